/** One message: a bubble with its inline keyboard, or a note for a service message. */

import { buildAttachment } from "./attachment.js";
import { icon, make, visuallyHidden } from "./element.js";
import { buildKeyboard } from "./keyboard.js";
import { safeContent } from "./safe-html.js";

/**
 * Builds the element of a message. `context` is {botName, words, locale} with the callbacks
 * onPress(message, button, place, element), onCommand(text) and onActions(message, element).
 */
export function buildMessage(message, context) {
  const side = message.outgoing ? "outgoing" : "incoming";
  const element = make("article", {
    className: `message ${message.service ? "service" : side}`,
    tabIndex: -1,
    "aria-label": message.outgoing ? "You" : context.botName,
    "data-testid": "message",
    "data-message-id": message.message_id,
    "data-outgoing": String(message.outgoing),
  });
  if (message.service) {
    element.append(make("p", { lang: "en", dir: "ltr" }, `Service message: ${message.service}`));
    return element;
  }
  const keyboard = buildKeyboard(message.reply_markup?.inline_keyboard, (...press) => context.onPress(message, ...press));
  element.append(buildBubble(message, context), keyboard ?? "", moreButton(message, context, element));
  element.oncontextmenu = (event) => openActions(event, message, context, element);
  return element;
}

function buildBubble(message, context) {
  const text = make("span", { className: "text" }, safeContent(message.html ?? "", message.outgoing ? null : context.onCommand));
  return make("div", { className: "bubble", dir: "auto" },
    visuallyHidden(`${message.outgoing ? "You" : context.botName}: `), buildVia(message), buildAttachment(message), text,
    buildStamp(message, context));
}

/** The name of the bot via which the message was sent. */
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

/** Opens the actions: visible on hover and on focus. On a touch screen, a long press does the same. */
function moreButton(message, context, element) {
  return make("button", {
    type: "button",
    className: "round small more",
    "aria-label": "Message options",
    onclick: () => context.onActions(message, element),
  }, icon("more"));
}

function openActions(event, message, context, element) {
  const selected = !document.getSelection().isCollapsed;
  if (event.target.closest("a") || selected) return;
  event.preventDefault();
  context.onActions(message, element);
}
