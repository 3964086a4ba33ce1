# The words of the interface in English. Texts of topics stand in content/en/.
# { $name } and the like are filled in by the program: keep them as they are.

language-name = English

## Buttons that stand on most screens. Short: three share a row on a small phone.
button-hotline = Talk to someone
button-close = Close
button-copy = Copy { $number }
button-back = ‹ Back
button-home = Home
button-sources = Sources
button-share = Share
button-topics = More topics
button-language = Language
button-read = Read more
button-page-next = Next page ›
button-page-before = ‹ Previous page
button-read-in = Read in English
button-clear = Clear this chat

## First lines of messages that are sent, as a locked phone shows them: never a word of the subject.
opening = { $name }

## Home
home-title = Hello. This is { $name }, a free guide.
home-what = This is not the police or immigration. A program answers; no person reads what you write.
home-names = Please do not write names.
home-safe = If it is not safe to read, tap Close.
home-ask = Tap below, or write a few words.
home-papers = Took my papers
home-pay = I am not paid
home-stuck = I cannot leave
home-young = I am under 18
home-helper = Helping someone

## Groups of topics
topics-title = All topics
topics-text = Choose what fits best. You can also write your question in a few words.
group-danger = I am not safe
group-pay = My job and pay
group-forced = Forced or hurt
group-police = ICE, police, jail
group-papers = Papers and visas
group-family = Family and health
group-helping = Helping others
group-facts = Facts and causes
group-text = Choose a topic.
group-helping-text = Is it a child? If you suspect that someone hurts, neglects or sells a person under 18, or makes them work, you must call child protection. That is the law, and they must tell the police. Most adults decide for themselves, so first ask an adult what they want.
topic-children-at-risk = It is a child

## Topics
topic-page = Page { $page } of { $pages }
topic-checked = We put this together in { $month } { $year } from public pages. Some are years old, so ask before you count on it.
topic-not-reviewed = No person has checked this translation yet.
topic-other-answers = If this is not what you meant, there are other answers below.
notice-gone = We do not have that page. This is the closest one.
notice-broken = That did not work. You can start here.
notice-command = This guide has no such command. You can tap below, or write a few words.

