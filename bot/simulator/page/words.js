/** The words of the phone's own interface, in every language of the person. */

const NAMES = ["start", "message", "menu", "edited", "typing", "bot", "about", "copied", "ok"];

const WORDS = {
  en: ["Start", "Message", "Menu", "edited", "typing", "bot", "What can this bot do?", "Copied", "OK"],
  es: ["Iniciar", "Mensaje", "Menú", "editado", "escribiendo", "bot", "¿Qué puede hacer este bot?", "Copiado", "OK"],
  vi: ["Bắt đầu", "Tin nhắn", "Menu", "đã sửa", "đang nhập", "bot", "Bot này làm được gì?", "Đã sao chép", "OK"],
  "zh-hans": ["开始", "消息", "菜单", "已编辑", "正在输入", "机器人", "这个机器人能做什么?", "已复制", "好"],
  ar: ["ابدأ", "رسالة", "القائمة", "معدّلة", "يكتب", "بوت", "ماذا يمكن لهذا البوت أن يفعل؟", "تم النسخ", "حسنًا"],
  ht: ["Kòmanse", "Mesaj", "Meni", "modifye", "ap ekri", "bòt", "Kisa bòt sa a ka fè?", "Kopye", "OK"],
  fr: ["Démarrer", "Message", "Menu", "modifié", "écrit", "bot", "Que peut faire ce bot ?", "Copié", "OK"],
  "pt-br": ["Iniciar", "Mensagem", "Menu", "editada", "digitando", "bot", "O que este bot pode fazer?", "Copiado", "OK"],
  tl: ["Simulan", "Mensahe", "Menu", "binago", "nagta-type", "bot", "Ano ang magagawa ng bot na ito?", "Nakopya", "OK"],
  hi: ["शुरू करें", "संदेश", "मेन्यू", "संपादित", "लिख रहा है", "बॉट", "यह बॉट क्या कर सकता है?", "कॉपी हुआ", "ठीक है"],
  ko: ["시작", "메시지", "메뉴", "수정됨", "입력 중", "봇", "이 봇은 무엇을 할 수 있나요?", "복사됨", "확인"],
  ru: ["Начать", "Сообщение", "Меню", "изменено", "печатает", "бот", "Что умеет этот бот?", "Скопировано", "ОК"],
  "it-IT": ["Avvia", "Messaggio", "Menu", "modificato", "sta scrivendo", "bot", "Cosa può fare questo bot?", "Copiato", "OK"],
};

/** The languages of the phone: [code that is sent to the bot, or null for none, name]. */
export const LANGUAGES = [
  ["en", "English"],
  ["es", "Español"],
  ["vi", "Tiếng Việt"],
  ["zh-hans", "简体中文"],
  ["ar", "العربية"],
  ["ht", "Kreyòl ayisyen"],
  ["fr", "Français"],
  ["pt-br", "Português (Brasil)"],
  ["tl", "Tagalog"],
  ["hi", "हिन्दी"],
  ["ko", "한국어"],
  ["ru", "Русский"],
  ["it-IT", "Italiano"],
  [null, "None (the phone does not say)"],
];

/** The words for a language code, as {start, message, ...}; English for an unknown code and for null. */
export function wordsFor(language) {
  const row = WORDS[language] ?? WORDS.en;
  return Object.fromEntries(NAMES.map((name, place) => [name, row[place]]));
}

/** The direction of the phone, "rtl" or "ltr". */
export function directionOf(language) {
  return language === "ar" ? "rtl" : "ltr";
}

/** The locale for dates and times. */
export function localeOf(language) {
  return language ?? "en";
}
