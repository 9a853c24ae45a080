/** The middle: one conversation with what can be done with it. */

import { button, element, icon } from "/widget/elements.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { nameOf } from "./visitor_name.js";

export class Chat {
  #root;
  #context;
  #log = null;
  #composer = null;
  #head = element("div", {});
  #drawnAs = "";
  #accepted = null; // a moment ago: its writing place gets the focus as soon as it is there

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
    const { desk } = context;
    desk.addEventListener("board", () => (desk.shown ? this.#refresh() : this.#drawNothing()));
    desk.addEventListener("log", ({ detail }) => detail.conversation === desk.conversation && this.#append(detail));
    desk.addEventListener("typing", ({ detail: { conversation } }) => {
      if (conversation === desk.conversation) this.#log?.typing(nameOf(desk.card(conversation), context.texts));
    });
    desk.addEventListener("seen", ({ detail }) => detail.conversation === desk.conversation && this.#log?.showSeen());
    context.outbox.onchange = () => this.#log?.pending(context.outbox.of(desk.conversation));
    window.addEventListener("focus", () => this.#read());
    root.addEventListener("focus", () => this.#read()); // it has come into sight
  }

  /** Draws the conversation that is shown now, or an invitation to choose one. */
  show() {
    const { desk, line } = this.#context;
    this.#composer?.keepDraft();
    if (this.#log) line.unwatch(this.#log.conversation);
    this.#log = this.#composer = null;
    this.#drawnAs = "";
    const id = desk.conversation;
    if (!id) {
      this.#drawNothing();
      return;
    }
    if (!desk.isMine(id)) line.watch(id);
    this.#log = new Log(id, this.#context);
    this.#root.replaceChildren(this.#head, this.#log.root, element("div", { class: "foot" }));
    this.#refresh();
    this.#log.add(desk.log(id));
    this.#log.pending(this.#context.outbox.of(id));
    this.#read();
  }

  /** The writing place gets the focus. */
  write() {
    this.#context.columns.toWork();
    this.#composer?.focus();
  }

  async accept() {
    const { desk, line } = this.#context;
    const id = desk.conversation;
    if (this.#stateOf(id) !== "waiting") return;
    this.#accepted = id;
    if (await this.#do(`conversations/${id}/accept`)) line.unwatch(id);
    else this.#accepted = null;
  }

  #refresh() {
    const { desk } = this.#context;
    const id = desk.conversation;
    if (!id || !this.#log) return;
    const card = desk.card(id);
    const state = this.#stateOf(id);
    const drawn = JSON.stringify([state, nameOf(card, this.#context.texts), card?.language, card?.plan, state === "waiting" && desk.isFull]);
    if (drawn === this.#drawnAs) return;
    this.#drawnAs = drawn;
    const head = this.#heading(card, state);
    this.#head.replaceWith(head);
    this.#head = head;
    this.#drawFoot(card, state);
  }

  #heading(card, state) {
    const { texts, dialogs, desk } = this.#context;
    const act = (key, action) => button("button small", action, texts.say(`console.chat.${key}`));
    const acts = state === "mine" ? [
      act("transfer", () => dialogs.transfer()),
      act("ticket", () => dialogs.ticket()),
      act("end", () => dialogs.end()),
    ] : [];
    const facts = card ? [texts.nameOf(card.language), card.plan].filter(Boolean).join(" · ") : "";
    return element(
      "header",
      { class: "chat-head" },
      element("div", {}, element("h1", { title: nameOf(card, texts) }, nameOf(card, texts)), element("p", { class: "muted" }, facts)),
      element("div", { class: "acts" }, ...acts),
    );
  }

  #drawFoot(card, state) {
    const foot = this.#root.querySelector(".foot");
    if (state === "mine") {
      if (this.#composer) return;
      this.#composer = new Composer(card, this.#context);
      foot.replaceChildren(this.#composer.root);
      if (this.#accepted === card.id) this.write();
      this.#accepted = null;
      return;
    }
    this.#composer?.keepDraft();
    this.#composer = null;
    foot.replaceChildren(state === "waiting" ? this.#offer() : this.#preview(card));
  }

  #offer() {
    const { texts, desk } = this.#context;
    const accept = button("button primary", () => this.accept(), icon("check"), texts.say("console.chat.accept"));
    accept.disabled = desk.isFull && desk.agent.role === "agent";
    const room = { chats: desk.board.mine.length, most: desk.board.most_chats };
    const hint = accept.disabled ? "accept_full" : desk.isFull ? "accept_over" : "accept_hint";
    return element(
      "div",
      { class: "offer" },
      accept,
      element("p", { class: "muted" }, texts.say(`console.chat.${hint}`, room)),
    );
  }

  #preview(card) {
    return element("p", { class: "offer muted" }, this.#context.texts.say(`console.chat.${card?.left ? "left" : "preview"}`));
  }

  /** Whoever takes no chats would wait in vain for one to come. */
  #drawNothing() {
    const { texts, desk } = this.#context;
    if (desk.shown) return;
    const hint = desk.board.available ? "none_hint" : "none_away";
    if (hint === this.#drawnAs) return;
    this.#drawnAs = hint;
    const words = ["none", hint].map((key) => texts.say(`console.chat.${key}`));
    const [first, second] = [element("p", {}, words[0]), element("p", { class: "muted" }, words[1])];
    this.#root.replaceChildren(element("div", { class: "nothing" }, icon("chat"), first, second));
  }

  #append({ news, cut }) {
    this.#log?.add({ events: news, cut });
    this.#read();
  }

  #read() {
    const { desk, line } = this.#context;
    const id = desk.conversation;
    if (!id || !document.hasFocus() || !isInSight(this.#root)) return;
    desk.markRead(id);
    const last = desk.log(id).events.at(-1);
    if (desk.isMine(id) && last) line.see(id, last.seq);
  }

  #stateOf(id) {
    const { desk } = this.#context;
    if (desk.isMine(id)) return "mine";
    return desk.card(id)?.owner === "queue" ? "waiting" : "foreign";
  }

  async #do(path) {
    const { api, texts, toast } = this.#context;
    try {
      await api.post(path);
      return true;
    } catch (error) {
      // What a colleague took a moment ago is not this agent's to see any more: for the server it is as if it were not there.
      toast(error.code === "not_found" ? texts.say("desk.error.taken") : texts.excuse(error));
      return false;
    }
  }
}

/** Not while the brief stands in its place. */
function isInSight(node) {
  return node.checkVisibility({ visibilityProperty: true });
}
