/** Which column is in sight where there is no room for all three, and the ways between them. What is shown decides: nothing
 *  leaves the lists, something the work; the brief is asked for. How much room there is, only the style sheet knows. */

import { button, element, icon } from "/widget/elements.js";
import { Trail } from "./trail.js";

export class Columns {
  #desk;
  #texts;
  #columns;
  #before = "";
  #trail;
  #back = button("button small back", () => this.#desk.show(""));
  #turn = button("button small turn", () => this.#toggle());

  /** @param {{desk, texts}} context @param {{lists: HTMLElement, work: HTMLElement, brief: HTMLElement}} columns */
  constructor({ desk, texts }, columns) {
    this.#desk = desk;
    this.#texts = texts;
    this.#columns = columns;
    const ways = element("nav", { class: "ways", "aria-label": this.#say("columns.label") }, this.#back, this.#turn);
    this.root = element("div", { class: "desk" }, columns.lists, ways, columns.work, columns.brief);
    desk.addEventListener("show", () => this.#follow());
    for (const happening of ["board", "log", "read"]) desk.addEventListener(happening, () => this.#draw());
    this.#trail = new Trail((place) => this.#return(place));
    this.#bring("lists");
  }

  /** The work comes into sight if the brief stands before it. */
  toWork() {
    if (this.#inSight === "brief") this.#bring("work");
  }

  /** The brief comes into sight, and is read by keys. */
  toBrief() {
    if (!this.#desk.conversation) return;
    this.#bring("brief");
    this.#focus("brief", { focusVisible: true }); // browsers take no key with Alt for one that somebody goes by
  }

  get #inSight() {
    return this.root.dataset.column;
  }

  #bring(column) {
    this.root.dataset.column = column;
    this.#draw();
    this.#trail.come({ shown: this.#desk.shown, column }, this.#isAlone);
  }

  /** By the browser's own "back". */
  #return({ shown, column }) {
    this.#desk.show(shown);
    if (column === this.#inSight) return;
    this.#bring(column);
    this.#focus(column);
  }

  #follow() {
    const column = this.#desk.shown ? "work" : "lists";
    this.#bring(column);
    if (this.#isAlone) this.#focus(column);
    this.#before = this.#desk.shown;
  }

  #toggle() {
    const column = this.#inSight === "brief" ? "work" : "brief";
    this.#bring(column);
    this.#focus(column);
  }

  /** Whether only one column is in sight. */
  get #isAlone() {
    const { lists, work } = this.#columns;
    return [lists, work].some((column) => getComputedStyle(column).visibility === "hidden");
  }

  /** A column that comes into sight is read from its start; in the lists one goes on where one was. */
  #focus(column, how) {
    const place = this.#before.replace(/^ticket:.*/, "tickets");
    const entry = column === "lists" ? this.#columns.lists.querySelector(`[data-show="${place}"]`) : null;
    const target = entry ?? this.#columns[column];
    if (!entry) target.tabIndex = -1;
    target.focus(how);
  }

  #draw() {
    const { conversation, calls } = this.#desk;
    const turned = this.#inSight === "brief";
    const unread = turned ? this.#desk.unread(conversation) : 0;
    show(this.#back, icon("back"), this.#say("columns.lists"), this.#badge(calls - Math.sign(unread), "columns.calls"));
    show(this.#turn, icon(turned ? "chat" : "info"), this.#say(turned ? "chat.label" : "brief.title"), this.#badge(unread, "list.unread"));
    this.#turn.hidden = !conversation;
  }

  #badge(count, name) {
    if (count < 1) return null;
    const words = element("span", { class: "visually-hidden" }, this.#say(name, { count }));
    return element("span", { class: "badge" }, element("span", { "aria-hidden": "true" }, String(count)), words);
  }

  #say(key, values) {
    return this.#texts.say(`console.${key}`, values);
  }
}

function show(node, ...pieces) {
  node.replaceChildren(...pieces.filter(Boolean));
}
