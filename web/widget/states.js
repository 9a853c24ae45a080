/** The state of a ticket, as a small label. */

import { element } from "./elements.js";

const LOOKS = { open: "info", answered: "good", solved: "quiet" };

/** @param {{state: string, state_text: string}} ticket */
export function stateChip({ state, state_text: words }) {
  return element("span", { class: `chip ${LOOKS[state] ?? "quiet"}` }, words);
}
