/** The settings of one's own second factor: the picture for the phone, the first code, the recovery codes, and off. */

import { button, element } from "/widget/elements.js";
import { ask, open } from "./question.js";
import { field } from "./sign_in.js";

/** Asks for what can be done now: switch it on, or off. */
export async function askForSecondFactor(context) {
  const { api, texts, toast } = context;
  try {
    const { on, recovery_codes: left } = await api.get("second-factor");
    if (on) askForOff(context, left);
    else askForOn(context, await api.post("second-factor"));
  } catch (error) {
    toast(texts.excuse(error));
  }
}

/** The field for a code: on the sign-in page too. */
export function codeField(texts) {
  const attributes = { name: "code", required: true, autocomplete: "one-time-code", spellcheck: "false", maxlength: 20 };
  return field(texts.say("console.factor.code"), attributes);
}

function askForOn({ api, texts }, { secret, qr }) {
  const say = (key, values) => texts.say(`console.factor.${key}`, values);
  const picture = element("img", { class: "qr", src: qr, alt: say("picture") });
  const typed = element("p", { class: "muted" }, say("by_hand"), " ", element("code", { class: "secret" }, inFours(secret)));
  const content = [element("p", {}, say("scan")), picture, typed, codeField(texts)];
  const act = async (data) => {
    const { codes } = await api.post("second-factor/on", { code: data.get("code") });
    showCodes(texts, codes);
  };
  ask(texts, { title: say("title"), content, act, doIt: say("turn_on") });
}

function askForOff({ api, texts, toast }, left) {
  const say = (key, values) => texts.say(`console.factor.${key}`, values);
  const content = [element("p", {}, say("is_on", { count: left })), element("p", { class: "muted" }, say("off_why")), codeField(texts)];
  const act = async (data) => {
    await api.post("second-factor/off", { code: data.get("code") });
    toast(say("off_done"));
  };
  ask(texts, { title: say("title"), content, act, doIt: say("turn_off") });
}

function showCodes(texts, codes) {
  const say = (key) => texts.say(`console.factor.${key}`);
  const list = element("ul", { class: "codes" }, ...codes.map((code) => element("li", {}, element("code", {}, code))));
  const copy = button("button", () => navigator.clipboard.writeText(codes.join("\n")), say("copy"));
  const kept = button("button primary", () => dialog.close(), say("kept"));
  const foot = element("div", { class: "dialog-foot" }, copy, kept);
  const dialog = open(say("codes_title"), element("p", {}, say("codes_why")), list, foot);
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // they come never again: not by a slip of Escape
}

function inFours(secret) {
  return secret.match(/.{1,4}/g).join(" ");
}
