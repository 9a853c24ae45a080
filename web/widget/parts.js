/** The parts of a message, by their type. A type that this page does not know yet is skipped. */

import { articleList } from "./article_list.js";
import { Attachments } from "./attachments.js";
import { comparison } from "./comparison.js";
import { contactForm } from "./contact_form.js";
import { button, dial, element, icon, link } from "./elements.js";
import { fileRow } from "./file_row.js";
import { offerList } from "./offers.js";
import { pinForm } from "./pin_form.js";
import { ratingForm } from "./rating_form.js";
import { stateChip } from "./states.js";

const PARTS = {
  text, file, articles, channels, comparison, ticket, summary, phone, link: reference, contact_form: contactForm,
  pin_form: pinForm, rating: ratingForm, rated: nothing, owner: nothing, queue: nothing, verified: nothing
};
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

/** @returns {HTMLElement | null} */
export function part(data, context) {
  return Object.hasOwn(PARTS, data.type) ? PARTS[data.type](data, context) : null;
}

/** What such a part says stands as a sentence beside it; it is there for what the page does. */
function nothing() {
  return null;
}

/** People write from right to left too; `language` is there where it is not that of the message. */
function text({ text: content, language }) {
  return element("p", { class: "bubble", dir: "auto", lang: language }, ...withLinks(content));
}

/** Plain text, its web addresses made links. */
function withLinks(content) {
  const pieces = [];
  let end = 0;
  for (const { 0: address, index } of content.matchAll(ADDRESS)) {
    pieces.push(content.slice(end, index), link(address, {}, address));
    end = index + address.length;
  }
  return [...pieces, content.slice(end)];
}

/** What one side of a chat has sent the other. */
function file(data, { texts, api, conversationId }) {
  const path = `conversations/${encodeURIComponent(conversationId())}/files`;
  return element("div", { class: "card file" }, ...fileRow(path, data, { texts, api }));
}

function articles({ articles: found }, { texts, openArticle }) {
  return element("div", { class: "card flush" }, articleList(found, texts, openArticle));
}

function channels({ offers }, { texts, press }) {
  const action = ({ button: answer, open, recommended }) => {
    if (!answer || !open) return null;
    return button(recommended ? "button primary answer" : "button answer", () => press(answer), answer.title);
  };
  return offerList(offers, texts, action);
}

/** The files that were added here are kept in `data`: when the language changes the log is drawn anew. */
function ticket(data, { texts, api, openTicket }) {
  data.files ??= [];
  const open = button("text-button", () => openTicket(data, open), texts.say("widget.ticket.open"));
  return element(
    "div",
    { class: "card ticket-card" },
    element(
      "div",
      { class: "card-head" },
      icon("ticket"),
      element("strong", {}, texts.say("widget.ticket.number", data)),
      stateChip(data),
    ),
    element("p", { class: "card-title" }, data.subject),
    open,
    new Attachments(`tickets/${encodeURIComponent(data.number)}/files`, data.files, { texts, api }).node,
  );
}

function summary({ rows }) {
  const lines = rows.flatMap(({ name, value }) => [element("dt", {}, name), element("dd", {}, value)]);
  return element("dl", { class: "card summary" }, ...lines);
}

function phone({ number, text: explanation }) {
  return element(
    "div",
    { class: "card phone-card" },
    element("p", { class: "card-head" }, icon("phone"), dial(number, { class: "number" })),
    explanation && explanation !== number ? element("p", { class: "muted" }, explanation) : null,
  );
}

/** The way to sign in belongs to the page around us and leads there; every other link opens beside it. */
function reference({ title, url }, { signIn }) {
  const { server, page } = signIn();
  const [address, target] = url === server ? [page, "_top"] : [url, "_blank"];
  return link(address, { class: "card card-link", target }, title, icon(target === "_top" ? "next" : "external"));
}
