/** The buttons that were pressed and wait for the bot's answer. The answer may come before the press is confirmed. */

const GIVE_UP_MS = 15_000;

export class Presses {
  #waiting = new Map();
  #early = new Set();

  /** Shows the button as busy until its query is answered; `send` gives a promise of {query_id}. */
  async press(element, send) {
    element.setAttribute("aria-busy", "true");
    const done = () => element.removeAttribute("aria-busy");
    try {
      const { query_id: query } = await send();
      if (this.#early.delete(query)) return done();
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
    else this.#early.add(query);
    this.#waiting.delete(query);
  }
}
