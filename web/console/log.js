/** The log of one conversation, as it stands on the server, and below it what is not there yet. */

import { button, element, icon } from "/widget/elements.js";
import { message } from "./message.js";

const NEAR = 80; // px
const TYPING_FOR = 6000; // ms, unless it is said again

export class Log {
  #context;
  #list = element("ol", { class: "log-list" });
  #pending = element("ol", { class: "log-list" });
  #typing = element("p", { class: "typing", role: "status" });
  #typingTimer = 0;
  #last = 0;
  #atEnd = true;
  #size = "";
  #day = new Date().toDateString(); // of the last event: today's need not be named

  constructor(conversation, context) {
    this.conversation = conversation;
    this.#context = context;
    this.root = element(
      "div",
      { class: "log", role: "log", tabindex: "0", "aria-label": context.texts.say("console.chat.label") },
      this.#list,
      this.#pending,
      this.#typing,
    );
    // Columns come and go and the writing place grows: whoever reads the end keeps reading the end.
    new ResizeObserver(() => this.#resized()).observe(this.root);
    this.root.addEventListener("scroll", () => this.#scrolled());
  }

  /** New events; with `cut` they begin the log anew, and that is said. */
  add({ events, cut }) {
    const { texts } = this.#context;
    if (cut) this.#list.replaceChildren(element("li", { class: "note" }, texts.say("console.line.cut")));
    if (cut) this.#day = "";
    for (const event of events) {
      if (event.seq <= this.#last && !cut) continue;
      this.#last = event.seq;
      if (event.author === "visitor") this.#typing.textContent = "";
      const node = message(this.conversation, event, this.#context);
      if (node) this.#append(node, event);
    }
    this.showSeen();
    if (this.#atEnd || events.at(-1)?.author === "agent") this.#toEnd();
  }

  /** An event, and before it its day where a new one begins. */
  #append(node, { at, seq }) {
    const day = new Date(at).toDateString();
    const name = element("time", { datetime: at }, this.#context.texts.day(at));
    if (day !== this.#day) this.#list.append(element("li", { class: "note day" }, name));
    this.#day = day;
    node.dataset.seq = seq;
    this.#list.append(node);
  }

  /** Under one's last message that the visitor has seen: that they have. */
  showSeen() {
    const seen = this.#context.desk.seenBy(this.conversation);
    this.#list.querySelector(".seen")?.remove();
    const mine = [...this.#list.querySelectorAll(".from-me[data-seq]")];
    const last = mine.findLast(({ dataset }) => Number(dataset.seq) <= seen);
    last?.append(element("p", { class: "state seen" }, icon("check"), this.#context.texts.say("console.chat.seen")));
    if (this.#atEnd) this.#toEnd();
  }

  /** What was sent and not confirmed yet. */
  pending(entries) {
    this.#pending.replaceChildren(...entries.map((entry) => this.#unsent(entry)));
    if (entries.length > 0) this.#toEnd();
  }

  /** The visitor is writing. */
  typing(name) {
    this.#typing.textContent = this.#context.texts.say("console.chat.typing", { name });
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => (this.#typing.textContent = ""), TYPING_FOR);
    if (this.#atEnd) this.#toEnd();
  }

  #resized() {
    this.#size = sizeOf(this.root);
    if (this.#atEnd) this.#toEnd();
  }

  /** Browsers tell of scrolling before they tell of another size: what a new size moved, nobody has scrolled. */
  #scrolled() {
    if (sizeOf(this.root) === this.#size) this.#atEnd = this.#isAtEnd();
  }

  #isAtEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR;
  }

  #toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
    this.#atEnd = true;
  }

  #unsent({ id, text, problem }) {
    const { texts, outbox } = this.#context;
    const failed = [
      button("text-button", () => outbox.retry(id), texts.say("console.chat.failed")),
      problem?.message ? element("span", { class: "muted" }, problem.message) : null,
      button("text-button", () => outbox.discard(id), texts.say("console.chat.discard")),
    ];
    const state = problem ? failed : [texts.say("console.chat.sending")];
    return element(
      "li",
      { class: "message from-me pending" },
      element("p", { class: "bubble" }, text),
      element("p", { class: "state" }, ...state),
    );
  }
}

function sizeOf({ clientWidth, clientHeight }) {
  return `${clientWidth}×${clientHeight}`;
}
