/** The first steps that both pages take: words, then the session, until it works. */

const WAITS = [1000, 3000, 8000, 20_000]; // ms between attempts

/**
 * Opens the session and loads the words: those of the session's language; on a page that is `pageFirst` those of
 * the page's language, if we have them.
 * Tries again by itself, and at once when the visitor asks for it.
 * @template {{language: string}} T
 * @param {string | null} language the page's
 * @param {() => Promise<T>} open
 * @returns {Promise<T>}
 */
export async function begin({ api, texts, banner, pageFirst = false }, language, open) {
  for (let attempt = 0; ; attempt++) {
    try {
      const [session] = await Promise.all([open(), loadIfSpoken(texts, api, short(language))]);
      const wanted = pageFirst && texts.language ? texts.language : session.language;
      if (wanted !== texts.language) await texts.load(api, wanted);
      banner.hide();
      return session;
    } catch (error) {
      if (!("retry" in error)) throw error; // a fault of ours, not of the network
      const wait = WAITS[Math.min(attempt, WAITS.length - 1)] * (0.5 + Math.random() / 2);
      await new Promise((resolve) => {
        // Without words there is only the skeleton to show.
        if (texts.language) banner.retry(texts.excuse(error), resolve);
        setTimeout(resolve, wait);
      });
    }
  }
}

/** A page may be in a language that we do not speak: then the session says which one we do. */
async function loadIfSpoken(texts, api, language) {
  try {
    await texts.load(api, language);
  } catch (error) {
    if (error.status !== 404) throw error;
  }
}

/** "pt-BR" is asked for as "pt". */
function short(language) {
  return (language || "en").slice(0, 2).toLowerCase();
}
