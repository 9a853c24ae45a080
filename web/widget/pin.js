/** The support PIN: shown on demand, to be copied, with the time it has left. */

import { button, element, icon, isSafe, trouble } from "./elements.js";
import { busy } from "./field.js";

export class Pin {
  #root;
  #context;
  #clock = 0;

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
  }

  /** @param {import("./session.js").Session} session */
  draw({ visitor, signInUrl }) {
    clearInterval(this.#clock);
    const { texts } = this.#context;
    if (visitor.signed_in) return this.#fill(texts.say("help.pin.why"), this.#requestButton("help.pin.show"));
    const address = signInUrl && isSafe(signInUrl) ? signInUrl : null;
    const words = texts.say("widget.sign_in.link");
    const signIn = address && element("a", { class: "button", href: address, target: "_top" }, words);
    this.#fill(texts.say("help.pin.sign_in_first"), signIn);
  }

  #fill(explanation, ...more) {
    const { texts } = this.#context;
    const title = element("h3", { class: "card-head" }, icon("key"), texts.say("help.pin.title"));
    this.#root.replaceChildren(title, element("p", { class: "muted" }, explanation), ...more.filter(Boolean));
  }

  #requestButton(key) {
    const { api, texts } = this.#context;
    const request = async () => {
      try {
        this.#show(await api.post("pin"));
      } catch (error) {
        this.#fill(texts.say("help.pin.why"), trouble(texts.excuse(error)), this.#requestButton(key));
        this.#root.querySelector("button").focus();
      }
    };
    const node = button("button", () => busy(node, request), texts.say(key));
    return node;
  }

  #show({ pin, seconds }) {
    const { texts } = this.#context;
    const digits = element("p", { class: "digits", tabindex: "-1" }, inHalves(pin));
    const left = element("p", { class: "muted", role: "timer" });
    this.#fill(texts.say("help.pin.how"), digits, left, this.#copyButton(pin));
    digits.focus();
    const end = performance.now() + seconds * 1000; // counted here: the visitor's clock may be wrong
    const tick = () => {
      const rest = Math.ceil((end - performance.now()) / 1000);
      if (rest <= 0) return this.#expire();
      left.textContent = texts.say("help.pin.left", { time: clock(rest) });
    };
    clearInterval(this.#clock);
    this.#clock = setInterval(tick, 1000);
    tick();
  }

  #expire() {
    clearInterval(this.#clock);
    this.#fill(this.#context.texts.say("help.pin.expired"), this.#requestButton("help.pin.again"));
  }

  #copyButton(pin) {
    const { texts } = this.#context;
    const words = element("span", { role: "status" }, texts.say("help.pin.copy"));
    const copy = async () => {
      const copied = await navigator.clipboard.writeText(pin).then(() => true, () => false);
      words.textContent = texts.say(copied ? "help.pin.copied" : "help.pin.not_copied");
    };
    return button("button", copy, icon("copy"), words);
  }
}

/** "4821 0937": easier to read out. */
function inHalves(pin) {
  const half = pin.length / 2;
  return `${pin.slice(0, half)} ${pin.slice(half)}`;
}

/** 605 seconds are "10:05". */
function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
