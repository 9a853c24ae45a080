/** What a visitor is called: by name, else by email; a stranger by a number, the same one for every agent and every time. */

/** @param {{id: string, name?: string, email?: string} | undefined} card */
export function nameOf(card, texts) {
  if (!card) return texts.say("console.author.visitor");
  return card.name || card.email || texts.say("console.list.stranger", { number: numberOf(card.id) });
}

/** Four digits from the id of a conversation: enough to tell a screenful of strangers apart, and to call one across the room. */
function numberOf(id) {
  const sum = [...id].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0, 0x811c9dc5);
  return String(1000 + (sum % 9000));
}
