/** Where a note is written. It is never drawn anew under somebody's fingers, and what was begun waits for them. */

import { button, element } from "/widget/elements.js";
import { newId } from "/widget/outbox.js";

export class Jotter {
  #conversation;
  #context;
  #onsaved;
  #field;
  #id = newId(); // the same until it is kept, so that a second try is no second note

  /** @param {() => void} onsaved there is one more note */
  constructor(conversation, context, onsaved) {
    this.#conversation = conversation;
    this.#context = context;
    this.#onsaved = onsaved;
    const words = context.texts.say("console.brief.note");
    const oninput = () => sessionStorage.setItem(this.#draft, this.#field.value);
    this.#field = element("textarea", { rows: 2, placeholder: words, "aria-label": words, oninput });
    this.#field.value = sessionStorage.getItem(this.#draft) ?? "";
    const save = button("button small", () => this.#save(), context.texts.say("console.brief.note_save"));
    this.root = element("div", { class: "jot" }, this.#field, save);
  }

  get #draft() {
    return `console.note.${this.#conversation}`;
  }

  async #save() {
    const { api, texts, toast } = this.#context;
    const text = this.#field.value.trim();
    if (!text) return;
    try {
      await api.post(`conversations/${this.#conversation}/notes`, { client_msg_id: this.#id, text });
    } catch (error) {
      return toast(texts.excuse(error));
    }
    this.#id = newId();
    this.#field.value = "";
    sessionStorage.removeItem(this.#draft);
    this.#onsaved();
  }
}
