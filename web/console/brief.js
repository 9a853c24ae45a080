/** The right column: what is known about the conversation that is shown. */

import { button, element, icon, link } from "/widget/elements.js";
import { fileLink } from "./files.js";
import { Jotter } from "./jotter.js";

export class Brief {
  #context;
  #turn = 0;
  #known = element("div", {});
  #jotter = null;

  constructor(context) {
    this.#context = context;
    const { texts, desk } = context;
    this.root = element("aside", { class: "brief", "aria-label": texts.say("console.brief.label"), hidden: true });
    desk.addEventListener("show", () => this.#begin());
    desk.addEventListener("log", ({ detail: { conversation, news, first } }) => {
      // What the visitor said changes nothing here; a verification, an owner or a new decision does.
      if (conversation === desk.conversation && !first && news.some(({ author }) => author !== "visitor")) this.#load();
    });
  }

  /** Nothing of the conversation before stands beside the next one. */
  #begin() {
    const id = this.#context.desk.conversation;
    this.#known.replaceChildren(this.#title());
    this.root.hidden = !id;
    this.#jotter = id && new Jotter(id, this.#context, () => this.#load());
    if (id) this.#jotter.root.hidden = true; // it would be pushed down by what is still to come
    this.root.replaceChildren(this.#known, ...(id ? [this.#jotter.root] : []));
    this.#load();
  }

  async #load() {
    const { api, desk, texts } = this.#context;
    const id = desk.conversation;
    const turn = ++this.#turn;
    if (!id) return;
    try {
      const brief = await api.get(`conversations/${id}/brief`);
      if (turn === this.#turn) this.#draw(brief);
    } catch (error) {
      if (turn === this.#turn) this.#known.replaceChildren(this.#title(), element("p", { class: "muted" }, texts.excuse(error)));
    }
  }

  #draw(brief) {
    const pieces = [
      this.#title(),
      this.#verified(brief),
      this.#facts(brief),
      this.#decision(brief),
      this.#group("pages", brief.pages.map((page) => this.#page(page))),
      this.#group(
        "articles",
        brief.articles.map((one) => link(one.url, { class: "line" }, icon("article"), one.title)),
        "no_articles",
      ),
      this.#group("tickets", brief.tickets.map((ticket) => this.#ticket(ticket)), "no_tickets"),
      this.#group("files", brief.files.map((file) => fileLink(file, this.#context.texts))),
      this.#group("ratings", brief.ratings.map((rating) => this.#rating(rating))),
      this.#notes(brief),
    ];
    this.#known.replaceChildren(...pieces.filter(Boolean));
    this.#jotter.root.hidden = false;
  }

  #title() {
    return element("h2", {}, this.#say("title"));
  }

  #verified({ verified_at: at }) {
    if (!at) return element("p", { class: "verified" }, icon("key"), this.#say("unverified"));
    return element(
      "p",
      { class: "verified yes" },
      icon("check"),
      this.#say("verified", { time: this.#context.texts.when(at) }),
    );
  }

  #facts(brief) {
    const { texts } = this.#context;
    const rows = [
      ["matter", texts.matter(brief.category)],
      ["language", texts.nameOf(brief.language)],
      ["plan", brief.plan],
      ["account", brief.email ?? brief.account],
    ];
    return element(
      "dl",
      {},
      ...rows.flatMap(([name, value]) => [
        element("dt", {}, this.#say(name)),
        element("dd", {}, ...breakable(value || this.#say("unknown"))),
      ]),
    );
  }

  /** Its reasons speak of days as they were called then: it says when that was. */
  #decision({ offers, decided_at: at }) {
    if (offers.length === 0) return null;
    const moment = element("small", {}, this.#context.texts.when(at));
    return element("section", {}, element("h3", {}, this.#say("decision"), moment), ...offers.map((offer) => this.#offer(offer)));
  }

  /** An address is anybody's word: it is shown, and leads nowhere. It breaks where its parts end. */
  #page({ url, at }) {
    const address = element("span", {}, ...breakable(url.replace(/^https?:\/\//, ""), /(?<=\/)/));
    return element("p", { class: "page" }, address, element("time", { datetime: at }, this.#context.texts.when(at)));
  }

  #offer({ name, open, recommended, reasons }) {
    const state = open ? (recommended ? "recommended" : "open") : "closed";
    const chip = element("span", { class: `chip ${open ? "good" : "quiet"}` }, this.#say(state));
    const why = reasons.map(({ text }) => element("p", { class: "muted" }, text));
    return element(
      "div",
      { class: "decided" },
      element("p", { class: "decided-head" }, element("strong", {}, name), chip),
      ...why,
    );
  }

  #ticket({ number, subject, state }) {
    const { texts, desk } = this.#context;
    const words = `${number} · ${texts.say(`state.${state}`)}`;
    return button(
      "line",
      () => desk.show(`ticket:${number}`),
      icon("ticket"),
      element("span", {}, subject, element("small", {}, words)),
    );
  }

  #rating({ at, agent_name: agent, stars, solved, comment }) {
    const { texts } = this.#context;
    const verdict = solved === null ? null : this.#say(solved ? "solved" : "unsolved");
    const words = [stars && this.#say("stars", { stars }), verdict].filter(Boolean).join(" · ");
    return element(
      "div",
      { class: "jotting" },
      words ? element("p", {}, element("strong", {}, words)) : null,
      comment ? element("p", {}, comment) : null,
      element("p", { class: "muted" }, `${agent} · ${texts.moment(at)}`),
    );
  }

  #notes({ notes }) {
    const { texts } = this.#context;
    const shown = notes.map((note) =>
      element(
        "div",
        { class: "jotting" },
        element("p", {}, note.text),
        element("p", { class: "muted" }, `${note.author_name} · ${texts.when(note.at)}`),
      ),
    );
    const heading = element("h3", {}, this.#say("notes"), element("small", {}, this.#say("notes_why")));
    return element("section", {}, heading, ...shown);
  }

  #group(name, items, emptyKey) {
    const empty = emptyKey ? element("p", { class: "muted" }, this.#say(emptyKey)) : null;
    if (items.length === 0 && !empty) return null;
    return element("section", {}, element("h3", {}, this.#say(name)), ...(items.length > 0 ? items : [empty]));
  }

  #say(key, values) {
    return this.#context.texts.say(`console.brief.${key}`, values);
  }
}

/** An address, of a page or of a mailbox, that breaks where its parts end. */
function breakable(address, ends = /(?<=[.@])/) {
  return address.split(ends).flatMap((part) => [part, element("wbr")]);
}
