/** Articles to choose from. */

import { element, icon } from "./elements.js";

/**
 * @param {{id: string, title: string, excerpt?: string, language: string, fallback?: boolean}[]} articles
 * @param {(article: object, opener: HTMLElement) => void} open
 */
export function articleList(articles, texts, open) {
  const rows = articles.map((article) => element("li", {}, row(article, texts, open)));
  return element("ul", { class: "article-list" }, ...rows);
}

function row(article, texts, open) {
  const lang = article.language && article.language !== texts.language ? article.language : null;
  const node = element(
    "button",
    { type: "button", class: "row", "data-article": article.id, onclick: () => open(article, node) },
    icon("article"),
    element(
      "span",
      { class: "row-text" },
      element("span", { class: "row-title", lang }, article.title),
      article.excerpt ? element("span", { class: "row-note", lang }, article.excerpt) : null,
      lang ? onlyIn(lang, texts) : null,
    ),
    icon("next"),
  );
  return node;
}

function onlyIn(lang, texts) {
  const words = texts.say("widget.article.only_in", { language: texts.nameOf(lang) });
  return element("span", { class: "row-language" }, icon("globe"), words);
}
