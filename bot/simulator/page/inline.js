/** Inline mode: "@bot words" in the composer queries the bot, and its results are listed above the composer. */

import { make } from "./element.js";
import { Sheet } from "./sheet.js";

const PAUSE_MS = 400;
const byId = (id) => document.getElementById(id);

export class InlineList {
  #field = byId("composer");
  #username = "";
  #shown = { query_id: "0", results: [], button: null };
  #pause = null;
  #sheet = new Sheet(byId("results"), null, () => this.#rows());

  /**
   * `actions` is {ask(words), choose(queryId, result), open(button)}: sends the query, sends a result into a chat, and
   * follows the button above the list, {text, start_parameter} or {text, web_app}.
   */
  constructor(actions) {
    this.actions = actions;
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Sets the name with which inline queries begin. */
  setUsername(username) {
    this.#username = username;
  }

  /** Shows the answer to a query, unless a newer one was shown before. */
  show(answer) {
    if (Number(answer.query_id) < Number(this.#shown.query_id)) return;
    this.#shown = answer;
    const { results, button } = answer;
    if (this.#words() === null || (!results.length && !button)) return this.#close();
    this.#sheet.open(this.#field, { focus: false });
    this.#announce(results.length === 1 ? "1 result" : `${results.length} results`);
  }

  #typed() {
    const words = this.#words();
    clearTimeout(this.#pause);
    if (words === null) this.#close();
    else this.#pause = setTimeout(() => this.actions.ask(words), PAUSE_MS);
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.#close();
    if (event.key !== "ArrowDown" || !this.#sheet.isOpen) return;
    event.preventDefault();
    this.#sheet.focus();
  }

  #close() {
    this.#sheet.close();
    this.#announce("");
  }

  #announce(text) {
    byId("results-count").textContent = text;
  }

  /** The words after the bot's name; null where the text is no inline query. */
  #words() {
    const [name, ...words] = this.#field.value.split(" ");
    return words.length && name.toLowerCase() === `@${this.#username.toLowerCase()}` ? words.join(" ") : null;
  }

  #rows() {
    const { query_id: query, results, button } = this.#shown;
    const pressed = (act) => () => { this.#close(); act(); };
    const above = make("button", {
      type: "button",
      className: "above",
      dir: "auto",
      "data-testid": "above-results",
      onclick: pressed(() => this.actions.open(button)),
    }, button?.text ?? "");
    const rows = results.map((result) => make("li", {}, make("button", {
      type: "button",
      onclick: pressed(() => this.actions.choose(query, result)),
    }, initial(result), lines(result))));
    return [...(button ? [above] : []), make("ul", {}, ...rows)];
  }
}

function initial({ title }) {
  return make("span", { className: "kind-mark", "aria-hidden": "true" }, [...title][0]?.toUpperCase() ?? "");
}

function lines({ title, type, description }) {
  return make("span", { className: "kind-lines" },
    make("strong", { dir: "auto" }, title || type),
    make("span", { dir: "auto" }, description));
}
