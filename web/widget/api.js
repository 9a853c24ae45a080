/** The visitor API: the only file that speaks HTTP. */

const PATIENCE = 15_000; // ms

/** What the server answered instead of success. `message` is a sentence for the visitor, "" when nobody answered. */
export class ApiError extends Error {
  constructor(status, { code = "unavailable", message = "", retry = true } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retry = retry;
  }
}

export class Api {
  /** @type {string | null} the visitor's token, sent with every call once it is known */
  token = null;
  /** @type {string | null} the language of the page, in which the server words its answers */
  language = null;

  constructor(base = new URL("../api/v1/", import.meta.url)) {
    this.base = base;
  }

  /** @returns {Promise<any>} the JSON answer. @throws {ApiError} */
  get(path, query = {}) {
    return this.#call("GET", path, query, null);
  }

  /** @returns {Promise<any>} the JSON answer. @throws {ApiError} */
  post(path, body = {}) {
    return this.#call("POST", path, {}, body);
  }

  /** The address of the conversation's WebSocket. */
  socketAddress(conversationId) {
    const address = this.#address(`conversations/${encodeURIComponent(conversationId)}/socket`, {});
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    return address;
  }

  #address(path, query) {
    const address = new URL(path, this.base);
    for (const [name, value] of Object.entries(query)) if (value != null) address.searchParams.set(name, value);
    return address;
  }

  async #call(method, path, query, body) {
    const headers = {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    if (this.language) headers["Accept-Language"] = this.language;
    if (body) headers["Content-Type"] = "application/json";
    let answer;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      answer = await fetch(this.#address(path, query), { method, headers, signal, body: body && JSON.stringify(body) });
    } catch {
      throw new ApiError(0);
    }
    const content = await answer.json().catch(() => null);
    if (!answer.ok) throw new ApiError(answer.status, content?.error);
    if (content === null) throw new ApiError(answer.status);
    return content;
  }
}
