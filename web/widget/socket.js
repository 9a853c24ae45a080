/** One conversation's WebSocket, opened again for as long as it is wanted. */

const PING_EVERY = 25_000; // ms
const PONG_WITHIN = 10_000; // ms
const LONGEST_WAIT = 30_000; // ms

/**
 * @typedef {object} SocketListeners
 * @property {() => object} hello the first frame
 * @property {(frame: any) => void} onframe every later frame of the server but pongs
 * @property {() => void} onlost the connection is gone; a new attempt follows by itself
 */

export class Socket {
  #address;
  #listeners;
  #socket = null;
  #attempts = 0;
  #timers = { retry: 0, ping: 0, pong: 0 };
  #wanted = false;
  #ready = false;

  /** @param {URL} address @param {SocketListeners} listeners */
  constructor(address, listeners) {
    this.#address = address;
    this.#listeners = listeners;
    this.wake = this.wake.bind(this);
  }

  get ready() {
    return this.#ready;
  }

  open() {
    this.#wanted = true;
    window.addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.#connect();
  }

  close() {
    this.#wanted = false;
    window.removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    this.#drop();
  }

  /** @returns {boolean} false when the frame could not be handed over */
  send(frame) {
    if (!this.#ready) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** The network or the visitor came back: do not sit the waiting time out. */
  wake() {
    if (!this.#wanted || this.#socket || document.hidden) return;
    this.#attempts = 0;
    this.#connect();
  }

  #connect() {
    clearTimeout(this.#timers.retry);
    const socket = new WebSocket(this.#address);
    this.#socket = socket;
    socket.onopen = () => socket.send(JSON.stringify(this.#listeners.hello()));
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    socket.onclose = () => this.#lose(socket);
  }

  #receive(frame) {
    if (frame.type === "pong") {
      clearTimeout(this.#timers.pong);
      return;
    }
    if (frame.type === "ready") {
      this.#ready = true;
      this.#attempts = 0;
      this.#timers.ping = setInterval(() => this.#ping(), PING_EVERY);
    }
    this.#listeners.onframe(frame);
  }

  #ping() {
    this.send({ type: "ping" });
    const socket = this.#socket;
    this.#timers.pong = setTimeout(() => this.#lose(socket), PONG_WITHIN);
  }

  #lose(socket) {
    if (socket !== this.#socket) return;
    this.#drop();
    if (!this.#wanted) return;
    // Half of the wait is random: after a restart of the server not everybody comes back in the same second.
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** this.#attempts++) * (0.5 + Math.random() / 2);
    this.#timers.retry = setTimeout(() => this.#connect(), wait);
    this.#listeners.onlost();
  }

  #drop() {
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#ready = false;
    socket?.close();
  }
}
