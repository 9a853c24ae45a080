/** Files that belong somewhere: those that are there, those under way, and the button that adds more. */

import { button, element, icon } from "./elements.js";
import { fileRow, fileTrouble } from "./file_row.js";
import { newId } from "./outbox.js";

const LARGEST = 10 * 1024 * 1024; // bytes, as the server has it: a film is refused before it is sent in vain
const ENDINGS = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt,.csv,.log,.eml";

/**
 * @typedef {object} Entry one file: as the server lists it, or still without an `id`
 * @property {string} [id]
 * @property {string} name
 * @property {number} size bytes
 * @property {File} [file] what is being sent
 * @property {string} [clientId] sent again after a failure it is still the same file
 * @property {Promise<void>} [sending] while it is under way
 * @property {number} [share] how much of it was sent, from 0 to 1
 * @property {string} [problem] why it was not taken
 * @property {boolean} [again] whether trying again may help
 * @property {() => void} [draw] shows how it stands, wherever it is shown now
 */

let count = 0;

export class Attachments {
  #path;
  #entries;
  #context;
  #keeps;
  #gives;
  #list = element("ul", { class: "files" });
  #told = element("p", { class: "visually-hidden", role: "status" });
  #input;

  /**
   * @param {string | null} path where the files go, such as `tickets/1001/files`; without one they wait to be sent
   * @param {Entry[]} entries kept by the caller, so that what is under way is not lost when the page is drawn anew
   * @param {{api: import("./api.js").Api, texts: import("./texts.js").Texts}} context
   * @param {{keeps?: boolean, gives?: boolean}} how `keeps` is false where the conversation shows what has arrived: the
   *   list then shows what has not; `gives` is false where nothing is given back, and a name saves nothing
   */
  constructor(path, entries, context, { keeps = true, gives = true } = {}) {
    this.#path = path;
    this.#entries = entries;
    this.#context = context;
    this.#keeps = keeps;
    this.#gives = gives;
    this.adder = this.#adder();
    this.underWay = element("div", {}, this.#list, this.#told);
    for (const entry of entries) this.#show(entry);
  }

  /** List and button, one below the other. */
  get node() {
    return element("div", { class: "attachments" }, this.#list, this.adder, this.#told);
  }

  /** Sends what waits. Done when nothing is under way any more; what was refused stays, and says why. */
  async send() {
    for (const entry of [...this.#entries]) if (entry.file && !entry.id && !entry.problem) await this.#send(entry);
  }

  /** Files that came another way, pasted say. @returns {boolean} true: they are taken care of */
  add(files) {
    const { texts } = this.#context;
    const chosen = [...files].map((file) => ({ file, name: file.name, size: file.size, clientId: newId(), share: 0 }));
    this.#entries.push(...chosen);
    for (const entry of chosen) {
      if (entry.size > LARGEST) entry.problem = texts.say("widget.files.too_large", { limit: texts.size(LARGEST) });
      this.#show(entry);
    }
    if (this.#path) this.send();
    return true;
  }

  #adder() {
    const { texts } = this.#context;
    const id = `file-${++count}`;
    const [described, limit] = [`${id}-hint`, texts.size(LARGEST)];
    const attributes = { type: "file", id, class: "visually-hidden", "aria-describedby": described };
    this.#input = element("input", { ...attributes, multiple: true, accept: ENDINGS, onchange: () => this.#choose() });
    const words = element("span", {}, texts.say(this.#keeps ? "widget.files.add" : "widget.files.send"));
    const label = element("label", { for: id, class: "button" }, icon("attach"), words);
    const hint = element("span", { class: "muted", id: described }, texts.say("widget.files.hint", { limit }));
    return element("p", { class: "add-file" }, this.#input, label, hint);
  }

  #choose() {
    const chosen = [...this.#input.files];
    this.#input.value = ""; // the same file may be chosen again
    this.add(chosen);
  }

  #send(entry) {
    entry.sending ??= this.#upload(entry).finally(() => (entry.sending = undefined));
    return entry.sending;
  }

  async #upload(entry) {
    const { api, texts } = this.#context;
    Object.assign(entry, { share: 0, problem: "" });
    entry.draw();
    const form = new FormData();
    form.append("client_msg_id", entry.clientId); // the server reads it before the file
    form.append("file", entry.file);
    try {
      const stored = await api.upload(this.#path, form, (share) => {
        entry.share = share;
        entry.draw();
      });
      Object.assign(entry, stored);
      this.#told.textContent = texts.say(this.#keeps ? "widget.files.added" : "widget.files.sent", stored);
    } catch (error) {
      Object.assign(entry, { problem: texts.excuse(error), again: error.retry });
    }
    if (entry.id && !this.#keeps) this.#forget(entry);
    else entry.draw();
  }

  #forget(entry) {
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    this.#list.replaceChildren();
    for (const each of this.#entries) this.#show(each);
  }

  #show(entry) {
    const row = element("li", { class: "file" });
    entry.draw = () => row.replaceChildren(...this.#draw(entry));
    entry.draw();
    this.#list.append(row);
  }

  #draw(entry) {
    const { texts } = this.#context;
    if (entry.id && this.#gives) return fileRow(this.#path, entry, this.#context);
    const name = element("span", { class: "file-name" }, entry.name);
    const size = element("span", { class: "muted" }, texts.size(entry.size));
    const discard = () => {
      this.#forget(entry);
      this.#input.focus();
    };
    const away = button("text-button", discard, texts.say("widget.state.discard"));
    if (entry.problem) {
      const again = button("text-button", () => this.#send(entry), texts.say("widget.state.retry"));
      const ways = entry.again ? [again, " ", away] : [away];
      return [icon("article"), name, size, fileTrouble(entry.problem, " ", ...ways)];
    }
    if (entry.id) return [icon("check"), name, size];
    if (!this.#path) return [icon("article"), name, size, away];
    const label = texts.say("widget.files.sending", entry);
    return [icon("article"), name, element("progress", { value: entry.share, "aria-label": label })];
  }
}
