/** Which of those who wait are listed, and in what order. Kept behind the `#` of the address, so a reload keeps it too. */

import { button, element } from "/widget/elements.js";

const FACETS = ["language", "category", "plan"];
const ORDERS = ["turn", "longest", "shortest"];

export class QueueFilter {
  #context;
  #onchange;
  #chosen = {};
  #selects = new Map();
  #summary = element("summary", {});

  /** @param {() => void} onchange something else was chosen */
  constructor(context, onchange) {
    this.#context = context;
    this.#onchange = onchange;
    const kept = new URLSearchParams(location.hash.slice(1));
    for (const name of [...FACETS, "order"]) this.#chosen[name] = kept.get(name) ?? "";
    for (const name of [...FACETS, "order"]) this.#selects.set(name, this.#select(name));
    const rows = [...this.#selects].map(([name, select]) =>
      element("label", {}, element("span", {}, this.#say(name)), select),
    );
    this.root = element("details", { class: "filter" }, this.#summary, ...rows);
    this.root.open = this.isOn;
  }

  /** Whether somebody who waits may be left out. */
  get isOn() {
    return FACETS.some((name) => this.#chosen[name]);
  }

  /** Those of the queue that are wanted, in the order that is wanted; what can be chosen follows the queue. */
  of(queue) {
    this.#offer(queue);
    const wanted = queue.filter((card) => FACETS.every((name) => !this.#chosen[name] || card[name] === this.#chosen[name]));
    const { order } = this.#chosen;
    if (order !== "longest" && order !== "shortest") return wanted; // as the server has them: who is next comes first
    const sign = order === "longest" ? 1 : -1;
    return wanted.toSorted((one, other) => sign * (new Date(one.since) - new Date(other.since)));
  }

  /** What stands where nobody fits. */
  nobody() {
    const all = button("text-button", () => this.#clear(), this.#say("clear"));
    return element("p", { class: "muted" }, this.#say("none"), " ", all);
  }

  #select(name) {
    const onchange = ({ target }) => this.#choose({ [name]: target.value });
    return element("select", { name, onchange });
  }

  #choose(values) {
    Object.assign(this.#chosen, values);
    const kept = new URLSearchParams(Object.entries(this.#chosen).filter(([, value]) => value)).toString();
    history.replaceState(history.state, "", kept ? `#${kept}` : location.pathname);
    this.#onchange();
  }

  #clear() {
    this.#choose(Object.fromEntries(FACETS.map((name) => [name, ""])));
    this.#summary.focus();
  }

  #offer(queue) {
    for (const name of FACETS) {
      const there = new Set([...queue.map((card) => card[name]), this.#chosen[name]].filter(Boolean));
      this.#fill(name, ["", ...[...there].sort()]);
    }
    this.#fill("order", ORDERS);
    const chosen = FACETS.filter((name) => this.#chosen[name]).map((name) => this.#name(name, this.#chosen[name]));
    this.#summary.textContent = [this.#say("label"), ...chosen].join(" · ");
  }

  /** New choices only where there are others: a list that somebody has open stays open. */
  #fill(name, values) {
    const select = this.#selects.get(name);
    const offered = [...select.options].map(({ value }) => value);
    if (offered.length !== values.length || offered.join() !== values.join())
      select.replaceChildren(...values.map((value) => new Option(this.#name(name, value), value)));
    select.value = this.#chosen[name] || values[0];
  }

  #name(facet, value) {
    const { texts } = this.#context;
    if (!value) return this.#say("any");
    if (facet === "order") return texts.say(`console.filter.order_${value}`);
    if (facet === "language") return texts.nameOf(value);
    return facet === "category" ? texts.matter(value) : value;
  }

  #say(key) {
    return this.#context.texts.say(`console.filter.${key}`);
  }
}
