/** The connection to the simulator for one chat: actions by POST, updates by server-sent events, the state by GET. */

const RETRY_MS = 2000;

export class Connection {
  #source = null;
  #queuedEvents = null;
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
   * Sends an action of the person ("say", "press", ...) in this chat, or in the one that `body.chat_type` names.
   * Resolves to the answer; throws an Error whose message can be shown.
   */
  async act(action, body) {
    const response = await fetch(this.#path(action), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ chat_type: this.person.chatType, ...body, language_code: this.person.language }),
    });
    return readAnswer(response);
  }

  /** The payload of a link to this bot; throws for any other link. */
  async payloadOf(url) {
    const response = await fetch(this.#path("open", { url }));
    return (await readAnswer(response)).payload ?? "";
  }

  /**
   * Fetches the whole state. Events that arrive meanwhile are queued and applied afterwards: an event carries the
   * new state of its message, so applying one that the state already includes changes nothing.
   */
  async refresh() {
    const turn = ++this.#turn;
    this.#queuedEvents ??= [];
    const state = await this.#state().catch(() => null);
    if (turn !== this.#turn || this.#closed) return;
    if (state === null) return this.#lose();
    const queued = this.#queuedEvents;
    this.#queuedEvents = null;
    this.listener.onState(state);
    queued.forEach((event) => this.listener.onEvent(event));
  }

  #open() {
    this.#source = new EventSource(this.#path("events", { chat_type: this.person.chatType }));
    this.#source.onopen = () => this.refresh();
    this.#source.onmessage = (message) => this.#receive(JSON.parse(message.data));
    this.#source.onerror = () => this.#lose();
  }

  /** Reconnects after a delay: the browser itself would give up after an HTTP error. */
  #lose() {
    this.listener.onLost();
    this.#turn += 1;
    this.#queuedEvents = null;
    this.#source.close();
    clearTimeout(this.#retry);
    if (!this.#closed) this.#retry = setTimeout(() => this.#open(), RETRY_MS);
  }

  #receive(event) {
    if (event.type === "bot") this.refresh();
    else if (this.#queuedEvents) this.#queuedEvents.push(event);
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
