/** Sound and browser notifications, each only for those who asked for it, and only when they do not look anyway. */

import { nameOf } from "./visitor_name.js";

const LENGTH = 0.18; // s
const PITCH = { waiting: 660, wrote: 880 }; // Hz

export class Alerts {
  #desk;
  #texts;
  #audio = null;

  constructor({ desk, texts }) {
    this.#desk = desk;
    this.#texts = texts;
    for (const touch of ["pointerdown", "keydown"])
      document.addEventListener(touch, () => this.sound && this.#wake(), { once: true });
    desk.addEventListener("board", ({ detail: { given, ringing } }) => {
      for (const card of [...given, ...ringing]) this.#tell("waiting", card);
    });
    desk.addEventListener("log", ({ detail: { conversation, news, first } }) => {
      const spoke = news.some(({ author }) => author === "visitor");
      if (!first && spoke && desk.isMine(conversation)) this.#tell("wrote", desk.card(conversation));
    });
  }

  get sound() {
    return localStorage.getItem("console.sound") === "on";
  }

  get notify() {
    return localStorage.getItem("console.notify") === "on" && globalThis.Notification?.permission === "granted";
  }

  /** @returns {boolean} what it is now */
  setSound(on) {
    localStorage.setItem("console.sound", on ? "on" : "off");
    if (on) this.#play("waiting");
    return on;
  }

  /** @returns {Promise<boolean>} what it is now: the browser may refuse, or know no notifications */
  async setNotify(on) {
    const granted = on && (await globalThis.Notification?.requestPermission()) === "granted";
    localStorage.setItem("console.notify", granted ? "on" : "off");
    return granted;
  }

  /** Browsers play nothing before somebody has touched the page: after a reload that may be long after the first card. */
  #wake() {
    this.#audio ??= new AudioContext();
    this.#audio.resume().catch(() => null);
  }

  #tell(what, card) {
    if (document.hasFocus() && what === "wrote") return;
    if (this.sound) this.#play(what);
    if (!this.notify || document.hasFocus()) return;
    const title = this.#texts.say(`console.alert.${what}`, { name: nameOf(card, this.#texts) });
    // The words of the visitor stay in the console: a notification may be seen by anybody near the screen.
    const note = new Notification(title, { tag: card.id, icon: "/console/icon.svg" });
    note.onclick = () => {
      window.focus();
      this.#desk.show(`conversation:${card.id}`);
    };
  }

  #play(what) {
    this.#wake();
    const [tone, volume, now] = [this.#audio.createOscillator(), this.#audio.createGain(), this.#audio.currentTime];
    tone.frequency.value = PITCH[what];
    volume.gain.setValueAtTime(0.12, now);
    volume.gain.exponentialRampToValueAtTime(0.001, now + LENGTH);
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(now);
    tone.stop(now + LENGTH);
  }
}
