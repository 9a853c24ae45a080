/** The line above the conversation that says what does not work just now. */

import { button, element, icon } from "./elements.js";

const PATIENCE = 2500; // ms: a connection that is back sooner is nobody's concern

export class Banner {
  #root;
  #texts;
  #trouble = 0;
  #brief = 0;

  constructor(root, texts) {
    this.#root = root;
    this.#texts = texts;
    window.addEventListener("offline", () => this.#show("widget.banner.offline"));
    window.addEventListener("online", () => this.#show("widget.banner.reconnecting"));
  }

  connection(up) {
    if (!up && !navigator.onLine) this.#show("widget.banner.offline");
    if (!up) this.#trouble ||= setTimeout(() => navigator.onLine && this.#show("widget.banner.reconnecting"), PATIENCE);
    if (up) this.hide();
  }

  /** One sentence for a few seconds. */
  tell(sentence) {
    this.#fill(sentence);
    clearTimeout(this.#brief);
    this.#brief = setTimeout(() => this.hide(), 8000);
  }

  /** The page could not even begin: a sentence and the way to try again. */
  retry(sentence, again) {
    this.#fill(sentence, button("text-button", again, this.#texts.say("widget.state.retry")));
  }

  hide() {
    clearTimeout(this.#trouble);
    this.#trouble = 0; // 0: nothing is planned; each lost attempt in a row leaves the first plan standing
    this.#root.hidden = true;
  }

  #show(key) {
    this.#fill(this.#texts.say(key));
  }

  #fill(sentence, ...more) {
    this.#root.replaceChildren(icon("alert"), element("span", {}, sentence), ...more);
    this.#root.hidden = false;
  }
}
