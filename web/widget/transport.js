/** Events in, sends out: in order, nothing twice, nothing left out, by WebSocket or without. */

import { Socket } from "./socket.js";

/**
 * @typedef {object} TransportListeners
 * @property {(event: any) => void} onevent the next event, each exactly once and in order
 * @property {(events: any[]) => void} onresync the whole conversation anew
 * @property {(clientId: string) => void} onack the server keeps this send
 * @property {(clientId: string | null, error: {message: string, retry: boolean}) => void} onrefused
 * @property {(by: string) => void} ontyping
 * @property {(seq: number) => void} onseen the agent has seen all up to there
 * @property {(up: boolean) => void} onconnection
 * @property {() => void} onstranger the server does not know our token (any more)
 * @property {(owner: string) => void} onowner
 */

const LOOK_AGAIN = [1500, 5000]; // ms after a send without socket, when an answer is likely

export class Transport {
  #api;
  #path;
  #last;
  #on;
  #socket;
  #looking = null;
  #posting = Promise.resolve();

  /** @param {import("./api.js").Api} api @param {TransportListeners} listeners */
  constructor(api, conversation, listeners) {
    this.#api = api;
    this.#path = `conversations/${encodeURIComponent(conversation.id)}`;
    this.#last = conversation.last_seq;
    this.#on = listeners;
    this.#socket = new Socket(api.socketAddress(conversation.id), {
      hello: () => ({ type: "hello", visitor_token: api.token, after: this.#last }),
      onframe: (frame) => this.#receive(frame),
      onlost: () => this.#lost(),
    });
  }

  start() {
    this.#socket.open();
  }

  stop() {
    this.#socket.close();
  }

  /** Sends `{client_msg_id, text | button}`; what becomes of it is told to the listeners. */
  async send(entry) {
    if (this.#socket.send({ type: "send", ...entry })) return;
    this.#posting = this.#posting.then(() => this.#post(entry)); // one after the other: nothing overtakes what was said before
    await this.#posting;
  }

  async #post(entry) {
    try {
      await this.#api.post(`${this.#path}/messages`, entry);
      this.#on.onack(entry.client_msg_id);
      for (const wait of LOOK_AGAIN) setTimeout(() => !this.#socket.ready && this.#catchUp(), wait);
    } catch (error) {
      if (error.status === 401) this.#on.onstranger();
      else if (error.status !== 0) this.#on.onrefused(entry.client_msg_id, error);
      // Nobody answered: the send stays in the outbox and goes out with the next connection.
    }
  }

  /** The visitor is writing; whoever does not hear of it has missed nothing. */
  type() {
    this.#socket.send({ type: "typing" });
  }

  /** The visitor has the newest event on the screen; it is said again with the next connection. */
  see() {
    this.#socket.send({ type: "seen", seq: this.#last });
  }

  #receive(frame) {
    if (frame.type === "ready") {
      this.#on.onowner(frame.owner);
      this.#on.onconnection(true);
    } else if (frame.type === "event") this.#take(frame.event);
    else if (frame.type === "ack") this.#on.onack(frame.client_msg_id);
    else if (frame.type === "typing") this.#on.ontyping(frame.by);
    else if (frame.type === "seen") this.#on.onseen(frame.seq);
    else if (frame.type === "resync") this.#resync();
    else if (frame.type === "error") this.#refused(frame);
  }

  #refused({ client_msg_id: clientId = null, error }) {
    const lost = error.code === "session_over" || (error.code === "not_found" && clientId === null);
    if (lost) this.#on.onstranger();
    else this.#on.onrefused(clientId, error);
  }

  #take(event) {
    if (event.seq <= this.#last) return;
    if (event.seq > this.#last + 1) {
      this.#catchUp();
      return;
    }
    this.#last = event.seq;
    this.#on.onevent(event);
  }

  #lost() {
    this.#on.onconnection(false);
    if (navigator.onLine) this.#catchUp(); // where sockets are blocked, each attempt at least fetches what is new
  }

  /** Asks for what was missed. Several reasons to ask at the same time make one question. */
  #catchUp() {
    this.#looking ??= this.#fetchMissed().finally(() => (this.#looking = null));
    return this.#looking;
  }

  async #fetchMissed() {
    try {
      const answer = await this.#api.get(`${this.#path}/events`, { after: this.#last });
      if (answer.resync) return this.#beginAnew(answer);
      for (const event of answer.events) {
        if (event.seq <= this.#last) continue;
        this.#last = event.seq;
        this.#on.onevent(event);
      }
    } catch (error) {
      if (error.status === 401) this.#on.onstranger();
    }
  }

  async #resync() {
    const answer = await this.#api.get(`${this.#path}/events`, { after: 0 }).catch(() => null);
    if (answer) this.#beginAnew(answer); // else the next connection tells us again
  }

  #beginAnew(answer) {
    this.#last = answer.last_seq;
    this.#on.onresync(answer.events);
  }
}
