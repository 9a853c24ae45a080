/** The field for the support PIN. What is typed here goes to its own address and becomes no message. */

import { element, icon } from "./elements.js";
import { busy, Field } from "./field.js";

const DIGITS = 8;

/**
 * What is typed is kept in `data`: when the language changes the log is drawn anew, and nothing may be lost by that.
 * @param {{label: string, send: string, email?: string}} data `email`: the label of a second field, for somebody
 *   unknown who names the account that is theirs
 * @param {import("./message.js").MessageContext} context
 */
export function pinForm(data, { texts, api, conversationId }) {
  const input = { inputmode: "numeric", autocomplete: "off", spellcheck: "false", maxlength: "20", class: "code" };
  const field = new Field(data.label, element("input", input));
  field.control.value = data.typed ?? "";
  const account = data.email ? emailField(data) : null;
  const submit = element("button", { type: "submit", class: "button primary" }, data.send);
  const send = async () => {
    const pin = field.value.replace(/[\s-]/g, "");
    const whole = pin.length === DIGITS && /^\d+$/.test(pin);
    field.refuse(whole ? "" : texts.say("widget.pin.incomplete"));
    account?.refuse(account.value ? "" : texts.say("widget.pin.email_missing"));
    if (!whole || account?.value === "") return; // a slip of the finger must not use up a try
    try {
      const proof = account ? { pin, email: account.value } : { pin };
      const answer = await api.post(`conversations/${encodeURIComponent(conversationId())}/pin`, proof);
      field.control.value = data.typed = "";
      if (answer.verified) thank(form, answer.message);
      else field.refuse(answer.message);
    } catch (error) {
      field.refuse(texts.excuse(error));
    }
  };
  const onsubmit = (event) => {
    event.preventDefault();
    busy(submit, send);
  };
  const look = { class: "card form pin-form", novalidate: true, onsubmit };
  const form = element("form", look, account?.node, field.node, submit);
  form.addEventListener("input", () => {
    data.typed = field.control.value;
    data.address = account?.control.value;
  });
  return form;
}

function emailField(data) {
  const field = new Field(data.email, element("input", { type: "email", autocomplete: "email", maxlength: "320" }));
  field.control.value = data.address ?? "";
  return field;
}

/** Whether a PIN that was asked for before is no longer waited for: given, asked for anew, or people are gone. */
export function settlesPin({ parts }) {
  return parts.some(({ type, owner }) => type === "pin_form" || type === "verified" || owner === "bot");
}

function thank(form, sentence) {
  const words = element("p", { class: "pin-thanks", tabindex: "-1" }, icon("check"), sentence);
  form.replaceChildren(words);
  words.focus();
}
