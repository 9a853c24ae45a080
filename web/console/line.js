/** The live line to the desk. It beats every ten seconds: a console that is not heard is nobody who is there. */

const PONG_WITHIN = 8_000; // ms
const LONGEST_WAIT = 10_000; // ms

/**
 * @typedef {object} LineListeners
 * @property {() => Record<string, number>} seen conversation -> the last `seq` that this page has
 * @property {(frame: any) => void} onframe `board`, `log`, `typing`, `seen`
 * @property {(up: boolean) => void} onstate
 * @property {() => void} onover the session has ended
 * @property {() => Promise<boolean>} isover asked when a line ends before a word came: a refused one tells no reason
 */

export class Line {
  #listeners;
  #socket = null;
  #attempts = 0;
  #timers = { retry: 0, pong: 0 };
  #over = false;
  #heard = false;
  #up = null;
  #watched = new Set();

  /** @param {LineListeners} listeners */
  constructor(listeners) {
    this.#listeners = listeners;
  }

  open() {
    new Worker("/console/pacemaker.js").onmessage = () => this.#beat();
    for (const happening of ["online", "focus", "pageshow"]) window.addEventListener(happening, () => this.#wake());
    this.#connect();
  }

  /** Follow a conversation that is not one's own. */
  watch(conversation) {
    this.#watched.add(conversation);
    this.#ask(conversation);
  }

  unwatch(conversation) {
    if (this.#watched.delete(conversation)) this.#send({ type: "unwatch", conversation });
  }

  /** The agent is writing there. */
  type(conversation) {
    this.#send({ type: "typing", conversation });
  }

  /** The agent has all up to this number on the screen. */
  see(conversation, seq) {
    this.#send({ type: "seen", conversation, seq });
  }

  #connect() {
    clearTimeout(this.#timers.retry);
    const address = new URL("/console/api/socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    this.#heard = false;
    socket.onopen = () => {
      this.#send({ type: "hello", seen: this.#listeners.seen() });
      for (const conversation of this.#watched) this.#ask(conversation);
    };
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    socket.onclose = () => this.#lose(socket);
  }

  #receive(frame) {
    this.#heard = true;
    if (frame.type === "pong") return clearTimeout(this.#timers.pong);
    if (frame.type === "over") return this.#end();
    this.#attempts = 0;
    this.#show(true);
    this.#listeners.onframe(frame);
  }

  /** Watch from the last number that is still held here: logs that nobody shows are let go. */
  #ask(conversation) {
    this.#send({ type: "watch", conversation, seq: this.#listeners.seen()[conversation] ?? 0 });
  }

  /** The session is over: nobody tries again. */
  #end() {
    if (this.#over) return;
    this.#over = true;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#listeners.onover();
  }

  #show(up) {
    if (up !== this.#up) this.#listeners.onstate(up);
    this.#up = up;
  }

  /** Says that the console is there; without a line it is time to try again, however slow the page's own timers are. */
  #beat() {
    const socket = this.#socket;
    if (!socket) return this.#over || this.#connect();
    if (socket.readyState !== WebSocket.OPEN) return;
    this.#send({ type: "ping" });
    clearTimeout(this.#timers.pong);
    this.#timers.pong = setTimeout(() => this.#lose(socket), PONG_WITHIN);
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  /** Net, page or person came back: do not sit the waiting time out. */
  #wake() {
    if (this.#socket || this.#over) return;
    this.#attempts = 0;
    this.#connect();
  }

  #lose(socket) {
    if (socket !== this.#socket) return;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#socket = null;
    socket.close();
    if (this.#over) return;
    this.#show(false);
    if (!this.#heard) this.#listeners.isover().then((over) => over && this.#end());
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** this.#attempts++) * (0.5 + Math.random() / 2);
    this.#timers.retry = setTimeout(() => this.#connect(), wait);
  }
}
