/** The simulator's side for one person: acts by POST, news by server-sent events, the whole state when in doubt. */

const RETRY_MS = 2000;

export class Connection {
  #source = null;
  #held = null;
  #turn = 0;
  #retry = null;
  #closed = false;

  /** `person` is {id, language, chatType}; the listener is {onState, onEvent, onLost}. */
  constructor(person, listener) {
    this.person = person;
    this.listener = listener;
    this.#open();
  }

  close() {
    this.#closed = true;
    this.#source.close();
    clearTimeout(this.#retry);
  }

  /**
   * Does one act of the person ("say", "press", ...) in this chat, or in the one that `body.chat_type` names, and
   * returns the answer; throws an Error that can be shown.
   */
  async act(name, body) {
    const response = await fetch(this.#path(name), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ chat_type: this.person.chatType, ...body, language_code: this.person.language }),
    });
    return readAnswer(response);
  }

  /** The payload of a deep link to this bot; throws when it is none. */
  async payloadOf(url) {
    const response = await fetch(this.#path("open", { url }));
    return (await readAnswer(response)).payload ?? "";
  }

  /**
   * Fetches the state anew. Events that arrive meanwhile are held and replayed on top of it: each says
   * what is, not what changes, so one which the state already contains does no harm.
   */
  async refresh() {
    const turn = ++this.#turn;
    this.#held ??= [];
    const state = await this.#state().catch(() => null);
    if (turn !== this.#turn || this.#closed) return;
    if (state === null) return this.#lose();
    const held = this.#held;
    this.#held = null;
    this.listener.onState(state);
    held.forEach((event) => this.listener.onEvent(event));
  }

  #open() {
    this.#source = new EventSource(this.#path("events", { chat_type: this.person.chatType }));
    this.#source.onopen = () => this.refresh();
    this.#source.onmessage = (message) => this.#receive(JSON.parse(message.data));
    this.#source.onerror = () => this.#lose();
  }

  /** The browser tries again by itself after a cut, but not after an answer that is an error. */
  #lose() {
    this.listener.onLost();
    this.#turn += 1;
    this.#held = null;
    this.#source.close();
    clearTimeout(this.#retry);
    if (!this.#closed) this.#retry = setTimeout(() => this.#open(), RETRY_MS);
  }

  #receive(event) {
    if (event.type === "bot") this.refresh();
    else if (this.#held) this.#held.push(event);
    else this.listener.onEvent(event);
  }

  async #state() {
    const { language, chatType } = this.person;
    const known = language === null ? {} : { language_code: language };
    return readAnswer(await fetch(this.#path("state", { chat_type: chatType, ...known })));
  }

  #path(name, options) {
    const query = options ? `?${new URLSearchParams(options)}` : "";
    return `/person/${this.person.id}/${name}${query}`;
  }
}

async function readAnswer(response) {
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Error(answer.error ?? answer.description ?? `The simulator answered ${response.status}`);
}
