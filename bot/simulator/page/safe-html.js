/** Sanitizes the HTML of a message: only the elements that Telegram's formatting can have. */

import { make } from "./element.js";
import { findLinks, safeUrl, telAddress } from "./link.js";

const ALLOWED = new Set(["b", "strong", "i", "em", "u", "ins", "s", "del", "code", "pre", "blockquote", "br", "span"]);
const LITERAL = "a, code, pre";
const BLOCK = "pre, blockquote";

/**
 * The HTML as new elements, without attributes except the `href` of links; other elements are replaced by their text.
 * `onCommand` is called with a "/command" that was pressed.
 */
export function safeContent(html, onCommand) {
  const parsed = new DOMParser().parseFromString(`<!doctype html><body>${html}`, "text/html");
  return copy(parsed.body, document.createDocumentFragment(), onCommand);
}

function copy(from, to, onCommand) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(...copyText(node, onCommand));
    if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, to, onCommand);
  }
  return to;
}

function copyElement(element, to, onCommand) {
  const tag = element.localName;
  const url = tag === "a" ? safeUrl(element.getAttribute("href") ?? "") : null;
  if (url) to.append(copy(element, linkTo(url.href), onCommand));
  else if (ALLOWED.has(tag)) to.append(copy(element, make(tag), onCommand));
  else copy(element, to, onCommand);
}

function copyText(node, onCommand) {
  const data = node.previousSibling?.matches?.(BLOCK) ? node.data.replace(/^\n/, "") : node.data; // it ends the block
  if (node.parentElement.closest(LITERAL)) return [data];
  return findLinks(data).map(({ text, kind }) => {
    if (kind === "phone") return linkTo(telAddress(text), text);
    if (kind === "url") return linkTo(/^https?:/i.test(text) ? text : `https://${text}`, text);
    if (kind === "command" && onCommand) return commandButton(text, onCommand);
    return text;
  });
}

function linkTo(href, text = "") {
  if (href.startsWith("tel:")) return make("a", { href, dir: "ltr" }, text);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer" }, text);
}

function commandButton(text, onCommand) {
  return make("button", { type: "button", className: "inline", onclick: () => onCommand(text) }, text);
}
