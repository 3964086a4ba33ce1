/** Pressed buttons that await the bot's answer, which may arrive before the answer to the press itself. */

const GIVE_UP_MS = 15_000;

export class Presses {
  #waiting = new Map();
  #answeredEarly = new Set();

  /** Marks the button as busy until its query is answered; `send` returns a promise of {query_id}. */
  async press(element, send) {
    element.setAttribute("aria-busy", "true");
    const done = () => element.removeAttribute("aria-busy");
    try {
      const { query_id: query } = await send();
      if (this.#answeredEarly.delete(query)) return done();
      this.#waiting.set(query, done);
      setTimeout(() => this.answer(query), GIVE_UP_MS);
    } catch (error) {
      done();
      throw error;
    }
  }

  answer(query) {
    const done = this.#waiting.get(query);
    if (done) done();
    else this.#answeredEarly.add(query);
    this.#waiting.delete(query);
  }
}
