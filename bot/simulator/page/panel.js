/** The panel beside the phone: language, links, chats and person. */

import { CHATS } from "./chats.js";
import { make } from "./element.js";
import { LANGUAGES } from "./words.js";

const byId = (id) => document.getElementById(id);
const NO_LANGUAGE = "none";

export class Panel {
  /** `actions` is {language(code | null), follow(text), newPerson(), block(), enter(chatType)}. */
  constructor(actions) {
    this.#languages(actions);
    this.#chats(actions);
    byId("deep-link-form").onsubmit = (event) => this.#follow(event, actions);
    byId("new-person").onclick = () => { this.close(); actions.newPerson(); };
    byId("block").onclick = () => { this.close(); actions.block(); };
    byId("panel-open").onclick = () => this.open();
    byId("panel-close").onclick = () => this.close();
    byId("panel").onkeydown = (event) => { if (event.key === "Escape") this.close(); };
  }

  show({ id, language, chatType }) {
    byId("person-id").textContent = id;
    for (const button of byId("chats").children) {
      button.setAttribute("aria-pressed", String(button.dataset.chatType === chatType));
    }
    byId("client-language").value = language ?? NO_LANGUAGE;
  }

  open() {
    this.#toggle(true);
    byId("panel-close").focus();
  }

  close() {
    if (!byId("panel").classList.contains("open")) return;
    this.#toggle(false);
    byId("panel-open").focus();
  }

  /** While the panel covers the phone, the phone is inert. */
  #toggle(open) {
    byId("panel").classList.toggle("open", open);
    byId("phone").inert = open;
    byId("panel-open").setAttribute("aria-expanded", String(open));
  }

  #languages(actions) {
    const select = byId("client-language");
    select.append(...LANGUAGES.map(([code, name]) =>
      make("option", { value: code ?? NO_LANGUAGE, lang: code ?? "en" }, code ? `${name} (${code})` : name)));
    select.onchange = () => actions.language(select.value === NO_LANGUAGE ? null : select.value);
  }

  #chats(actions) {
    byId("chats").append(...Object.entries(CHATS).map(([type, { title }]) => make("button", {
      type: "button",
      "data-chat-type": type,
      onclick: () => { this.close(); actions.enter(type); },
    }, title)));
  }

  #follow(event, actions) {
    event.preventDefault();
    const text = byId("deep-link").value.trim();
    if (!text) return;
    byId("deep-link").value = "";
    this.close();
    actions.follow(text);
  }
}
