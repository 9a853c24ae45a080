/** The questions before an act: transfer, ticket, end; a caller's PIN; the list of keys. */

import { button, element, icon } from "/widget/elements.js";
import { KEYS } from "./keyboard.js";
import { ask, open } from "./question.js";
import { askForSecondFactor } from "./second_factor.js";
import { field } from "./sign_in.js";

const SUBJECT_LENGTH = 90; // as the server takes it

export class Dialogs {
  #context;

  constructor(context) {
    this.#context = context;
  }

  /** To a colleague, or back to the queue for another language. */
  transfer() {
    const { desk, texts } = this.#context;
    const id = desk.conversation;
    if (!desk.isMine(id)) return;
    const able = desk.board.colleagues.filter(hasRoom);
    const first = able.find(({ available }) => available);
    const colleagues = desk.board.colleagues.map((one) => this.#colleague(one, one === first));
    const none = element("p", { class: "muted" }, this.#say("transfer_nobody"));
    const others = desk.languages.filter((code) => code !== desk.card(id).language);
    const language = element("select", { name: "language", "aria-label": texts.say("console.brief.language") });
    language.append(
      new Option(this.#say("transfer_same"), ""),
      ...others.map((code) => new Option(this.#who(code), code)),
    );
    const queue = element(
      "label",
      { class: "choice" },
      radio("", !first),
      element("span", {}, this.#say("transfer_queue")),
      language,
    );
    this.#ask("transfer", [
      element(
        "fieldset",
        {},
        element("legend", {}, this.#say("transfer_colleague")),
        ...(colleagues.length > 0 ? colleagues : [none]),
      ),
      queue,
    ], async (data) => {
      await this.#context.api.post(
        `conversations/${id}/transfer`,
        { to: data.get("to") || null, language: data.get("language") || null },
      );
    });
  }

  /** A language, and if so that nobody would be there for it now. */
  #who(code) {
    const { desk, texts } = this.#context;
    const somebody = desk.board.colleagues.some((one) => one.available && hasRoom(one) && one.languages.includes(code));
    const language = texts.nameOf(code);
    return somebody ? language : this.#say("transfer_alone", { language });
  }

  #colleague(colleague, chosen) {
    const { id, name, languages, available, chats, most_chats: most } = colleague;
    const state = [available ? null : this.#say("away"), this.#say("busy", { chats, most })].filter(Boolean).join(" · ");
    const facts = `${languages.join(", ").toUpperCase()} · ${state}`;
    return element(
      "label",
      { class: "choice" },
      radio(id, chosen, !hasRoom(colleague)),
      element("span", {}, name, element("small", {}, facts)),
    );
  }

  /** A ticket of the conversation, with its transcript. */
  ticket() {
    const { desk, texts, toast, api } = this.#context;
    const id = desk.conversation;
    if (!desk.isMine(id)) return;
    const { category, plan } = desk.card(id);
    if (!plan) return toast(texts.say("desk.error.no_account")); // before somebody has written a summary
    const subject = field(
      this.#say("ticket_subject"),
      { name: "subject", required: true, maxlength: SUBJECT_LENGTH, value: category ? texts.matter(category) : desk.lastWords(id).slice(0, SUBJECT_LENGTH) },
    );
    const note = element(
      "label",
      { class: "field" },
      element("span", {}, this.#say("ticket_note")),
      element("textarea", { name: "note", rows: 4 }),
    );
    this.#ask("ticket", [subject, note, this.#why("ticket_why")], async (data) => {
      const { number } = await api.post(
        `conversations/${id}/ticket`,
        { subject: data.get("subject"), note: data.get("note") },
      );
      toast(this.#say("ticket_done", { number }));
    });
  }

  end() {
    const { desk, api } = this.#context;
    const id = desk.conversation;
    if (!desk.isMine(id)) return;
    this.#ask(
      "end",
      [this.#why("end_why")],
      () => api.post(`conversations/${id}/end`),
      this.#context.texts.say("console.chat.end"),
    );
  }

  /** A PIN that somebody says on the phone. It stays in this field only. */
  caller() {
    const { api, texts } = this.#context;
    const account = field(this.#say("pin_account"), { name: "account", required: true, autocomplete: "off" });
    const pin = field(
      this.#say("pin"),
      { name: "pin", required: true, inputmode: "numeric", autocomplete: "off", maxlength: 12 },
    );
    const result = element("p", { class: "result", role: "status" });
    this.#ask("pin", [account, pin, result], async (data) => {
      const answer = await api.post("pin", { account: data.get("account"), pin: data.get("pin") });
      pin.querySelector("input").value = "";
      const { verified_at: at } = answer;
      const told = at ? this.#say("pin_right", { ...answer, time: texts.time(at) }) : this.#say("pin_wrong");
      result.className = `result ${at ? "good" : "bad"}`;
      result.replaceChildren(icon(at ? "check" : "alert"), told);
      return "stay";
    });
  }

  keys() {
    const { texts } = this.#context;
    const rows = KEYS.flatMap(({ keys, name }) => [
      element("dt", {}, element("kbd", {}, keys)),
      element("dd", {}, texts.say(`console.keys.${name}`)),
    ]);
    const dialog = open(
      texts.say("console.keys.title"),
      element("dl", { class: "keys" }, ...rows),
      element("div", { class: "dialog-foot" }, button("button", () => dialog.close(), this.#say("close"))),
    );
  }

  /** One's own second factor: on, off, and its recovery codes. */
  secondFactor() {
    askForSecondFactor(this.#context);
  }

  #ask(name, content, act, doIt = this.#say(`${name}_do`)) {
    const { texts } = this.#context;
    ask(texts, { title: this.#say(`${name}_title`), content, act, doIt });
  }

  #why(key) {
    return element("p", { class: "muted" }, this.#say(key));
  }

  #say(key, values) {
    return this.#context.texts.say(`console.dialog.${key}`, values);
  }
}

function hasRoom({ chats, most_chats: most }) {
  return chats < most;
}

function radio(value, checked, disabled = false) {
  return element("input", { type: "radio", name: "to", value, checked, disabled });
}
