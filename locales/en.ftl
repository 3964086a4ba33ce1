# The words of the interface in English. Texts of topics stand in content/en/.
# { $name } and the like are filled in by the program: keep them as they are.

language-name = English

## Buttons that stand on most screens. Short: three share a row on a small phone.
button-hotline = Talk to someone
button-close = Close
button-back = ‹ Back
button-home = Home
button-more = More
button-topics = More topics
button-language = Language
button-read = Read more
button-page-next = Next page ›
button-page-before = ‹ Page before
button-read-in = Read in English
button-clear = Clear this chat

## First lines of messages that are sent, as a locked phone shows them: never a word of the subject.
opening = { $name }

## Home
home-title = Hello. This is { $name }, a free guide.
home-what = Not the police. Not immigration. A program answers; no person reads this.
home-names = Please write no names.
home-safe = Is it safe to read now? If not, press Close.
home-ask = Tap below, or write a few words.
home-papers = My papers taken
home-pay = They do not pay
home-stuck = I cannot leave
home-young = I am under 18
home-helper = I help someone

## Groups of topics
topics-title = All topics
topics-text = Choose what fits best. You may also write your question in a few words.
group-danger = Danger, leaving
group-pay = Work and pay
group-forced = Forced or hurt
group-police = ICE, police, rights
group-papers = Papers and visas
group-family = Family, daily life
group-helping = Helping others
group-facts = Facts and causes
group-text = Choose a topic.

## Topics
topic-page = Page { $page } of { $pages }
topic-checked = Facts checked { $day }.
topic-not-reviewed = This translation has not been reviewed by a person yet.
topic-other-answers = Not what you meant? Other answers are below.
notice-gone = That page is not here. This is the nearest one.
notice-broken = That did not work. You can start here.

## Days, as in: Nov 25, 2026
day = { $month } { $day }, { $year }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## Contacts: who is behind a number. These stand beside every number.
label-none = Not police, not immigration.
label-state = State office, not police. It tells the police.
label-state-immigration = Government office, not police. It may share what it knows with immigration.
label-police = Police. In Mississippi they may work with immigration officers.
label-prosecutor = State prosecutor's office. It works with immigration officers.
label-immigration = Part of the government's immigration system.
contact-text = Or text a sentence to { $number }.
contact-text-word = Or text { $word } to { $number }.
contact-web = Web page

## Talk to someone
hotline-title = Talk to someone
hotline-text-to = Or text { $number }. Write a whole sentence, such as: I need help. Is it safe to text?
hotline-chat = Or chat on the web
hotline-ask-first = You need not give your name. Ask first what they share, and with whom. They may have to report danger to a child, or danger now.
hotline-danger = If you are in danger now, you may call { $number }. Say your language; you need not tell your immigration status. Police in Mississippi may work with immigration officers.
hotline-program = This guide is a program. It cannot call anyone or send help.
hotline-copy = Copy { $number }
hotline-now = Danger now
hotline-lawyer = A lawyer instead
hotline-someone-else = For someone else
hotline-numbers = More numbers
hotline-card = Interpreter card
hotline-what-happens = What happens when I call

## For someone else
someone-else-title = Help for someone else
someone-else-alone = Talk with the person alone, away from the boss or partner. Ask what they want. Let them decide.
someone-else-number = Give them this number, or call it yourself for advice:
someone-else-no-rescue = Do not go in, follow, film or argue with the boss. It can make things worse.
someone-else-child = Is a child under 18 abused, forced to work or sold? State law says that anyone who suspects it must call child protection:
someone-else-danger = If a life is in danger now, you may call { $number }. Police in Mississippi may work with immigration officers.

## Numbers by need
numbers-title = Numbers by need
numbers-text = What do you need?
need-violence = Violence
need-mind = Deep sadness
need-work = Pay and work
need-visas = Work visas
need-children = Children
need-shelter = A place tonight
need-papers = Legal papers
need-arrest = After an arrest
need-note = Services change. Call first. Ask who they share with before you tell your story.

## A lawyer instead
lawyer-title = A lawyer instead
lawyer-text = A lawyer works for you. Ask first what stays private: in Mississippi lawyers, too, must report a child in danger. Call first: they may be full.
lawyer-notario = A notario is not a lawyer. Be careful with anyone who sells a visa.
lawyer-connect = If a number is missing here, { $hotline } can connect you:

## Danger now, by kind. Each screen at most 80 words.
now-danger-title = If someone may hurt you now, you may call:
now-danger-interpreter = Say first where you are. You may ask for an interpreter: say your language. You need not tell your immigration status.
now-danger-police = This is the police. In Mississippi they may work with immigration officers.
now-danger-hotline = Or people who plan with you, day and night. Not police, not immigration. They may have to report danger now:
now-program = This is a program. No person reads it. It cannot send help.
now-self-harm-title = You matter. You can talk to someone right now:
now-self-harm-how = Press 2 for Spanish. Not police, not immigration. They may send help if your life is at risk.
now-self-harm-emergency = If your life is in danger now. Police come too; in Mississippi they may work with immigration officers:
now-self-harm-other = If someone controls or hurts you, you can also talk here. Not police, not immigration. They may have to report danger now:
now-threat-title = Such a threat may itself be against the law. You are not to blame. You can talk first:
now-threat-hotline = Day and night. Not police, not immigration. Ask what they share. They may have to report danger now, or danger to a child.
now-threat-lawyer = A lawyer, not police, not immigration. Call first:
now-threat-emergency = If someone may hurt you now. Police, who may work with immigration officers:
now-child-title = This bot reports nothing and no person reads it. People you call may have to report.
now-child-hotline = You may talk without your name. Not police, not immigration:
now-child-adult = You can also tell an adult you trust.
now-child-protection = Child protection, a state office. It tells the police:
now-child-emergency = Danger now. Police, who may work with immigration officers:
now-unclear-title = Is someone hurting you now?
now-unclear-yes = Yes: police and ambulance. Say your language. You need not tell your immigration status. In Mississippi police may work with immigration officers.
now-unclear-no = Not sure, or you want to talk first. Not police, not immigration. Ask what they share. They may have to report danger now:
now-kind-danger = Someone hurts me
now-kind-self-harm = I want to die
now-kind-threat = They threaten me
now-kind-child = I am under 18
now-not-emergency = Not an emergency

