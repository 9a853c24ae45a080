/** Sends files in a chat: chosen by the button, or pasted. What has arrived stands in the log. */

import { element, icon } from "/widget/elements.js";
import { newId } from "/widget/outbox.js";

export class Sender {
  #path;
  #context;
  #told = element("span", { class: "muted", role: "status" });

  constructor(conversation, context) {
    this.#path = `conversations/${conversation}/files`;
    this.#context = context;
    const { texts } = context;
    const id = "attached";
    const onchange = ({ target }) => {
      this.send([...target.files]);
      target.value = ""; // the same file may be chosen again
    };
    this.root = element(
      "span",
      { class: "attach" },
      element("input", { type: "file", id, class: "visually-hidden", multiple: true, onchange }),
      element("label", { for: id, class: "button small" }, icon("attach"), texts.say("console.chat.attach")),
      this.#told,
    );
  }

  /** One after the other; what the server does not take, it says why. */
  async send(files) {
    const { api, texts, toast } = this.#context;
    for (const file of files) {
      this.#told.textContent = texts.say("console.chat.attaching", { name: file.name });
      const form = new FormData();
      form.append("client_msg_id", newId()); // the server reads it before the file
      form.append("file", file);
      await api.upload(this.#path, form).catch((error) => toast(`${file.name}: ${texts.excuse(error)}`));
      this.#told.textContent = "";
    }
  }
}
