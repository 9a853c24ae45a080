/**
 * Every word that the pages show, in the language of the moment: the sections `widget` and `help` of texts/<lang>.yml.
 */

export class Texts {
  language = "";
  #table = {};

  /** @throws {import("./api.js").ApiError} */
  async load(api, language) {
    const answer = await api.get(`texts/${encodeURIComponent(language)}`, { section: "widget,help" });
    this.language = answer.language;
    api.language = answer.language;
    this.#table = answer.texts;
  }

  /** The sentence of that key with its `{name}` places filled; a missing one shows its key. */
  say(key, values = {}) {
    const sentence = this.#table[key] ?? key;
    return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? ""));
  }

  /** The sentence `<key>.one`, `<key>.other`… that this language uses for `count`. */
  count(key, count) {
    const form = `${key}.${new Intl.PluralRules(this.language).select(count)}`;
    return this.say(Object.hasOwn(this.#table, form) ? form : `${key}.other`, { count });
  }

  /** The last names of the keys below `prefix`: the languages that can be switched to, say. */
  below(prefix) {
    const keys = Object.keys(this.#table).filter((key) => key.startsWith(`${prefix}.`));
    return keys.map((key) => key.slice(prefix.length + 1));
  }

  /** What the server said went wrong, or our own sentence when nobody answered. */
  excuse(error) {
    return error.message || this.say("widget.error.unavailable");
  }

  /** Fills the elements that name a key: `data-text`, `data-text-label` (aria-label), `data-text-placeholder`. */
  fill(root) {
    const each = (name, put) => {
      const attribute = `data-${name}`;
      for (const node of root.querySelectorAll(`[${attribute}]`)) put(node, this.say(node.getAttribute(attribute)));
    };
    each("text", (node, words) => (node.textContent = words));
    each("text-label", (node, words) => node.setAttribute("aria-label", words));
    each("text-placeholder", (node, words) => (node.placeholder = words));
    document.documentElement.lang = this.language;
  }

  /** A language's own name in this language ("German", "allemand"). */
  nameOf(language) {
    return new Intl.DisplayNames([this.language], { type: "language" }).of(language);
  }

  /** "10:42" */
  time(iso) {
    return this.#date(iso, { hour: "2-digit", minute: "2-digit" });
  }

  /** "3 March 2026" */
  day(iso) {
    return this.#date(iso, { day: "numeric", month: "long", year: "numeric" });
  }

  /** "Today" */
  today() {
    const word = new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(0, "day");
    return word.charAt(0).toLocaleUpperCase(this.language) + word.slice(1);
  }

  /** "Tue 3 March, 10:42" */
  moment(iso) {
    return this.#date(iso, { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  }

  /** "1.2 MB", "1,2 Mo" */
  size(bytes) {
    const kilobytes = Math.max(bytes / 1024, 0.1); // nothing is never "0 kB"
    const [unit, count] = kilobytes < 1024 ? ["kilobyte", kilobytes] : ["megabyte", kilobytes / 1024];
    const form = { style: "unit", unit, maximumFractionDigits: count < 10 ? 1 : 0 };
    return new Intl.NumberFormat(this.language, form).format(count);
  }

  /**
   * In the visitor's own variety of the language, 10:42 in Britain and 10:42 AM in the United States; but hours and
   * minutes stand together as in our sentences, in French 10 h 42.
   */
  #date(iso, form) {
    const own = navigator.languages.find((locale) => locale.split("-")[0] === this.language);
    const parts = new Intl.DateTimeFormat(own ?? this.language, form).formatToParts(new Date(iso));
    const words = parts.map(({ value }) => value);
    const at = parts.findIndex(({ type }) => type === "hour");
    if (parts[at + 2]?.type === "minute") {
      const [hour, , minute] = words.slice(at);
      words.splice(at, 3, this.say("widget.clock", { hour, h: Number(hour), minute }));
    }
    return words.join("");
  }
}
