/** "Did this help?" below an article. Nothing is sent: a "no" leads to the assistant. */

import { button, element, icon } from "./elements.js";

export function wasItHelpful(article, { texts, askAssistant }) {
  const answers = element("div", { class: "feedback-answers" });
  const question = element("h3", { id: "feedback-title" }, texts.say("help.feedback.question"));
  const box = element("section", { class: "feedback", "aria-labelledby": "feedback-title" }, question, answers);
  const thank = () => {
    const words = texts.say("help.feedback.thanks");
    const thanks = element("p", { class: "feedback-thanks", tabindex: "-1" }, icon("check"), words);
    box.replaceChildren(thanks);
    thanks.focus();
  };
  const ask = () => askAssistant({ draft: texts.say("help.feedback.draft", { title: article.title }) });
  answers.append(
    button("button", thank, texts.say("help.feedback.yes")),
    button("button", ask, texts.say("help.feedback.no")),
  );
  return box;
}
