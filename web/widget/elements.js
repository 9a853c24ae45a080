/** Elements from data. Text always becomes a text node, so nothing that people write is ever read as HTML. */

const SPRITE = new URL("icons.svg", import.meta.url);
const SVG = "http://www.w3.org/2000/svg";

/**
 * One element. An attribute that is null, undefined or false is left out; a function is a listener (`onclick`).
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string | null | undefined)} children
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/** A button that does something here. @param {string} look its classes */
export function button(look, onclick, ...children) {
  return element("button", { type: "button", class: look, onclick }, ...children);
}

/** The sentence that says what went wrong. */
export function trouble(sentence) {
  return element("p", { class: "trouble", role: "alert" }, icon("alert"), sentence);
}

/** Takes the symbols of icons.svg into the page, so that those drawn later appear without the network too. */
export async function loadIcons() {
  const answer = await fetch(SPRITE);
  const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  sprite.setAttribute("class", "visually-hidden");
  sprite.setAttribute("aria-hidden", "true");
  document.body.prepend(sprite);
}

/** One symbol of icons.svg, in the colour of the text around it, silent for screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** A link that may leave our frame; an address of another kind than web, mail or phone gives plain text. */
export function link(address, attributes, ...children) {
  if (!isSafe(address)) return element("span", { class: attributes.class ?? null }, ...children);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", ...attributes }, ...children);
}

/** A phone number that can be dialled. */
export function dial(number, attributes) {
  return element("a", { href: `tel:${number.replace(/[^\d+]/g, "")}`, ...attributes }, number);
}

/** True for addresses that a click may follow. */
export function isSafe(address) {
  try {
    return ["https:", "http:", "mailto:", "tel:"].includes(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}
