/** The tickets that this customer has opened. */

import { element, icon, trouble } from "./elements.js";
import { stateChip } from "./states.js";

export class Tickets {
  #root;
  #context;

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
  }

  async load() {
    const { api, texts } = this.#context;
    try {
      const { tickets } = await api.get("tickets");
      this.#root.replaceChildren(tickets.length ? this.#list(tickets) : this.#none());
    } catch (error) {
      this.#root.replaceChildren(trouble(texts.excuse(error)));
    }
  }

  #list(tickets) {
    const rows = tickets.map((ticket) => element("li", {}, this.#row(ticket)));
    return element("ul", { class: "card flush article-list" }, ...rows);
  }

  #row(ticket) {
    const { texts, openTicket } = this.#context;
    const opened = texts.say("help.tickets.opened", { day: texts.day(ticket.opened_at) });
    const facts = [ticket.number, ticket.category_text, opened].filter(Boolean).join(" · ");
    return element(
      "button",
      { type: "button", class: "row", "data-ticket": ticket.number, onclick: () => openTicket(ticket) },
      icon("ticket"),
      element(
        "span",
        { class: "row-text" },
        element("span", { class: "row-title" }, ticket.subject),
        element("span", { class: "row-note" }, facts),
      ),
      stateChip(ticket),
      icon("next"),
    );
  }

  #none() {
    return element("p", { class: "card muted" }, this.#context.texts.say("help.tickets.none"));
  }
}
