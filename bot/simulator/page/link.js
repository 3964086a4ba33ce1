/** Links: which are safe, which lead to the bot, and which are detected in plain text. */

const SAFE = new Set(["http:", "https:", "tg:", "tel:"]);
const TELEGRAM_HOSTS = new Set(["t.me", "telegram.me", "telegram.dog"]);
const ENDINGS = "org|com|net|gov|edu|info|us|mx|int|io|me";

const FINDABLE = new RegExp(
  [
    String.raw`(?<phone>(?<![\w+])\+\d(?:[ ().\u00a0\u2010-]{0,2}\d){6,14}(?!\w))`,
    String.raw`(?<url>(?<![\w@.])(?:https?:\/\/[^\s<>"]+|(?:[a-z0-9-]+\.)+(?:${ENDINGS})(?![\w-])(?:\/[^\s<>"]*)?))`,
    String.raw`(?<command>(?<![\w/<])\/[a-z][a-z0-9_]{0,31}(?![\w/]))`,
  ].join("|"),
  "giu",
);

/** The address as a URL; null for one that the page must not link to. */
export function safeUrl(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && SAFE.has(url.protocol) ? url : null;
}

/** Whether the URL is a link to the bot of that name. */
export function leadsTo(url, username) {
  const name = url.protocol === "tg:" ? url.searchParams.get("domain") : url.pathname.split("/")[1];
  const telegram = url.protocol === "tg:" || TELEGRAM_HOSTS.has(url.hostname.replace(/^www\./, ""));
  return telegram && name?.toLowerCase() === username.toLowerCase();
}

/** A phone number as a `tel:` address. */
export function telAddress(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}

/** Splits plain text into [{text, kind: null | "phone" | "url" | "command"}], as phones and Telegram detect them. */
export function findLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(FINDABLE)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const found = kind === "url" ? match[0].replace(/[.,;:!?)\]}'"»”]+$/u, "") : match[0];
    if (match.index > end) parts.push({ text: text.slice(end, match.index), kind: null });
    parts.push({ text: found, kind });
    end = match.index + found.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), kind: null });
  return parts;
}
