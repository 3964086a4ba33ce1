/** Who sits at the phone: a chat id and a client language, kept in the address of the page (`#4821/es`). */

import { LANGUAGES } from "./words.js";

const NO_LANGUAGE = "none";

/** The person of the page's address: {chat, language}; a new one, in English, where it names none. */
export function readPerson() {
  const [chat, code] = location.hash.slice(1).split("/");
  return {
    chat: /^[1-9]\d{0,11}$/.test(chat) ? Number(chat) : newChat(),
    language: code === NO_LANGUAGE ? null : knownLanguage(code),
  };
}

/** Puts the person into the address, without a step in the browser's history. */
export function keepPerson({ chat, language }) {
  history.replaceState(null, "", `#${chat}/${language ?? NO_LANGUAGE}`);
}

/** A chat id that nobody has used yet, most likely. */
export function newChat() {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return 100_000_000 + (random % 900_000_000);
}

function knownLanguage(code) {
  return LANGUAGES.some(([known]) => known === code) ? code : "en";
}
