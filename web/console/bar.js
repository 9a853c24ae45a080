/** The bar on top: whether one takes chats, and the menu. */

import { button, element, icon } from "/widget/elements.js";
import { brand } from "./sign_in.js";

/** @returns {HTMLElement} */
export function bar(context, alerts) {
  const { texts, desk } = context;
  const name = element("span", { class: "me" }, icon("person"), desk.agent.name);
  return element("header", { class: "bar", id: "bar" }, brand(), availability(context), name, menu(context, alerts));
}

function availability({ api, texts, desk, toast }) {
  const label = element("span", {});
  const change = async () => {
    const available = !desk.board.available; // the board may bring the answer before the answer does
    try {
      await api.post("available", { available });
      draw(available);
    } catch (error) {
      toast(texts.excuse(error));
    }
  };
  const node = button("switch", change, element("i", { "aria-hidden": "true" }), label);
  node.setAttribute("role", "switch");
  node.title = texts.say("console.available.why");
  const draw = (available) => {
    node.setAttribute("aria-checked", String(available));
    label.textContent = texts.say(`console.available.${available ? "on" : "off"}`);
  };
  desk.addEventListener("board", () => draw(desk.board.available));
  draw(false);
  return node;
}

function menu({ api, texts, desk, dialogs, restart }, alerts) {
  const say = (key) => texts.say(`console.${key}`);
  const choice = (key, action) => button("menu-item", action, say(key));
  const check = (key, isOn, set) => {
    const box = element("input", { type: "checkbox" });
    box.checked = isOn;
    box.addEventListener("change", async () => (box.checked = await set(box.checked)));
    return element("label", { class: "menu-item" }, box, say(key));
  };
  const leave = async (everywhere) => {
    await api.post("sign-out", { everywhere });
    restart();
  };
  const language = element("select", { "aria-label": say("language_menu"), onchange: () => restart(language.value) });
  language.append(...desk.languages.map((code) => new Option(own(code), code, false, code === texts.language)));
  const list = element(
    "div",
    { class: "menu-list" },
    choice("menu.caller", () => dialogs.caller()),
    desk.agent.role === "agent" ? null : element("a", { class: "menu-item", href: "gaps" }, say("gaps.menu")),
    choice("menu.factor", () => dialogs.secondFactor()),
    choice("menu.keys", () => dialogs.keys()),
    check("menu.sound", alerts.sound, (on) => alerts.setSound(on)),
    check("menu.notify", alerts.notify, (on) => alerts.setNotify(on)),
    element("label", { class: "menu-item" }, icon("globe"), language),
    element("hr", {}),
    choice("sign_out.here", () => leave(false)),
    choice("sign_out.everywhere", () => leave(true)),
  );
  const node = element(
    "details",
    { class: "menu" },
    element("summary", { "aria-label": say("menu.label") }, icon("menu")),
    list,
  );
  document.addEventListener("click", ({ target }) => node.contains(target) || (node.open = false));
  list.addEventListener("click", ({ target }) => target.closest("button") && (node.open = false));
  return node;
}

function own(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
