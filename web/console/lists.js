/** The left column: who waits, one's own conversations, colleagues' for those who oversee, and tickets. */

import { button, element, icon } from "/widget/elements.js";
import { QueueFilter } from "./queue_filter.js";
import { Steady } from "./steady.js";
import { nameOf } from "./visitor_name.js";

export class Lists {
  #context;
  #filter;
  #groups;
  #entries = new Map();
  #steady;

  constructor(context) {
    this.#context = context;
    const { texts, desk } = context;
    this.root = element("nav", { class: "lists", "aria-label": texts.say("console.list.label") });
    this.#steady = new Steady(this.root);
    this.#filter = new QueueFilter(context, () => this.draw());
    this.#groups = {
      queue: this.#group("queue", this.#filter.nobody()),
      mine: this.#group("mine"),
      others: this.#group("others", ""),
      tickets: this.#way("tickets", "ticket", "console.list.tickets"),
      search: this.#way("search", "search", "console.search.title"),
    };
    this.root.append(this.#filter.root, ...Object.values(this.#groups).map(({ root }) => root));
    for (const happening of ["board", "log", "read", "show"]) desk.addEventListener(happening, () => this.draw());
    this.draw();
  }

  draw() {
    const { desk } = this.#context;
    const { queue, mine, others, tickets } = desk.board;
    const focused = document.activeElement?.closest?.(".lists [data-show]");
    this.#forget([...queue, ...mine, ...others]);
    this.#drawQueue(queue);
    this.#fill("mine", mine, this.#say("console.list.held", { chats: mine.length, most: desk.board.most_chats }));
    this.#fill("others", others);
    this.#groups.others.root.hidden = others.length === 0;
    this.#groups.tickets.count.textContent = tickets;
    for (const name of ["tickets", "search"]) isCurrent(this.#groups[name].way, desk.shown.startsWith(name.replace(/s$/, "")));
    if (focused?.isConnected && focused !== document.activeElement) focused.focus(); // it has moved to another list
    const count = desk.calls;
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

  #group(name, whenLeftOut = null) {
    const count = element("span", { class: "count" });
    const list = element("ul", {});
    const empty = whenLeftOut === "" ? "" : element("p", { class: "muted" }, this.#say(`console.list.${name}_empty`));
    const heading = element("h2", {}, this.#say(`console.list.${name}`), count);
    return { root: element("section", { class: `group ${name}` }, heading, list, empty, whenLeftOut), count, list, empty, whenLeftOut };
  }

  /** A way to another page of the middle. */
  #way(name, sign, key) {
    const count = element("span", { class: "count" });
    const way = button("entry flat", () => this.#context.desk.show(name), icon(sign), element("span", {}, this.#say(key)));
    way.dataset.show = name;
    if (name === "tickets") way.append(count);
    return { root: element("section", { class: "group" }, way), way, count };
  }

  #drawQueue(queue) {
    const wanted = this.#filter.of(queue);
    const some = { shown: wanted.length, count: queue.length };
    const { empty, whenLeftOut } = this.#groups.queue;
    this.#fill("queue", wanted, some.shown < some.count ? this.#say("console.filter.some", some) : String(some.count));
    whenLeftOut.hidden = some.shown > 0 || some.count === 0;
    empty.hidden = some.count > 0;
  }

  #fill(name, cards, count = String(cards.length)) {
    const group = this.#groups[name];
    group.count.textContent = count;
    this.#steady.arrange(group.list, cards.map((card) => this.#entry(card)));
    if (group.empty) group.empty.hidden = cards.length > 0;
  }

  /** The entry of a conversation is the same one for as long as it is listed: a click that has begun lands. */
  #entry(card) {
    const { desk } = this.#context;
    const what = `conversation:${card.id}`;
    if (!this.#entries.has(card.id)) {
      const way = button("entry", () => desk.show(what));
      way.dataset.show = what;
      this.#entries.set(card.id, element("li", {}, way));
    }
    const way = this.#entries.get(card.id).firstChild;
    const unread = desk.isMine(card.id) ? desk.unread(card.id) : 0;
    way.classList.toggle("is-unread", unread > 0 || desk.isFresh(card.id));
    way.replaceChildren(...this.#lines(card, unread));
    isCurrent(way, desk.shown === what);
    return this.#entries.get(card.id);
  }

  #lines(card, unread) {
    const { texts, desk } = this.#context;
    const line = (name, ...content) => element("span", { class: `entry-${name}` }, ...content);
    const excerpt = card.last_author === "agent" ? this.#say("console.list.you", { text: card.excerpt }) : card.excerpt;
    const rings = (desk.isFresh(card.id) && unread === 0) || (card.owner === "queue" && card.rings);
    return [
      line("head", element("strong", {}, nameOf(card, texts)), element("time", {}, texts.since(card.since))),
      line("facts", element("span", { class: "excerpt" }, texts.matter(card.category)), language(card.language)),
      line(
        "tail",
        element("span", { class: "excerpt" }, excerpt),
        unread > 0 ? this.#badge(unread) : null,
        rings ? element("span", { class: "chip info" }, this.#say("console.list.rings")) : null,
      ),
    ];
  }

  #badge(count) {
    const label = this.#say("console.list.unread", { count });
    return element("span", { class: "badge", "aria-label": label }, String(count));
  }

  #forget(cards) {
    const listed = new Set(cards.map(({ id }) => id));
    for (const id of this.#entries.keys()) if (!listed.has(id)) this.#entries.delete(id);
  }

  #say(key, values) {
    return this.#context.texts.say(key, values);
  }
}

function isCurrent(way, current) {
  if (current) way.setAttribute("aria-current", "true");
  else way.removeAttribute("aria-current");
}

function language(code) {
  return element("span", { class: "code" }, code.toUpperCase());
}