## Interpreter cards
card-title = Interpreter cards
card-text = Choose the language you speak at home. The card can be read out or held up. The interpreter should not be your boss, partner or child.
card-line = I speak { $spoken_language }. I need an interpreter.
card-note = Interpreters may be free. Ask for one. Courts, hospitals and police may get one by phone.

## Language
language-title = Language
language-text = Choose a language. The guide remembers it for 30 days, under a code and without your name.

## Share
share-title = Share this page
share-preview = This is what others will see:
share-chat = Send to a chat
share-telegram = Share in Telegram
share-copy-link = Copy the link
share-text = Text for SMS, WhatsApp
share-text-title = Hold the text to copy it:
share-text-opening = Information that may be useful:
share-message = Information that may be useful
share-safe = Share only with people you trust. The link shows nothing of the subject.
share-chat-note = 'Send to a chat' sends this page in short, with the number to call.

## Messages that people send to other chats with this guide: their first line never has a word of the subject.
inline-first-line = Free information for workers

## More about a page
more-title = More about this page
more-sources = Where the facts come from
more-source = { $name }, checked { $day }
more-share = Share this page
more-about = About this guide
more-privacy = Privacy

## About
about-title = About { $name }
about-is = A free guide for people who work in { $region }: rights, pay, papers, and who can help.
about-is-not = It is a program. It is not the police, not immigration, not a lawyer. It cannot tell you what the law says in your case; a lawyer can. No person reads what you write.
about-impostor = It never asks for your name, a photo, papers, money or your place. If a chat asks for these, it is not this guide.
about-checked = Facts were last checked on { $day }, in copies of public pages; some are older. Each topic lists its sources under More. Call first: numbers and services can change.
about-translation = English is the first version. Pages whose translation no person has reviewed say so.
about-ask = To use it, tap buttons or write a few words, such as: boss took my passport.

## Privacy
privacy-title = Privacy
privacy-keeps = The guide keeps no names, no numbers and no texts. For at most 48 hours it remembers, under a code, which messages it may delete. Your language: 30 days.
privacy-telegram = Telegram keeps this chat in its cloud. Anyone with your phone, or logged in as you, can read it.
privacy-delete = 'Close' and 'Clear this chat' remove messages of the last 48 hours, yours too. Older ones stay. After that, delete the chat in Telegram yourself. Someone who checks may notice an empty chat.
privacy-outside = Outside this chat there can stay: the list of calls, texts, the phone bill, screenshots, web history, what you copied.
privacy-safe-phone = If someone checks your phone, a safer phone is best. Write no names, addresses, passport or A-numbers here, and send no photos.

## Clear and leave
clear-title = Delete the messages in this chat?
clear-text = Messages of the last 48 hours disappear, yours too. Older ones stay: delete the chat in Telegram for those.
clear-yes = Delete now
cleared = Done.
leave-title = Close this chat?
leave-text = It turns into a page about the weather, and the other messages of the last 48 hours disappear.
leave-yes = Close now
everyday-home = Start

## Answers to what is no question
nothing-title = There is nothing on that here.
nothing-text = This guide knows about work, pay, papers, rights and safety. Try other words, or choose:
choices-title = Which one do you mean?
refused-title = This guide does not help with that.
refused-law = Keeping someone's papers so that they cannot leave, or making people work by debt or threats, is a crime.
refused-owes = An employer must give back papers, pay for all hours worked, and let people go when they want.
refused-where = Employers can ask the federal Wage and Hour Division what they owe:
received-title = This is a program. No person sees what you sent, and the guide does not keep it.
received-text = It can only read words. Write a few words, or tap below. What you sent stays in this chat until you delete it.
received-delete = Delete what I sent
digits-text = You sent a long number. It is safer not to leave it in the chat. One tap deletes it.
late-title = The guide is back.
late-text = It could not answer for a while. You can go on now.
late-go-on = Go on
private-text = This guide only talks in a private chat.
private-open = Open the private chat

## Commands, as Telegram lists them
command-start = Start
command-hotline = Talk to someone
command-topics = All topics
command-language = Language
command-privacy = Privacy
command-clear = Clear this chat
command-help = How this works

## What Telegram shows of the bot before anything is written: never a word of the subject.
# At most 64 characters for the name, 512 for the description, 120 for the short one.
profile-name = { $name }
profile-description = A free guide to work, pay and everyday questions in { $region }. Tap Start, or write a few words. A program answers; no person reads what you write. Please write no names.
profile-short = A free guide to work and everyday questions in { $region }. A program answers.
# Shown in the field where somebody types after the bot's name, in any chat.
inline-placeholder = Search the guide

## Kept for the moment when nothing else works: plain text, no formatting.
fallback-title = You can talk to someone, day and night:
fallback-text = You need not give your name. Not police, not immigration. Ask what they share. They may have to report danger now, or danger to a child. In danger now: { $emergency } (police, who may work with immigration officers).
flood-alert = Please wait a moment. To talk to someone, day and night, not police, not immigration: { $number }
