/** The page as a whole: sends the actions of the person to the simulator, and shows the state and events it returns. */

import { ChangedTexts } from "./changed-texts.js";
import { CHATS, ChatChoice, allowedChats, showChat } from "./chats.js";
import { copyText } from "./clipboard.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { InlineList } from "./inline.js";
import { leadsTo, safeUrl } from "./link.js";
import { Log } from "./log.js";
import { MessageActions } from "./message-actions.js";
import { buildMessage } from "./message.js";
import { Notices } from "./notices.js";
import { Panel } from "./panel.js";
import { newId, readPerson, writePerson } from "./person.js";
import { Presses } from "./presses.js";
import { Profile } from "./profile.js";
import { directionOf, localeOf, wordsFor } from "./words.js";

const byId = (id) => document.getElementById(id);

class Phone {
  #person = readPerson();
  #bot = { username: "", first_name: "Simulator", description: "", commands: [] };
  #unknown = new Set();
  #blocked = false;
  #renderedFor = "";
  #chatChosen = false; // the person chose this chat before the inline result, so the result goes here
  #presses = new Presses();
  #notices = new Notices();
  #log = new Log(byId("log"), (message) => buildMessage(message, this.#messageContext()), (atEnd) => { byId("down").hidden = atEnd; });
  #actions = new MessageActions({
    edit: (message) => this.#composer.startEditing(message),
    copy: (text) => this.#try(() => this.#copy(text)),
    remove: (id) => this.#act("delete", { message_ids: [id] }),
  });
  #panel = new Panel({
    language: (language) => this.#switchTo({ ...this.#person, language }),
    follow: (text) => this.#follow(text),
    newPerson: () => this.#switchTo({ ...this.#person, id: newId(), chatType: "private" }),
    block: () => this.#try(() => this.#block(true)),
    enter: (chatType) => this.#enter(chatType),
  });
  #composer = new Composer({
    say: (text) => this.#say(text),
    edit: (message_id, text) => this.#act("edit", { message_id, text }),
    attach: (kind) => this.#act("attach", { kind }),
  });
  #inline = new InlineList({
    ask: (query) => this.#act("inline", { query }),
    choose: (queryId, result) => this.#choose(queryId, result),
    open: (button) => (button.web_app ? this.#open(button.web_app.url) : this.#start(button.start_parameter)),
  });
  #chatChoice = new ChatChoice();
  #changedTexts = new ChangedTexts((step) => this.#try(step));
  #profile = new Profile((link) => this.#try(() => this.#copy(link)));
  #connection = null;

  constructor() {
    byId("down").onclick = () => this.#log.toEnd();
    byId("back").onclick = () => this.#enter("private");
    byId("start").onclick = () => this.#start("");
    byId("unblock").onclick = () => this.#try(() => this.#block(false));
    document.addEventListener("click", (event) => this.#clicked(event));
    window.addEventListener("hashchange", () => this.#switchTo(readPerson()));
    this.#switchTo(this.#person);
  }

  /** Opens another chat of the same person. */
  #enter(chatType) {
    this.#chatChosen = false;
    this.#composer.clear();
    if (chatType !== this.#person.chatType) this.#switchTo({ ...this.#person, chatType });
  }

  /** Shows another person, another language or another chat. */
  #switchTo(person) {
    if (person.id !== this.#person.id || person.chatType !== this.#person.chatType) this.#forgetChat();
    this.#person = person;
    writePerson(person);
    this.#panel.show(person);
    showChat(person.chatType, this.#bot.first_name);
    this.#localize();
    this.#connection?.close();
    this.#connection = new Connection(person, {
      onState: (state) => this.#showState(state),
      onEvent: (event) => this.#handleEvent(event),
      onLost: () => this.#notices.connection(true),
    });
  }

  #forgetChat() {
    this.#changedTexts.forget();
    this.#blocked = false;
    this.#log.clear();
  }

  /** Sets all words of the phone and its direction. */
  #localize() {
    const { language } = this.#person;
    const words = wordsFor(language);
    document.documentElement.lang = localeOf(language);
    document.documentElement.dir = directionOf(language);
    byId("start").textContent = words.start;
    byId("welcome-title").textContent = words.about;
    this.#notices.localize(words);
    this.#composer.localize(words, this.#hasBot ? this.#bot.commands ?? [] : []);
  }

  /** Whether the bot is a member of this chat. */
  get #hasBot() {
    return this.#person.chatType !== "friend";
  }

  /** Whether this is the private chat with the bot. */
  get #isPrivate() {
    return this.#person.chatType === "private";
  }

  #showState({ bot, messages, methods_unknown: unknown, blocked }) {
    this.#bot = bot ?? this.#bot;
    this.#blocked = blocked ?? this.#blocked;
    this.#unknown = new Set(unknown);
    this.#notices.connection(false);
    this.#notices.unknownMethods([...this.#unknown]);
    this.#showBot();
    this.#localize();
    const renderedFor = `${this.#person.id} ${this.#person.language} ${this.#bot.first_name}`;
    this.#log.replace(messages, { locale: localeOf(this.#person.language), rebuild: renderedFor !== this.#renderedFor });
    this.#renderedFor = renderedFor;
    this.#updateControls();
  }

  #showBot() {
    const { first_name: name, username, description } = this.#bot;
    this.#inline.setUsername(username);
    this.#profile.show(this.#bot);
    document.title = name || "Simulator";
    showChat(this.#person.chatType, name || "Simulator");
    byId("welcome-text").textContent = description ?? "";
    byId("welcome-text").hidden = !description;
    byId("link-name").textContent = username || "…";
    byId("inline-name").textContent = username || "…";
  }

  #handleEvent(event) {
    const handlers = {
      message: () => { if (!event.message.outgoing) this.#notices.stopTyping(); this.#log.put(event.message); },
      edited: () => this.#log.put(event.message),
      deleted: () => this.#log.remove(event.message_ids),
      cleared: () => this.#log.clear(),
      inline_results: () => this.#inline.show(event),
      chat_action: () => this.#notices.typing(),
      callback_answer: () => this.#showCallbackAnswer(event),
      texts_changed: () => this.#log.size && this.#changedTexts.show(),
      unknown_method: () => this.#notices.unknownMethods([...this.#unknown.add(event.method)]),
    };
    handlers[event.type]?.();
    this.#updateControls();
  }

  /** In an empty chat with the bot, its description and the Start button stand in for messages and composer. */
  #updateControls() {
    const empty = this.#isPrivate && this.#log.size === 0;
    const hadFocus = document.activeElement === byId("start");
    byId("welcome").hidden = !empty;
    byId("start").hidden = !empty || this.#blocked;
    byId("unblock").hidden = !this.#blocked;
    byId("composer-form").hidden = empty || this.#blocked;
    byId("composer-form").inert = false; // until the state is known, nobody can tell whether there is a composer
    byId("block").disabled = this.#blocked;
    if (hadFocus && !empty) this.#composer.focusUnlessTouch();
  }

  #showCallbackAnswer({ query_id: query, text, show_alert: alert, url }) {
    this.#presses.answer(query);
    if (url) this.#open(url);
    if (text) alert ? this.#notices.alert(text) : this.#notices.toast(text);
  }

  #messageContext() {
    return {
      botName: this.#bot.first_name,
      words: wordsFor(this.#person.language),
      locale: localeOf(this.#person.language),
      onPress: (message, button, place, element) => this.#try(() => this.#press(message, button, place, element)),
      onCommand: (text) => this.#say(text),
      onActions: (message, element) => this.#actions.offer(message, element),
    };
  }

  async #press(message, button, place, element) {
    const { switch_inline_query_current_chat: here, switch_inline_query: anywhere, switch_inline_query_chosen_chat: chosen } = button;
    if (button.copy_text) await this.#copy(button.copy_text.text);
    else if (here !== undefined) this.#queryIn(this.#person.chatType, here);
    else if (anywhere !== undefined) this.#chooseChat(Object.keys(CHATS), (type) => this.#queryIn(type, anywhere));
    else if (chosen !== undefined) this.#chooseChat(allowedChats(chosen), (type) => this.#queryIn(type, chosen.query));
    else if (button.callback_data === undefined) throw new Error("The simulator does not know this kind of button.");
    else await this.#pressWithData(message.message_id, button.callback_data, place, element);
  }

  /** Presses the button at that place; it may be gone when the press is repeated, so then only its data is sent. */
  #pressWithData(message_id, callback_data, place, element) {
    this.#changedTexts.remember(() => this.#connection.act("press", { message_id, callback_data }));
    return this.#presses.press(element, () => this.#connection.act("press", { message_id, ...place }));
  }

  #say(text) {
    const say = () => this.#connection.act("say", { text });
    this.#changedTexts.remember(say);
    return this.#try(say);
  }

  /** Opens a chat with an inline query in its composer; the result is then sent there without asking again. */
  #queryIn(chatType, query) {
    this.#enter(chatType);
    this.#composer.write(`@${this.#bot.username} ${query}`);
    this.#chatChosen = true;
  }

  /** Sends an inline result into this chat; in the private chat with the bot, first asks into which one. */
  #choose(query_id, { id: result_id }) {
    const send = (chat_type) => this.#try(async () => {
      await this.#connection.act("choose", { query_id, result_id, chat_type });
      this.#enter(chat_type);
    });
    if (this.#chatChosen || !this.#isPrivate) send(this.#person.chatType);
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

  async #block(blocked) {
    await this.#connection.act(blocked ? "block" : "unblock", {});
    this.#blocked = blocked;
    this.#updateControls();
  }

  /** Follows a link to the bot, which also unblocks it. */
  #start(payload) {
    const start = () => this.#connection.act("start", { payload });
    return this.#try(async () => {
      await start();
      this.#enter("private");
      this.#changedTexts.remember(start);
      this.#blocked = false;
      this.#updateControls();
    });
  }

  /** Follows what was typed into the panel: a link, or only its payload. */
  #follow(text) {
    const isLink = /[/:.]/.test(text);
    const url = /^(https?|tg):/i.test(text) ? text : `https://${text}`;
    return this.#try(async () => this.#start(isLink ? await this.#connection.payloadOf(url) : text));
  }

  /** Follows links to this bot within the page, as Telegram does; leaves other links to the browser. */
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

  /** Resolves to true on success; shows the reason of a failure. */
  async #try(action) {
    try {
      await action();
      return true;
    } catch (error) {
      this.#notices.toast(error instanceof TypeError ? "Not sent: the simulator does not answer." : error.message);
      return false;
    }
  }
}

new Phone();
