/**
 * What the Help Center asks of the chat when no page is around them: handed on within this tab, and only once. It is not
 * in the address, where any website could put one.
 */

const NAME = "switchyard.wish";

/** @param {{button?: string, title?: string, draft?: string, text?: string}} wish */
export function leaveWish(wish) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(wish));
  } catch {
    // Without storage the chat opens all the same.
  }
}

/** @returns {{button?: string, title?: string, draft?: string, text?: string}} empty if there is none */
export function takeWish() {
  try {
    const wish = JSON.parse(sessionStorage.getItem(NAME));
    sessionStorage.removeItem(NAME);
    return wish ?? {};
  } catch {
    return {};
  }
}
