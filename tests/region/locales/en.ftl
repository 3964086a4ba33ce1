# The words of the frozen guide in English. They are written anew, so that no test of this guide passes on the real one.

language-name = English

button-hotline = Speak to a person
button-close = Shut
button-copy = Copy { $number }
button-back = ‹ Return
button-home = First page
button-sources = Details
button-share = Pass on
button-topics = Other topics
button-language = Languages
button-read = Open the pages
button-page-next = Onward ›
button-page-before = ‹ Earlier
button-read-in = Show in English
button-clear = Empty this chat

opening = { $name }

## Home
home-title = Welcome to { $name }, a guide that costs nothing.
home-what = Neither police nor border office. A program replies; nobody reads along.
home-names = Leave out all names.
home-safe = Not safe to read now? Press Shut.
home-ask = Press a button or write some words.
home-passport = Passport taken
home-wages = No wages
home-away = I must get away
home-minor = I am a child
home-friend = For a friend

## Groups of topics
topics-title = Every topic
topics-text = Pick one, or write what you want to know.
group-rights = Papers and wages
group-safety = Staying safe
group-helping = Being a helper
group-text = Pick a topic.

## Topics
topic-page = Part { $page } of { $pages }
topic-checked = Looked up on { $day }.
topic-not-reviewed = No person has read through this translation so far.
topic-other-answers = If this is wrong, look at the other answers below.
notice-gone = This page is gone. Here is one close to it.
notice-broken = Something went wrong. Here is a place to begin.
notice-command = No such command here. Press below, or write some words.

## Days
day = { $day } { $month } { $year }
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

## Contacts
label-none = No police and no border office.
label-state = An office of the islands, not police. It informs the police.
label-state-immigration = An office of the islands. It may inform the border office.
label-police = Police. They sometimes work with the border office.
label-prosecutor = The public prosecutor. Works with the border office.
label-immigration = Part of the border office.
contact-text = Or send a message to { $number }.
contact-text-word = Or send { $word } to { $number }.
contact-web = Website

## The hotline
hotline-title = Speak to a person
hotline-text-to = Or send a message to { $number }. Begin with: May I write safely?
hotline-chat = Or write to them on their website
hotline-ask-first = No name is needed. First ask what they pass on, and to whom. They must pass on that a child is in danger.
hotline-danger = In danger this minute? You may call { $number }. Name your language first; nobody needs to know your papers. Police sometimes work with the border office.
hotline-program = A program wrote this. It cannot ring anyone or send anyone.
hotline-now = Danger right now
hotline-lawyer = Find a lawyer
hotline-someone-else = Another person
hotline-numbers = All numbers
hotline-card = Language card
hotline-what-happens = How a call goes

## For someone else
someone-else-title = When it is about another person
someone-else-alone = Meet the person alone, where no boss or partner hears it. Ask what the person wants, and follow that.
someone-else-number = Pass on this number, or ring it for advice:
someone-else-no-rescue = Do not go in, and do not quarrel with the boss. That can end badly.
someone-else-child = Is a child hurt, sold or made to work? The Shore Children Act says that you must tell this office:
someone-else-danger = Is a life in danger this minute? You may call { $number }. Police sometimes work with the border office.

## Numbers by need
numbers-title = All numbers
numbers-text = What is it about?
need-safety = Being hurt
need-sadness = Great sadness
need-wages = Wages
need-permits = Permits
need-children = Children
need-note = Offices move. Ring first, and ask who hears your story.

## Lawyers
lawyer-title = Find a lawyer
lawyer-text = A lawyer is on your side. First ask what stays between you. Ring first, since many have no time.
lawyer-notario = A seller of stamps is no lawyer.
lawyer-connect = Where a number is missing, { $hotline } can put you through:

## Urgent
now-danger-title = When somebody may hurt you now, you may call:
now-danger-interpreter = Say your place first, then your language. Nobody needs to know your papers.
now-danger-police = These are police. They sometimes work with the border office.
now-danger-hotline = Or people who make a plan with you, day or night. No police, no border office. They must pass on that a child is in danger:
now-program = A program wrote this. Nobody reads along, and it cannot send anyone.
now-medical-title = For a fire, or somebody who cannot breathe, you may call:
now-medical-how = Say your place first, then what you need.
now-assault-title = You did nothing wrong. When you are in danger now, you may call:
now-assault-line = Or people who help after such harm. No police, no border office:
now-partner-title = When your partner may hurt you now, you may call:
now-partner-line = Or people who help when a partner hurts. No police, no border office:
now-child-told-title = When a child is in danger now, you may call:
now-child-told-how = Say the place of the child first.
now-child-told-protection = Children come first: this office must know. It informs the police:
now-someone-else-title = When that person is in danger now, you may call:
now-someone-else-how = Say the place of that person first.
now-someone-else-hotline = Without danger this minute, ask here first. No police, no border office:
now-self-harm-title = You count. Somebody will listen to you now:
now-self-harm-how = Ask for your language. No police, no border office. They may send an ambulance when you may die.
now-self-harm-emergency = When your life is in danger this minute. Police come as well, and sometimes work with the border office:
now-self-harm-other = If somebody hurts you, you can speak here too. No police, no border office:
now-threat-title = To threaten you like this can be a crime. You did nothing wrong. Speak to somebody first:
now-threat-hotline = Day or night. No police, no border office. Ask what they pass on.
now-threat-lawyer = A lawyer. No police, no border office. Ring first:
now-threat-emergency = Only when somebody may hurt you now. Police, who sometimes work with the border office:
now-child-title = This program tells nobody, and no person reads it. People you ring may have to tell someone.
now-child-hotline = No name is needed. No police, no border office:
now-child-adult = You can also tell a grown-up you trust.
now-child-protection = An office of the islands for children. It informs the police:
now-child-emergency = In danger this minute. Police, who sometimes work with the border office:
now-unclear-title = Does somebody hurt you now?
now-unclear-yes = Yes: police and ambulance. Name your language. They sometimes work with the border office.
now-unclear-no = Not sure? People who listen first. No police, no border office. Ask what they pass on:
now-kind-danger = I am being hurt
now-kind-medical = Fire, accident
now-kind-someone-else = Another person
now-kind-self-harm = I want to be dead
now-kind-threat = I am threatened
now-kind-child = I am a child
now-not-emergency = No danger
alert-line = Does somebody hurt you now? Press the red button.

