/** Notices: toasts, the alert, the strips under the header, and "typing". */

import { make } from "./element.js";

const TOAST_MS = 3500;
const TYPING_MS = 5000;
const byId = (id) => document.getElementById(id);

export class Notices {
  #words = null;
  #typing = null;

  constructor() {
    byId("unknown-close").onclick = () => { byId("unknown-method").hidden = true; };
  }

  localize(words) {
    this.#words = words;
    byId("alert-close").textContent = words.ok;
    this.stopTyping();
  }

  toast(text) {
    const toast = make("p", { className: "toast", dir: "auto", "data-testid": "toast" }, text);
    byId("toasts").replaceChildren(toast);
    setTimeout(() => toast.remove(), TOAST_MS);
  }

  alert(text) {
    byId("alert-text").textContent = text;
    if (!byId("alert").open) byId("alert").showModal();
  }

  connection(lost) {
    byId("connection").hidden = !lost;
  }

  /** Names methods that the simulator does not have; a strip that was closed stays closed until there is a new one. */
  unknownMethods(methods) {
    const names = methods.join(", ");
    if (names === byId("unknown-names").textContent) return;
    byId("unknown-names").textContent = names;
    byId("unknown-method").hidden = methods.length === 0;
  }

  typing() {
    clearTimeout(this.#typing);
    this.#showStatus(this.#words.typing, true);
    this.#typing = setTimeout(() => this.stopTyping(), TYPING_MS);
  }

  stopTyping() {
    clearTimeout(this.#typing);
    this.#showStatus(this.#words.bot, false);
  }

  #showStatus(word, typing) {
    const dots = make("span", { className: "dots", "aria-hidden": "true" });
    byId("bot-status").replaceChildren(word, ...(typing ? [dots] : []));
    byId("bot-status").classList.toggle("typing", typing);
  }
}
