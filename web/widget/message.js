/** One message of the log. */

import { button, element, icon } from "./elements.js";
import { part } from "./parts.js";

/**
 * @typedef {object} MessageContext
 * @property {import("./texts.js").Texts} texts
 * @property {import("./api.js").Api} api
 * @property {() => string} conversationId
 * @property {(button: {id: string, title: string}) => void} press
 * @property {() => {server: string | null, page: string | null}} signIn where to sign in, as server and page say
 * @property {(ticket: {number: string}, opener: HTMLElement) => void} openTicket
 * @property {(article: {id: string, language: string}, opener: HTMLElement) => void} openArticle
 */

const STATE_ICONS = { sending: "clock", waiting: "clock", sent: "check", failed: "alert", refused: "alert" };

/** @returns {HTMLElement | null} null for an event that has nothing to show */
export function message(event, context) {
  const shown = event.parts.map((each) => part(each, context)).filter((node) => node !== null);
  if (event.author === "system" || event.kind !== "message") return note(shown);
  if (shown.length === 0 && event.buttons.length === 0) return null;
  const foreign = event.language && event.language !== context.texts.language ? event.language : null;
  const body = element("div", { class: "body", lang: event.author === "visitor" ? null : foreign }, ...shown);
  const node = element("article", { class: `message from-${event.author}` }, heading(event, context.texts), body);
  if (event.buttons.length > 0) node.append(quickReplies(event.buttons, context));
  if (event.author === "visitor") node.append(visitorState(event.at, context.texts));
  return node;
}

/** What the visitor sent and the server has not confirmed. */
export function pendingMessage(entry, { texts }, { retry, discard }) {
  const tools = element(
    "span",
    { class: "tools", hidden: true },
    button("text-button retry", retry, texts.say("widget.state.retry")),
    button("text-button", discard, texts.say("widget.state.discard")),
  );
  const node = element(
    "article",
    { class: "message from-visitor pending" },
    heading({ author: "visitor", at: entry.at }, texts),
    element("div", { class: "body" }, element("p", { class: "bubble", dir: "auto" }, entry.shown)),
    element("p", { class: "state" }, element("span", { "aria-live": "off" }), tools),
  );
  showState(node, "sending", texts);
  return node;
}

/** Says under a pending message how far it got. */
export function showState(node, state, texts, reason = "") {
  const failed = state === "failed" || state === "refused";
  const [line, tools] = node.querySelector(".state").children;
  node.dataset.state = state;
  line.setAttribute("aria-live", failed ? "assertive" : "off");
  line.replaceChildren(icon(STATE_ICONS[state]), reason || texts.say(`widget.state.${state}`));
  tools.hidden = !failed;
  tools.querySelector(".retry").hidden = state === "refused";
}

/** Says under a visitor's message that a person has read it. */
export function showSeen(node, texts) {
  const time = node.querySelector(".author time").textContent;
  node.querySelector(".state")?.replaceChildren(icon("check"), `${texts.say("widget.state.seen")} · ${time}`);
}

/** The date above the first message of a day. */
export function dayLine(event, previous, texts) {
  const day = texts.day(event.at);
  if (previous && texts.day(previous.at) === day) return null;
  const shown = day === texts.day(new Date()) ? texts.today() : day;
  return element("p", { class: "day" }, element("time", { datetime: event.at }, shown));
}

function heading(event, texts) {
  const name = event.author_name || texts.say(`widget.author.${event.author}`);
  return element("h2", { class: "author" }, name, " ", element("time", { datetime: event.at }, texts.time(event.at)));
}

function visitorState(at, texts) {
  const words = `${texts.say("widget.state.sent")} · ${texts.time(at)}`;
  return element("p", { class: "state", "aria-hidden": "true" }, icon("check"), words);
}

function note(shown) {
  return shown.length > 0 ? element("div", { class: "note" }, ...shown) : null;
}

function quickReplies(buttons, { press }) {
  const drawn = buttons.map((each) => {
    const look = each.style === "primary" ? "button primary" : "button";
    return button(look, () => press(each), each.title);
  });
  return element("div", { class: "quick-replies" }, ...drawn);
}
