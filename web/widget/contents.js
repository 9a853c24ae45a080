/** The Help Center's table of contents: sections with their articles. */

import { articleList } from "./article_list.js";
import { button, element, trouble } from "./elements.js";

const SHOWN = 4; // articles of a section before "show all"

export class Contents {
  #root;
  #context;

  constructor(root, context) {
    this.#root = root;
    this.#context = context;
  }

  async load() {
    const { api, texts } = this.#context;
    try {
      const { sections } = await api.get("articles", { language: texts.language });
      this.#root.replaceChildren(...sections.map((section) => this.#section(section)));
    } catch (error) {
      this.#root.replaceChildren(trouble(texts.excuse(error)));
    }
  }

  #section({ title, articles }) {
    const { texts, openArticle } = this.#context;
    const titles = articles.map(({ excerpt, ...article }) => article);
    const list = articleList(titles.slice(0, SHOWN), texts, openArticle);
    const box = element("div", { class: "card flush section" }, element("h3", {}, title), list);
    if (titles.length > SHOWN) box.append(this.#showAll(box, titles));
    return box;
  }

  #showAll(box, titles) {
    const { texts, openArticle } = this.#context;
    const show = () => {
      const list = articleList(titles, texts, openArticle);
      box.querySelector(".article-list").replaceWith(list);
      all.remove();
      list.children[SHOWN].querySelector("button").focus();
    };
    const all = button("text-button show-all", show, texts.say("help.contents.all", { count: titles.length }));
    return all;
  }
}
