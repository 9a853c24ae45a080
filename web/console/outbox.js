/** What an agent has sent and the server has not confirmed: kept over a reload, and sent again under the same id. */

export class Outbox {
  #api;
  #storage;
  #entries;
  #busy = new Set();
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
    this.#entries.push({ id: crypto.randomUUID(), conversation, text, problem: null });
    this.flush();
  }

  /** Sends everything that waits, in order; what was refused for good stays until it is discarded. */
  async flush() {
    this.#keep();
    for (const entry of [...this.#entries]) if (!this.#busy.has(entry.id)) await this.#dispatch(entry);
  }

  discard(id) {
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#keep();
  }

  async #dispatch(entry) {
    this.#busy.add(entry.id);
    try {
      await this.#api.post(
        `conversations/${entry.conversation}/messages`,
        { client_msg_id: entry.id, text: entry.text },
      );
      this.discard(entry.id);
    } catch (error) {
      entry.problem = { message: error.message, retry: error.retry };
      this.#keep();
    } finally {
      this.#busy.delete(entry.id);
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
