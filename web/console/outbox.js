/** What an agent has sent and the server has not confirmed: kept over a reload, and sent again under the same id. */

import { newId } from "/widget/outbox.js";

export class Outbox {
  #api;
  #storage;
  #entries;
  #sending = null;
  #again = false;
  #onchange = () => {};

  constructor(api, desk) {
    this.#api = api;
    this.#storage = `console.outbox.${desk.agent.id}`;
    this.#entries = JSON.parse(localStorage.getItem(this.#storage) ?? "[]");
    desk.addEventListener("log", ({ detail: { news } }) => this.#confirm(news));
  }

  set onchange(listener) {
    this.#onchange = listener;
  }

  /** @returns {{id: string, conversation: string, text: string, problem: import("./api.js").ApiError | null}[]} */
  of(conversation) {
    return this.#entries.filter((entry) => entry.conversation === conversation);
  }

  send(conversation, text) {
    this.#entries.push({ id: newId(), conversation, text, problem: null });
    this.flush();
  }

  /** Sends everything that waits, one after the other; what was refused for good stays until somebody decides about it. */
  flush() {
    this.#keep();
    this.#again = true;
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
    return this.#sending;
  }

  /** Nothing overtakes what was written before it: in a conversation the first that nobody takes holds up the rest. */
  async #sendAll() {
    while (this.#again) {
      this.#again = false;
      const held = new Set();
      for (const entry of [...this.#entries]) {
        if (held.has(entry.conversation) || isRefused(entry) || !this.#entries.includes(entry)) continue;
        if (!(await this.#dispatch(entry))) held.add(entry.conversation);
      }
    }
  }

  /** Sends it although it was refused: a conversation that had gone may have come back. */
  retry(id) {
    for (const entry of this.#entries) if (entry.id === id) entry.problem = null;
    this.flush();
  }

  discard(id) {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#keep();
  }

  /** @returns {Promise<boolean>} whether the next one may go: it was taken, or was refused for good */
  async #dispatch(entry) {
    try {
      await this.#api.post(
        `conversations/${entry.conversation}/messages`,
        { client_msg_id: entry.id, text: entry.text },
      );
      this.discard(entry.id);
      return true;
    } catch (error) {
      entry.problem = { message: error.message, retry: error.retry };
      this.#keep();
      return !error.retry;
    }
  }

  #confirm(events) {
    const arrived = new Set(events.filter(({ author }) => author === "agent").map((event) => event.client_msg_id));
    if (this.#entries.some(({ id }) => arrived.has(id))) {
      this.#entries = this.#entries.filter(({ id }) => !arrived.has(id));
      this.#keep();
    }
  }

  #keep() {
    localStorage.setItem(this.#storage, JSON.stringify(this.#entries));
    this.#onchange();
  }
}

/** What was written for a moment that is over is not said later by itself. */
function isRefused({ problem }) {
  return problem !== null && !problem.retry;
}
