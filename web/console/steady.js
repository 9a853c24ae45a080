/** Lists whose entries keep their places while one of them is pressed: the press lands on what it was meant for. */

const AFTER_RELEASE = 100; // ms; the click comes after the finger is lifted

export class Steady {
  #pressed = false;
  #waiting = new Map();

  /** @param {HTMLElement} root around the lists */
  constructor(root) {
    root.addEventListener("pointerdown", () => (this.#pressed = true));
    for (const end of ["pointerup", "pointercancel"])
      window.addEventListener(end, () => this.#pressed && setTimeout(() => this.#release(), AFTER_RELEASE));
  }

  /** Puts nodes into a list in this order, now or as soon as nothing is pressed. */
  arrange(list, nodes) {
    if (this.#pressed) this.#waiting.set(list, nodes);
    else arrange(list, nodes);
  }

  #release() {
    this.#pressed = false;
    for (const [list, nodes] of this.#waiting) arrange(list, nodes);
    this.#waiting.clear();
  }
}

/** Touches no node that stands where it belongs. */
function arrange(list, nodes) {
  for (const node of [...list.children]) if (!nodes.includes(node)) node.remove();
  nodes.forEach((node, at) => list.children[at] !== node && list.insertBefore(node, list.children[at] ?? null));
}
