/** One event as an agent reads it: words as they are, and of what was drawn for the visitor a short account. */

import { element, icon } from "/widget/elements.js";
import { chatFile } from "./files.js";

/** @param {string} conversation its id @returns {HTMLElement | null} null for an event that says nothing */
export function message(conversation, event, { texts, desk }) {
  const files = event.parts.filter(({ type }) => type === "file").map((file) => chatFile(conversation, file, texts));
  const pieces = [...event.parts.map((part) => piece(part, event, texts)).filter(Boolean), ...files];
  if (event.buttons.length > 0) pieces.push(account("chat", names(event.buttons, "title")));
  if (pieces.length === 0) return null;
  if (isNote(event)) return element("li", { class: "note" }, ...pieces, time(event, texts));
  const mine = event.author === "agent" && event.author_name === desk.agent.name;
  const author = event.author_name ?? texts.say(`console.author.${event.author}`);
  const head = element("p", { class: "author" }, author, " ", time(event, texts));
  const look = `message ${mine ? "from-me" : `from-${event.author}`}`;
  return element("li", { class: look, lang: event.language }, head, ...pieces);
}

const PIECES = {
  text: ({ text }, event) => (isNote(event) ? element("span", {}, text) : element("p", { class: "bubble", dir: "auto" }, text)),
  articles: ({ articles }, event, texts) =>
    told("article", texts.say("console.chat.articles"), names(articles, "title")),
  channels: ({ offers }, event, texts) =>
    told("info", texts.say("console.chat.offers"), names(offers.filter(isOpen), "name")),
  comparison: ({ rows }, event, texts) => told("info", texts.say("console.chat.offers"), names(rows, "name")),
  ticket: ({ number, subject }, event, texts) =>
    told("ticket", texts.say("console.ticket.number", { number }), subject),
  summary: ({ rows }) => account("article", rows.map(({ name, value }) => `${name}: ${value}`).join(" · ")),
  phone: ({ number }) => account("phone", number),
  link: ({ title }) => account("external", title),
  contact_form: (part, event, texts) => account("mail", texts.say("console.chat.form")),
  pin_form: (part, event, texts) => account("key", texts.say("console.chat.pin_form")),
  rating: (part, event, texts) => account("star", texts.say("console.chat.rating")),
  verified: () => icon("check"),
};

function piece(part, event, texts) {
  return Object.hasOwn(PIECES, part.type) ? PIECES[part.type](part, event, texts) : null;
}

/** Whether it tells of the conversation rather than being said in it. */
function isNote(event) {
  return event.kind !== "message" || event.author === "system";
}

function isOpen({ open }) {
  return open;
}

function names(list, key) {
  return list.map((one) => one[key]).join(" · ");
}

function told(sign, what, words) {
  return account(sign, `${what}: ${words}`);
}

function account(sign, words) {
  return element("p", { class: "account" }, icon(sign), words);
}

function time(event, texts) {
  return element("time", { datetime: event.at }, texts.time(event.at));
}
