/** The middle, for past conversations: what to look for, and what was found. Both stay while one looks into a result. */

import { button, element, icon, trouble } from "/widget/elements.js";
import { field } from "./sign_in.js";
import { nameOf } from "./visitor_name.js";

export class Search {
  #root;
  #context;
  #page;
  #results = element("div", { class: "ticket-list", role: "region", "aria-live": "polite" });

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
    const { texts } = context;
    const head = element("header", { class: "chat-head" }, element("h1", {}, texts.say("console.search.title")));
    this.#results.setAttribute("aria-label", this.#say("results"));
    this.#page = [head, this.#form(), this.#results];
  }

  show() {
    this.#root.replaceChildren(...this.#page);
    this.#root.querySelector("input").focus();
  }

  #form() {
    const { desk } = this.#context;
    const why = desk.agent.role === "agent" ? "why_own" : "why_all";
    const go = element("button", { class: "button primary", type: "submit" }, icon("search"), this.#say("go"));
    const onsubmit = async (event) => {
      event.preventDefault();
      go.disabled = true;
      await this.#find(new FormData(form));
      go.disabled = false;
    };
    const form = element(
      "form",
      { class: "search", role: "search", onsubmit },
      field(this.#say("words"), { name: "words", type: "search", maxlength: 200, autocomplete: "off" }),
      field(this.#say("email"), { name: "email", type: "text", inputmode: "email", maxlength: 320, autocomplete: "off" }),
      this.#choice("language", desk.languages, (code) => this.#context.texts.nameOf(code)),
      this.#choice("category", this.#context.texts.matters(), (name) => this.#context.texts.matter(name)),
      field(this.#say("since"), { name: "since", type: "date" }),
      field(this.#say("until"), { name: "until", type: "date" }),
      element("p", { class: "muted" }, this.#say(why)),
      go,
    );
    return form;
  }

  #choice(name, values, nameOfValue) {
    const select = element("select", { name });
    const named = values.map((value) => new Option(nameOfValue(value), value));
    select.append(new Option(this.#say("any"), ""), ...named.sort((one, other) => one.text.localeCompare(other.text)));
    return element("label", { class: "field" }, element("span", {}, this.#say(name)), select);
  }

  async #find(data) {
    const { api, desk, texts } = this.#context;
    try {
      const wanted = Object.fromEntries([...data].filter(([, value]) => value));
      const { found } = await api.post("search", wanted);
      desk.remember(found);
      this.#results.replaceChildren(...(found.length > 0 ? found.map((one) => this.#row(one)) : [this.#nothing()]));
    } catch (error) {
      this.#results.replaceChildren(trouble(texts.excuse(error)));
    }
  }

  #row(one) {
    const { texts, desk } = this.#context;
    return button(
      "ticket-row",
      () => desk.show(`conversation:${one.id}`),
      element(
        "span",
        { class: "subject" },
        element("strong", {}, nameOf(one, texts)),
        element("small", {}, [one.name && one.email, one.excerpt].filter(Boolean).join(" · ")),
      ),
      element("span", { class: "code" }, one.language.toUpperCase()),
      element("time", { datetime: one.updated_at }, texts.moment(one.updated_at)),
    );
  }

  #nothing() {
    return element("div", { class: "nothing" }, icon("search"), element("p", {}, this.#say("nothing")));
  }

  #say(key) {
    return this.#context.texts.say(`console.search.${key}`);
  }
}
