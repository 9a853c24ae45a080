/** The left column: who waits, one's own conversations, colleagues' for those who oversee, and tickets. */

import { button, element, icon } from "/widget/elements.js";
import { QueueFilter } from "./queue_filter.js";

export class Lists {
  #context;
  #filter;
  #groups = element("div", {});

  constructor(context) {
    this.#context = context;
    const { texts, desk } = context;
    this.root = element("nav", { class: "lists", "aria-label": texts.say("console.list.label") });
    this.#filter = new QueueFilter(context, () => this.draw());
    this.root.append(this.#filter.root, this.#groups); // the filter is never drawn anew under somebody's fingers
    for (const happening of ["board", "log", "read", "show"]) desk.addEventListener(happening, () => this.draw());
    this.draw();
  }

  draw() {
    const { desk } = this.#context;
    const { queue, mine, others, tickets } = desk.board;
    const focused = document.activeElement?.closest?.(".lists [data-show]")?.dataset.show;
    this.#groups.replaceChildren(
      this.#queue(queue),
      this.#section("mine", mine),
      ...(others.length > 0 ? [this.#section("others", others)] : []),
      this.#tickets(tickets),
      this.#search(),
    );
    if (focused) this.root.querySelector(`[data-show="${CSS.escape(focused)}"]`)?.focus();
    const count = queue.length + mine.filter(({ id }) => desk.unread(id) > 0).length;
    document.title = `${count > 0 ? `(${count}) ` : ""}${this.#say("console.title")} · Switchyard`;
  }

  /** Shows the conversation above (-1) or below (1). */
  move(step) {
    const { desk } = this.#context;
    const { queue, mine, others } = desk.board;
    const ids = [...this.#filter.of(queue), ...mine, ...others].map(({ id }) => id);
    if (ids.length === 0) return;
    const at = ids.indexOf(desk.conversation);
    desk.show(`conversation:${ids[at < 0 ? 0 : (at + step + ids.length) % ids.length]}`);
  }

  #queue(queue) {
    const wanted = this.#filter.of(queue);
    if (wanted.length === queue.length) return this.#section("queue", wanted);
    const count = this.#say("console.filter.some", { shown: wanted.length, count: queue.length });
    return this.#section("queue", wanted, { count, empty: () => this.#filter.nobody() });
  }

  #section(name, cards, { count = String(cards.length), empty = () => this.#empty(name) } = {}) {
    const heading = element("h2", {}, this.#say(`console.list.${name}`), element("span", { class: "count" }, count));
    const entries = cards.map((card) => element("li", {}, this.#card(card)));
    const list = entries.length > 0 ? element("ul", {}, ...entries) : empty();
    return element("section", { class: `group ${name}` }, heading, list);
  }

  #empty(name) {
    return element("p", { class: "muted" }, this.#say(`console.list.${name}_empty`));
  }

  #card(card) {
    const { texts, desk } = this.#context;
    const what = `conversation:${card.id}`;
    const unread = desk.isMine(card.id) ? desk.unread(card.id) : 0;
    const waiting = card.owner === "queue";
    const excerpt = card.last_author === "agent" ? this.#say("console.list.you", { text: card.excerpt }) : card.excerpt;
    const node = button(
      `entry${unread > 0 ? " is-unread" : ""}`,
      () => desk.show(what),
      element(
        "span",
        { class: "entry-head" },
        element("strong", {}, nameOf(card, texts)),
        element("time", {}, texts.since(card.since)),
      ),
      element(
        "span",
        { class: "entry-facts" },
        element("span", { class: "excerpt" }, texts.matter(card.category)),
        language(card.language),
      ),
      element(
        "span",
        { class: "entry-tail" },
        element("span", { class: "excerpt" }, excerpt),
        unread > 0 ? this.#badge(unread) : null,
        waiting && card.rings ? element("span", { class: "chip info" }, this.#say("console.list.rings")) : null,
      ),
    );
    node.dataset.show = what;
    if (desk.shown === what) node.setAttribute("aria-current", "true");
    return node;
  }

  #badge(count) {
    const label = this.#say("console.list.unread", { count });
    return element("span", { class: "badge", "aria-label": label }, String(count));
  }

  #tickets(count) {
    const { desk } = this.#context;
    const node = button(
      "entry flat",
      () => desk.show("tickets"),
      icon("ticket"),
      element("span", {}, this.#say("console.list.tickets")),
      element("span", { class: "count" }, String(count)),
    );
    node.dataset.show = "tickets";
    if (desk.shown.startsWith("ticket")) node.setAttribute("aria-current", "true");
    return element("section", { class: "group" }, node);
  }

  #search() {
    const { desk } = this.#context;
    const words = element("span", {}, this.#say("console.search.title"));
    const node = button("entry flat", () => desk.show("search"), icon("search"), words);
    node.dataset.show = "search";
    if (desk.shown === "search") node.setAttribute("aria-current", "true");
    return element("section", { class: "group" }, node);
  }

  #say(key, values) {
    return this.#context.texts.say(key, values);
  }
}

/** The visitor's name, or that they are unknown. */
export function nameOf(card, texts) {
  return card?.name || texts.say("console.list.stranger");
}

function language(code) {
  return element("span", { class: "code" }, code.toUpperCase());
}
