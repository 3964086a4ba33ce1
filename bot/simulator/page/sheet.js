/** A sheet above the composer: opened by its button, closed by Escape, by losing the focus, or by a choice. */

import { icon, make } from "./element.js";

export class Sheet {
  #opener = null;

  /** `button` (or null) gets `aria-expanded`; `fill()` returns the elements of the sheet each time it opens. */
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

  /** `opener` gets the focus back when the sheet closes. With `focus: false` the focus stays where it is. */
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

/** The commands that begin with `typed`, for instance "/he", as rows. */
export function commandRows(commands, typed, choose) {
  const fitting = commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()));
  if (!fitting.length) return [];
  return [make("ul", {}, ...fitting.map(({ command, description }) => row(() => choose(`/${command}`),
    make("span", { className: "command" }, `/${command}`),
    make("span", { className: "meaning", dir: "auto" }, description))))];
}

/** Choices [[icon, label, action], ...] as rows, or as tiles for short labels. */
export function choiceRows(choices, { tiles = false } = {}) {
  return [make("ul", { className: tiles ? "tiles" : "" }, ...choices.map(([sign, label, action]) =>
    row(action, typeof sign === "string" ? icon(sign) : sign, make("span", {}, label))))];
}

function row(action, ...content) {
  return make("li", {}, make("button", { type: "button", onclick: action }, ...content));
}
