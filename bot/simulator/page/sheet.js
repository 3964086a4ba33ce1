/** A sheet that rises above the composer: opened by its button, closed by Escape, by leaving it, or by a choice. */

import { icon, make } from "./element.js";

export class Sheet {
  #opener = null;

  /** `button` (or null) carries `aria-expanded`; the sheet is filled anew each time it opens, by `fill()` -> elements. */
  constructor(element, button, fill) {
    this.element = element;
    this.button = button;
    this.fill = fill;
    if (button) button.onclick = () => (this.isOpen ? this.close() : this.open(button));
    element.addEventListener("focusout", (event) => this.#left(event.relatedTarget));
    element.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("pointerdown", (event) => this.#pointer(event.target));
  }

  get isOpen() {
    return !this.element.hidden;
  }

  /** `opener` gets the focus back at the end. With `focus: false` the person goes on typing. */
  open(opener, { focus = true } = {}) {
    this.#opener = opener;
    this.element.replaceChildren(...this.fill());
    this.element.hidden = false;
    this.button?.setAttribute("aria-expanded", "true");
    if (focus) this.focus();
  }

  focus() {
    this.element.querySelector("button")?.focus();
  }

  close() {
    if (!this.isOpen) return;
    const focused = this.element.contains(document.activeElement);
    this.element.hidden = true;
    this.button?.setAttribute("aria-expanded", "false");
    if (focused) this.#opener?.focus();
  }

  #key(event) {
    const buttons = [...this.element.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    if (step === undefined) return;
    event.preventDefault();
    const place = buttons.indexOf(document.activeElement) + step;
    buttons[(place + buttons.length) % buttons.length]?.focus();
  }

  #left(next) {
    if (next && !this.element.contains(next) && next !== this.button) this.close();
  }

  #pointer(target) {
    const own = this.element.contains(target) || this.button?.contains(target);
    if (!own) this.close();
  }
}

/** The bot's commands as rows; those that begin with `typed` ("/he") where it is given. */
export function commandRows(commands, typed, choose) {
  const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()));
  if (!fitting.length) return [];
  return [make("ul", {}, ...fitting.map(({ command, description }) => row(() => choose(`/${command}`),
    make("span", { className: "command" }, `/${command}`),
    make("span", { className: "meaning", dir: "auto" }, description))))];
}

/** Choices with an icon, as rows or (for short words) as tiles: [[icon, word, act], ...]. */
export function choiceRows(choices, { tiles = false } = {}) {
  return [make("ul", { className: tiles ? "tiles" : "" }, ...choices.map(([sign, word, act]) =>
    row(act, typeof sign === "string" ? icon(sign) : sign, make("span", {}, word))))];
}

function row(act, ...content) {
  return make("li", {}, make("button", { type: "button", onclick: act }, ...content));
}
