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

  /** Sends a few words that must arrive even if the page is left in the same moment; nobody waits for an answer. */
  leave(path, body) {
    const headers = { ...this.#headers(), "Content-Type": "application/json" };
    const content = JSON.stringify(body);
    fetch(this.#address(path, {}), { method: "POST", headers, body: content, keepalive: true }).catch(() => null);
  }

  /**
   * Sends a form with a file. It takes as long as it takes; nothing but XMLHttpRequest tells how far it is.
   * @param {FormData} form
   * @param {(share: number) => void} onprogress from 0 to 1
   * @returns {Promise<any>} the JSON answer. @throws {ApiError}
   */
  upload(path, form, onprogress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", this.#address(path, {}));
      for (const [name, value] of Object.entries(this.#headers())) request.setRequestHeader(name, value);
      request.responseType = "json";
      request.upload.onprogress = ({ loaded, total }) => onprogress(loaded / total);
      request.onload = () => {
        if (request.status === 201 && request.response) resolve(request.response);
        else reject(new ApiError(request.status, request.response?.error));
      };
      request.onerror = request.onabort = () => reject(new ApiError(0));
      request.send(form);
    });
  }

  /** @returns {Promise<Blob>} a file. @throws {ApiError} */
  async download(path) {
    const answer = await this.#fetch("GET", path, {}, null);
    return answer.blob().catch(() => {
      throw new ApiError(0);
    });
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

  #headers() {
    const headers = {};
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    if (this.language) headers["Accept-Language"] = this.language;
    return headers;
  }

  async #call(method, path, query, body) {
    const answer = await this.#fetch(method, path, query, body);
    const content = await answer.json().catch(() => null);
    if (content === null) throw new ApiError(answer.status);
    return content;
  }

  async #fetch(method, path, query, body) {
    const headers = this.#headers();
    if (body) headers["Content-Type"] = "application/json";
    let answer;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      answer = await fetch(this.#address(path, query), { method, headers, signal, body: body && JSON.stringify(body) });
    } catch {
      throw new ApiError(0);
    }
    if (!answer.ok) throw new ApiError(answer.status, (await answer.json().catch(() => null))?.error);
    return answer;
  }
}
