/** What survives a reload. A browser that refuses storage to frames gets a memory for as long as the page lives. */

const memory = new Map();

/** @returns {any} what was kept under this name, or null */
export function recall(name) {
  try {
    const kept = window.localStorage.getItem(`switchyard.${name}`);
    return kept === null ? null : JSON.parse(kept);
  } catch {
    return memory.get(name) ?? null;
  }
}

/** Keeps a JSON value; null forgets it. */
export function keep(name, value) {
  memory.set(name, value);
  try {
    if (value === null) window.localStorage.removeItem(`switchyard.${name}`);
    else window.localStorage.setItem(`switchyard.${name}`, JSON.stringify(value));
  } catch {
    // Blocked or full: the memory above has it.
  }
}
