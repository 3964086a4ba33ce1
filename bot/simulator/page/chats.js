/** The chats of a person: the private one with the bot, one with a friend, and a group that the bot is in. */

import { icon, make } from "./element.js";
import { Sheet, choiceRows } from "./sheet.js";

/** By the simulator's chat types; `allowed` is the field of SwitchInlineQueryChosenChat that allows such chats. */
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

/** Shows the chat's name and picture in the bar, with a button back to the chat with the bot. */
export function showChat(chatType, botName) {
  const { title, sign } = CHATS[chatType];
  const isPrivate = chatType === "private";
  byId("chat-title").textContent = isPrivate ? botName : title;
  byId("chat-title").disabled = !isPrivate;
  byId("chat-avatar").replaceChildren(icon(sign));
  byId("chat-avatar").hidden = isPrivate;
  byId("back").hidden = isPrivate;
  byId("bot-avatar").hidden = !isPrivate;
  byId("bot-status").hidden = !isPrivate;
}

/** The sheet in which the person chooses a chat to send to. */
export class ChatChoice {
  #choices = [];
  #sheet = new Sheet(byId("targets"), null, () => [make("h2", {}, "Send to"), ...choiceRows(this.#choices)]);

  /** Offers chats of these types and calls `choose(type)`; `current` is the type of the open chat. */
  open(types, current, choose) {
    this.#choices = types.map((type) => [
      CHATS[type].sign,
      type === current ? "This chat" : CHATS[type].title,
      () => { this.#sheet.close(); choose(type); },
    ]);
    this.#sheet.open(byId("composer"));
  }
}
