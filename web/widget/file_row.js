/** A file that the server has: its name saves it. */

import { button, element, icon } from "./elements.js";

/**
 * @param {string} path where the files lie, such as `tickets/1001/files`
 * @param {{id: string, name: string, size: number}} file
 * @param {{api: import("./api.js").Api, texts: import("./texts.js").Texts}} context
 * @returns {Node[]} symbol, name, size, and what went wrong if it could not be had
 */
export function fileRow(path, file, { api, texts }) {
  const failed = element("span", {});
  const save = async () => {
    failed.replaceChildren();
    try {
      saveAs(await api.download(`${path}/${encodeURIComponent(file.id)}`), file.name);
    } catch (error) {
      failed.replaceChildren(fileTrouble(texts.excuse(error)));
    }
  };
  const size = element("span", { class: "muted" }, texts.size(file.size));
  return [icon("article"), button("text-button file-name", save, file.name), size, failed];
}

/** What went wrong with a file, and what can be done about it. */
export function fileTrouble(...words) {
  return element("p", { class: "field-error", role: "alert" }, icon("alert"), element("span", {}, ...words));
}

/** Hands a file to the browser's own downloads. It is never opened here. */
function saveAs(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
