/** The files of a ticket: those that are there, those under way, and the button that adds more. */

import { button, element, icon } from "./elements.js";
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
 * @property {number} [share] how much of it was sent, from 0 to 1
 * @property {string} [problem] why it was not taken, or not given out
 * @property {boolean} [again] whether trying again may help
 * @property {() => void} [draw] shows how it stands, wherever it is shown now
 */

let count = 0;

export class Attachments {
  #path;
  #entries;
  #context;
  #list = element("ul", { class: "files" });
  #told = element("p", { class: "visually-hidden", role: "status" });
  #input;

  /**
   * @param {string} number of the ticket
   * @param {Entry[]} entries kept by the caller, so that what is under way is not lost when the page is drawn anew
   * @param {{api: import("./api.js").Api, texts: import("./texts.js").Texts}} context
   */
  constructor(number, entries, context) {
    this.#path = `tickets/${encodeURIComponent(number)}/files`;
    this.#entries = entries;
    this.#context = context;
    this.node = element("div", { class: "attachments" }, this.#list, this.#adder(), this.#told);
    for (const entry of entries) this.#show(entry);
  }

  #adder() {
    const { texts } = this.#context;
    const id = `file-${++count}`;
    const [described, limit] = [`${id}-hint`, texts.size(LARGEST)];
    const behaviour = { multiple: true, accept: ENDINGS, onchange: () => this.#add() };
    const attributes = { type: "file", id, class: "visually-hidden", "aria-describedby": described };
    this.#input = element("input", { ...attributes, ...behaviour });
    const label = element("label", { for: id, class: "button" }, icon("attach"), texts.say("widget.files.add"));
    const hint = element("span", { class: "muted", id: described }, texts.say("widget.files.hint", { limit }));
    return element("p", { class: "add-file" }, this.#input, label, hint);
  }

  async #add() {
    const { texts } = this.#context;
    const chosen = [...this.#input.files].map((file) => {
      return { file, name: file.name, size: file.size, clientId: newId(), share: 0 };
    });
    this.#input.value = ""; // the same file may be chosen again
    this.#entries.push(...chosen);
    for (const entry of chosen) {
      if (entry.size > LARGEST) entry.problem = texts.say("widget.files.too_large", { limit: texts.size(LARGEST) });
      this.#show(entry);
    }
    for (const entry of chosen) if (!entry.problem) await this.#send(entry);
  }

  async #send(entry) {
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
      this.#told.textContent = texts.say("widget.files.added", stored);
    } catch (error) {
      Object.assign(entry, { problem: texts.excuse(error), again: error.retry });
    }
    entry.draw();
  }

  async #save(entry) {
    const { api, texts } = this.#context;
    try {
      entry.problem = "";
      saveAs(await api.download(`${this.#path}/${encodeURIComponent(entry.id)}`), entry.name);
    } catch (error) {
      entry.problem = texts.excuse(error);
    }
    entry.draw();
  }

  #forget(entry) {
    this.#entries.splice(this.#entries.indexOf(entry), 1);
    this.#list.replaceChildren();
    for (const each of this.#entries) this.#show(each);
    this.#input.focus();
  }

  #show(entry) {
    const row = element("li", { class: "file" });
    entry.draw = () => row.replaceChildren(icon("article"), ...(entry.id ? this.#stored(entry) : this.#underWay(entry)));
    entry.draw();
    this.#list.append(row);
  }

  #stored(entry) {
    const name = button("text-button file-name", () => this.#save(entry), entry.name);
    return [name, this.#size(entry), ...(entry.problem ? [trouble(entry.problem)] : [])];
  }

  #underWay(entry) {
    const { texts } = this.#context;
    const name = element("span", { class: "file-name" }, entry.name);
    if (!entry.problem) {
      const label = texts.say("widget.files.sending", entry);
      return [name, element("progress", { value: entry.share, "aria-label": label })];
    }
    const again = button("text-button", () => this.#send(entry), texts.say("widget.state.retry"));
    const away = button("text-button", () => this.#forget(entry), texts.say("widget.state.discard"));
    return [name, this.#size(entry), trouble(entry.problem, " ", ...(entry.again ? [again, " "] : []), away)];
  }

  #size({ size }) {
    return element("span", { class: "muted" }, this.#context.texts.size(size));
  }
}

function trouble(...words) {
  return element("p", { class: "field-error", role: "alert" }, icon("alert"), element("span", {}, ...words));
}

/** Hands a file to the browser's own downloads. It is never opened here. */
function saveAs(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
