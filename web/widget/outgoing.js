/** Files on their way to a person: those that have not arrived yet, and in the composer the button that sends them. */

import { Attachments } from "./attachments.js";

const entries = []; // kept when the words change and all is drawn anew

/**
 * Only while a person has the conversation; the button is hidden by style, and what is pasted goes nowhere else.
 * @param {HTMLElement} place where the list stands
 * @param {import("./composer.js").Composer} composer
 * @param {string} conversationId
 * @param {{api: import("./api.js").Api, texts: import("./texts.js").Texts}} context
 */
export function drawOutgoing(place, composer, conversationId, context) {
  const path = `conversations/${encodeURIComponent(conversationId)}/files`;
  const files = new Attachments(path, entries, context, { keeps: false });
  place.replaceChildren(files.underWay);
  composer.attach(files.adder, (pasted) => document.body.dataset.owner !== "bot" && files.add(pasted));
}