## Cards
card-title = Language cards
card-text = Pick the language of your home. Show the card or read it out. Boss, partner and children should not interpret.
card-line = My language is { $spoken_language }. Please call an interpreter.
card-note = Ask whether the interpreter is free. Courts and hospitals can call one.

## Language
language-title = Languages
language-text = Pick one. Your choice is kept for 30 days, without your name.

## Share
share-guide-title = Pass this guide on
share-title = Pass this page on
share-preview = Others will see this:
share-chat = Send it to a chat
share-telegram = Pass it on in Telegram
share-copy-link = Copy the address
share-text = As text for SMS
share-text-shows-subject = This text tells what it is about. Anybody who holds the phone can read it.
share-text-copy = Press on the text to copy it.
share-shows-subject = The text and the short form do tell what it is about.
share-whatsapp = Send by WhatsApp
share-text-opening = Something that may be of use.
share-message = Something that may be of use
share-safe = Only pass it on to people you trust. The address does not tell what it is about.

inline-first-line = A free guide for people at work

## More
more-title = About this page
more-sources = The facts come from:
more-source = { $name }, looked up on { $day }
more-about = About the guide
more-privacy = What is kept

## About
about-title = About { $name }
about-is = A free guide for people who work on { $region }: papers, wages, and who can help.
about-is-not = It is a program, no police, no border office and no lawyer. Nobody reads what you write. Only a lawyer can say what the law means for you.
about-impostor = It never asks for a name, a picture, papers or money. A chat that does so is a fraud.
about-checked = All facts were looked up on { $day } or later. Ring first, since numbers change.
about-translation = English came first. A page says so when nobody has read through its translation.
about-ask = Press buttons or write some words, such as: they took my passport.

## Privacy
privacy-title = What is kept
privacy-keeps = No names, no numbers and no messages. For 48 hours a code stands for the messages that can be deleted; for 30 days, for your language; for ten minutes, for the page before.
privacy-telegram = Telegram stores this chat. Anyone who opens your phone can read it.
privacy-delete = 'Shut' and 'Empty this chat' delete the last 48 hours. You must delete older messages yourself. An empty chat can be noticed.
privacy-outside = Calls, bills, pictures of the screen and what you copied stay where they are.
privacy-safe-phone = Use another phone if somebody looks through yours. Write no names and no passport numbers.

## Clear and leave
clear-title = Shall the messages here be deleted?
clear-text = The last 48 hours go, yours as well. You must delete older ones yourself.
clear-yes = Delete them
cleared = That is done.
deleted-text = Your message is gone. Should it still be there, remove it in Telegram.
leave-title = Shall this chat be shut?
leave-text = It becomes a page about the tides, and the other messages of the last 48 hours go.
leave-yes = Shut it
everyday-home = Begin

## Other answers
nothing-title = The guide knows nothing about that.
nothing-text = It knows about papers, wages and safety. Use other words, or pick one:
choices-title = Is it one of these?
refused-title = The guide gives no help with that.
refused-law = To keep people's papers or hold people by debt is a crime on the islands.
refused-owes = A boss must return papers, pay every hour and let people go.
refused-where = Bosses can ask this desk what they must pay:
received-title = A program answers here. Nobody saw what you sent, and it is not kept.
received-text = It reads words only. Write some, or press a button. What you sent stays here until you delete it.
received-delete = Delete my message
digits-text = That was a long number. It is better to delete it. One press does it.
flood-text = Too many messages came at once. For half a minute there are no answers; then you can go on.
late-title = The guide works again.
late-text = It was away for a while. You can carry on.
late-go-on = Carry on
private-text = The guide speaks in private chats only.
private-open = To the private chat

## Commands
command-start = Begin
command-hotline = Speak to a person
command-topics = Every topic
command-language = Languages
command-privacy = What is kept
command-clear = Empty this chat
command-help = About the guide

## Profile
profile-name = { $name }
profile-description = A free guide to wages and everyday matters on { $region }. Press Start or write some words. A program replies; nobody reads along. Leave out all names.
profile-short = A free guide to wages and everyday matters on { $region }. A program replies.
inline-placeholder = Look in the guide

## When nothing else works
fallback-title = Somebody listens, day and night:
fallback-text = No name is needed. No police, no border office. Ask what they pass on. In danger this minute: { $emergency } (police, who sometimes work with the border office).
flood-alert = One moment, please. Somebody listens, day and night, no police, no border office: { $number }

# What people type after a screen, separated by commas: yes and no to the question about danger, more of a page.
typed-yes = yes, yeah
typed-no = no, nope
typed-more = more, next

# Under lines in a language that the guide is not written in yet.
other-language-unreviewed = No person has checked the lines above yet.
