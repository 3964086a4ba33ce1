"""Training: from a guide's content to a search index. It takes seconds; the same content gives the same index."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from bot.guide.model import NO_TOPIC, Frames, Guide, Intent, LocalizedContent, OtherLanguage, Topic
from bot.search.fitting import Example, fit
from bot.search.frames import is_composed, sentences
from bot.search.index import Index
from bot.search.labels import ALERT, CALM, Labels, intent_label, language_label, screen_label, urgency_label
from bot.search.lexicon import ExactMatches, Lexicon
from bot.search.spelling import Spelling
from bot.search.tokenizer import tokenize

TOPIC_TEXT_WEIGHT = 0.6
"""Weight of a sentence from a topic's pages; a phrase that somebody typed has 1."""

FRAME_WEIGHT = 0.5
"""Weight of a composed sentence for its danger: there are many of each frame. A typed one has 1."""

SENTENCE_WEIGHT = 0.6
"""Weight of a sentence for its topic, which it may only touch on."""

WITH_MEANING = 4
"""So many sentences of a frame teach its topic too. With all of them training takes twice as long and gains nothing."""

NO_TOPIC_WEIGHT, FRAME_NO_TOPIC_WEIGHT = 0.04, 0.2
"""Weight of a typed and of a composed sentence that no topic answers: with more, too many questions are refused."""

URGENT_SCREENS = "hotline/now/"
"""Who asks for the number of the police may be in danger, and may not."""


def build_index(guide: Guide) -> Index:
    """Train on all phrases of all languages of a guide that was read with phrases."""
    topics = tuple(guide.localized(guide.languages[0]).topics)
    screens = dict.fromkeys(
        (
            *(address for content in guide.localizations.values() for address in content.screens),
            *map(_hotline_in, guide.other_languages),
        )
    )
    labels = Labels.build(topics, tuple(screens), guide.languages)
    vocabulary = _Vocabulary()
    model = fit(_examples(guide, labels, vocabulary), labels.groups)
    lexicon = Lexicon.build(vocabulary.phrases_with, model)
    exact_matches = ExactMatches.build(vocabulary.topic_of_ask | vocabulary.label_of_phrase)
    spelling = Spelling.build(lexicon.word_ids, lexicon.common_words())
    return Index(guide.languages, labels, model, lexicon, spelling, exact_matches)


@dataclass(frozen=True, slots=True)
class TrainingPhrase:
    """A text with its labels and weights. `exact`: a text with the same words has this label, whatever it resembles.

    `meaning` is a topic, an intent or a screen, `danger` is CALM, ALERT or a kind of urgency; None where it says
    nothing of that.
    """

    text: str
    meaning: str | None
    danger: str | None
    meaning_weight: float = 1.0
    danger_weight: float = 1.0
    exact: bool = False


def training_phrases(content: LocalizedContent, near_danger: Collection[str] = ()) -> Iterator[TrainingPhrase]:
    """All phrases of one language. Intents come before urgency: of two exact labels for a text the later one holds.

    `near_danger` are the topics whose asks are in doubt.
    """
    for topic in content.topics.values():
        danger = ALERT if topic.id in near_danger else CALM
        yield from (TrainingPhrase(ask, topic.id, danger, exact=True) for ask in (*topic.asks, *topic.unanswered))
        yield from (TrainingPhrase(text, topic.id, None, TOPIC_TEXT_WEIGHT) for text in _topic_texts(topic))
    for intent, phrases in content.talk.items():
        yield from (TrainingPhrase(text, intent_label(intent), CALM, exact=True) for text in phrases)
    for address, phrases in content.screens.items():
        danger = ALERT if address.startswith(URGENT_SCREENS) else CALM
        yield from (TrainingPhrase(text, screen_label(address), danger, exact=True) for text in phrases)
    for kind, phrases in content.urgent.items():
        yield from (TrainingPhrase(text, None, urgency_label(kind), exact=True) for text in phrases)
    yield from (TrainingPhrase(text, None, ALERT) for text in content.in_doubt)
    yield from (TrainingPhrase(text, None, CALM) for text in content.non_urgent)
    yield from _framed(content.frames)
    yield from _framed(content.sentences)


