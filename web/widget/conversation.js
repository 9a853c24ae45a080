/** One conversation from begin to end: joins outbox, transport and log. */

import { Outbox, wire } from "./outbox.js";
import { Transport } from "./transport.js";

/**
 * @typedef {object} ConversationListeners
 * @property {(owner: string, agentName: string | null) => void} onowner
 * @property {() => void} onclosed
 * @property {(language: string) => void} onlanguage
 * @property {(up: boolean) => void} onconnection
 * @property {() => void} onarrival somebody else said something
 * @property {(message: string) => void} onrefused an error that belongs to no message
 * @property {(unsent: string[]) => void} onstranger the server does not know this visitor any more
 */

export class Conversation {
  #log;
  #texts;
  #on;
  #outbox;
  #transport;
  #owner;
  #over = false;

  /** @param {import("./log.js").Log} log @param {ConversationListeners} listeners */
  constructor({ api, texts, log }, session, listeners) {
    this.#log = log;
    this.#texts = texts;
    this.#on = listeners;
    this.#owner = session.conversation.owner;
    this.#outbox = new Outbox(session.conversation.id);
    for (const event of session.events) this.#outbox.remove(event.client_msg_id);
    log.replace(session.events, this.#outbox.entries);
    this.#transport = new Transport(api, session.conversation, this.#transportListeners());
    this.#transport.start();
    listeners.onowner(this.#owner, session.conversation.agent_name);
    if (session.conversation.closed) listeners.onclosed();
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
        for (const event of events) this.#outbox.remove(event.client_msg_id);
        this.#log.replace(events, this.#outbox.entries);
      },
      onack: (clientId) => {
        this.#outbox.remove(clientId);
        this.#log.mark(clientId, "sent");
      },
      onrefused: (clientId, error) => this.#refuse(clientId, error),
      ontyping: (by) => this.#log.typing(by),
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
    for (const entry of this.#outbox.entries) {
      if (up) this.#dispatch(entry);
      else this.#log.mark(entry.client_msg_id, "waiting");
    }
  }

  #refuse(clientId, error) {
    if (error.code === "closed") this.#on.onclosed();
    if (clientId === null) this.#on.onrefused(this.#texts.excuse(error));
    else {
      this.#log.mark(clientId, error.retry ? "failed" : "refused", this.#texts.excuse(error));
      if (!error.retry) this.#outbox.remove(clientId);
    }
  }

  #take(event) {
    this.#outbox.remove(event.client_msg_id);
    this.#log.add(event);
    if (event.kind === "owner") this.#changeOwner(event.owner, event.author_name);
    if (event.author === "bot" && this.#owner === "agent") this.#changeOwner("bot", null);
    if (event.kind === "closed") this.#on.onclosed();
    if (event.kind === "language") this.#on.onlanguage(event.language);
    if (event.kind === "message" && event.author !== "visitor") this.#on.onarrival();
    if (event.author === "agent") this.#changeOwner("agent", event.author_name);
  }

  #changeOwner(owner, agentName) {
    if (!owner || (owner === this.#owner && !agentName)) return;
    this.#owner = owner;
    this.#on.onowner(owner, agentName);
  }
}
