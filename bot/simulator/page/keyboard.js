/** Inline keyboards: the buttons under a message. */

import { icon, make, visuallyHidden } from "./element.js";
import { safeUrl } from "./link.js";

const STYLES = new Set(["danger", "primary", "success"]);

/**
 * The buttons of a message's `reply_markup.inline_keyboard`, or null. Links are real links; the other buttons call
 * `onPress(button, {row, column}, element)`.
 */
export function buildKeyboard(rows, onPress) {
  if (!rows?.length) return null;
  return make("div", { className: "keys", role: "group", "aria-label": "Buttons", onkeydown: moveFocus }, ...rows.map((buttons, row) =>
    make("div", { className: "keys-row" }, ...buttons.map((button, column) =>
      buildKey(button, (element) => onPress(button, { row, column }, element))))));
}

/** Arrow keys move the focus between the buttons of a message. */
function moveFocus(event) {
  const rows = [...event.currentTarget.children].map((row) => [...row.children]);
  const row = rows.findIndex((keys) => keys.includes(document.activeElement));
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const column = rows[row]?.indexOf(document.activeElement);
  const next = {
    [forward]: rows[row]?.[column + 1],
    [backward]: rows[row]?.[column - 1],
    ArrowDown: rows[row + 1]?.at(Math.min(column, rows[row + 1].length - 1)),
    ArrowUp: rows[row - 1]?.at(Math.min(column, rows[row - 1].length - 1)),
  }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function buildKey(button, press) {
  const url = button.url ? safeUrl(button.url) : null;
  const key = url
    ? make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" })
    : make("button", { type: "button", onclick: () => press(key) });
  key.classList.add("key");
  if (STYLES.has(button.style)) key.classList.add(button.style);
  key.dataset.testid = "key";
  key.title = button.text;
  key.append(make("span", { className: "key-label", dir: "auto" }, button.text), ...signs(button));
  return key;
}

function signs(button) {
  if (button.url) return [visuallyHidden(" (opens a link)"), icon("url")];
  if (button.copy_text) return [visuallyHidden(" (copies)"), icon("copy")];
  if ("switch_inline_query" in button || "switch_inline_query_chosen_chat" in button) {
    return [visuallyHidden(" (opens the choice of a chat)"), icon("share")];
  }
  return [];
}
