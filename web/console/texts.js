/** Every word of the console, in the agent's language, and the canned replies in the visitor's. */

const UNNAMED = "_unnamed";
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export class Texts {
  language = "en";
  #api;
  #tables = new Map();

  /** @param {import("./api.js").Api} api */
  constructor(api) {
    this.#api = api;
  }

  /** The agent's language from now on. @throws {import("./api.js").ApiError} */
  async load(language) {
    await this.#fetch(language);
    this.language = language;
    this.#api.language = language;
    document.documentElement.lang = language;
  }

  /** The sentence of that key with its `{name}` places filled; a missing one shows its key. */
  say(key, values = {}) {
    return fill(this.#tables.get(this.language)?.[key] ?? key, values);
  }

  /** The visitor's matter by its name ("Refund"); a dash while it is unknown. */
  matter(name) {
    return name ? this.say(`matter.${name}`) : "–";
  }

  /** The names of all matters. */
  matters() {
    const keys = Object.keys(this.#tables.get(this.language) ?? {});
    return keys.filter((key) => /^matter\.[^.]+$/.test(key)).map((key) => key.slice("matter.".length));
  }

  /** The canned replies of a language: [{name, text}]. `…_unnamed` is the same reply to somebody whose name is unknown. */
  async canned(language, values) {
    const table = await this.#fetch(language).catch(() => this.#tables.get(this.language));
    const fits = (key) => (values.name ? !key.endsWith(UNNAMED) : !Object.hasOwn(table, key + UNNAMED));
    const keys = Object.keys(table).filter((key) => key.startsWith("desk.canned.") && fits(key));
    const name = (key) => key.split(".").at(-1).replace(UNNAMED, "").replaceAll("_", " ");
    return keys.map((key) => ({ name: name(key), text: fill(table[key], values) }));
  }

  /** What the server said went wrong, or our own sentence when nobody answered. */
  excuse(error) {
    return error.message || this.say("console.error.unavailable");
  }

  /** A language's name in the agent's language ("German", "allemand"). */
  nameOf(language) {
    return new Intl.DisplayNames([this.language], { type: "language" }).of(language);
  }

  /** "10:42", "10 h 42" */
  time(iso) {
    return this.#date(iso, CLOCK);
  }

  /** "10:42" of today, else with the day. */
  when(iso) {
    return new Date(iso).toDateString() === new Date().toDateString() ? this.time(iso) : this.moment(iso);
  }

  /** "Tue 3 March at 10:42"; of another year with that */
  moment(iso) {
    return this.#date(iso, { weekday: "short", ...dayOf(iso), ...CLOCK });
  }

  /** "Tuesday 3 March"; of another year with that */
  day(iso) {
    return this.#date(iso, { weekday: "long", ...dayOf(iso) });
  }

  /** How long ago: "40 s", "3 min", "2 h" */
  since(iso) {
    const seconds = Math.max(0, (Date.now() - new Date(iso)) / 1000);
    const [unit, size] = seconds < 60 ? ["second", 1] : seconds < 3600 ? ["minute", 60] : ["hour", 3600];
    const form = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 };
    return new Intl.NumberFormat(this.language, form).format(Math.floor(seconds / size));
  }

  /** "340 kB" */
  size(bytes) {
    const kilobytes = Math.max(bytes / 1024, 0.1); // nothing is never "0 kB"
    const [unit, count] = kilobytes < 1024 ? ["kilobyte", kilobytes] : ["megabyte", kilobytes / 1024];
    const form = { style: "unit", unit, maximumFractionDigits: count < 10 ? 1 : 0 };
    return new Intl.NumberFormat(this.language, form).format(count);
  }

  /**
   * In the agent's own variety of the language: "3 March" in Britain, "March 3" in the United States; but hours and minutes
   * stand together as in the sentences that visitors read.
   */
  #date(iso, form) {
    const own = navigator.languages.find((locale) => locale.split("-")[0] === this.language);
    const parts = new Intl.DateTimeFormat(own ?? this.language, form).formatToParts(new Date(iso));
    const words = parts.map(({ value }) => value);
    const at = parts.findIndex(({ type }) => type === "hour");
    if (at < 0) return words.join("");
    const [hour, , minute] = words.slice(at);
    words.splice(at, 3, this.say("widget.clock", { hour, h: Number(hour), minute }));
    return words.join("");
  }

  async #fetch(language) {
    if (!this.#tables.has(language)) this.#tables.set(language, (await this.#api.get(`texts/${language}`)).texts);
    return this.#tables.get(language);
  }
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? ""));
}

function dayOf(iso) {
  const year = new Date(iso).getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return { day: "numeric", month: "long", year };
}
