/** Search as you type. The results take the place of the table of contents. */

import { articleList } from "./article_list.js";
import { button, element, icon, trouble } from "./elements.js";

const PAUSE = 180; // ms without a key before we ask
const LIMIT = 8;

export class Search {
  #input;
  #nodes;
  #context;
  #timer = 0;
  #question = "";

  constructor(nodes, context) {
    this.#nodes = nodes;
    this.#context = context;
    this.#input = nodes.form.querySelector("input");
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), PAUSE);
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.clear();
    });
    nodes.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      this.#ask();
    });
  }

  clear() {
    this.#input.value = "";
    this.#ask();
  }

  async #ask() {
    const { api, texts } = this.#context;
    const question = this.#input.value.trim();
    if (question === this.#question && question) return;
    this.#question = question;
    if (!question) return this.#show(null, "");
    try {
      const { results } = await api.get("articles", { language: texts.language, q: question, limit: LIMIT });
      if (this.#question === question) this.#draw(results, question); // else a later key has asked anew
    } catch (error) {
      if (this.#question !== question) return;
      this.#question = "";
      this.#show(trouble(texts.excuse(error)), "");
    }
  }

  #draw(results, question) {
    const { texts, openArticle } = this.#context;
    if (results.length === 0) return this.#drawNothing(question);
    const found = texts.count("help.search.found", results.length);
    const list = element("div", { class: "card flush" }, articleList(results, texts, openArticle));
    this.#show(element("div", {}, element("p", { class: "muted results-head" }, found), list), found);
  }

  #drawNothing(question) {
    const { texts, askAssistant } = this.#context;
    const words = texts.say("help.search.nothing", { question });
    const say = () => askAssistant({ text: question });
    const ask = button("button primary", say, icon("chat"), texts.say("help.search.ask"));
    this.#show(element("div", { class: "card empty" }, element("p", {}, words), ask), words);
  }

  #show(content, status) {
    this.#nodes.results.replaceChildren(...(content ? [content] : []));
    this.#nodes.results.hidden = !content;
    this.#nodes.contents.hidden = Boolean(content);
    this.#nodes.status.textContent = status;
  }
}