def _framed(frames: Frames) -> Iterator[TrainingPhrase]:
    """Sentences of frames, or those that were typed, which are frames without fields."""
    for section, danger in ((frames.calm, CALM), (frames.alert, ALERT)):
        for topic, listed in section.items():
            for frame in listed:
                yield from _sentences(frames, frame, topic, danger)
    for kind, listed in frames.urgent.items():
        for frame in listed:
            weight = FRAME_WEIGHT if is_composed(frame) else 1.0
            for sentence in sentences(frame, frames.fields):
                yield TrainingPhrase(sentence, None, urgency_label(kind), danger_weight=weight)


def _sentences(frames: Frames, frame: str, topic: str, danger: str) -> Iterator[TrainingPhrase]:
    """Sentences of a frame of a topic. All teach its danger, and only some of them its meaning: that is enough."""
    meaning, composed = _meaning(topic), is_composed(frame)
    if not composed:
        weight = NO_TOPIC_WEIGHT if topic == NO_TOPIC else SENTENCE_WEIGHT
        yield TrainingPhrase(frame, meaning, danger, weight)
        return
    weight = FRAME_NO_TOPIC_WEIGHT if topic == NO_TOPIC else SENTENCE_WEIGHT
    for number, sentence in enumerate(sentences(frame, frames.fields)):
        taught = meaning if number < WITH_MEANING else None
        yield TrainingPhrase(sentence, taught, danger, weight, FRAME_WEIGHT)


def _meaning(key: str) -> str:
    """The label of a key of frames, which is a topic, an intent or NO_TOPIC."""
    if key == NO_TOPIC:
        return intent_label(Intent.OFF_TOPIC)
    return intent_label(Intent(key)) if key in set(Intent) else key


def _topic_texts(topic: Topic) -> Iterator[str]:
    yield from (topic.title, topic.question, topic.button, *topic.summary)
    for page in topic.pages:
        yield from (page.heading, *page.points)


@dataclass(slots=True)
class _Vocabulary:
    """Collected while the examples are read, so that each phrase is tokenized once.

    `phrases_with` counts, for each word, the phrases that have it, by the label index of their language. What asks for
    a screen or tells of danger, word for word, has its label in `label_of_phrase`, and is no ask in another language.
    """

    phrases_with: dict[str, dict[int, int]] = field(default_factory=dict)
    label_of_phrase: dict[str, int] = field(default_factory=dict)
    topic_of_ask: dict[str, int] = field(default_factory=dict)

    def count(self, words: Iterable[str], language: int | None) -> None:
        """`language` is None for a language that the guide is not in: the word is known, and distinctive of none."""
        for word in set(words):
            counts = self.phrases_with.setdefault(word, {})
            if language is not None:
                counts[language] = counts.get(language, 0) + 1


def _examples(guide: Guide, labels: Labels, vocabulary: _Vocabulary) -> Iterator[Example]:
    """One example for each phrase; fills `vocabulary`."""
    index_of = {name: index for index, name in enumerate(labels.names)}
    for content in guide.localizations.values():
        language = index_of[language_label(content.language)]
        for phrase in training_phrases(content, guide.topic_roles.near_danger):
            words = [word for clause in tokenize(phrase.text) for word in clause]
            weighted = ((phrase.meaning, phrase.meaning_weight), (phrase.danger, phrase.danger_weight))
            weights = {index_of[label]: weight for label, weight in weighted if label}
            vocabulary.count(words, language)
            if phrase.exact and words:
                known = vocabulary.topic_of_ask if phrase.meaning in content.topics else vocabulary.label_of_phrase
                known[" ".join(words)] = next(iter(weights))
            yield Example(words, {**weights, language: phrase.danger_weight})
    for other in guide.other_languages:
        weights = {index_of[label]: 1.0 for label in (screen_label(_hotline_in(other)), ALERT)}
        for ask in other.asks:
            words = [word for clause in tokenize(ask) for word in clause]
            vocabulary.count(words, None)
            vocabulary.label_of_phrase.setdefault(" ".join(words), next(iter(weights)))
            yield Example(words, weights)


def _hotline_in(other: OtherLanguage) -> str:
    """The address of the screen for people who write in that language."""
    return f"hotline/in/{other.code}"
