/** Where the visitor writes. */

const LONGEST = 10_000; // characters, as the API allows
const WARN_FROM = 9_000;

export class Composer {
  #input;
  #send;
  #counter;
  #texts;
  #adder = null;
  #paste = () => false;

  /**
   * @param {HTMLFormElement} form with a textarea, a send button and an output for the length
   * @param {(text: string) => void} say
   * @param {() => void} type the visitor has written or taken away something
   */
  constructor(form, texts, say, type) {
    this.#texts = texts;
    this.#input = form.querySelector("textarea");
    this.#send = form.querySelector("button");
    this.#counter = form.querySelector("output");
    this.#input.addEventListener("input", () => {
      this.#adapt();
      type();
    });
    this.#input.addEventListener("keydown", (event) => {
      // While a Japanese or accent input method is composing, Enter chooses a character.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    this.#input.addEventListener("paste", (event) => {
      const { files } = event.clipboardData;
      if (files.length > 0 && this.#paste(files)) event.preventDefault();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(say);
    });
    this.#adapt();
  }

  focus() {
    this.#input.focus({ preventScroll: true });
  }

  /** The button that sends files stands here too. @param {(files: FileList) => boolean} paste takes pasted ones, or not */
  attach(adder, paste) {
    this.#adder?.remove();
    this.#adder = adder;
    this.#paste = paste;
    this.#input.before(adder);
  }

  /** Puts words there for the visitor to finish; what was written already stays. */
  draft(text) {
    if (!this.#input.value.trim()) this.#input.value = `${text.trim()} `;
    this.#adapt();
    this.focus();
    this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
  }

  #submit(say) {
    const text = this.#input.value.trim();
    if (!text || text.length > LONGEST) return;
    say(text);
    this.#input.value = "";
    this.#adapt();
    this.focus();
  }

  #adapt() {
    const { value } = this.#input;
    this.#input.style.height = "auto";
    // Nothing is measured while the talk is out of sight; one row is right then.
    if (this.#input.scrollHeight > 0) this.#input.style.height = `${this.#input.scrollHeight}px`;
    this.#send.setAttribute("aria-disabled", String(!value.trim() || value.length > LONGEST));
    this.#counter.hidden = value.length < WARN_FROM;
    if (this.#counter.hidden) return;
    this.#counter.textContent = this.#texts.say("widget.composer.length", { count: value.length, limit: LONGEST });
  }
}
