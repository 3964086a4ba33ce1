/** Puts the phone together: what the person does goes to the simulator, what the simulator says is shown. */

import { CHATS, ChatChoice, allowedChats, showChat } from "./chats.js";
import { copyText } from "./clipboard.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { InlineList } from "./inline.js";
import { leadsTo, safeUrl } from "./link.js";
import { Log } from "./log.js";
import { buildMessage } from "./message.js";
import { Notices } from "./notices.js";
import { Panel } from "./panel.js";
import { newId, readPerson, writePerson } from "./person.js";
import { Presses } from "./presses.js";
import { Sheet, choiceRows } from "./sheet.js";
import { directionOf, localeOf, wordsFor } from "./words.js";

const byId = (id) => document.getElementById(id);

class Phone {
  #person = readPerson();
  #bot = { username: "", first_name: "Simulator", description: "", commands: [] };
  #unknown = new Set();
  #blocked = false;
  #drawn = "";
  #chosen = null;
  #choseChat = false; // what is chosen next goes into this chat, which the person has chosen before
  #presses = new Presses();
  #notices = new Notices();
  #log = new Log(byId("log"), (message) => buildMessage(message, this.#view()), (atEnd) => { byId("down").hidden = atEnd; });
  #actions = new Sheet(byId("actions"), null, () => this.#actionRows());
  #panel = new Panel({
    language: (language) => this.#become({ ...this.#person, language }),
    follow: (text) => this.#follow(text),
    newPerson: () => this.#become({ ...this.#person, id: newId(), chatType: "private" }),
    block: () => this.#try(() => this.#block(true)),
    enter: (chatType) => this.#enter(chatType),
  });
  #composer = new Composer({
    say: (text) => this.#act("say", { text }),
    edit: (message_id, text) => this.#act("edit", { message_id, text }),
    attach: (kind) => this.#act("attach", { kind }),
  });
  #inline = new InlineList({
    ask: (query) => this.#act("inline", { query }),
    choose: (queryId, result) => this.#choose(queryId, result),
    open: (button) => (button.web_app ? this.#open(button.web_app.url) : this.#start(button.start_parameter)),
  });
  #chatChoice = new ChatChoice();
  #connection = null;

  constructor() {
    byId("down").onclick = () => this.#log.toEnd();
    byId("back").onclick = () => this.#enter("private");
    byId("start").onclick = () => this.#start("");
    byId("unblock").onclick = () => this.#try(() => this.#block(false));
    document.addEventListener("click", (event) => this.#clicked(event));
    window.addEventListener("hashchange", () => this.#become(readPerson()));
    this.#become(this.#person);
  }

  /** Opens another chat of the same person. */
  #enter(chatType) {
    this.#choseChat = false;
    this.#composer.clear();
    if (chatType !== this.#person.chatType) this.#become({ ...this.#person, chatType });
  }

  /** Turns into another person, or the same one with another language or in another chat. */
  #become(person) {
    if (person.id !== this.#person.id || person.chatType !== this.#person.chatType) this.#forget();
    this.#person = person;
    writePerson(person);
    this.#panel.show(person);
    this.#speak();
    this.#connection?.close();
    this.#connection = new Connection(person, {
      onState: (state) => this.#show(state),
      onEvent: (event) => this.#hear(event),
      onLost: () => this.#notices.connection(true),
    });
  }

  #forget() {
    this.#blocked = false;
    this.#log.clear();
  }

  /** Sets every word and the direction of the phone. */
  #speak() {
    const { language } = this.#person;
    const words = wordsFor(language);
    document.documentElement.lang = localeOf(language);
    document.documentElement.dir = directionOf(language);
    byId("start").textContent = words.start;
    byId("welcome-title").textContent = words.about;
    this.#notices.speak(words);
    this.#composer.speak(words, this.#hasBot ? this.#bot.commands ?? [] : []);
  }

  /** Whether the bot is in this chat. */
  get #hasBot() {
    return this.#person.chatType !== "friend";
  }

  get #withBotAlone() {
    return this.#person.chatType === "private";
  }

  #show({ bot, messages, methods_unknown: unknown, blocked }) {
    this.#bot = bot ?? this.#bot;
    this.#blocked = blocked ?? this.#blocked;
    this.#unknown = new Set(unknown);
    this.#notices.connection(false);
    this.#notices.unknownMethods([...this.#unknown]);
    this.#name();
    this.#speak();
    const drawn = `${this.#person.id} ${this.#person.language} ${this.#bot.first_name}`;
    this.#log.replace(messages, { locale: localeOf(this.#person.language), anew: drawn !== this.#drawn });
    this.#drawn = drawn;
    this.#settle();
  }

  #name() {
    const { first_name: name, username, description } = this.#bot;
    this.#inline.setUsername(username);
    document.title = name || "Simulator";
    showChat(this.#person.chatType, name || "Simulator");
    byId("welcome-text").textContent = description ?? "";
    byId("welcome-text").hidden = !description;
    byId("link-name").textContent = username || "…";
    byId("inline-name").textContent = username || "…";
  }

  #hear(event) {
    const hear = {
      message: () => { if (!event.message.outgoing) this.#notices.stopTyping(); this.#log.put(event.message); },
      edited: () => this.#log.put(event.message),
      deleted: () => this.#log.remove(event.message_ids),
      cleared: () => this.#log.clear(),
      inline_results: () => this.#inline.show(event),
      chat_action: () => this.#notices.typing(),
      callback_answer: () => this.#answered(event),
      unknown_method: () => this.#notices.unknownMethods([...this.#unknown.add(event.method)]),
    };
    hear[event.type]?.();
    this.#settle();
  }

  /** An empty chat shows what the bot is, and its Start button in the place of the composer. */
  #settle() {
    const empty = this.#withBotAlone && this.#log.size === 0;
    const hadFocus = document.activeElement === byId("start");
    byId("welcome").hidden = !empty;
    byId("start").hidden = !empty || this.#blocked;
    byId("unblock").hidden = !this.#blocked;
    byId("composer-form").hidden = empty || this.#blocked;
    byId("block").disabled = this.#blocked;
    if (hadFocus && !empty) this.#composer.focusUnlessTouch();
  }

  #answered({ query_id: query, text, show_alert: alert, url }) {
    this.#presses.answer(query);
    if (url) this.#open(url);
    if (text) alert ? this.#notices.alert(text) : this.#notices.toast(text);
  }

  #view() {
    return {
      botName: this.#bot.first_name,
      words: wordsFor(this.#person.language),
      locale: localeOf(this.#person.language),
      onPress: (message, button, place, element) => this.#try(() => this.#press(message, button, place, element)),
      onCommand: (text) => this.#act("say", { text }),
      onActions: (message, element) => this.#offerActions(message, element),
    };
  }

  async #press(message, button, place, element) {
    const { switch_inline_query_current_chat: here, switch_inline_query: anywhere, switch_inline_query_chosen_chat: chosen } = button;
    if (button.copy_text) await this.#copy(button.copy_text.text);
    else if (here !== undefined) this.#queryIn(this.#person.chatType, here);
    else if (anywhere !== undefined) this.#chooseChat(Object.keys(CHATS), (type) => this.#queryIn(type, anywhere));
    else if (chosen !== undefined) this.#chooseChat(allowedChats(chosen), (type) => this.#queryIn(type, chosen.query));
    else if (button.callback_data === undefined) throw new Error("The simulator does not know this kind of button.");
    else await this.#presses.press(element, () => this.#connection.act("press", { message_id: message.message_id, ...place }));
  }

  /** Opens a chat with an inline query in its composer; the result that is chosen then goes into that chat. */
  #queryIn(chatType, query) {
    this.#enter(chatType);
    this.#composer.write(`@${this.#bot.username} ${query}`);
    this.#choseChat = true;
  }

  /** A result of the inline list: sent into a chat that was chosen before, else into the one that is chosen now. */
  #choose(query_id, { id: result_id }) {
    const send = (chat_type) => this.#try(async () => {
      await this.#connection.act("choose", { query_id, result_id, chat_type });
      this.#enter(chat_type);
    });
    if (this.#choseChat || !this.#withBotAlone) send(this.#person.chatType);
    else this.#chooseChat(Object.keys(CHATS), send);
  }

  /** Lets the person choose one of these chats. */
  #chooseChat(types, choose) {
    if (!types.length) throw new Error("The simulator has no chat of the kind that this button allows.");
    this.#chatChoice.open(types, this.#person.chatType, choose);
  }

  async #copy(text) {
    if (!await copyText(text)) throw new Error("The browser did not let the page copy.");
    this.#notices.toast(wordsFor(this.#person.language).copied);
  }

  #offerActions(message, element) {
    this.#chosen = message;
    this.#actions.open(element);
  }

  #actionRows() {
    const message = this.#chosen;
    const choose = (act) => () => { this.#actions.close(); act(); };
    const editable = message.outgoing && message.text !== undefined;
    return choiceRows([
      ...(editable ? [["edit", "Edit", choose(() => this.#composer.startEditing(message))]] : []),
      ["copy", "Copy text", choose(() => this.#try(() => this.#copy(message.text ?? message.caption ?? "")))],
      ["delete", "Delete", choose(() => this.#act("delete", { message_ids: [message.message_id] }))],
    ]);
  }

  async #block(blocked) {
    await this.#connection.act(blocked ? "block" : "unblock", {});
    this.#blocked = blocked;
    this.#settle();
  }

  /** Following a link also takes a block away. */
  #start(payload) {
    return this.#try(async () => {
      await this.#connection.act("start", { payload });
      this.#enter("private");
      this.#blocked = false;
      this.#settle();
    });
  }

  /** What was put into the deep-link box: a whole link, or a payload alone. */
  #follow(text) {
    const isLink = /[/:.]/.test(text);
    const url = /^(https?|tg):/i.test(text) ? text : `https://${text}`;
    return this.#try(async () => this.#start(isLink ? await this.#connection.payloadOf(url) : text));
  }

  /** A link to this very bot is followed inside, as Telegram does; the browser opens any other. */
  #clicked(event) {
    const link = event.target.closest("a[href]");
    const url = link && safeUrl(link.href);
    if (!url || !leadsTo(url, this.#bot.username)) return;
    event.preventDefault();
    this.#follow(url.href);
  }

  #open(address) {
    const url = safeUrl(address.includes(":") ? address : `https://${address}`);
    if (!url) return;
    if (leadsTo(url, this.#bot.username)) this.#follow(url.href);
    else window.open(url.href, "_blank", "noopener,noreferrer");
  }

  #act(name, body) {
    return this.#try(() => this.#connection.act(name, body));
  }

  /** True when it was done; else says why not. */
  async #try(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.#notices.toast(error instanceof TypeError ? "Not sent: the simulator does not answer." : error.message);
      return false;
    }
  }
}

new Phone();
