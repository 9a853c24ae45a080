/**
 * The script tag of an embedding page. It draws the launcher, and inserts the chat frame on the first open.
 *
 * A classic script, alone in its file: before the first click it asks the network for nothing but itself, so it can
 * import neither `protocol.js` (whose message names it speaks) nor a text file: the server writes the labels into it.
 *
 * Attributes: data-language, data-token, data-sign-in-url, data-help-center (a selector), data-label, data-tell-page.
 * Page API: window.Switchyard = { open(), close(), ask(text), draft(text), setToken(jwt | null) }.
 */
(() => {
  "use strict";
  const script = document.currentScript;
  if (!script || window.Switchyard) return;

  const HOST = new URL("./", script.src);
  const LABELS = {}; // `widget.launcher` of every texts/<lang>.yml, the fallback language's first (bot/edge/launcher.py)
  const LANGUAGE = script.dataset.language || document.documentElement.lang || navigator.language || "en";
  const LABEL = script.dataset.label || LABELS[LANGUAGE.split(/[-_]/)[0].toLowerCase()] || Object.values(LABELS)[0];
  const ICON =
    "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-4.5 4v-4h-1A2.5 2.5 0 0 1 4 13.5Z";
  const STYLE = `
    :host { all: initial }
    * { box-sizing: border-box }
    button { position: fixed; right: 24px; bottom: 24px; z-index: 2147483000;
      display: flex; align-items: center; gap: 10px; height: 48px; padding: 0 20px 0 16px;
      border: 0; border-radius: 24px; cursor: pointer; color: #fff; background: #4f4fc9;
      font: 600 15px/1 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      box-shadow: 0 1px 2px rgb(20 20 50 / .2), 0 8px 24px rgb(30 30 90 / .24);
      transition: background .15s, transform .15s }
    button:hover { background: #4141b0; transform: translateY(-1px) }
    button:focus-visible { outline: 3px solid #8f8ff0; outline-offset: 3px }
    svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linejoin: round }
    b { min-width: 20px; padding: 4px 6px; border-radius: 10px;
      font-size: 12px; text-align: center; color: #26266e; background: #fff }
    section { position: fixed; right: 24px; bottom: 24px; z-index: 2147483001;
      width: 400px; height: min(680px, calc(100vh - 48px)); overflow: hidden; border-radius: 16px; background: #fff;
      box-shadow: 0 0 0 1px rgb(20 20 50 / .08), 0 16px 56px rgb(20 20 60 / .24); animation: rise .18s ease-out }
    iframe { display: block; width: 100%; height: 100%; border: 0 }
    [hidden] { display: none !important }
    @keyframes rise { from { opacity: 0; transform: translateY(12px) } }
    @media (max-width: 480px), (max-height: 420px) {
      section { inset: 0; width: 100%; height: 100vh; height: 100dvh; border-radius: 0 }
      button { right: 16px; bottom: 16px }
    }
    @media (prefers-color-scheme: dark) {
      section { background: #15161b; box-shadow: 0 0 0 1px rgb(255 255 255 / .12), 0 16px 56px rgb(0 0 0 / .6) }
    }
    @media (prefers-reduced-motion: reduce) { button, section { transition: none; animation: none } }
    @media print { :host { display: none } }`;

  let token = script.dataset.token || null;

  function settings() {
    const signIn = script.dataset.signInUrl;
    return {
      language: LANGUAGE,
      token,
      signInUrl: signIn ? new URL(signIn, location.href).href : null,
      // For agents, and only if the page wants it; never with a query, which may hold secrets of the page.
      pageUrl: script.dataset.tellPage === undefined ? null : location.origin + location.pathname,
    };
  }

  /** One frame of ours in the page. What is sent before it says "ready" waits; what others send is not heard. */
  class Frame {
    constructor(path, handlers) {
      this.waiting = [];
      this.ready = false;
      this.node = document.createElement("iframe");
      this.node.title = LABEL;
      this.node.allow = "clipboard-write";
      this.node.src = `${new URL(path, HOST).href}?origin=${encodeURIComponent(location.origin)}`;
      window.addEventListener("message", (event) => {
        if (event.origin !== HOST.origin || event.source !== this.node.contentWindow) return;
        const message = event.data;
        if (!message || message.switchyard !== 1) return;
        if (message.type === "ready") this.greet();
        else if (Object.hasOwn(handlers, message.type)) handlers[message.type](message);
      });
    }

    greet() {
      this.ready = true;
      this.send("settings", settings());
      for (const [type, fields] of this.waiting.splice(0)) this.send(type, fields);
    }

    send(type, fields = {}) {
      if (!this.ready) this.waiting.push([type, fields]);
      else this.node.contentWindow.postMessage({ switchyard: 1, type, ...fields }, HOST.origin);
    }
  }

  const home = document.createElement("div");
  const shadow = home.attachShadow({ mode: "open" });
  const panel = document.createElement("section");
  const launcher = document.createElement("button");
  const unread = document.createElement("b");
  let chat = null;
  let help = null;

  function open() {
    if (!chat) {
      chat = new Frame("widget/frame", { close, unread: ({ count }) => count >= 0 && countUnread(count) });
      panel.append(chat.node);
    }
    panel.hidden = false;
    launcher.hidden = true;
    launcher.setAttribute("aria-expanded", "true");
    countUnread(0);
    chat.node.focus();
    chat.send("shown");
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    launcher.hidden = false;
    launcher.setAttribute("aria-expanded", "false");
    launcher.focus();
    chat.send("hidden");
  }

  function say(type, text) {
    open();
    if (typeof text === "string" && text.trim()) chat.send(type, { text });
  }

  /** What the Help Center asks for: a button pressed, a draft in the composer, or a sentence said. */
  function openFor({ button, title, draft, text }) {
    if (button) {
      open();
      chat.send("press", { button, title });
    } else if (draft) say("draft", draft);
    else say("ask", text);
  }

  function setToken(jwt) {
    token = jwt || null;
    for (const frame of [chat, help]) if (frame?.ready) frame.send("token", { token });
  }

  function countUnread(count) {
    unread.hidden = count === 0;
    unread.textContent = String(count);
  }

  function drawIcon() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", ICON);
    svg.append(path);
    return svg;
  }

  function draw() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    launcher.type = "button";
    launcher.lang = LANGUAGE;
    launcher.setAttribute("aria-expanded", "false");
    launcher.append(drawIcon(), LABEL, unread);
    launcher.addEventListener("click", open);
    panel.hidden = true;
    countUnread(0);
    shadow.append(launcher, panel);
    document.body.append(home);
    const place = script.dataset.helpCenter && document.querySelector(script.dataset.helpCenter);
    if (place) drawHelpCenter(place);
  }

  function drawHelpCenter(place) {
    help = new Frame("widget/help", {
      open: openFor,
      height: ({ pixels }) => { if (pixels > 0 && pixels < 1e5) help.node.style.height = `${Math.ceil(pixels)}px`; },
      top: () => { if (help.node.getBoundingClientRect().top < 0) help.node.scrollIntoView(); },
    });
    Object.assign(help.node.style, { display: "block", width: "100%", border: "0", minHeight: "480px" });
    place.append(help.node);
  }

  window.Switchyard = Object.freeze({
    open,
    close,
    ask: (text) => say("ask", text),
    draft: (text) => say("draft", text),
    setToken,
  });
  if (document.body) draw();
  else document.addEventListener("DOMContentLoaded", draw);
})();
