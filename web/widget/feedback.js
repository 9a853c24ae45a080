/** "Did this help?" below an article. The answer is counted; a "no" leads to the assistant. */

import { button, element, icon } from "./elements.js";

export function wasItHelpful(article, { api, texts, askAssistant }) {
  const answers = element("div", { class: "feedback-answers" });
  const question = element("h3", { id: "feedback-title" }, texts.say("help.feedback.question"));
  const box = element("section", { class: "feedback", "aria-labelledby": "feedback-title" }, question, answers);
  let told = false;
  /** The first answer counts, once. Readers are thanked whether or not it arrives: it is ours to miss. */
  const tell = (helped) => {
    if (told) return;
    told = true;
    const path = `articles/${encodeURIComponent(article.id)}/feedback`;
    api.leave(path, { language: article.language, helped });
  };
  const thank = () => {
    tell(true);
    const words = texts.say("help.feedback.thanks");
    const thanks = element("p", { class: "feedback-thanks", tabindex: "-1" }, icon("check"), words);
    box.replaceChildren(thanks);
    thanks.focus();
  };
  const ask = () => {
    tell(false);
    askAssistant({ draft: texts.say("help.feedback.draft", { title: article.title }) });
  };
  answers.append(
    button("button", thank, texts.say("help.feedback.yes")),
    button("button", ask, texts.say("help.feedback.no")),
  );
  return box;
}
