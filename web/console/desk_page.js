/** The desk: lists at the left, the work in the middle, the brief at the right, all from one `Desk`. */

import { element } from "/widget/elements.js";
import { Alerts } from "./alerts.js";
import { bar } from "./bar.js";
import { Brief } from "./brief.js";
import { Chat } from "./chat.js";
import { Columns } from "./columns.js";
import { Dialogs } from "./dialogs.js";
import { onKeys } from "./keyboard.js";
import { Line } from "./line.js";
import { Lists } from "./lists.js";
import { Outbox } from "./outbox.js";
import { Search } from "./search.js";
import { Tickets } from "./tickets.js";

const LOOK_AT_CLOCK = 15_000; // ms

/** @param {HTMLElement} page @param {{api, texts, desk, restart, over}} basics */
export function openDesk(page, basics) {
  const { texts, desk } = basics;
  const banner = document.getElementById("banner");
  const line = new Line({
    seen: () => desk.seen(),
    onframe: (frame) => desk.take(frame),
    onstate: (up) => {
      banner.textContent = texts.say("console.line.lost");
      banner.hidden = up;
      if (up) outbox.flush();
    },
    onover: () => basics.over(),
    isover: () => basics.api.get("me").then(({ agent }) => !agent, () => false),
  });
  const outbox = new Outbox(basics.api, desk);
  const context = { ...basics, line, outbox, toast };
  context.dialogs = new Dialogs(context);
  const work = element("section", { class: "work" });
  const side = new Brief(context);
  const lists = (context.lists = new Lists(context));
  context.columns = new Columns(context, { lists: lists.root, work, brief: side.root });
  context.chat = new Chat(work, context);
  const tickets = new Tickets(work, context);
  const search = new Search(work, context);
  page.replaceChildren(context.columns.root);
  document.getElementById("bar").replaceWith(bar(context, new Alerts(context)));
  desk.addEventListener("log", ({ detail: { conversation, cut, first } }) => {
    if (cut && !first && conversation === desk.conversation) toast(texts.say("console.line.cut"));
  });
  desk.addEventListener("show", () => {
    context.chat.show(); // also to let go of the conversation that was shown
    if (desk.shown.startsWith("ticket")) tickets.show();
    if (desk.shown === "search") search.show();
  });
  context.chat.show();
  onKeys(context);
  setInterval(() => lists.draw(), LOOK_AT_CLOCK);
  window.addEventListener("online", () => outbox.flush());
  line.open();
}

/** Says something for a few seconds. */
function toast(sentence) {
  const node = document.getElementById("toast");
  node.textContent = sentence;
  node.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (node.hidden = true), 6000);
}
