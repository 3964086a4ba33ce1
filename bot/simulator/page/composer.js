/** The composer: sends new texts, edits sent ones, and offers commands and attachments. */

import { KINDS, iconOf } from "./attachment.js";
import { Sheet, choiceRows, commandRows } from "./sheet.js";

const byId = (id) => document.getElementById(id);
const COMPOSING = 229; // Safari ends a composition before the Enter that ended it, and tells of it only so

export class Composer {
  #field = byId("composer");
  #editing = null;
  #commands = [];
  #sheet = new Sheet(byId("commands"), byId("menu"), () => this.#commandList());

  /** `actions` is {say(text), edit(messageId, text), attach(kind)}; each returns a promise of true on success. */
  constructor(actions) {
    this.actions = actions;
    const attachments = new Sheet(byId("attachments"), byId("attach"), () => choiceRows(
      KINDS.map(([kind, word]) => [iconOf(kind), word, () => { attachments.close(); actions.attach(kind); }]), { tiles: true }));
    byId("composer-form").onsubmit = (event) => { event.preventDefault(); this.#submit(); };
    byId("editing-cancel").onclick = () => this.stopEditing();
    this.#field.oninput = () => this.#changed();
    this.#field.onkeydown = (event) => this.#key(event);
    this.#changed();
  }

  /** `commands` are those of the menu; without commands there is no menu. */
  localize(words, commands) {
    this.#commands = commands;
    this.#field.placeholder = words.message;
    byId("composer-label").textContent = words.message;
    byId("menu-word").textContent = words.menu;
    byId("menu").hidden = commands.length === 0;
  }

  focus() {
    this.#field.focus();
  }

  /** On a touch screen, focus would open the keyboard over half of the chat. */
  focusUnlessTouch() {
    if (matchMedia("(pointer: fine)").matches) this.focus();
    else byId("log").focus();
  }

  write(text) {
    this.#fill(text);
    this.focus();
  }

  clear() {
    if (this.#field.value) this.#fill("");
  }

  startEditing({ message_id: id, text }) {
    this.#editing = id;
    byId("editing").hidden = false;
    this.write(text ?? "");
  }

  stopEditing() {
    this.#editing = null;
    byId("editing").hidden = true;
    this.write("");
  }

  #fill(text) {
    this.#field.value = text;
    this.#field.dispatchEvent(new Event("input"));
  }

  async #submit() {
    const text = this.#field.value.trim();
    const editing = this.#editing;
    if (!text) return;
    this.#sheet.close();
    this.stopEditing();
    const done = editing === null ? await this.actions.say(text) : await this.actions.edit(editing, text);
    if (!done && !this.#field.value) this.write(text);
  }

  #key(event) {
    if (event.isComposing || event.keyCode === COMPOSING) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "ArrowDown" && this.#sheet.isOpen) {
      event.preventDefault();
      this.#sheet.focus();
    } else if (event.key === "Escape") {
      if (this.#sheet.isOpen) this.#sheet.close();
      else if (this.#editing !== null) this.stopEditing();
    }
  }

  #changed() {
    const { value, style } = this.#field;
    byId("composer-form").classList.toggle("empty", !value.trim());
    this.#field.dir = value ? "auto" : ""; // without text, the placeholder follows the direction of the phone
    style.height = "auto";
    style.height = `${this.#field.scrollHeight}px`;
    const fits = /^\/\w*$/.test(value) && this.#commandList().length > 0;
    if (fits) this.#sheet.open(this.#field, { focus: false });
    else this.#sheet.close();
  }

  #commandList() {
    const typed = this.#field.value.startsWith("/") ? this.#field.value : "";
    return commandRows(this.#commands, typed, (command) => {
      this.#sheet.close();
      this.#field.value = "";
      this.#changed();
      this.actions.say(command);
    });
  }
}
