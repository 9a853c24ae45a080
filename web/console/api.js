/** The console's HTTP API. The session is a cookie that no script can read. */

export class ApiError extends Error {
  /** @param {string} code @param {string} message in the agent's language @param {boolean} retry worth another try */
  constructor(code, message, retry) {
    super(message);
    this.code = code;
    this.retry = retry;
  }
}

export class Api {
  language = "";

  /** @throws {ApiError} */
  get(path) {
    return this.#ask("GET", path);
  }

  /** @throws {ApiError} */
  post(path, body = {}) {
    return this.#ask("POST", path, body);
  }

  /** Sends a form with a file. @param {FormData} form @throws {ApiError} */
  upload(path, form) {
    return this.#fetch(path, { method: "POST", body: form });
  }

  #ask(method, path, body) {
    const content = body && { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    return this.#fetch(path, { method, ...content });
  }

  async #fetch(path, content) {
    const address = new URL(`/console/api/${path}`, location.origin);
    if (this.language) address.searchParams.set("language", this.language);
    const response = await fetch(address, content).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (response?.ok && answer) return answer;
    const { code = "unavailable", message = "", retry = true } = answer?.error ?? {};
    throw new ApiError(code, message, retry);
  }
}