## Days, as in: November 25, 2026
day = { $month } { $day }, { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Contacts: who is behind a number. These stand beside every number.
label-none = It is not police or immigration.
label-state = It works with the police, and police in Mississippi may work with immigration officers.
label-state-immigration = It is a government office, not the police. It may tell immigration what it knows.
label-police = This is the police. Police in Mississippi may work with immigration officers.
label-prosecutor = It is a prosecutor's office, and it has an agreement to work with immigration officers.
label-immigration = It is part of the government's immigration system.
contact-text = Or text a whole sentence to { $number }.
contact-text-word = Or text the word { $word } to { $number }.
contact-web = Web page

## Talk to someone
hotline-title = Talk to someone
hotline-text-to = Or text { $number }. Write a whole sentence: "I need help. Is it safe to text?"
hotline-chat = Or try the chat on their web page
hotline-ask-first = You do not have to give your name. Ask first: "If I talk to you, who will you tell?" If a child is in danger, they may have to tell police or child protection. If you or anyone else is in danger right now, they may have to tell the police.
hotline-danger = If you are in danger right now, you can call { $number }. Say where you are, or what you see. Say your language in English, for example "Spanish". You do not have to tell them your immigration status. Police in Mississippi may work with immigration officers.
hotline-program = This guide is a program. It cannot call anyone or send help.
hotline-now = Danger now
hotline-lawyer = I want a lawyer
hotline-someone-else = For someone else
hotline-numbers = More numbers
hotline-card = Interpreter card
hotline-what-happens = What happens when I call

## For someone else
someone-else-title = Help for someone else
someone-else-alone = An adult decides what to do, unless they are too old, sick or disabled to stay safe. Talk with the person in private, away from the boss or partner, and ask what they want.
someone-else-number = You can give them this number, or call it yourself for advice. Leave out their name, because what you say may go to the police:
someone-else-no-rescue = Do not go in to get the person, and do not follow anyone, film, or argue with the boss. That can make things worse for them. You must also report abuse of an adult who is too old, sick or disabled to stay safe. Tap "Must I report it?" below for the number.
someone-else-child = If you suspect that someone under 18 is being abused, forced to work or sold for sex, you must call child protection:
someone-else-danger = If a life is in danger right now, you can call { $number }. Police in Mississippi may work with immigration officers.

## Numbers by need
numbers-title = Phone numbers
numbers-text = What do you need?
need-violence = Violence or rape
need-mind = I can't go on
need-work = Pay and work
need-visas = Work visas
need-children = Children
need-shelter = A place tonight
need-papers = Lawyers and papers
need-arrest = Arrest or jail
need-note = Services change, so call or write before you go. Before you say what happened, ask: "If I talk to you, who will you tell?"

## A lawyer
lawyer-title = Talk to a lawyer
lawyer-text = A lawyer works for you. Ask first what stays private, because even lawyers here must report a child in danger. If one cannot take your case, try the next.
lawyer-notario = In the US, a notario is not a lawyer. Be careful with anyone who offers to sell you a visa.
lawyer-connect = Where you see no number, { $hotline } can connect you:

## Danger now, by kind. Each screen at most 80 words.
now-danger-title = If you are in danger, you can call:
now-danger-interpreter = Say where you are or what you see, then say "Spanish" or your language. You do not have to tell them your immigration status.
now-danger-police = Police come, and may work with immigration officers.
now-danger-hotline = Or make a plan with the national hotline. It is not police or immigration, but may have to tell police if you or a child is in danger:
now-program = This program cannot send help. No person reads what you write.
now-medical-title = If there is a fire or an accident, or someone is very sick or badly hurt, you can call:
now-medical-how = Say where you are first. Then say what you need: fire, ambulance or police. For an interpreter, say your language in English, like "Spanish". You do not have to tell your status. Stay on the line.
now-assault-title = It is not your fault. If you are in danger now, you can call:
now-assault-line = Or talk to the sexual assault hotline. It is not police or immigration. If you are under 18, they may have to report it:
now-partner-title = If your partner is about to hurt you, you can call:
now-partner-line = Or make a plan with the domestic violence hotline. They answer day and night. They are not police or immigration:
now-child-told-title = If a child is in danger now, you can call:
now-child-told-how = Say where the child is first. You do not have to tell anyone's immigration status.
now-child-told-protection = By law, you must also call child protection. It must tell the police, who may work with immigration:
now-someone-else-title = If someone else is in danger now, you can call:
now-someone-else-how = Say where the person is first. You do not have to tell anyone's immigration status.
now-someone-else-hotline = If there is no danger this minute, ask the national hotline for advice, without names. It is not police or immigration, but may have to tell police if anyone is in danger:
now-self-harm-title = You matter. You can talk to someone now:
now-self-harm-how = Press 2 for Spanish. They are not police or immigration, but may send emergency help.
now-self-harm-emergency = If you took pills or hurt yourself, you can call an ambulance. Police may come, and may work with immigration:
now-self-harm-other = The national hotline helps if someone is hurting you. It is not police or immigration, but may tell police if you or a child is in danger:
now-threat-title = Threats like that may be against the law. It is not your fault. You can call:
now-threat-hotline = This hotline is not police or immigration, but may tell police if you or a child is in danger.
now-threat-lawyer = Or call free lawyers, not police or immigration. If you are forced to work, say so first:
now-threat-emergency = If someone is about to hurt you, you can call the police, who may work with immigration:
now-child-title = Being hurt is not your fault. This program tells no one. People you tell may have to tell police or child protection.
now-child-hotline = You can call the national hotline without your name. It is not police or immigration:
now-child-adult = Or tell an adult you trust.
now-child-protection = You can call child protection. It must tell the police, who may work with immigration:
now-child-emergency = If you are in danger now, you can call the police:
now-unclear-title = If you are hurt or in danger, you can call:
now-unclear-yes = They send police or an ambulance. Say where you are or what you see, then "Spanish" or your language. You do not have to tell them your immigration status. Police may work with immigration.
now-unclear-no = Or talk first with the national hotline. It is not police or immigration, but may tell police if you or a child is in danger:
now-kind-danger = I am being hurt
now-kind-medical = Fire or accident
now-kind-someone-else = For someone else
now-kind-self-harm = I want to die
now-kind-threat = I am getting threats
now-kind-child = I am under 18
now-not-emergency = Not an emergency
alert-line = Is someone hurting you now? Then press the red button.

## Interpreter cards
card-title = Interpreter cards
card-text = Choose the language you speak at home. You can read the card aloud or hold it up. It is better if your boss, your partner or a child does not interpret for you.
card-line = I speak { $spoken_language }. I need an interpreter.
card-note = Ask for an interpreter, because you may get one for free. Courts, hospitals and police can often find one by phone.

## Language
language-title = Language
language-text = Choose a language. The guide remembers it for 30 days, without your name.

## Share
share-guide-title = Share this guide
share-title = Share this page
share-preview = This is what others will see:
share-chat = Send to a chat
share-telegram = Share in Telegram
share-copy-link = Copy the link
share-text = Text for SMS, WhatsApp
share-text-shows-subject = This text shows what it is about. Whoever sees the phone can read it.
share-text-copy = To copy it, tap the text, or hold your finger on it.
share-shows-subject = The text and the card show what this page is about.
share-whatsapp = Send to WhatsApp
share-text-opening = Information for workers, free.
share-message = Information for workers, free
share-safe = Share this only with people you trust. The link does not show what it is about.

## Messages that people send to other chats with this guide: their first line never has a word of the subject.
inline-first-line = Free information for workers

## More about a page
more-title = Where this page comes from
more-sources = The facts come from public pages:
more-source = { $name }, copy read { $day }
more-about = About this guide
more-privacy = Privacy

## About
about-title = About { $name }
about-is = This is a free guide for people who work in { $region }. It is about rights, pay, papers, and who can help.
about-is-not = It is a program. It is not the police, not immigration and not a lawyer. It cannot tell you what the law says in your case, but a lawyer can. No person reads what you write.
about-impostor = It never asks for your name, a photo, papers, money or where you are. If a chat asks for these, it is not this guide.
about-checked = The facts come from saved copies of public pages. We read them on { $day } or later, but some copies are years old. We have not called the numbers. Laws, numbers and services change, so ask again before you count on something. To see the sources of a topic, tap { button-sources } there.
about-translation = We wrote this guide in English first. If no person has checked a translation, the page says so.
about-ask = To use it, tap buttons or write a few words, such as "boss took my passport".

## Privacy
privacy-title = Privacy
privacy-keeps = The guide does not keep names, numbers or what you write. It remembers your language for 30 days, and for ten minutes the page you saw last. For up to 48 hours it also remembers which messages it can delete. It keeps these under a code, not your name.
privacy-telegram = Telegram keeps this chat in its cloud. Anyone who has your phone, or can log in as you, can read it.
privacy-delete = 'Close' and 'Clear this chat' delete the messages from the last 48 hours, yours too. Older ones stay, so after that, delete the chat in Telegram yourself. Someone who checks your phone may notice an empty chat.
privacy-outside = Other things can stay on the phone: your calls and texts, the phone bill, screenshots, web history, and what you copied.
privacy-safe-phone = If someone checks your phone, use a safer one if you can. Do not write names, addresses, passport numbers or A-numbers here, and do not send photos.

## Clear and leave
clear-title = Delete the messages in this chat?
clear-text = Messages from the last 48 hours disappear, yours too. Older ones stay until you delete the chat in Telegram.
clear-yes = Delete now
cleared = Done.
deleted-text = That is deleted. If you sent more, tap the same button under each answer. What you can still see, delete in Telegram.
leave-title = Close this chat?
leave-text = It turns into a page about the weather, and the other messages from the last 48 hours disappear.
leave-yes = Close now
everyday-home = Start

## Answers to what is no question
nothing-title = We could not find a page about that.
nothing-text = This guide knows about work, pay, papers, rights and safety. Try other words, or choose:
choices-title = Which one do you mean?
refused-title = This guide does not help with that.
refused-law = It is a crime to keep someone's papers so that they cannot leave, or to use debt or threats to make people work.
refused-owes = An employer must give papers back, pay for all hours worked, and let people leave the job when they want.
refused-where = Employers can ask the federal pay office what they owe:
received-title = This is a program. No person sees what you sent, and the guide does not keep it.
received-text = It can only read words. Write a few words, or tap below. What you sent stays in this chat until you delete it.
received-delete = Delete what I sent
digits-text = You sent a long number. It is safer not to leave it in the chat. One tap deletes it.
flood-text = Many messages came at once, so this guide will not answer for half a minute. After that you can go on.
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
profile-description = A free guide to work, pay and everyday questions in { $region }. Tap Start, or write a few words. A program answers; no person reads what you write. Please do not write names.
profile-short = A free guide to work and everyday questions in { $region }. A program answers.
# Shown in the field where somebody types after the bot's name, in any chat.
inline-placeholder = Search the guide

## Kept for the moment when nothing else works: plain text, no formatting.
fallback-title = You can talk to someone, day and night:
fallback-text = They are not police or immigration. You do not have to give your name. Ask first: "If I talk to you, who will you tell?" If a child is in danger, they may have to tell police or child protection. If you or anyone else is in danger right now, they may have to tell the police. If you are in danger right now, you can call { $emergency }: police, who may work with immigration officers.
flood-alert = Please wait a moment. If you want to talk to someone, they answer day and night and are not police or immigration: { $number }

# What people type after a screen, separated by commas: yes and no to the question about danger, more of a page.
typed-yes = yes, yeah, yep, yup, ya, yes please, yes i am, yes now, yes help, ok yes, true, correct
typed-no = no, nope, nah, not now, no one, nobody, not really, no thanks, no thank you, im ok, i am ok, im safe, i am safe, no im fine
typed-more = more, more please, next, next page, continue, go on, and then, what else, keep going, read on

# Under lines in a language that the guide is not written in yet.
other-language-unreviewed = No person has checked the lines above yet.
