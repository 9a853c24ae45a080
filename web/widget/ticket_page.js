/** One ticket: its state, what was written, its files, and a field to answer. */

import { Attachments } from "./attachments.js";
import { element, icon, trouble } from "./elements.js";
import { busy, Field } from "./field.js";
import { newId } from "./outbox.js";
import { stateChip } from "./states.js";

export class TicketPage {
  #root;
  #context;
  #files = [];

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
  }

  async show(number) {
    const { api, texts } = this.#context;
    const path = `tickets/${encodeURIComponent(number)}`;
    this.#files = [];
    this.#root.replaceChildren(element("p", { class: "loading", role: "status" }, texts.say("widget.loading")));
    try {
      const ticket = await api.get(path);
      const title = this.#draw(ticket, () => this.#refresh(path));
      title.focus();
    } catch (error) {
      this.#root.replaceChildren(trouble(texts.excuse(error)));
    }
  }

  /** After an answer was sent the page is drawn anew; the words of thanks take the focus. */
  async #refresh(path) {
    const { api, texts } = this.#context;
    const ticket = await api.get(path);
    this.#draw(ticket, () => this.#refresh(path));
    const thanks = element("p", { class: "sent", tabindex: "-1" }, icon("check"), texts.say("help.ticket.sent"));
    this.#root.querySelector("form").before(thanks);
    thanks.focus();
  }

  #draw(ticket, onsent) {
    const { texts } = this.#context;
    const title = element("h2", { class: "article-title", tabindex: "-1" }, ticket.subject);
    const number = element("span", {}, texts.say("widget.ticket.number", ticket));
    const category = element("span", {}, ticket.category_text ?? "");
    const facts = element("p", { class: "ticket-facts" }, number, category, stateChip(ticket));
    const messages = element("ol", { class: "letters" }, ...ticket.messages.map((message) => this.#letter(message)));
    const form = this.#answerForm(ticket, onsent);
    this.#root.replaceChildren(facts, title, ...this.#expectation(ticket), messages, this.#attached(ticket), form);
    return title;
  }

  /** Those that the server has, then those that are still under way. */
  #attached({ number, files }) {
    const ids = files.map(({ id }) => id);
    this.#files = [...files, ...this.#files.filter(({ id }) => !ids.includes(id))];
    const heading = element("h3", {}, this.#context.texts.say("widget.files.title"));
    const path = `tickets/${encodeURIComponent(number)}/files`;
    return element("section", { class: "letter" }, heading, new Attachments(path, this.#files, this.#context).node);
  }

  #expectation({ state, answer_due_at: due }) {
    if (state !== "open" || !due) return [];
    const { texts } = this.#context;
    const words = texts.say("help.ticket.answer_due", { moment: texts.moment(due) });
    return [element("p", { class: "hint" }, icon("clock"), words)];
  }

  #letter({ at, author, author_name: name, text }) {
    const { texts } = this.#context;
    const from = author === "customer" ? texts.say("widget.author.visitor") : name || texts.say("help.ticket.support");
    return element(
      "li",
      { class: `letter from-${author}` },
      element(
        "p",
        { class: "letter-head" },
        icon(author === "customer" ? "person" : "chat"),
        element("strong", {}, from),
        element("time", { class: "muted", datetime: at }, texts.moment(at)),
      ),
      element("p", { class: "letter-text" }, text),
    );
  }

  #answerForm({ number }, onsent) {
    const { api, texts } = this.#context;
    const field = new Field(texts.say("help.ticket.answer"), element("textarea", { rows: "4", maxlength: "10000" }));
    const button = element("button", { type: "submit", class: "button primary" }, texts.say("help.ticket.send"));
    const clientId = newId(); // one for the form: pressed again after a failure it is still the same answer
    const send = async () => {
      field.refuse(field.value ? "" : texts.say("help.ticket.empty"));
      if (!field.value) return;
      try {
        const answer = { client_msg_id: clientId, text: field.value };
        await api.post(`tickets/${encodeURIComponent(number)}/messages`, answer);
        await onsent();
      } catch (error) {
        field.refuse(texts.excuse(error));
      }
    };
    const onsubmit = (event) => {
      event.preventDefault();
      busy(button, send);
    };
    return element("form", { class: "form", novalidate: true, onsubmit }, field.node, button);
  }
}
