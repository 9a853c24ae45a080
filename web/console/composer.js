/** Where an agent writes. Enter sends, Shift+Enter makes a line, `/` opens canned replies in the visitor's language. */

import { element, icon } from "/widget/elements.js";
import { Sender } from "./sender.js";
import { nameOf } from "./visitor_name.js";

const TELL_TYPING_EVERY = 3000; // ms

export class Composer {
  #card;
  #context;
  #field;
  #canned = element("ul", { class: "canned", role: "listbox", id: "canned", hidden: true });
  #replies = [];
  #found = [];
  #at = 0;
  #typingTold = -Infinity;

  constructor(card, context) {
    this.#card = card;
    this.#context = context;
    const { texts } = context;
    const first = nameOf(card, texts);
    const sender = new Sender(card.id, context);
    this.#field = element("textarea", {
      rows: 2,
      placeholder: texts.say("console.chat.write", { name: first }),
      "aria-label": texts.say("console.chat.write_label"),
      "aria-controls": "canned",
      "aria-expanded": "false",
      lang: card.language,
      oninput: () => {
        this.#changed();
        this.keepDraft();
        this.#tellTyping();
      },
      onkeydown: (event) => this.#key(event),
      onpaste: ({ clipboardData: { files } }) => sender.send([...files]),
    });
    const send = element(
      "button",
      { class: "button primary", type: "submit" },
      icon("send"),
      texts.say("console.chat.send"),
    );
    const hint = element("span", { class: "muted" }, texts.say("console.chat.canned_hint"));
    this.#canned.setAttribute("aria-label", texts.say("console.chat.canned"));
    const onsubmit = (event) => {
      event.preventDefault();
      this.#send();
    };
    this.root = element(
      "form",
      { class: "composer", onsubmit },
      this.#canned,
      this.#field,
      element("div", { class: "composer-foot" }, sender.root, hint, send),
    );
    this.#field.value = sessionStorage.getItem(this.#draft) ?? "";
    const names = { name: (card.name ?? "").split(" ")[0], agent: context.desk.agent.name };
    texts.canned(card.language, names).then((replies) => {
      this.#replies = replies;
      this.#changed(); // a "/" may have been written before they came
    });
  }

  focus() {
    this.#field.focus();
  }

  /** What was begun is there again when the agent comes back to this conversation, also by a reload or a new sign-in. */
  keepDraft() {
    sessionStorage.setItem(this.#draft, this.#field.value);
  }

  get #draft() {
    return `console.draft.${this.#card.id}`;
  }

  #changed() {
    const text = this.#field.value;
    const wanted = text.startsWith("/") && !text.includes("\n") ? text.slice(1).toLowerCase() : null;
    const fits = ({ name, text: reply }) => `${name} ${reply}`.toLowerCase().includes(wanted);
    this.#found = wanted === null ? [] : this.#replies.filter(fits);
    this.#at = 0;
    this.#drawCanned();
  }

  #tellTyping() {
    const now = performance.now();
    if (now < this.#typingTold + TELL_TYPING_EVERY) return;
    this.#typingTold = now;
    this.#context.line.type(this.#card.id);
  }

  #drawCanned() {
    const option = ({ name, text }, index) => {
      const take = (event) => {
        event.preventDefault();
        this.#take(index);
      };
      const attributes = {
        role: "option",
        id: `canned-${index}`,
        "aria-selected": String(index === this.#at),
        onmousedown: take,
      };
      return element("li", attributes, element("strong", {}, `/${name}`), element("span", {}, text));
    };
    this.#canned.replaceChildren(...this.#found.map(option));
    this.#canned.hidden = this.#found.length === 0;
    this.#field.setAttribute("aria-expanded", String(!this.#canned.hidden));
    if (this.#canned.hidden) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", `canned-${this.#at}`);
    this.#canned.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  #take(index) {
    this.#field.value = this.#found[index].text;
    this.keepDraft();
    this.#changed();
    this.#field.focus();
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.#found.length > 0 && this.#cannedKey(event.key)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    }
  }

  /** @returns {boolean} whether the key was for the list of canned replies */
  #cannedKey(key) {
    const count = this.#found.length;
    if (key === "ArrowDown") this.#at = (this.#at + 1) % count;
    else if (key === "ArrowUp") this.#at = (this.#at + count - 1) % count;
    else if (key === "Enter" || key === "Tab") return this.#take(this.#at), true;
    else if (key === "Escape") this.#found = [];
    else return false;
    this.#drawCanned();
    return true;
  }

  #send() {
    const text = this.#field.value.trim();
    if (!text) return;
    this.#context.outbox.send(this.#card.id, text);
    this.#field.value = "";
    this.#typingTold = -Infinity; // the next message is begun anew
    this.keepDraft();
    this.#changed();
  }
}
