/** One labelled field of a form, with the place where its error is said. */

import { element, icon } from "./elements.js";

let count = 0;

/**
 * @param {string} label
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 * @param {string} hint
 */
export class Field {
  constructor(label, control, hint = "") {
    const id = `field-${++count}`;
    this.control = control;
    this.error = element("p", { class: "field-error", id: `${id}-error`, role: "alert", hidden: true });
    control.id = id;
    control.setAttribute("aria-describedby", `${id}-error ${id}-hint`);
    this.node = element(
      "div",
      { class: "field" },
      element("label", { for: id }, label),
      hint ? element("p", { class: "field-hint", id: `${id}-hint` }, hint) : null,
      control,
      this.error,
    );
  }

  get value() {
    return this.control.value.trim();
  }

  /** Says what is wrong and goes there; "" takes it back. */
  refuse(sentence) {
    this.error.replaceChildren(...(sentence ? [icon("alert"), sentence] : []));
    this.error.hidden = !sentence;
    this.control.setAttribute("aria-invalid", String(Boolean(sentence)));
    if (sentence) this.control.focus();
  }
}

/** While it works, the button is busy and a second press does nothing. The answer is that of `work`. */
export async function busy(button, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  button.classList.add("is-busy");
  try {
    return await work();
  } finally {
    button.removeAttribute("aria-disabled");
    button.classList.remove("is-busy");
  }
}
