/** The channels to support: which are open now, which is recommended, what speaks against the others. */

import { element, icon } from "./elements.js";

export const CHANNEL_ICONS = { ticket: "ticket", chat: "chat", phone: "phone", contact: "mail" };

/**
 * @typedef {object} Offer
 * @property {string} channel
 * @property {string} name
 * @property {string} note
 * @property {boolean} open
 * @property {boolean} recommended
 * @property {{code: string, text: string}[]} reasons
 */

/**
 * @param {Offer[]} offers
 * @param {(offer: Offer) => HTMLElement | null} action what an offer lets one do
 */
export function offerList(offers, texts, action) {
  return element("ul", { class: "offers" }, ...offers.map((offer) => card(offer, texts, action(offer))));
}

function card(offer, texts, action) {
  const look = `offer ${offer.open ? "is-open" : "is-closed"} ${offer.recommended ? "is-recommended" : ""}`;
  const state = offer.open
    ? element("span", { class: "chip good" }, texts.say("widget.offer.open"))
    : element("span", { class: "chip quiet" }, texts.say("widget.offer.closed"));
  const badge = element("span", { class: "chip badge" }, icon("star"), texts.say("widget.offer.recommended"));
  return element(
    "li",
    { class: look.trim(), "data-channel": offer.channel },
    offer.recommended ? badge : null,
    element("span", { class: "offer-icon" }, icon(CHANNEL_ICONS[offer.channel] ?? "chat")),
    element(
      "div",
      { class: "offer-text" },
      element("p", { class: "offer-head" }, element("strong", {}, offer.name), state),
      offer.note ? element("p", { class: "offer-note" }, offer.note) : null,
      reasons(offer),
      action,
    ),
  );
}

function reasons({ reasons: all, open }) {
  if (all.length === 0) return null;
  const symbol = open ? "check" : "info";
  const line = ({ code, text }) => element("li", { "data-reason": code }, icon(symbol), element("span", {}, text));
  return element("ul", { class: "reasons" }, ...all.map(line));
}
