/** The page before the desk: sign in, or set the password of an invitation. */

import { button, element, trouble } from "/widget/elements.js";
import { codeField } from "./second_factor.js";

/**
 * @param {HTMLElement} page
 * @param {{api, texts, demo: boolean, invitation?: string, note?: string, enter: (me) => void}} context
 */
export async function signInPage(page, context) {
  const { api, texts, invitation } = context;
  document.getElementById("bar").hidden = true;
  const card = element("div", { class: "sign-in" }, brand());
  page.replaceChildren(card);
  if (!invitation) return card.append(...signInForm(context));
  try {
    const guest = await api.get(`invitations/${encodeURIComponent(invitation)}`);
    card.append(...invitationForm(context, guest));
  } catch (error) {
    card.append(trouble(texts.excuse(error)), ...signInForm(context));
  }
}

/** The product's name and sign. */
export function brand() {
  return element(
    "p",
    { class: "brand" },
    element("img", { src: "/console/icon.svg", alt: "", width: 22, height: 22 }),
    "Switchyard",
  );
}

function signInForm({ api, texts, demo, note, enter }) {
  const email = field(
    texts.say("console.sign_in.email"),
    { type: "email", name: "email", autocomplete: "username", required: true },
  );
  const password = field(
    texts.say("console.sign_in.password"),
    { type: "password", name: "password", autocomplete: "current-password", required: true },
  );
  const code = element("div", {});
  const form = formOf(texts, "console.sign_in.send", [email, password, code], async (data) => {
    try {
      enter(await api.post("sign-in", Object.fromEntries(data)));
    } catch (error) {
      if (error.code !== "code_needed") throw error;
      code.replaceChildren(...codePieces(texts));
      code.querySelector("input").focus();
    }
  });
  const pieces = [element("h1", {}, texts.say("console.sign_in.title")), form];
  if (note) pieces.splice(1, 0, element("p", { class: "muted" }, note));
  if (demo) pieces.push(demoWay(api, texts, enter));
  return pieces;
}

function demoWay(api, texts, enter) {
  const go = button("button", async () => enter(await api.post("sign-in/demo")), texts.say("console.sign_in.demo"));
  return element(
    "div",
    { class: "demo" },
    go,
    element("p", { class: "muted" }, texts.say("console.sign_in.demo_note")),
  );
}

function invitationForm({ api, texts, invitation, enter }, guest) {
  const user = element("input", { type: "hidden", name: "email", autocomplete: "username", value: guest.email });
  const password = field(
    texts.say("console.sign_in.new_password"),
    { type: "password", name: "password", autocomplete: "new-password", required: true, minlength: 10 },
  );
  const code = guest.second_factor ? codePieces(texts) : [];
  const form = formOf(texts, "console.sign_in.save", [user, password, ...code], async (data) => {
    const answer = { password: data.get("password"), code: data.get("code") };
    enter(await api.post(`invitations/${encodeURIComponent(invitation)}`, answer));
  });
  const heading = element("h1", {}, texts.say("console.sign_in.welcome", guest));
  return [heading, element("p", { class: "muted" }, texts.say("console.sign_in.choose", guest)), form];
}

function codePieces(texts) {
  return [codeField(texts), element("p", { class: "muted" }, texts.say("console.factor.code_hint"))];
}

/** A labelled input. */
export function field(label, attributes) {
  return element("label", { class: "field" }, element("span", {}, label), element("input", attributes));
}

function formOf(texts, sendKey, fields, send) {
  const problem = element("div", {});
  const submit = element("button", { class: "button primary", type: "submit" }, texts.say(sendKey));
  const onsubmit = async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      problem.replaceChildren();
      await send(new FormData(form));
    } catch (error) {
      problem.replaceChildren(trouble(texts.excuse(error)));
    } finally {
      submit.disabled = false;
    }
  };
  const form = element("form", { onsubmit }, ...fields, problem, submit);
  queueMicrotask(() => form.querySelector("input:not([type=hidden])")?.focus());
  return form;
}
