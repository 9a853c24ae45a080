/** What the visitor has sent and the server has not acknowledged. It survives a reload under the same ids. */

import { keep, recall } from "./storage.js";

/**
 * @typedef {object} Entry
 * @property {string} client_msg_id
 * @property {string} [text] what was typed, or
 * @property {string} [button] the pressed button's id
 * @property {string} shown what the visitor sees of it
 * @property {string} at ISO time
 */

export class Outbox {
  #name;
  #entries;

  constructor(conversationId) {
    this.#name = `outbox.${conversationId}`;
    /** @type {Entry[]} */
    this.#entries = recall(this.#name) ?? [];
  }

  get entries() {
    return [...this.#entries];
  }

  /** @param {{text?: string, button?: string, shown: string}} content @returns {Entry} */
  add(content) {
    const entry = { client_msg_id: newId(), at: new Date().toISOString(), ...content };
    this.#store([...this.#entries, entry]);
    return entry;
  }

  find(clientId) {
    return this.#entries.find((entry) => entry.client_msg_id === clientId) ?? null;
  }

  remove(clientId) {
    if (this.find(clientId)) this.#store(this.#entries.filter((entry) => entry.client_msg_id !== clientId));
  }

  #store(entries) {
    this.#entries = entries;
    keep(this.#name, entries.length ? entries : null);
  }
}

/** The part of an entry that the server is told. */
export function wire({ client_msg_id, text, button }) {
  return button === undefined ? { client_msg_id, text } : { client_msg_id, button };
}

/** A random UUID, also where the page came without https and `crypto.randomUUID` is missing. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
