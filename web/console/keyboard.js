/** Keys for everything that is done all day. Alt with a letter, so that none of them is ever part of a message;
 *  `?` shows the list where nothing is being written. */

/** @type {{code: string, keys: string, name: string}[]} */
export const KEYS = [
  { code: "KeyN", keys: "Alt+N", name: "next" },
  { code: "ArrowDown", keys: "Alt+↑ ↓", name: "move" },
  { code: "KeyA", keys: "Alt+A", name: "accept" },
  { code: "KeyW", keys: "Alt+W", name: "write" },
  { code: "KeyB", keys: "Alt+B", name: "brief" },
  { code: "KeyT", keys: "Alt+T", name: "transfer" },
  { code: "KeyK", keys: "Alt+K", name: "ticket" },
  { code: "KeyE", keys: "Alt+E", name: "end" },
  { code: "KeyS", keys: "Alt+S", name: "search" },
  { code: "KeyH", keys: "?  Alt+H", name: "help" },
];

/** Listens on the whole page, except while a question is open. */
export function onKeys({ desk, chat, columns, dialogs, lists, texts, toast }) {
  const acts = {
    KeyN: () => (desk.next() ? desk.show(`conversation:${desk.next()}`) : toast(texts.say("console.list.queue_empty"))),
    ArrowDown: () => lists.move(1),
    ArrowUp: () => lists.move(-1),
    KeyA: () => chat.accept(),
    KeyW: () => chat.write(),
    KeyB: () => columns.toBrief(),
    KeyT: () => dialogs.transfer(),
    KeyK: () => dialogs.ticket(),
    KeyE: () => dialogs.end(),
    KeyS: () => desk.show("search"),
    KeyH: () => dialogs.keys(),
  };
  document.addEventListener("keydown", (event) => {
    const help = event.key === "?" && !isWriting(event.target) && !document.querySelector("dialog[open]");
    if (help) return dialogs.keys();
    if (!event.altKey || event.ctrlKey || event.metaKey || !Object.hasOwn(acts, event.code)) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    acts[event.code]();
  });
}

function isWriting(node) {
  return node.matches("input, textarea, select");
}
