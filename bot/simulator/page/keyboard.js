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
  return make("div", { className: "keys", role: "group", "aria-label": "Buttons" }, ...rows.map((buttons, row) =>
    make("div", { className: "keys-row" }, ...buttons.map((button, column) =>
      buildKey(button, (element) => onPress(button, { row, column }, element))))));
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
