/** What a person can do with a message: edit an own text, copy, delete. */

import { Sheet, choiceRows } from "./sheet.js";

export class MessageActions {
  #message = null;
  #sheet = new Sheet(document.getElementById("actions"), null, () => this.#rows());

  /** `actions` is {edit(message), copy(text), remove(messageId)}. */
  constructor(actions) {
    this.actions = actions;
  }

  /** `element` is the message's own, which gets the focus back. */
  offer(message, element) {
    this.#message = message;
    this.#sheet.open(element);
  }

  #rows() {
    const message = this.#message;
    const choose = (act) => () => { this.#sheet.close(); act(); };
    const editable = message.outgoing && message.text !== undefined;
    return choiceRows([
      ...(editable ? [["edit", "Edit", choose(() => this.actions.edit(message))]] : []),
      ["copy", "Copy text", choose(() => this.actions.copy(message.text ?? message.caption ?? ""))],
      ["delete", "Delete", choose(() => this.actions.remove(message.message_id))],
    ]);
  }
}
