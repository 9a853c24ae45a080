/** How was the chat: solved or not, 1 to 5, a comment. Asked once, and easily skipped. */

import { button, element, icon } from "./elements.js";
import { busy, Field } from "./field.js";

const STARS = [1, 2, 3, 4, 5];
let count = 0;

/**
 * What was chosen is kept in `data`: when the language changes the log is drawn anew, and nothing may be lost by that.
 * @param {{id: string, asks_solved: boolean}} data
 * @param {import("./message.js").MessageContext} context
 */
export function ratingForm(data, context) {
  const { texts } = context;
  data.answer ??= {};
  const comment = new Field(texts.say("widget.rating.comment"), element("textarea", { rows: "2", maxlength: "2000" }));
  comment.control.value = data.answer.comment ?? "";
  comment.control.addEventListener("input", () => (data.answer.comment = comment.value));
  const trouble = element("p", { class: "field-error", role: "alert", hidden: true });
  const submit = element("button", { type: "submit", class: "button primary" }, texts.say("widget.rating.send"));
  const skip = button("text-button", () => busy(skip, () => give({})), texts.say("widget.rating.skip"));
  const say = (sentence) => {
    trouble.replaceChildren(...(sentence ? [icon("alert"), sentence] : []));
    trouble.hidden = !sentence;
  };
  const give = async (answer) => {
    try {
      const path = `conversations/${encodeURIComponent(context.conversationId())}/rating`;
      await context.api.post(path, { rating: data.id, ...answer });
      form.inert = true; // what settles it comes with the log, and says thank you
    } catch (error) {
      say(texts.excuse(error));
    }
  };
  const onsubmit = (event) => {
    event.preventDefault();
    const said = Object.values(data.answer).some((value) => value !== "");
    say(said ? "" : texts.say("widget.rating.missing"));
    if (said) busy(submit, () => give(data.answer));
  };
  const form = element(
    "form",
    { class: "card form rating-form", "data-rating": data.id, novalidate: true, onsubmit },
    data.asks_solved ? solvedChoice(data.answer, texts) : null,
    starChoice(data.answer, texts),
    comment.node,
    trouble,
    element("div", { class: "rating-foot" }, submit, skip),
  );
  return form;
}

/** The ids of the ratings that an event settles: answered or skipped, here or in another window. */
export function settledRatings({ parts }) {
  return parts.filter(({ type }) => type === "rated").map(({ id }) => id);
}

function solvedChoice(answer, texts) {
  const choose = (solved) => (answer.solved = solved);
  const choices = [[true, "yes"], [false, "no"]].map(([value, key]) => ({
    value, words: texts.say(`widget.rating.${key}`), checked: answer.solved === value,
  }));
  return choice("chips", texts.say("widget.rating.solved"), choices, choose);
}

function starChoice(answer, texts) {
  const choose = (stars) => (answer.stars = stars);
  const choices = STARS.map((value) => ({
    value, words: String(value), label: texts.say("widget.rating.star", { stars: value }), checked: answer.stars === value,
  }));
  const ends = ["worst", "best"].map((key) => element("span", {}, texts.say(`widget.rating.${key}`)));
  const group = choice("stars", texts.say("widget.rating.stars"), choices, choose);
  group.append(element("p", { class: "ends" }, ...ends));
  return group;
}

/** A group of radio buttons that look like buttons; arrow keys move in it as in any other. */
function choice(look, legend, choices, choose) {
  const name = `rating-${++count}`;
  const drawn = choices.map(({ value, words, label, checked }) => {
    const input = element("input", {
      type: "radio", name, value: String(value), checked, "aria-label": label, onchange: () => choose(value),
    });
    return element("label", {}, input, element("span", {}, words));
  });
  return element("fieldset", { class: `choice ${look}` }, element("legend", {}, legend), element("div", {}, ...drawn));
}
