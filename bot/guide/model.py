"""The guide as immutable values. `load` makes them from a content folder; every other package only reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Enforcement(StrEnum):
    """Which authority runs a service, if any."""

    NONE = "none"
    STATE = "state"
    POLICE = "police"
    PROSECUTOR = "prosecutor"
    IMMIGRATION = "immigration"


class Urgency(StrEnum):
    """Kinds of emergencies in what people write; each has a screen of its own, `hotline/now/<kind>`."""

    DANGER = "danger"
    MEDICAL = "medical"
    ASSAULT = "assault"
    PARTNER = "partner"
    SELF_HARM = "self-harm"
    THREAT = "threat"
    CHILD = "child"
    CHILD_TOLD = "child-told"
    SOMEONE_ELSE = "someone-else"
    UNCLEAR = "unclear"


class Intent(StrEnum):
    """What a text may want other than a topic: small talk, a command in plain words, or help to do harm."""

    GREETING = "greeting"
    THANKS = "thanks"
    WHO_ARE_YOU = "who-are-you"
    ARE_YOU_POLICE = "are-you-police"
    CLEAR = "clear"
    HOTLINE = "hotline"
    CONTROL = "control"
    OFF_TOPIC = "off-topic"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from, and the day on which somebody last looked it up."""

    name: str
    checked: date
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One service. `phone` and `text_to` are E.164 ("+18883737888") or short codes ("911")."""

    id: str
    enforcement: Enforcement
    works_with_immigration: bool
    source: Source
    phone: str | None = None
    text_to: str | None = None
    text_word: str | None = None
    chat: str | None = None
    web: str | None = None


@dataclass(frozen=True, slots=True)
class ContactWords:
    """A contact in one language.

    `name` stands as a heading, `in_text` inside a sentence (with its article), `run_by` says who is behind it,
    `note` what must be known before calling ("They may have to report danger to a child").
    """

    name: str
    in_text: str
    what_for: str
    run_by: str
    hours: str = ""
    languages: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a topic. Texts may hold `{contact-id}`, shown as the contact's `in_text`."""

    heading: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the reader can do now, and the contact that helps with it."""

    text: str
    contact: str


@dataclass(frozen=True, slots=True)
class CopyableText:
    """A text that the reader copies with one press, such as a list to fill in, and the label of its button."""

    button: str
    text: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The state of a translation: the hash of the original that it was made from, and whether a person reviewed it."""

    of: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """One question that the guide answers, in one language.

    `asks` are ways in which people ask it; `unanswered` is what people ask for which this page is only the nearest.
    """

    id: str
    title: str
    button: str
    question: str
    summary: tuple[str, ...]
    pages: tuple[Page, ...]
    next_step: NextStep
    asks: tuple[str, ...]
    sources: tuple[Source, ...]
    unanswered: tuple[str, ...] = ()
    copy: CopyableText | None = None
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Topics that belong together, in the order shown, paths of other screens, and a contact shown above them all."""

    id: str
    topics: tuple[str, ...]
    screens: tuple[tuple[str, ...], ...] = ()
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class EverydayPage:
    """The harmless page that `leave` shows, from <language>/everyday.yaml."""

    title: str
    points: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames of sentences that teach the search what is an emergency, from <language>/frames.yaml or sentences.yaml.

    A frame holds `{field}`s, each filled by one of the field's words. `calm` and `alert` are by topic, intent
    or NO_TOPIC.
    """

    fields: Mapping[str, tuple[str, ...]]
    calm: Mapping[str, tuple[str, ...]]
    alert: Mapping[str, tuple[str, ...]]
    urgent: Mapping[Urgency, tuple[str, ...]]


NO_FRAMES = Frames({}, {}, {}, {})

NO_TOPIC = "none"
"""The key of frames that no topic answers."""


@dataclass(frozen=True, slots=True)
class LocalizedContent:
    """Everything the guide says in one language.

    `urgent` and `talk` are phrases by kind, for the search; `in_doubt` are those near danger, `non_urgent` those which
    only sound urgent; `screens` are phrases by the address of the screen that they ask for, such as "hotline/lawyer".
    These, the `frames`, the `sentences` and the `asks` of topics are empty where the guide was read without phrases.
    """

    language: str
    topics: Mapping[str, Topic]
    contacts: Mapping[str, ContactWords]
    urgent: Mapping[Urgency, tuple[str, ...]]
    in_doubt: tuple[str, ...]
    non_urgent: tuple[str, ...]
    talk: Mapping[Intent, tuple[str, ...]]
    everyday: EverydayPage
    frames: Frames = NO_FRAMES
    sentences: Frames = NO_FRAMES
    screens: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """A spoken language that has an interpreter card: its id, and its name in each card language or more.

    `guide_language` is the code of the guide's own language that it is, if it is one.
    """

    id: str
    names: Mapping[str, str]
    guide_language: str | None = None


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language that people write in and the guide is not written in yet, from other_languages.yaml.

    `note` says in it what stands below and how to get an interpreter. `spoken` is the id of a spoken language, `script`
    the name that Unicode gives to its letters, where they tell it from others ("HANGUL"); `asks` are what people type.
    """

    code: str
    spoken: str
    script: str | None
    note: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """Which contact, by id, fills each role that screens need. Screens leave out a role that is None or empty.

    The hotline and the emergency number always have a phone.
    """

    hotline: str
    emergency: str
    crisis_line: str | None = None
    child_protection: str | None = None
    assault_line: str | None = None
    partner_line: str | None = None
    lawyers: tuple[str, ...] = ()
    wages: str | None = None

    @property
    def first_lawyer(self) -> str | None:
        return self.lawyers[0] if self.lawyers else None


@dataclass(frozen=True, slots=True)
class TopicRoles:
    """The ids of topics that other screens link to. Screens leave out a link that is None or empty.

    Whoever types something that one of `near_danger` answers is likely to be near danger. `perhaps_danger` are topics
    that people need in danger as well as without.
    """

    calling: str | None = None
    leaving: str | None = None
    immigration: str | None = None
    helping: tuple[str, ...] = ()
    near_danger: tuple[str, ...] = ()
    perhaps_danger: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """A whole content folder: structure once, texts by language. `languages[0]` is the original language.

    `country` is an ISO 3166 code ("US"): telephone numbers are read for it. `card_languages` are the sides of an
    interpreter card. `home` maps names of buttons to addresses, `needs` a need to contacts, `renamed` an old topic id
    to the present one, `path_of_code` the code of a topic or of another screen to its path.
    """

    name: str
    region: str
    country: str
    languages: tuple[str, ...]
    home: Mapping[str, str]
    groups: tuple[Group, ...]
    needs: Mapping[str, tuple[str, ...]]
    roles: Roles
    topic_roles: TopicRoles
    codes: Mapping[str, str]
    related: Mapping[str, tuple[str, ...]]
    renamed: Mapping[str, str]
    contacts: Mapping[str, Contact]
    card_languages: tuple[str, ...]
    spoken_languages: tuple[SpokenLanguage, ...]
    localizations: Mapping[str, LocalizedContent]
    path_of_code: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    other_languages: tuple[OtherLanguage, ...] = ()

    def localized(self, language: str) -> LocalizedContent:
        """The content in `language`, or in the first language where the guide has none of it."""
        return self.localizations.get(language, self.localizations[self.languages[0]])

    def group_of(self, topic: str) -> Group | None:
        """The first group that holds `topic`."""
        return next((group for group in self.groups if topic in group.topics), None)
