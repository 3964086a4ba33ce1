/** One message as a bubble, with its keyboard. */

import { buildAttachment } from "./attachment.js";
import { icon, make, unseen } from "./element.js";
import { buildKeyboard } from "./keyboard.js";
import { safeContent } from "./safe-html.js";

/**
 * Builds the element of a message. `phone` is {botName, words, locale} and what a person can do with it:
 * onPress(message, button, place, element), onCommand(text), onActions(message, element).
 */
export function buildMessage(message, phone) {
  const side = message.outgoing ? "outgoing" : "incoming";
  const element = make("article", {
    className: `message ${message.service ? "service" : side}`,
    tabIndex: -1,
    "data-testid": "message",
    "data-message-id": message.message_id,
    "data-outgoing": String(message.outgoing),
  });
  if (message.service) {
    element.append(make("p", { lang: "en", dir: "ltr" }, `Service message: ${message.service}`));
    return element;
  }
  const keyboard = buildKeyboard(message.reply_markup?.inline_keyboard, (...press) => phone.onPress(message, ...press));
  element.append(buildBubble(message, phone), keyboard ?? "", moreButton(message, phone, element));
  element.oncontextmenu = (event) => openActions(event, message, phone, element);
  return element;
}

function buildBubble(message, phone) {
  const text = make("span", { className: "text" }, safeContent(message.html ?? "", message.outgoing ? null : phone.onCommand));
  return make("div", { className: "bubble", dir: "auto" },
    unseen(`${message.outgoing ? "You" : phone.botName}: `), buildVia(message), buildAttachment(message), text,
    buildStamp(message, phone));
}

/** The name of the bot through which a message was sent. */
function buildVia({ via_bot: bot }) {
  return bot ? make("span", { className: "via", lang: "en", dir: "ltr" }, `via @${bot.username}`) : null;
}

function buildStamp(message, { words, locale }) {
  const date = new Date(message.date * 1000);
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(date);
  return make("span", { className: "stamp" },
    message.edited ? make("span", { className: "edited", dir: "auto" }, words.edited) : null,
    make("time", { dateTime: date.toISOString(), dir: "auto" }, time),
    message.outgoing ? icon("ticks") : null);
}

/** Seen on hover, and found by the keyboard and by a screen reader; a finger holds the bubble instead. */
function moreButton(message, phone, element) {
  return make("button", {
    type: "button",
    className: "round small more",
    "aria-label": "More",
    onclick: () => phone.onActions(message, element),
  }, icon("more"));
}

function openActions(event, message, phone, element) {
  const selected = !document.getSelection().isCollapsed;
  if (event.target.closest("a") || selected) return;
  event.preventDefault();
  phone.onActions(message, element);
}
