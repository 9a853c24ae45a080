/** Where a ticket is answered. What was begun stays, with the id that it is sent under, until it has arrived. */

import { element, icon, trouble } from "/widget/elements.js";
import { newId } from "/widget/outbox.js";

export class TicketAnswer {
  #ticket;
  #context;
  #on;
  #id;
  #field;
  #problem = element("div", {});
  #send;

  /** @param {{onsent: () => void, onrefused: (sentence: string) => void}} listeners refused: a colleague was faster */
  constructor(ticket, context, listeners) {
    this.#ticket = ticket;
    this.#context = context;
    this.#on = listeners;
    const { texts } = context;
    const { id, text } = JSON.parse(sessionStorage.getItem(this.#draft) ?? "{}");
    this.#id = id ?? newId();
    const words = { "aria-label": texts.say("console.ticket.answer"), placeholder: texts.say("console.ticket.answer") };
    this.#field = element("textarea", { rows: 4, lang: ticket.language, ...words, oninput: () => this.#keep() });
    this.#field.value = text ?? "";
    this.#send = element("button", { class: "button primary", type: "submit" }, icon("send"), texts.say("console.ticket.send"));
    const foot = element("div", { class: "composer-foot" }, element("span"), this.#send);
    const onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    const form = element("form", { class: "composer", onsubmit }, this.#problem, this.#field, foot);
    this.root = element("div", { class: "foot" }, form);
  }

  /** What stands against it, where it is written. */
  tell(sentence) {
    this.#problem.replaceChildren(trouble(sentence));
    this.#field.focus();
  }

  get #draft() {
    return `console.answer.${this.#ticket.number}`;
  }

  #keep() {
    sessionStorage.setItem(this.#draft, JSON.stringify({ id: this.#id, text: this.#field.value }));
  }

  async #submit() {
    const { api, texts } = this.#context;
    const { number, messages } = this.#ticket;
    this.#send.disabled = true;
    this.#keep(); // under the same id until it has arrived, so that a second try is no second answer
    try {
      const answer = { client_msg_id: this.#id, text: this.#field.value, seen: messages.length };
      await api.post(`tickets/${number}/answers`, answer);
      sessionStorage.removeItem(this.#draft);
      this.#on.onsent();
    } catch (error) {
      if (error.code === "answered_meanwhile") this.#on.onrefused(texts.excuse(error));
      else this.tell(texts.excuse(error));
    } finally {
      this.#send.disabled = false;
    }
  }
}
