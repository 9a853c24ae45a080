/** The gaps page: what the Help Center lacks, as a plot over time and two tables. */

import { element, icon, loadIcons, trouble } from "/widget/elements.js";
import { Api } from "./api.js";
import { plot } from "./gaps_plot.js";
import { Texts } from "./texts.js";

const PERIODS = [30, 90, 365];

const api = new Api();
const texts = new Texts(api);
const page = document.getElementById("page");
const say = (key, values) => texts.say(`console.gaps.${key}`, values);
const chosen = { days: 90, only: "" };

async function start() {
  const { agent, languages } = await api.get("me");
  const wanted = [localStorage.getItem("console.language"), ...navigator.languages.map((tag) => tag.split("-")[0])];
  await texts.load(wanted.find((code) => languages.includes(code)) ?? languages[0]);
  document.title = `${say("menu")} · Switchyard`;
  if (!agent) location.replace("./");
  else if (agent.role === "agent") page.replaceChildren(back(), trouble(say("managers_only")));
  else await show();
}

async function show() {
  try {
    page.replaceChildren(...content(await api.get(`gaps?days=${chosen.days}&only=${chosen.only}`)));
    const chart = page.querySelector("figure .scroll");
    chart.scrollLeft = chart.scrollWidth; // where it does not fit, the newest weeks are in sight
  } catch (error) {
    page.replaceChildren(back(), trouble(texts.excuse(error)));
  }
}

function content(found) {
  return [
    back(),
    element("h1", {}, say("title")),
    element("p", { class: "muted" }, say("why")),
    choices(found),
    overTime(found),
    section("questions", found.gaps, "none", ["count", "text", "matter", "language", "nothing", "not_helped", "last"], (gap) => [
      gap.count,
      element("span", { lang: gap.language }, gap.text),
      texts.matter(gap.matter),
      gap.language.toUpperCase(),
      gap.nothing,
      gap.no,
      date(gap.last),
    ]),
    section("unhelpful", found.unhelpful, "all_help", ["shown", "article", "language", "not_helped"], (one) => [
      one.shown,
      one.title ? element("span", { lang: one.language }, one.title) : `${one.article} (${say("gone")})`,
      one.language.toUpperCase(),
      one.no,
    ]),
  ];
}

function back() {
  return element("a", { class: "back", href: "./" }, icon("back"), say("back"));
}

function choices({ languages }) {
  const period = PERIODS.map((days) => [say("days", { days }), days]);
  const spoken = [[say("all"), ""], ...languages.map((code) => [texts.nameOf(code), code])];
  return element("p", { class: "choices" }, choice("period", "days", period), choice("language", "only", spoken));
}

function choice(label, name, options) {
  const select = element("select", {
    name,
    onchange: async () => {
      chosen[name] = select.value;
      await show();
      page.querySelector(`select[name="${name}"]`)?.focus(); // where it was before all was drawn anew
    },
  });
  select.append(...options.map(([text, value]) => new Option(text, value, false, String(value) === String(chosen[name]))));
  return element("label", {}, say(label), select);
}

function overTime({ weeks }) {
  const rows = weeks.map((week) => [date(week.begins), week.nothing, week.no, week.nothing + week.no]);
  return element(
    "figure",
    { class: "card" },
    element("figcaption", {}, element("h2", {}, say("chart")), legend()),
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("chart") }, plot(weeks, { label: say("chart"), date })),
    element(
      "details",
      {},
      element("summary", {}, say("table")),
      table(say("chart"), ["week", "nothing", "not_helped", "total"], rows),
    ),
  );
}

function legend() {
  const key = (name) => element("span", { class: `key ${name}` }, say(name));
  return element("p", { class: "legend" }, key("nothing"), key("not_helped"));
}

function section(title, list, none, columns, cells) {
  const rows = list.map(cells);
  const body = rows.length > 0 ? table(say(title), columns, rows) : element("p", { class: "muted" }, say(none));
  return element("section", { class: "card" }, element("h2", {}, say(title)), body);
}

function table(caption, columns, rows) {
  const head = element("tr", {}, ...columns.map((name) => element("th", { scope: "col", class: look(name) }, say(name))));
  const row = (cells) =>
    element("tr", {}, ...cells.map((cell, n) => element("td", { class: look(columns[n]) }, cell?.nodeType ? cell : String(cell))));
  return element(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element(
      "table",
      {},
      element("caption", { class: "visually-hidden" }, caption),
      element("thead", {}, head),
      element("tbody", {}, ...rows.map(row)),
    ),
  );
}

function look(column) {
  if (["week", "last"].includes(column)) return "date";
  return ["count", "nothing", "not_helped", "shown", "total"].includes(column) ? "number" : null;
}

function date(iso) {
  return new Intl.DateTimeFormat(texts.language, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(iso));
}

loadIcons().catch(() => null); // words do without
start().catch((error) => page.replaceChildren(error.message));
