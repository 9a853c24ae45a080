/**
 * The messages between the embedding page (`loader.js`) and our frames: all their names and fields.
 * An envelope is `{ switchyard: 1, type, ...fields }`; every field may be missing or null.
 */

/** What a frame may tell the page. */
export const FROM_FRAME = Object.freeze({
  ready: {}, // the frame listens: send the settings
  close: {}, // hide the chat, give the focus back
  // show the chat; say `text`, put `draft` into the composer, or press `button`, one of those that are always on offer
  open: { text: "string", draft: "string", button: "string", title: "string" },
  unread: { count: "number" }, // messages that arrived while the chat was hidden
  height: { pixels: "number" }, // of the Help Center's content
  top: {}, // another view of the Help Center: its upper edge should be seen
});

/** What the page may tell a frame. */
export const FROM_PAGE = Object.freeze({
  settings: { language: "string", token: "string", signInUrl: "string", pageUrl: "string" },
  ask: { text: "string" }, // say this in the visitor's name
  draft: { text: "string" }, // put this into the composer
  press: { button: "string", title: "string" }, // press a button that is always on offer, and show it by this title
  token: { token: "string" }, // somebody signed in, or out (null)
  shown: {},
  hidden: {},
});

/** True when `message` is an envelope of that table whose fields have their types. */
export function fits(message, table) {
  if (typeof message !== "object" || message === null || message.switchyard !== 1) return false;
  if (!Object.hasOwn(table, message.type)) return false;
  const fields = Object.entries(table[message.type]);
  return fields.every(([name, type]) => message[name] == null || typeof message[name] === type);
}

/** The page around this frame. Only its declared origin is heard, only that origin is told anything. */
export class Page {
  #origin;
  #handlers = new Map();

  /** @param {Window} frame our own window; its address names the page's origin: `?origin=https://shop.example` */
  constructor(frame = window) {
    this.#origin = frame.parent === frame ? null : declaredOrigin(frame.location.href);
    /** Nobody around us to talk to: the page was opened by itself. */
    this.alone = this.#origin === null;
    frame.addEventListener("message", (event) => {
      if (event.source !== frame.parent || event.origin !== this.#origin || !fits(event.data, FROM_PAGE)) return;
      this.#handlers.get(event.data.type)?.(event.data);
    });
  }

  on(type, handler) {
    this.#handlers.set(type, handler);
  }

  send(type, fields = {}) {
    if (!this.alone) window.parent.postMessage({ switchyard: 1, type, ...fields }, this.#origin);
  }

  /** Says "ready" and waits for the settings; alone, there are none to wait for. */
  settings() {
    const none = { language: navigator.language, token: null, signInUrl: null, pageUrl: null };
    if (this.alone) return Promise.resolve(none);
    return new Promise((resolve) => {
      this.on("settings", resolve);
      this.send("ready");
    });
  }
}

function declaredOrigin(address) {
  const origin = new URL(address).searchParams.get("origin");
  try {
    return new URL(origin).origin === origin ? origin : null;
  } catch {
    return null;
  }
}
