/** The chat frame: builds its parts and joins them. */

import { Api } from "./api.js";
import { Banner } from "./banner.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { element, isSafe, loadIcons } from "./elements.js";
import { busy } from "./field.js";
import { LanguageMenu } from "./language_menu.js";
import { fillJump, Log } from "./log.js";
import { drawOutgoing } from "./outgoing.js";
import { Page } from "./protocol.js";
import { Reader } from "./reader.js";
import { openSession } from "./session.js";
import { begin } from "./start.js";
import { Texts } from "./texts.js";
import { TicketPage } from "./ticket_page.js";
import { takeWish } from "./wish.js";

const at = (id) => document.getElementById(id);
const page = new Page();
const api = new Api();
const texts = new Texts();
const banner = new Banner(at("banner"), texts);
const reader = new Reader(at("reader"), { api, texts });
const ticketPage = new TicketPage(at("reader"), { api, texts });
const log = new Log(
  at("log"),
  {
    texts,
    api,
    conversationId: () => session.conversation.id,
    press,
    signIn: () => ({ server: session.serverSignInUrl, page: session.signInUrl }),
    openArticle: (article, opener) => read(opener, () => reader.show(article.id)),
    openTicket: (ticket, opener) => read(opener, () => ticketPage.show(ticket.number)),
  },
  { typing: at("typing"), jump: at("jump") },
);
const composer = new Composer(at("composer"), texts, say, () => conversation?.type());
const menu = new LanguageMenu(at("language-button"), at("languages"), texts, press);

let settings;
/** @type {import("./session.js").Session} */
let session;
/** @type {Conversation} */
let conversation;
let hidden = false;
let unread = 0;
let opener = null;
let owner = ["bot", null];
const waiting = []; // what the page asked for before the conversation had begun

async function enter() {
  conversation?.end();
  document.body.dataset.view = "starting";
  session = await begin({ api, texts, banner }, settings.language, () => openSession(api, settings));
  fillWords();
  document.body.dataset.view = "talk";
  conversation = new Conversation({ api, texts, log }, session, listeners());
  log.connect({ retry: (id) => conversation.retry(id), discard: (id) => conversation.discard(id) });
  if (!hidden) focusTalk();
  for (const act of waiting.splice(0)) act();
}

function listeners() {
  return {
    onowner: (...who) => showOwner((owner = who)),
    onlanguage: async (language) => {
      await texts.load(api, language).catch(() => null);
      fillWords();
      log.redraw();
    },
    onconnection: (up) => banner.connection(up),
    onarrival: () => hidden && page.send("unread", { count: ++unread }),
    isLooking: () => !hidden && document.visibilityState === "visible" && document.body.dataset.view === "talk",
    oncut: () => banner.tell(texts.say("widget.cut")),
    onrefused: (sentence) => banner.tell(sentence),
    onstranger: (unsent) => {
      waiting.push(...unsent.map((text) => () => say(text)));
      setTimeout(enter, 1000); // not at once: whatever is wrong with the server, we do not hammer it
    },
  };
}

function fillWords() {
  texts.fill(document);
  menu.fill();
  fillJump(at("jump"), texts);
  showOwner(owner);
  invite();
  drawOutgoing(at("outgoing"), composer, session.conversation.id, { api, texts });
  document.title = texts.say("widget.title");
}

function showOwner([who, agentName]) {
  const person = who === "agent";
  at("name").textContent = (person && agentName) || texts.say("widget.title");
  at("status").textContent = texts.say(`widget.owner.${who}`);
  document.body.dataset.owner = who;
  document.querySelector(".avatar use").setAttribute("href", person ? "#person" : "#assistant");
}

/** Unknown visitors are told what signing in is good for; a refused token is said, not hidden. */
function invite() {
  const address = session.signInUrl;
  at("sign-in").hidden = session.visitor.signed_in || !address || !isSafe(address);
  const words = texts.say(session.refused ? "widget.sign_in.refused" : "widget.sign_in.why");
  const signIn = element("a", { href: address, target: "_top" }, texts.say("widget.sign_in.link"));
  at("sign-in").replaceChildren(words, " ", signIn);
}

function say(text) {
  if (document.body.dataset.view === "reader") showTalk();
  conversation.say(text);
}

/** The pressed button goes away or rests, so the focus needs another place. */
function press(button) {
  if (document.body.dataset.view === "reader") showTalk();
  conversation.press(button);
  at("log").focus({ preventScroll: true });
}

/** The button goes with the waiting, so the focus needs another place. */
async function leaveQueue() {
  await busy(at("leave-queue"), () => conversation.leaveQueue());
  at("log").focus({ preventScroll: true });
}

/** On a phone the keyboard stays down until the visitor asks for it. */
function focusTalk() {
  if (matchMedia("(pointer: coarse)").matches) at("log").focus({ preventScroll: true });
  else composer.focus();
}

/** Shows an article or a ticket in the place of the talk; the way back leads to what was pressed. */
function read(from, show) {
  opener = from;
  document.body.dataset.view = "reader";
  at("back").hidden = false;
  show();
}

function showTalk() {
  document.body.dataset.view = "talk";
  at("back").hidden = true;
  reader.clear();
  (opener?.isConnected ? opener : at("log")).focus();
}

function soon(act) {
  if (conversation) act();
  else waiting.push(act);
}

function leave() {
  if (menu.isOpen) {
    menu.close();
    at("language-button").focus();
  } else if (document.body.dataset.view === "reader") showTalk();
  else page.send("close");
}

at("back").addEventListener("click", showTalk);
at("close").addEventListener("click", () => page.send("close"));
at("close").hidden = page.alone;
at("leave-queue").addEventListener("click", leaveQueue);
document.addEventListener("keydown", (event) => event.key === "Escape" && leave());

/** What page or Help Center wants said, put into the composer, or pressed. */
function fulfil({ button, title, draft, text }) {
  soon(() => {
    if (button) press({ id: button, title: title ?? "" });
    else if (draft) composer.draft(draft);
    else if (text) say(text);
  });
}

page.on("ask", ({ text }) => fulfil({ text }));
page.on("draft", ({ text }) => fulfil({ draft: text }));
page.on("press", ({ button, title }) => fulfil({ button, title }));
page.on("token", ({ token }) => {
  settings = { ...settings, token };
  enter();
});
page.on("hidden", () => (hidden = true));
page.on("shown", () => {
  hidden = false;
  unread = 0;
  if (document.body.dataset.view === "talk") focusTalk();
  conversation?.look();
});
document.addEventListener("visibilitychange", () => conversation?.look());

loadIcons().catch(() => null); // words do without
settings = await page.settings();
if (page.alone) fulfil(takeWish());
await enter();
