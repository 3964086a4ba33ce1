/** Attachments: contact cards, locations, polls, and for other kinds an icon with a name. */

import { icon, make } from "./element.js";
import { telAddress } from "./link.js";

/** The kinds that a person can send, in the order of the menu: [kind, label]. */
export const KINDS = [
  ["photo", "Photo"], ["video", "Video"], ["voice", "Voice"], ["document", "Document"],
  ["location", "Location"], ["contact", "Contact"], ["sticker", "Sticker"], ["poll", "Poll"],
  ["audio", "Audio"], ["animation", "GIF"], ["video_note", "Video note"], ["venue", "Venue"], ["dice", "Dice"],
];

const ICONS = { video_note: "video", animation: "photo", venue: "location" };

export function iconOf(kind) {
  return icon(ICONS[kind] ?? kind);
}

/** The attachment of a message as an element; null without one. */
export function buildAttachment(message) {
  // Telegram adds `document` to an animation and `location` to a venue, for older clients: the narrower kind wins.
  const order = ["contact", "venue", "animation", ...KINDS.map(([kind]) => kind)];
  const kind = order.find((name) => message[name]);
  if (kind === undefined) return null;
  return (SPECIAL[kind] ?? plain)(message[kind], kind);
}

const SPECIAL = {
  contact({ first_name: first, last_name: last, phone_number: number }) {
    const name = [first, last].filter(Boolean).join(" ");
    const call = make("a", { href: telAddress(number), dir: "ltr" }, number);
    const mark = make("span", { className: "kind-mark", "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "");
    return card(mark, make("strong", { dir: "auto" }, name), call);
  },
  venue({ title, address }, kind) {
    return card(mark(kind), make("strong", { dir: "auto" }, title), make("span", { dir: "auto" }, address));
  },
  location({ latitude, longitude }, kind) {
    return card(mark(kind), make("strong", { lang: "en" }, "Location"), make("span", { dir: "ltr" }, `${latitude}, ${longitude}`));
  },
  poll({ question, options }, kind) {
    const list = make("ol", { className: "options" }, ...options.map(({ text }) => make("li", { dir: "auto" }, text)));
    return make("div", {}, card(mark(kind), make("strong", { dir: "auto" }, question)), list);
  },
  dice({ emoji, value }) {
    return make("div", { className: "bare", role: "img", "aria-label": `${emoji} ${value}` }, emoji);
  },
  sticker({ emoji }, kind) {
    return emoji ? make("div", { className: "bare", role: "img", "aria-label": `Sticker ${emoji}` }, emoji) : plain({}, kind);
  },
};

function plain({ file_name: name, title: song, duration }, kind) {
  const title = name ?? song ?? KINDS.find(([known]) => known === kind)[1];
  const detail = duration === undefined ? null : make("span", {}, `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, "0")}`);
  return card(mark(kind), make("strong", { lang: "en" }, title), detail);
}

function mark(kind) {
  return make("span", { className: "kind-mark", "aria-hidden": "true" }, iconOf(kind));
}

function card(sign, ...lines) {
  return make("div", { className: "kind", dir: "auto" }, sign, make("div", { className: "kind-lines" }, ...lines));
}
