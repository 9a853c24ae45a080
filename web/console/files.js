/** Files of tickets and chats. They are saved, never opened inside the console. */

import { element, icon } from "/widget/elements.js";

/** @param {{ticket: number, id: string, name: string, size: number}} file @returns {HTMLElement} a link that saves it */
export function fileLink(file, texts) {
  return saved(`tickets/${file.ticket}/files`, file, "line file", texts);
}

/** @param {{id: string, name: string, size: number}} file of a chat @returns {HTMLElement} a link that saves it */
export function chatFile(conversation, file, texts) {
  return saved(`conversations/${conversation}/files`, file, "bubble file", texts);
}

function saved(path, { id, name, size }, look, texts) {
  const href = `/console/api/${path}/${encodeURIComponent(id)}`;
  const words = element("span", {}, name, element("small", {}, texts.size(size)));
  return element("a", { class: look, href, download: name }, icon("attach"), words);
}
