/** Shows one article, with the way back. */

import { button, element, icon, trouble } from "./elements.js";

export class Reader {
  #root;
  #api;
  #texts;
  #wanted = null;

  constructor(root, { api, texts }) {
    this.#root = root;
    this.#api = api;
    this.#texts = texts;
  }

  /**
   * @param {string} id
   * @param {() => Node | null} ending what stands below the article
   */
  async show(id, ending = () => null) {
    this.#wanted = id;
    this.#root.replaceChildren(element("p", { class: "loading", role: "status" }, this.#texts.say("widget.loading")));
    try {
      const article = await this.#api.get(`articles/${encodeURIComponent(id)}`, { language: this.#texts.language });
      if (this.#wanted === id) this.#draw(article, ending(article));
    } catch (error) {
      if (this.#wanted === id) this.#excuse(error, () => this.show(id, ending));
    }
  }

  clear() {
    this.#wanted = null;
    this.#root.replaceChildren();
  }

  #draw(article, ending) {
    const lang = article.language === this.#texts.language ? null : article.language;
    const title = element("h2", { class: "article-title", tabindex: "-1", lang }, article.title);
    this.#root.replaceChildren(
      element("p", { class: "eyebrow", lang }, article.section ?? ""),
      title,
      article.updated ? this.#updated(article.updated) : "",
      lang ? this.#foreign(lang) : "",
      prose(article.html, lang),
      ending ?? "",
    );
    title.focus();
  }

  #updated(date) {
    return element("p", { class: "muted" }, this.#texts.say("widget.article.updated", { day: this.#texts.day(date) }));
  }

  #foreign(lang) {
    const [here, there] = [this.#texts.language, lang].map((language) => this.#texts.nameOf(language));
    return element("p", { class: "hint" }, icon("globe"), this.#texts.say("widget.article.foreign", { here, there }));
  }

  #excuse(error, retry) {
    const again = button("button", retry, this.#texts.say("widget.state.retry"));
    this.#root.replaceChildren(trouble(this.#texts.excuse(error)), again);
    again.focus();
  }
}

/** The article's body. The server has cleaned it; the policy of this page would run no script in it either. */
function prose(html, lang) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  for (const anchor of body.querySelectorAll("a[href]")) {
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
  }
  for (const table of body.querySelectorAll("table")) {
    const frame = element("div", { class: "scroll-x", tabindex: "0" });
    table.replaceWith(frame);
    frame.append(table);
  }
  return element("div", { class: "prose", lang }, ...body.childNodes);
}
