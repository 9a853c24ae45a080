/** The support options of this visitor, right now. */

import { button, dial, trouble } from "./elements.js";
import { offerList } from "./offers.js";

export class Support {
  #root;
  #moment;
  #context;

  constructor(root, moment, context) {
    this.#root = root;
    this.#moment = moment;
    this.#context = context;
  }

  async load() {
    const { api, texts } = this.#context;
    try {
      const { offers, phone, at } = await api.get("support", { language: texts.language });
      this.#moment.textContent = texts.say("help.support.at", { moment: texts.moment(at) });
      this.#root.replaceChildren(offerList(offers, texts, (offer) => this.#action(offer, phone)));
    } catch (error) {
      this.#root.replaceChildren(trouble(texts.excuse(error)));
    }
  }

  /** An open channel's button is pressed in the conversation, which then asks what is missing; a phone is dialled. */
  #action({ channel, open, recommended }, phone) {
    const { texts, askAssistant } = this.#context;
    if (!open) return null;
    const look = recommended ? "button primary" : "button";
    if (channel === "phone") return phone && dial(phone, { class: look });
    const title = texts.say(`help.support.action.${channel}`);
    return button(look, () => askAssistant({ button: `channel:${channel}`, title }), title);
  }
}
