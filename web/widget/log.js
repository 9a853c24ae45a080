/** The message log: what was said, in order, then what is still under way. */

import { element, icon } from "./elements.js";
import { dayLine, message, pendingMessage, showSeen, showState } from "./message.js";
import { settlesPin } from "./pin_form.js";
import { settledRatings } from "./rating_form.js";

const NEAR = 80; // px from the bottom within which the reader counts as following
const TYPING_FOR = 8000; // ms, unless it is said again

export class Log {
  #root;
  #context;
  #events = [];
  #pending = new Map();
  #typing;
  #jump;
  #typingTimer = 0;
  #height = 0;
  #hand = {};
  #seen = 0;

  /**
   * @param {HTMLElement} root the element with role "log"
   * @param {import("./message.js").MessageContext} context
   */
  constructor(root, context, { typing, jump }) {
    this.#root = root;
    this.#context = context;
    this.#typing = typing;
    this.#jump = jump;
    root.addEventListener("scroll", () => this.#isNearEnd() && (jump.hidden = true), { passive: true });
    new ResizeObserver(() => this.#resized()).observe(root);
    jump.addEventListener("click", () => this.#scrollToEnd());
  }

  /** Where a failed message's "try again" and "remove" go: `{retry(clientId), discard(clientId)}`. */
  connect(hand) {
    this.#hand = hand;
  }

  /** Draws everything anew, without reading it all aloud. */
  replace(events, pending) {
    this.#events = [];
    this.#pending.clear();
    this.#root.setAttribute("aria-live", "off");
    this.#root.replaceChildren();
    if (events[0]?.seq > 1) this.#root.append(element("div", { class: "note" }, this.#context.texts.say("widget.cut")));
    for (const event of events) this.#append(event);
    for (const entry of pending) this.addPending(entry);
    this.#scrollToEnd();
    requestAnimationFrame(() => this.#root.setAttribute("aria-live", "polite"));
  }

  /** Draws the same again, in the language of the moment. */
  redraw() {
    this.replace([...this.#events], [...this.#pending.values()].map(({ entry }) => entry));
  }

  add(event) {
    const following = this.#isNearEnd();
    if (event.author !== "visitor") this.#hideTyping();
    const node = this.#append(event);
    if (!node) return;
    if (event.author === "visitor") this.#scrollToEnd();
    else if (following) this.#scrollToStartOf(node);
    else this.#jump.hidden = false;
  }

  addPending(entry) {
    const node = pendingMessage(entry, this.#context, {
      retry: () => this.#hand.retry(entry.client_msg_id),
      discard: () => this.#hand.discard(entry.client_msg_id),
    });
    this.#pending.set(entry.client_msg_id, { entry, node });
    this.#retireActions();
    this.#root.append(node);
    this.#scrollToEnd();
  }

  removePending(clientId) {
    this.#pending.get(clientId)?.node.remove();
    this.#pending.delete(clientId);
  }

  /** @param {"sending" | "waiting" | "sent" | "failed" | "refused"} state @param {string} reason why, when it failed */
  mark(clientId, state, reason = "") {
    const pending = this.#pending.get(clientId);
    if (!pending) return;
    const following = this.#isNearEnd();
    showState(pending.node, state, this.#context.texts, reason);
    if (following) this.#scrollToEnd();
  }

  /** Somebody writes. An answer that is already here is not being written any more. */
  typing(by) {
    if (by === "bot" && this.#events.at(-1)?.author !== "visitor") return;
    const following = this.#isNearEnd();
    this.#typing.replaceChildren(
      element("span", { class: "visually-hidden" }, this.#context.texts.say(`widget.typing.${by}`)),
      element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i")),
    );
    this.#typing.hidden = false;
    clearTimeout(this.#typingTimer);
    this.#typingTimer = setTimeout(() => this.#hideTyping(), TYPING_FOR);
    if (following) this.#scrollToEnd();
  }

  /** A person has read all up to there. */
  seen(seq) {
    this.#seen = seq;
    for (const node of this.#root.querySelectorAll(".from-visitor[data-seq]")) {
      if (Number(node.dataset.seq) <= seq) showSeen(node, this.#context.texts);
    }
  }

  #hideTyping() {
    clearTimeout(this.#typingTimer);
    this.#typing.hidden = true;
  }

  #append(event) {
    const previous = this.#events.at(-1);
    this.#events.push(event);
    if (event.author === "visitor") this.removePending(event.client_msg_id);
    if (settlesPin(event)) this.#retire(".pin-form");
    for (const id of settledRatings(event)) this.#retire(`[data-rating="${CSS.escape(id)}"]`);
    const node = message(event, this.#context);
    if (!node) return null;
    node.dataset.seq = event.seq;
    if (event.author === "visitor" && event.seq <= this.#seen) showSeen(node, this.#context.texts);
    const isSameAnswer = event.in_reply_to !== null && event.in_reply_to === previous?.in_reply_to;
    // What is closed for idleness waits where it was left: its question may still be answered with a tap.
    if (!isSameAnswer && event.kind !== "closed") this.#retireActions();
    const line = dayLine(event, previous, this.#context.texts);
    const firstPending = this.#pending.values().next().value?.node ?? null;
    if (line) this.#root.insertBefore(line, firstPending);
    this.#root.insertBefore(node, firstPending);
    return node;
  }

  /** Buttons belong to the newest answer, all its parts: the quick ones go, those of cards stay to be read. */
  #retireActions() {
    for (const node of this.#root.querySelectorAll(".quick-replies")) node.remove();
    for (const node of this.#root.querySelectorAll("button.answer")) node.disabled = true;
  }

  /** Takes away forms that are settled. */
  #retire(forms) {
    for (const node of this.#root.querySelectorAll(forms)) {
      const focused = node.contains(document.activeElement);
      node.remove();
      if (focused) this.#root.focus({ preventScroll: true });
    }
  }

  #isNearEnd(near = NEAR) {
    const { scrollTop, scrollHeight, clientHeight } = this.#root;
    return scrollHeight - scrollTop - clientHeight < near;
  }

  /** A keyboard or the way out of the queue takes some of our height: whoever reads the end goes on reading it. */
  #resized() {
    const lost = this.#height - this.#root.clientHeight;
    this.#height = this.#root.clientHeight;
    const fillsForm = this.#root !== document.activeElement && this.#root.contains(document.activeElement);
    if (lost > 0 && !fillsForm && this.#isNearEnd(NEAR + lost)) this.#root.scrollTop += lost;
  }

  #scrollToEnd() {
    this.#root.scrollTop = this.#root.scrollHeight;
    this.#jump.hidden = true;
  }

  /** A long answer is read from its first line, not from its last. */
  #scrollToStartOf(node) {
    this.#root.scrollTop = Math.min(this.#root.scrollHeight, node.offsetTop - this.#root.offsetTop - 16);
  }
}

/** The button that leads to messages below the visible part. */
export function fillJump(button, texts) {
  button.replaceChildren(icon("down"), texts.say("widget.new_messages"));
}
