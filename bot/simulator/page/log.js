/** The list of messages, in order and grouped by day; an edited message keeps its position. */

import { make } from "./element.js";

const NEAR_PX = 60;

export class Log {
  #items = new Map();
  #build;
  #locale = "en";
  #onMove;
  #wasAtEnd = true;

  /** `build(message)` creates the element; `onMove(atEnd)` is called with whether the newest message is in view. */
  constructor(element, build, onMove) {
    this.element = element;
    this.#build = build;
    this.#onMove = onMove;
    element.addEventListener("scroll", () => this.#onMove(this.#atEnd), { passive: true });
    new ResizeObserver(() => this.#keepEnd()).observe(element);
  }

  get size() {
    return this.#items.size;
  }

  /** Shows exactly these messages; `rebuild` also builds unchanged ones again, for another language or bot name. */
  replace(messages, { locale, rebuild }) {
    this.#locale = locale;
    if (rebuild) this.#items.clear();
    const known = new Set(messages.map((message) => message.message_id));
    this.element.setAttribute("aria-busy", "true");
    this.#change(() => {
      if (rebuild) this.element.replaceChildren();
      [...this.#items.keys()].filter((id) => !known.has(id)).forEach((id) => this.#removeElement(id));
      messages.forEach((message) => this.#put(message));
    });
    this.element.setAttribute("aria-busy", "false");
  }

  /** Adds or updates a message; scrolls to the end for a new one of the person's own. */
  put(message) {
    const isNew = !this.#items.has(message.message_id);
    this.#change(() => this.#put(message)?.classList.toggle("new", isNew));
    if (isNew && message.outgoing) this.toEnd();
  }

  remove(ids) {
    this.#change(() => ids.forEach((id) => this.#removeElement(id)));
  }

  clear() {
    this.remove([...this.#items.keys()]);
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
    this.#wasAtEnd = true;
  }

  get #atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    this.#wasAtEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    return this.#wasAtEnd;
  }

  #keepEnd() {
    if (this.#wasAtEnd) this.toEnd();
  }

  /** Changes the list: scrolled to the end, it stays at the end; elsewhere the position is kept. */
  #change(change) {
    const stay = this.#atEnd;
    change();
    this.#markDays();
    if (stay) this.toEnd();
    this.#onMove(this.#atEnd);
  }

  #put(message) {
    const id = message.message_id;
    const json = JSON.stringify(message);
    const old = this.#items.get(id);
    if (old?.json === json) return null;
    const element = this.#build(message);
    if (old) this.#replaceElement(old.element, element);
    else this.element.insertBefore(element, this.#firstAfter(id));
    this.#items.set(id, { element, json, date: message.date });
    return element;
  }

  /** Moves the focus to the message when it was on a button of the old element. */
  #replaceElement(old, element) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(element);
    if (focused) element.focus({ preventScroll: true });
  }

  #removeElement(id) {
    const item = this.#items.get(id);
    if (!item) return;
    const focused = item.element.contains(document.activeElement);
    item.element.remove();
    this.#items.delete(id);
    if (focused) this.element.focus({ preventScroll: true });
  }

  #firstAfter(id) {
    const later = [...this.#items.keys()].filter((other) => other > id);
    return later.length ? this.#items.get(Math.min(...later)).element : null;
  }

  /** Updates the day chips; correct ones stay, so that a screen reader does not announce them again. */
  #markDays() {
    let last = null;
    for (const element of this.element.querySelectorAll(".message")) {
      const { date } = this.#items.get(Number(element.dataset.messageId));
      const name = dayName(new Date(date * 1000), this.#locale);
      const chip = element.previousElementSibling?.matches(".day") ? element.previousElementSibling : null;
      const right = name === last ? chip === null : chip?.textContent === name;
      if (!right) chip?.remove();
      if (!right && name !== last) element.before(make("p", { className: "day", dir: "auto" }, name));
      last = name;
    }
    this.element.querySelectorAll(".day:has(+ .day), .day:last-child").forEach((chip) => chip.remove());
  }
}

/** "Today", "Yesterday" or "5 March", in the language of the phone. */
function dayName(date, locale) {
  const midnight = (day) => new Date(day.getFullYear(), day.getMonth(), day.getDate());
  const days = Math.round((midnight(date) - midnight(new Date())) / 86_400_000);
  const name = days > -2
    ? new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day")
    : new Intl.DateTimeFormat(locale, { day: "numeric", month: "long" }).format(date);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
