/**
 * The Help Center page: builds its parts and shows the view that the address names:
 * `#/`, `#/article/ID`, `#/ticket/NUMBER`.
 */

import { Api } from "./api.js";
import { Banner } from "./banner.js";
import { Contents } from "./contents.js";
import { loadIcons } from "./elements.js";
import { wasItHelpful } from "./feedback.js";
import { Pin } from "./pin.js";
import { Page } from "./protocol.js";
import { Reader } from "./reader.js";
import { Search } from "./search.js";
import { openSession } from "./session.js";
import { begin } from "./start.js";
import { Support } from "./support.js";
import { Texts } from "./texts.js";
import { TicketPage } from "./ticket_page.js";
import { Tickets } from "./tickets.js";
import { leaveWish } from "./wish.js";

const at = (id) => document.getElementById(id);
const page = new Page();
const texts = new Texts();
const context = { api: new Api(), texts, askAssistant, openArticle, openTicket };
const banner = new Banner(at("banner"), texts);
const reader = new Reader(at("reader"), context);
const ticketPage = new TicketPage(at("reader"), context);
const search = new Search(
  { form: at("search"), results: at("results"), status: at("found"), contents: at("contents") },
  context,
);
const contents = new Contents(at("contents").querySelector(".contents"), context);
const support = new Support(at("offers"), at("support-at"), context);
const pin = new Pin(at("pin"), context);
const tickets = new Tickets(at("tickets").querySelector(".tickets"), context);

let settings;
/** @type {import("./session.js").Session} */
let session;
let left = null; // the address of the view before: the way back leads to the row that was pressed

async function enter() {
  document.body.dataset.view = "starting";
  // The page around us has a language; the conversation may have gone on in another one.
  const parts = { api: context.api, texts, banner, pageFirst: true };
  session = await begin(parts, settings.language, () => openSession(context.api, settings));
  texts.fill(document);
  document.title = texts.say("help.title");
  at("tickets").hidden = !session.visitor.signed_in;
  search.clear();
  contents.load();
  pin.draw(session);
  if (session.visitor.signed_in) tickets.load();
  route();
}

function route() {
  const [, view = "home", id = ""] = /^#\/(article|ticket)\/([^/]+)$/.exec(location.hash) ?? [];
  if (view === "home") showHome();
  else {
    document.body.dataset.view = "page";
    const name = decodeURIComponent(id);
    if (view === "article") reader.show(name, (article) => wasItHelpful(article, context));
    else ticketPage.show(name);
    page.send("top");
  }
  left = location.hash;
}

function showHome() {
  document.body.dataset.view = "home";
  reader.clear();
  support.load();
  const [, view, id] = /^#\/(article|ticket)\/([^/]+)$/.exec(left ?? "") ?? [];
  if (view) document.querySelector(`.home [data-${view}="${CSS.escape(decodeURIComponent(id))}"]`)?.focus();
  if (view === "ticket") tickets.load(); // an answer may have changed its state
}

function openArticle({ id }) {
  location.hash = `#/article/${encodeURIComponent(id)}`;
}

function openTicket({ number }) {
  location.hash = `#/ticket/${encodeURIComponent(number)}`;
}

/** Opens the chat: with `text` said in the visitor's name, `draft` for the visitor to finish, or `button` pressed. */
function askAssistant(wish) {
  if (!page.alone) return page.send("open", wish);
  leaveWish(wish);
  location.assign("frame");
}

new ResizeObserver(() => page.send("height", { pixels: document.body.offsetHeight })).observe(document.body);
document.documentElement.classList.toggle("framed", !page.alone);
window.addEventListener("hashchange", route);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && document.body.dataset.view === "home") support.load(); // hours go by in a tab left open
});
page.on("token", ({ token }) => {
  settings = { ...settings, token };
  enter();
});

loadIcons().catch(() => null); // words do without
settings = await page.settings();
await enter();
