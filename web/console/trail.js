/** The browser's "back" where one column stands alone: it leads to what was in sight before, and out of the console only from
 *  the lists. With all columns side by side there is nothing to go back to, and the browser's history stays as it is. */

/** @typedef {{shown: string, column: string}} Place */

const LISTS = { shown: "", column: "lists" };

export class Trail {
  /** @type {Place[]} */
  #places = [LISTS];
  #at = 0;
  #go;
  #following = false; // the browser went back, and the page goes along
  #leaving = false; // the page went back, and the browser is still to go along
  #next = null;

  /** @param {(place: Place) => void} go brings a place into sight */
  constructor(go) {
    this.#go = go;
    history.replaceState({ place: 0 }, "");
    history.scrollRestoration = "manual"; // whoever comes back is led to where they go on
    window.addEventListener("popstate", ({ state }) => this.#follow(state));
  }

  /** One has come to a place. To come back to an earlier one takes back the steps between. */
  come(place, isAlone) {
    if (this.#following) return;
    if (this.#leaving) return void (this.#next = [place, isAlone]);
    if (isSame(place, this.#places[this.#at])) return;
    const before = place.column === "lists" ? 0 : this.#places.findLastIndex((one, at) => at < this.#at && isSame(one, place));
    if (before >= 0 && before < this.#at) this.#leave(before);
    else if (isAlone && place.column !== "lists") this.#step(place);
    else this.#places[this.#at] = place;
  }

  #step(place) {
    this.#places.splice(++this.#at, Infinity, place);
    history.pushState({ place: this.#at }, "");
  }

  #leave(before) {
    const steps = before - this.#at;
    this.#at = before;
    if (before === 0) this.#places[0] = LISTS;
    this.#leaving = true;
    history.go(steps);
  }

  #follow(state) {
    if (this.#leaving) {
      this.#leaving = false;
      const next = this.#next;
      this.#next = null;
      return next && this.come(...next);
    }
    if (!state) return; // an address that somebody typed
    const isKnown = state.place < this.#places.length; // else it is from before a reload
    this.#at = isKnown ? state.place : 0;
    if (!isKnown) history.replaceState({ place: 0 }, "");
    this.#following = true;
    this.#go(this.#places[this.#at]);
    this.#following = false;
  }
}

function isSame(one, other) {
  return one.shown === other.shown && one.column === other.column;
}
