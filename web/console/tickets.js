/** The middle, for tickets: those that wait for an answer, and one with its thread and the answer box. */

import { button, element, icon, trouble } from "/widget/elements.js";
import { fileLink } from "./files.js";
import { TicketAnswer } from "./ticket_answer.js";

export class Tickets {
  #root;
  #context;
  #count = -1;
  #answer = null;

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
    context.desk.addEventListener("board", () => context.desk.shown === "tickets" && this.#recount());
  }

  /** Draws what is shown now: the list, or one ticket. */
  async show() {
    const { api, desk, texts } = this.#context;
    const { shown } = desk;
    const number = shown.split(":")[1];
    try {
      const answer = await api.get(number ? `tickets/${number}` : "tickets");
      const content = number ? this.#thread(answer) : this.#list(answer);
      if (desk.shown === shown) this.#root.replaceChildren(...content);
    } catch (error) {
      if (desk.shown === shown) this.#root.replaceChildren(trouble(texts.excuse(error)));
    }
  }

  /** With what a colleague has written meanwhile, and that it was. */
  async #showAgain(sentence) {
    await this.show();
    this.#answer?.tell(sentence);
  }

  #recount() {
    const { tickets } = this.#context.desk.board;
    if (tickets !== this.#count) this.show();
    this.#count = tickets;
  }

  #list({ tickets }) {
    const { texts, desk } = this.#context;
    const row = (ticket) =>
      button(
        "ticket-row",
        () => desk.show(`ticket:${ticket.number}`),
        element("span", { class: "number" }, String(ticket.number)),
        element(
          "span",
          { class: "subject" },
          element("strong", {}, ticket.subject),
          element("small", {}, [ticket.name, texts.matter(ticket.category)].filter(Boolean).join(" · ")),
        ),
        element("span", { class: "code" }, ticket.language.toUpperCase()),
        element("time", {}, texts.since(ticket.opened_at)),
      );
    const head = element("header", { class: "chat-head" }, element("h1", {}, texts.say("console.list.tickets")));
    const none = element(
      "div",
      { class: "nothing" },
      icon("ticket"),
      element("p", {}, texts.say("console.ticket.none")),
    );
    return [head, tickets.length > 0 ? element("div", { class: "ticket-list" }, ...tickets.map(row)) : none];
  }

  #thread(ticket) {
    const { texts, desk } = this.#context;
    const opened = texts.say("console.ticket.opened", { moment: texts.moment(ticket.opened_at) });
    const facts = [
      texts.say("console.ticket.number", ticket),
      ticket.name,
      texts.matter(ticket.category),
      opened,
      texts.say(`state.${ticket.state}`),
    ];
    const back = button("icon-button", () => desk.show("tickets"), icon("back"));
    back.setAttribute("aria-label", texts.say("console.list.tickets"));
    const title = element(
      "div",
      {},
      element("h1", {}, ticket.subject),
      element("p", { class: "muted" }, facts.filter(Boolean).join(" · ")),
    );
    const head = element("header", { class: "chat-head" }, back, title);
    const messages = element("ol", { class: "log-list" }, ...ticket.messages.map((message) => this.#message(message)));
    const thread = element("div", { class: "log", tabindex: "0" }, messages, this.#files(ticket));
    this.#answer = new TicketAnswer(ticket, this.#context, {
      onsent: () => {
        this.#context.toast(texts.say("console.ticket.sent"));
        this.show();
      },
      onrefused: (sentence) => this.#showAgain(sentence),
    });
    return [head, thread, this.#answer.root];
  }

  #files({ files }) {
    const { texts } = this.#context;
    if (files.length === 0) return null;
    const list = element("ul", {}, ...files.map((file) => element("li", {}, fileLink(file, texts))));
    return element("section", { class: "ticket-files" }, element("h2", {}, texts.say("console.ticket.files")), list);
  }

  #message({ at, author, author_name: name, text }) {
    const { texts } = this.#context;
    const head = element(
      "p",
      { class: "author" },
      name ?? texts.say(`console.ticket.${author}`),
      " ",
      element("time", {}, texts.moment(at)),
    );
    return element(
      "li",
      { class: `message ${author === "support" ? "from-me" : "from-visitor"}` },
      head,
      element("p", { class: "bubble" }, text),
    );
  }
}
