/** What this console knows: the board, the logs by `seq`, what has been read, and what is shown. It draws nothing. */

const EMPTY = { available: false, most_chats: 0, queue: [], mine: [], others: [], colleagues: [], tickets: 0 };

export class Desk extends EventTarget {
  board = EMPTY;
  /** "conversation:<id>", "tickets", "ticket:<number>", "search" or "" */
  shown = "";
  #logs = new Map();
  #seen = new Map();
  #found = new Map();
  #left = new Map(); // cards of what was shown when it left the board
  #fresh = new Set(); // one's own that somebody else has given, and that have not been looked at
  #read;
  #storage;

  /** @param {{agent: {id: string, name: string, role: string, languages: string[]}}} me */
  constructor({ agent, languages }) {
    super();
    this.agent = agent;
    this.languages = languages;
    this.#storage = `console.read.${agent.id}`;
    this.#read = JSON.parse(localStorage.getItem(this.#storage) ?? "{}");
  }

  /** A frame of the live line. */
  take(frame) {
    if (frame.type === "board") this.#takeBoard(frame.board);
    if (frame.type === "log") this.#takeLog(frame);
    if (frame.type === "seen") this.#takeSeen(frame);
    if (frame.type === "typing") this.#tell("typing", { conversation: frame.conversation });
  }

  /** The last number of every log that is held here: what the line asks from after a cut. */
  seen() {
    return Object.fromEntries([...this.#logs].map(([id, { events }]) => [id, events.at(-1)?.seq ?? 0]));
  }

  /** @returns {{events: any[], cut: boolean}} */
  log(id) {
    return this.#logs.get(id) ?? { events: [], cut: false };
  }

  /** The card of a conversation, wherever it stands or stood last, or what a search found of it; undefined when nobody has it. */
  card(id) {
    return this.#listed(id) ?? this.#left.get(id) ?? this.#found.get(id);
  }

  /** What a search found: it is nobody's now, and can be read. */
  remember(found) {
    this.#found = new Map(found.map((one) => [one.id, { ...one, owner: "" }]));
  }

  /** The number up to which the visitor has seen; 0 while nothing is known. */
  seenBy(id) {
    return this.#seen.get(id) ?? 0;
  }

  isMine(id) {
    return this.board.mine.some((card) => card.id === id);
  }

  /** Whether this agent has as many chats as they may have. */
  get isFull() {
    return this.board.mine.length >= this.board.most_chats;
  }

  /** How many messages of the visitor have been neither read nor answered. */
  unread(id) {
    const { events } = this.log(id);
    const answered = events.findLast(({ author, kind }) => author === "agent" && kind === "message")?.seq ?? 0;
    const read = Math.max(this.#read[id] ?? 0, answered);
    return events.filter(({ author, seq }) => author === "visitor" && seq > read).length;
  }

  /** Whether it came to this agent without their doing, and they have not looked at it. */
  isFresh(id) {
    return this.isMine(id) && this.#fresh.has(id);
  }

  /** How many conversations call: those that wait in the queue, and one's own with something new. */
  get calls() {
    return this.board.queue.length + this.board.mine.filter(({ id }) => this.#needs(id)).length;
  }

  /** What the visitor wrote last; empty while that is not known here. */
  lastWords(id) {
    const said = this.log(id).events.findLast(({ author, parts }) => author === "visitor" && parts.some(({ text }) => text));
    return said?.parts.find(({ text }) => text).text ?? "";
  }

  /** All that stands in this log has been seen by a person. */
  markRead(id) {
    const last = this.log(id).events.at(-1)?.seq ?? 0;
    if (!this.#fresh.delete(id) && (this.#read[id] ?? 0) >= last) return;
    this.#read[id] = last;
    localStorage.setItem(this.#storage, JSON.stringify(this.#read));
    this.#tell("read");
  }

  /** The conversation shown, if one is. */
  get conversation() {
    const [kind, id] = this.shown.split(":");
    return kind === "conversation" ? id : null;
  }

  show(what) {
    if (this.shown === what) return;
    this.shown = what;
    this.#tell("show");
  }

  /** The next that needs this agent: theirs with something new, then who rings for them, then who waits. */
  next() {
    const { mine, queue } = this.board;
    const needing = [...mine.filter(({ id }) => this.#needs(id)), ...queue.filter(({ rings }) => rings), ...queue];
    return needing.find(({ id }) => id !== this.conversation)?.id ?? needing[0]?.id ?? null;
  }

  #takeBoard(board) {
    const before = this.board;
    const shown = this.card(this.conversation);
    this.board = board;
    if (shown && !this.#listed(shown.id)) this.#keep(shown, before.mine.includes(shown));
    const known = new Set([...before.queue, ...before.mine].map(({ id }) => id));
    const ringing = board.queue.filter(({ id, rings }) => rings && !before.queue.find((one) => one.id === id)?.rings);
    const given = this.#takeGiven(board.mine.filter(({ id }) => !known.has(id)), before === EMPTY);
    this.#forget([...board.mine, ...board.queue, ...board.others]);
    this.#tell("board", { given, ringing });
  }

  /** Of those that are here for the first time: which were given by somebody. After a reload they may have been looked at. */
  #takeGiven(arrived, isFirst) {
    const given = arrived.filter(({ id }) => id !== this.conversation && !(isFirst && this.#read[id]));
    for (const { id } of given) this.#fresh.add(id);
    return isFirst ? [] : given;
  }

  #needs(id) {
    return this.isFresh(id) || this.unread(id) > 0;
  }

  /** Whoever has had a conversation goes on reading it under the name that it had. */
  #keep(card, wasMine) {
    this.#left.set(card.id, { ...card, owner: "", left: wasMine || card.left });
  }

  #listed(id) {
    const { queue, mine, others } = this.board;
    return [...mine, ...queue, ...others].find((card) => card.id === id);
  }

  #takeSeen({ conversation, seq }) {
    this.#seen.set(conversation, seq);
    this.#tell("seen", { conversation });
  }

  #takeLog({ conversation, events, cut }) {
    const log = this.#logs.get(conversation) ?? { events: [], cut: false };
    const last = log.events.at(-1)?.seq ?? 0;
    const news = events.filter(({ seq }) => seq > last);
    // After a long absence the middle is missing: begin anew with the newest part, and say so.
    const anew = cut && events[0]?.seq > last + 1;
    this.#logs.set(conversation, anew ? { events: news, cut } : { ...log, events: [...log.events, ...news] });
    this.#tell("log", { conversation, news, cut: anew, first: last === 0 });
  }

  /** Logs that nobody shows are asked for again when they are needed. */
  #forget(cards) {
    const live = new Set([...cards.map(({ id }) => id), this.conversation]);
    for (const id of this.#logs.keys()) if (!live.has(id)) this.#logs.delete(id);
  }

  #tell(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
