/** The middle, for tickets: the list of those that wait for an answer, and one with its thread and the answer box. */

import { button, element, icon, trouble } from "/widget/elements.js";
import { fileLink } from "./files.js";
import { TicketAnswer } from "./ticket_answer.js";
import { TicketList } from "./ticket_list.js";

export class Tickets {
  #root;
  #context;
  #count = -1;
  #list;
  #answer = null;

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
    this.#list = new TicketList(context);
    context.desk.addEventListener("board", () => context.desk.shown === "tickets" && this.#recount());
  }

  /** Draws what is shown now: the list, or one ticket. */
  async show() {
    const { api, desk, texts } = this.#context;
    const { shown } = desk;
    const number = shown.split(":")[1];
    try {
      const answer = await api.get(number ? `tickets/${number}` : "tickets");
      if (desk.shown !== shown) return;
      if (number) this.#root.replaceChildren(...this.#thread(answer));
      else this.#showList(answer);
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

  #showList({ tickets }) {
    this.#list.fill(tickets);
    if (!this.#root.contains(this.#list.pieces[0])) this.#root.replaceChildren(...this.#list.pieces);
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
    const { texts, desk } = this.#context;
    const side = author !== "support" ? "from-visitor" : name === desk.agent.name ? "from-me" : "from-agent";
    const head = element(
      "p",
      { class: "author" },
      name ?? texts.say(`console.ticket.${author}`),
      " ",
      element("time", {}, texts.moment(at)),
    );
    return element(
      "li",
      { class: `message ${side}` },
      head,
      element("p", { class: "bubble" }, text),
    );
  }
}
