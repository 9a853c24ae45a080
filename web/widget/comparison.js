/** The channels side by side: what speaks for and against each. */

import { element, icon } from "./elements.js";
import { CHANNEL_ICONS } from "./offers.js";

/**
 * @param {{good_title: string, bad_title: string, rows: {channel: string, name: string, open: boolean,
 *   recommended: boolean, good: string[], bad: string[]}[]}} data
 */
export function comparison(data, { texts }) {
  return element("ul", { class: "comparison" }, ...data.rows.map((row) => channel(row, data, texts)));
}

function channel(row, data, texts) {
  const look = row.recommended ? "card compared is-recommended" : "card compared";
  const badge = element("span", { class: "chip badge" }, icon("star"), texts.say("widget.offer.recommended"));
  return element(
    "li",
    { class: look, "data-channel": row.channel },
    element(
      "p",
      { class: "card-head" },
      icon(CHANNEL_ICONS[row.channel] ?? "chat"),
      element("strong", {}, row.name),
      row.recommended ? badge : null,
    ),
    points(data.good_title, row.good, "good"),
    points(data.bad_title, row.bad, "bad"),
  );
}

function points(title, lines, kind) {
  if (lines.length === 0) return null;
  const symbol = kind === "good" ? "check" : "info";
  const point = (line) => element("li", {}, icon(symbol), element("span", {}, line));
  return element(
    "div",
    { class: `points ${kind}` },
    element("p", { class: "points-title" }, title),
    element("ul", { class: "reasons" }, ...lines.map(point)),
  );
}
