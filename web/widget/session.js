/** Who is here, and which conversation is theirs. */

import { keep, recall } from "./storage.js";

/**
 * @typedef {object} Session
 * @property {{signed_in: boolean, name: string | null}} visitor
 * @property {string} language
 * @property {string | null} signInUrl the page's, else the server's
 * @property {string | null} serverSignInUrl
 * @property {{id: string, last_seq: number, owner: string, agent_name: string | null, closed: boolean}} conversation
 * @property {object[]} events
 * @property {boolean} refused the page's identity token did not verify, so the visitor counts as unknown
 */

/**
 * Opens the session of the page's visitor and gives the API its token.
 * @param {import("./api.js").Api} api
 * @param {{language: string | null, token: string | null, signInUrl: string | null, pageUrl: string | null}} settings
 * @returns {Promise<Session>}
 * @throws {import("./api.js").ApiError}
 */
export async function openSession(api, settings) {
  // Two frames or two tabs that start together must not become two visitors.
  if (!navigator.locks) return enter(api, settings);
  try {
    return await navigator.locks.request("switchyard.session", () => enter(api, settings));
  } catch (error) {
    if (error.name !== "SecurityError") throw error;
    return enter(api, settings); // a browser that blocks the storage of frames has no locks for them either
  }
}

async function enter(api, settings) {
  try {
    return await request(api, settings, settings.token);
  } catch (error) {
    if (error.code !== "identity_refused" || !settings.token) throw error;
    return { ...(await request(api, settings, null)), refused: true };
  }
}

async function request(api, settings, identity) {
  const name = `visitor.${holder(identity)}`;
  const answer = await api.post("sessions", {
    identity_token: identity,
    visitor_token: recall(name),
    page_language: settings.language?.slice(0, 2).toLowerCase() || null,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || null,
    page_url: settings.pageUrl,
  });
  keep(name, answer.visitor_token);
  api.token = answer.visitor_token;
  const { visitor, language, conversation, events } = answer;
  const { sign_in_url: serverSignInUrl } = answer;
  const signInUrl = settings.signInUrl ?? serverSignInUrl;
  return { visitor, language, conversation, events, signInUrl, serverSignInUrl, refused: false };
}

/** Whose token it is: so that after a logout, or for the next customer at this computer, nothing old is shown. */
function holder(identity) {
  if (!identity) return "unknown";
  try {
    const claims = identity.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    return `customer.${JSON.parse(atob(claims)).sub}`;
  } catch {
    return "customer";
  }
}
