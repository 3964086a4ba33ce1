/** The person and the open chat, stored in the fragment of the page's URL: `#4821/es` or `#4821/es/friend`. */

import { CHATS } from "./chats.js";
import { LANGUAGES } from "./words.js";

const NO_LANGUAGE = "none";

/** The person of the URL, as {id, language, chatType}; a new one, in English, where it names none. */
export function readPerson() {
  const [id, code, chatType] = location.hash.slice(1).split("/");
  return {
    id: /^[1-9]\d{0,14}$/.test(id) ? Number(id) : newId(),
    language: code === NO_LANGUAGE ? null : knownLanguage(code),
    chatType: Object.hasOwn(CHATS, chatType ?? "") ? chatType : "private",
  };
}

/** Writes the person into the URL, without a new entry in the browser's history. */
export function writePerson({ id, language, chatType }) {
  const chat = chatType === "private" ? "" : `/${chatType}`;
  history.replaceState(null, "", `#${id}/${language ?? NO_LANGUAGE}${chat}`);
}

/** A random id, most likely unused. */
export function newId() {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return 100_000_000 + (random % 900_000_000);
}

function knownLanguage(code) {
  return LANGUAGES.some(([known]) => known === code) ? code : "en";
}
