"""Training: from a guide's content to a search index. It takes seconds; the same content gives the same index."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.guide.model import Guide, Intent, LocalizedContent, Topic, Urgency
from bot.search.index import Index
from bot.search.labels import NON_URGENT, Labels, intent_label, language_label, urgency_label
from bot.search.lexicon import ExactMatches, Lexicon
from bot.search.naive_bayes import Example, fit
from bot.search.spelling import Spelling
from bot.search.tokenizer import tokenize

TOPIC_TEXT_WEIGHT = 0.6
"""Weight of a sentence from a topic's pages; a phrase that somebody typed has 1. From 0.3 to 1 accuracy is the same."""


def build_index(guide: Guide) -> Index:
    """Train on all phrases of all languages of a guide that was read with phrases."""
    topics = tuple(guide.localized(guide.languages[0]).topics)
    labels = Labels.build(topics, guide.languages)
    vocabulary = _Vocabulary()
    model = fit(_examples(guide, labels, vocabulary), len(labels))
    lexicon = Lexicon.build(vocabulary.words, model, labels)
    exact_matches = ExactMatches.build(vocabulary.label_of_phrase)
    return Index(guide.languages, labels, model, lexicon, Spelling.build(lexicon.word_ids), exact_matches)


@dataclass(frozen=True, slots=True)
class TrainingPhrase:
    """A text with its label and weight. `exact`: a text with the same words has this label, whatever it resembles."""

    text: str
    label: str
    weight: float = 1.0
    exact: bool = False


def training_phrases(content: LocalizedContent) -> Iterator[TrainingPhrase]:
    """All phrases of one language. Intents come before urgency: of two exact labels for a text the later one holds."""
    for topic in content.topics.values():
        yield from (TrainingPhrase(ask, topic.id) for ask in (*topic.asks, *topic.unanswered))
        yield from (TrainingPhrase(text, topic.id, TOPIC_TEXT_WEIGHT) for text in _topic_texts(topic))
    for intent in Intent:
        yield from (TrainingPhrase(text, intent_label(intent), exact=True) for text in content.talk[intent])
    for kind in Urgency:
        yield from (TrainingPhrase(text, urgency_label(kind), exact=True) for text in content.urgent[kind])
    yield from (TrainingPhrase(text, NON_URGENT) for text in content.non_urgent)


def _topic_texts(topic: Topic) -> Iterator[str]:
    yield from (topic.title, topic.question, topic.button, *topic.summary)
    for page in topic.pages:
        yield from (page.heading, *page.points)


@dataclass(slots=True)
class _Vocabulary:
    """Collected while the examples are read, so that each phrase is tokenized once."""

    words: set[str] = field(default_factory=set)
    label_of_phrase: dict[str, int] = field(default_factory=dict)


def _examples(guide: Guide, labels: Labels, vocabulary: _Vocabulary) -> Iterator[Example]:
    """One example for each phrase; fills `vocabulary`."""
    index_of = {name: index for index, name in enumerate(labels.names)}
    for content in guide.localizations.values():
        language = index_of[language_label(content.language)]
        for phrase in training_phrases(content):
            words = [word for clause in tokenize(phrase.text) for word in clause]
            label = index_of[phrase.label]
            vocabulary.words.update(words)
            if phrase.exact:
                vocabulary.label_of_phrase[" ".join(words)] = label
            yield Example(words, (label, language), phrase.weight)
