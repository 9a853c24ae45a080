/** The console's beginning: the language, then who it is, then the sign-in page or the desk. */

import { loadIcons } from "/widget/elements.js";
import { Api } from "./api.js";
import { Desk } from "./desk.js";
import { openDesk } from "./desk_page.js";
import { signInPage } from "./sign_in.js";
import { Texts } from "./texts.js";

const api = new Api();
const texts = new Texts(api);
const page = document.getElementById("page");
const invitation = new URLSearchParams(location.hash.slice(1)).get("invitation");

async function start() {
  const me = await api.get("me");
  await texts.load(preferred(me.languages));
  document.title = `${texts.say("console.title")} · Switchyard`;
  if (invitation) history.replaceState(null, "", location.pathname);
  if (me.agent && !invitation) enter(me);
  else signInPage(page, { api, texts, demo: me.demo, invitation, enter });
}

function enter(me) {
  const desk = new Desk(me);
  openDesk(page, { api, texts, desk, restart, over });
}

/** Begins anew, in another language say. */
function restart(language) {
  if (language) localStorage.setItem("console.language", language);
  location.reload();
}

/** The session has ended somewhere else. What was being written stays in this browser. */
function over() {
  const note = texts.say("console.sign_in.over");
  for (const question of document.querySelectorAll("dialog")) question.close();
  signInPage(page, { api, texts, demo: false, note, enter: () => restart() });
}

function preferred(languages) {
  const wanted = [localStorage.getItem("console.language"), ...navigator.languages.map((tag) => tag.split("-")[0])];
  return wanted.find((code) => languages.includes(code)) ?? languages[0];
}

loadIcons().catch(() => null); // words do without
start().catch((error) => page.replaceChildren(error.message));
