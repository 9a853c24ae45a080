/** The menu of languages. Choosing one presses a button that is always on offer: the conversation stays in it. */

import { element, icon } from "./elements.js";

export class LanguageMenu {
  #button;
  #list;
  #texts;
  #press;

  /** @param {(button: {id: string, title: string}) => void} press */
  constructor(button, list, texts, press) {
    this.#button = button;
    this.#list = list;
    this.#texts = texts;
    this.#press = press;
    button.addEventListener("click", () => (list.hidden ? this.#open() : this.close()));
    document.addEventListener("pointerdown", ({ target }) => {
      if (!list.contains(target) && !button.contains(target)) this.close();
    });
    list.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !list.contains(relatedTarget)) this.close();
    });
    list.addEventListener("keydown", (event) => this.#move(event));
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  close() {
    this.#list.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
  }

  /** The languages are the spoken ones of languages.yml, which the server puts among the texts. */
  fill() {
    const languages = this.#texts.below("widget.switch_language");
    this.#list.replaceChildren(...languages.map((language) => element("li", {}, this.#choice(language))));
    this.#button.querySelector("span").textContent = this.#texts.language.toUpperCase();
  }

  #choice(language) {
    const current = language === this.#texts.language;
    const choose = () => {
      this.close();
      this.#button.focus();
      const title = this.#texts.say(`widget.switch_language.${language}`);
      if (!current) this.#press({ id: `language:${language}`, title });
    };
    const name = this.#texts.say(`widget.language.${language}`);
    return element(
      "button",
      { type: "button", lang: language, "aria-current": current ? "true" : null, onclick: choose },
      name,
      current ? icon("check") : null,
    );
  }

  #open() {
    this.#list.hidden = false;
    this.#button.setAttribute("aria-expanded", "true");
    (this.#list.querySelector("[aria-current]") ?? this.#list.querySelector("button"))?.focus();
  }

  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const choices = [...this.#list.querySelectorAll("button")];
    const next = choices.indexOf(document.activeElement) + step;
    choices[(next + choices.length) % choices.length].focus();
  }
}
