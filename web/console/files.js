/** Files that customers attached to tickets. They are saved, never opened inside the console. */

import { element, icon } from "/widget/elements.js";

/** @param {{ticket: number, id: string, name: string, size: number}} file @returns {HTMLElement} a link that saves it */
export function fileLink({ ticket, id, name, size }, texts) {
  const href = `/console/api/tickets/${ticket}/files/${encodeURIComponent(id)}`;
  const words = element("span", {}, name, element("small", {}, texts.size(size)));
  return element("a", { class: "line file", href, download: name }, icon("attach"), words);
}
