/** One conversation from begin to end: joins outbox, transport and log. */

import { Outbox, wire } from "./outbox.js";
import { Transport } from "./transport.js";

const TELL_TYPING_EVERY = 3000; // ms

/**
 * @typedef {object} ConversationListeners
 * @property {(owner: string, agentName: string | null) => void} onowner
 * @property {(language: string) => void} onlanguage
 * @property {(up: boolean) => void} onconnection
 * @property {() => void} onarrival somebody else said something
 * @property {() => boolean} isLooking whether the visitor has the conversation on the screen
 * @property {() => void} oncut more was said meanwhile than is shown
 * @property {(message: string) => void} onrefused an error that belongs to no message
 * @property {(unsent: string[]) => void} onstranger the server does not know this visitor any more
 */

export class Conversation {
  #api;
  #id;
  #log;
  #texts;
  #on;
  #outbox;
  #transport;
  #owner;
  #typingTold = -Infinity;
  #over = false;

  /** @param {import("./log.js").Log} log @param {ConversationListeners} listeners */
  constructor({ api, texts, log }, session, listeners) {
    this.#api = api;
    this.#id = session.conversation.id;
    this.#log = log;
    this.#texts = texts;
    this.#on = listeners;
    this.#owner = session.conversation.owner;
    this.#outbox = new Outbox(session.conversation.id);
    for (const event of session.events) this.#confirm(event);
    log.replace(session.events, this.#outbox.entries);
    this.#transport = new Transport(api, session.conversation, this.#transportListeners());
    this.#transport.start();
    listeners.onowner(this.#owner, session.conversation.agent_name);
  }

  end() {
    this.#over = true;
    this.#transport.stop();
  }

  say(text) {
    this.#post({ text, shown: text });
  }

  press(button) {
    this.#post({ button: button.id, shown: button.title });
  }

  /** The visitor is writing: of interest to a person, and only now and then. */
  type() {
    const now = performance.now();
    if (this.#owner !== "agent" || now < this.#typingTold + TELL_TYPING_EVERY) return;
    this.#typingTold = now;
    this.#transport.type();
  }

  /** What stands here is on the visitor's screen now: of interest to a person. */
  look() {
    if (this.#owner === "agent" && this.#on.isLooking()) this.#transport.see();
  }

  /** Waits no longer for a person. Who has the conversation then is told by the log, as always. */
  async leaveQueue() {
    try {
      await this.#api.post(`conversations/${encodeURIComponent(this.#id)}/leave`);
    } catch (error) {
      this.#on.onrefused(this.#texts.excuse(error));
    }
  }

  /** Sends a failed message again, under its own id. */
  retry(clientId) {
    const entry = this.#outbox.find(clientId);
    if (entry) this.#dispatch(entry);
  }

  /** Gives a failed message up. */
  discard(clientId) {
    this.#outbox.remove(clientId);
    this.#log.removePending(clientId);
  }

  #post(content) {
    this.#typingTold = -Infinity; // the next message is begun anew
    const entry = this.#outbox.add(content);
    this.#log.addPending(entry);
    this.#dispatch(entry);
  }

  #dispatch(entry) {
    this.#log.mark(entry.client_msg_id, navigator.onLine ? "sending" : "waiting");
    this.#transport.send(wire(entry));
  }

  #transportListeners() {
    return {
      onevent: (event) => this.#take(event),
      onresync: (events) => {
        for (const event of events) {
          this.#confirm(event);
          this.#followOwner(event);
        }
        this.#log.replace(events, this.#outbox.entries);
        this.#on.oncut();
      },
      onack: (clientId) => {
        this.#outbox.remove(clientId);
        this.#log.mark(clientId, "sent");
      },
      onrefused: (clientId, error) => this.#refuse(clientId, error),
      ontyping: (by) => this.#log.typing(by),
      onseen: (seq) => this.#log.seen(seq),
      onowner: (owner) => this.#changeOwner(owner, null),
      onconnection: (up) => this.#connection(up),
      onstranger: () => this.#abandon(),
    };
  }

  /** The server knows us no more: said once, with what it never got. */
  #abandon() {
    if (this.#over) return;
    this.end();
    const unsent = this.#outbox.entries;
    for (const { client_msg_id: clientId } of unsent) this.#outbox.remove(clientId);
    this.#on.onstranger(unsent.filter(({ text }) => text !== undefined).map(({ text }) => text));
  }

  #connection(up) {
    this.#on.onconnection(up);
    if (up) this.look();
    for (const entry of this.#outbox.entries) {
      if (up) this.#dispatch(entry);
      else this.#log.mark(entry.client_msg_id, "waiting");
    }
  }

  #refuse(clientId, error) {
    if (clientId === null) this.#on.onrefused(this.#texts.excuse(error));
    else {
      this.#log.mark(clientId, error.retry ? "failed" : "refused", this.#texts.excuse(error));
      if (!error.retry) this.#outbox.remove(clientId);
    }
  }

  /** What we sent has arrived. An agent may have chosen the same id: ids are their sender's. */
  #confirm({ author, client_msg_id: clientId }) {
    if (author === "visitor") this.#outbox.remove(clientId);
  }

  #take(event) {
    this.#confirm(event);
    this.#log.add(event);
    this.#followOwner(event);
    if (event.kind === "language") this.#on.onlanguage(event.language);
    if (event.kind === "message" && event.author !== "visitor") this.#on.onarrival();
    this.look();
  }

  /** Who waits is told the place in the queue, and that is the first sign of it after the bot's last word. */
  #followOwner({ parts }) {
    const change = parts.find(({ type }) => type === "owner");
    if (change) this.#changeOwner(change.owner, change.name);
    else if (parts.some(({ type }) => type === "queue")) this.#changeOwner("queue", null);
  }

  #changeOwner(owner, agentName) {
    if (!owner || (owner === this.#owner && !agentName)) return;
    this.#owner = owner;
    this.#on.onowner(owner, agentName);
  }
}
