/** The messages on the screen: in order, under their days, each where it was when it changes. */

import { make } from "./element.js";

const NEAR_PX = 60;

export class Log {
  #items = new Map();
  #build;
  #locale = "en";
  #onMove;
  #wasAtEnd = true;

  /** `build(message)` makes the element; `onMove(atEnd)` hears whether the newest message is in sight. */
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

  /** Shows exactly these messages. `anew` rebuilds even those that are the same (another language, another name). */
  replace(messages, { locale, anew }) {
    this.#locale = locale;
    if (anew) this.#items.clear();
    const known = new Set(messages.map((message) => message.message_id));
    this.element.setAttribute("aria-busy", "true");
    this.#change(() => {
      if (anew) this.element.replaceChildren();
      [...this.#items.keys()].filter((id) => !known.has(id)).forEach((id) => this.#drop(id));
      messages.forEach((message) => this.#put(message));
    });
    this.element.setAttribute("aria-busy", "false");
  }

  /** Adds a message, or changes it in place; one of the person's own brings the end into sight. */
  put(message) {
    const isNew = !this.#items.has(message.message_id);
    this.#change(() => this.#put(message)?.classList.toggle("new", isNew));
    if (isNew && message.outgoing) this.toEnd();
  }

  remove(ids) {
    this.#change(() => ids.forEach((id) => this.#drop(id)));
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

  /** A reader at the end stays there; a reader further up keeps the line under the eyes. */
  #change(act) {
    const stay = this.#atEnd;
    act();
    this.#markDays();
    if (stay) this.toEnd();
    this.#onMove(this.#atEnd);
  }

  #put(message) {
    const id = message.message_id;
    const said = JSON.stringify(message);
    const old = this.#items.get(id);
    if (old?.said === said) return null;
    const element = this.#build(message);
    if (old) this.#swap(old.element, element);
    else this.element.insertBefore(element, this.#firstAfter(id));
    this.#items.set(id, { element, said, date: message.date });
    return element;
  }

  /** The button that was just pressed is gone with the old text: its message takes the focus. */
  #swap(old, element) {
    const focused = old.contains(document.activeElement);
    old.replaceWith(element);
    if (focused) element.focus({ preventScroll: true });
  }

  #drop(id) {
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

  /** Leaves the chips that still stand right alone, so that a screen reader says none twice. */
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
