/** The chats of the person: with the bot, with a friend who does not know the bot, and a group with the bot in it. */

import { icon, make } from "./element.js";
import { Sheet, choiceRows } from "./sheet.js";

/** By chat type, as the simulator calls it; `allowed` is the Bot API's name for chats of that kind. */
export const CHATS = {
  private: { title: "The bot", sign: "bot", allowed: "allow_bot_chats" },
  friend: { title: "A friend", sign: "contact", allowed: "allow_user_chats" },
  group: { title: "A group", sign: "group", allowed: "allow_group_chats" },
};

const byId = (id) => document.getElementById(id);

/** The types of the chats that a `switch_inline_query_chosen_chat` button allows. */
export function allowedChats(button) {
  return Object.keys(CHATS).filter((type) => button[CHATS[type].allowed]);
}

/** Says in the bar whose chat it is, with a way back to the bot's. */
export function showChat(chatType, botName) {
  const { title, sign } = CHATS[chatType];
  const withBotAlone = chatType === "private";
  byId("chat-title").textContent = withBotAlone ? botName : title;
  byId("chat-avatar").replaceChildren(icon(sign));
  byId("chat-avatar").hidden = withBotAlone;
  byId("back").hidden = withBotAlone;
  byId("bot-avatar").hidden = !withBotAlone;
  byId("bot-status").hidden = !withBotAlone;
}

/** The sheet in which the person chooses a chat to send to. */
export class ChatChoice {
  #choices = [];
  #sheet = new Sheet(byId("targets"), null, () => [make("h2", {}, "Send to"), ...choiceRows(this.#choices)]);

  /** Offers the chats of these types; calls `choose(type)`. `current` is the type of the open chat. */
  open(types, current, choose) {
    this.#choices = types.map((type) => [
      CHATS[type].sign,
      type === current ? "This chat" : CHATS[type].title,
      () => { this.#sheet.close(); choose(type); },
    ]);
    this.#sheet.open(byId("composer"));
  }
}
