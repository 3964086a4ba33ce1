/** Inline queries: "@bot words" in the composer asks the bot, whose results rise above it as in any chat. */

import { make } from "./element.js";
import { Sheet } from "./sheet.js";

const PAUSE_MS = 400;
const byId = (id) => document.getElementById(id);

export class Inline {
  #field = byId("composer");
  #username = "";
  #results = [];
  #pause = null;
  #sheet = new Sheet(byId("results"), null, () => [make("ul", {}, ...this.#results.map((result) => this.#row(result)))]);

  /** `ask(words)` sends the query; `choose(text)` gets the plain text that a friend would get. */
  constructor({ ask, choose }) {
    this.ask = ask;
    this.choose = choose;
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("keydown", (event) => { if (event.key === "Escape") this.#sheet.close(); });
  }

  name(username) {
    this.#username = username;
  }

  show(results) {
    this.#results = results;
    if (this.#words() === null || !results.length) this.#sheet.close();
    else this.#sheet.open(this.#field, { focus: false });
  }

  #typed() {
    const words = this.#words();
    clearTimeout(this.#pause);
    if (words === null) this.#sheet.close();
    else this.#pause = setTimeout(() => this.ask(words), PAUSE_MS);
  }

  /** What stands after the bot's name, or null when it is no inline query. */
  #words() {
    const [name, ...words] = this.#field.value.split(" ");
    return words.length && name.toLowerCase() === `@${this.#username.toLowerCase()}` ? words.join(" ") : null;
  }

  #row(result) {
    const lines = make("span", { className: "kind-lines" },
      make("strong", { dir: "auto" }, result.title ?? result.type),
      make("span", { dir: "auto" }, result.description ?? ""));
    const choose = () => { this.#sheet.close(); this.choose(plainText(result)); };
    return make("li", {}, make("button", { type: "button", onclick: choose }, lines));
  }
}

function plainText({ title, input_message_content: content }) {
  const text = content?.message_text ?? title ?? "";
  if (content?.parse_mode !== "HTML") return text;
  return new DOMParser().parseFromString(`<!doctype html><body>${text}`, "text/html").body.textContent;
}
