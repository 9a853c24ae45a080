/** The tickets that wait for an answer. The row of a ticket is the same one for as long as it waits. */

import { button, element, icon } from "/widget/elements.js";
import { Steady } from "./steady.js";

export class TicketList {
  #context;
  #list = element("div", { class: "ticket-list" });
  #none;
  #rows = new Map();
  #steady = new Steady(this.#list);

  constructor(context) {
    this.#context = context;
    const { texts } = context;
    const title = element("h1", {}, texts.say("console.list.tickets"));
    this.#none = element("div", { class: "nothing" }, icon("ticket"), element("p", {}, texts.say("console.ticket.none")));
    this.pieces = [element("header", { class: "chat-head" }, title), this.#list, this.#none];
  }

  /** What waits now. */
  fill(tickets) {
    const rows = new Map(tickets.map((ticket) => [ticket.number, this.#row(ticket)]));
    this.#steady.arrange(this.#list, [...rows.values()]);
    this.#rows = rows;
    this.#list.hidden = tickets.length === 0;
    this.#none.hidden = tickets.length > 0;
  }

  #row(ticket) {
    const { desk } = this.#context;
    const row = this.#rows.get(ticket.number) ?? button("ticket-row", () => desk.show(`ticket:${ticket.number}`));
    row.replaceChildren(...this.#cells(ticket));
    return row;
  }

  #cells({ number, subject, name, category, language, opened_at: at }) {
    const { texts } = this.#context;
    const facts = [name, texts.matter(category)].filter(Boolean).join(" · ");
    return [
      element("span", { class: "number" }, String(number)),
      element("span", { class: "subject" }, element("strong", {}, subject), element("small", {}, facts)),
      element("span", { class: "code" }, language.toUpperCase()),
      element("time", { datetime: at, title: texts.moment(at) }, texts.since(at)),
    ];
  }
}
