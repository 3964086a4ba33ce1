/** Who sits at the phone, and in which chat: kept in the address of the page (`#4821/es`, `#4821/es/friend`). */

import { CHATS } from "./chats.js";
import { LANGUAGES } from "./words.js";

const NO_LANGUAGE = "none";

/** The person of the page's address: {id, language, chatType}; a new one, in English, where it names none. */
export function readPerson() {
  const [id, code, chatType] = location.hash.slice(1).split("/");
  return {
    id: /^[1-9]\d{0,14}$/.test(id) ? Number(id) : newId(),
    language: code === NO_LANGUAGE ? null : knownLanguage(code),
    chatType: Object.hasOwn(CHATS, chatType ?? "") ? chatType : "private",
  };
}

/** Puts the person into the address, without a step in the browser's history. */
export function writePerson({ id, language, chatType }) {
  const chat = chatType === "private" ? "" : `/${chatType}`;
  history.replaceState(null, "", `#${id}/${language ?? NO_LANGUAGE}${chat}`);
}

/** The id of a person that nobody has used yet, most likely. */
export function newId() {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return 100_000_000 + (random % 900_000_000);
}

function knownLanguage(code) {
  return LANGUAGES.some(([known]) => known === code) ? code : "en";
}
