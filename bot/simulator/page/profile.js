/** The bot's profile, which opens from its name: what Telegram shows there, and the link to the bot. */

import { make } from "./element.js";
import { Sheet, choiceRows } from "./sheet.js";

const byId = (id) => document.getElementById(id);

export class Profile {
  #bot = {};
  #sheet = new Sheet(byId("profile"), byId("chat-title"), () => this.#rows());

  /** `copy(text)` copies the link. */
  constructor(copy) {
    this.copy = copy;
  }

  show(bot) {
    this.#bot = bot;
  }

  #rows() {
    const { first_name: name, username, short_description: about } = this.#bot;
    const copy = () => { this.#sheet.close(); this.copy(`https://t.me/${username}`); };
    return [
      make("h2", {}, make("bdi", {}, name)),
      make("p", { className: "about", dir: "auto", lang: document.documentElement.lang }, about ?? ""),
      ...choiceRows([["copy", `Copy t.me/${username}`, copy]]),
    ];
  }
}
