"""What a reader must know of a language: its commonest words, its abbreviations, page furniture."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from babel import Locale

from checker.lang import LANGUAGES, table
from checker.lang.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class NoiseWords:
    """Wordings, folded, that page furniture and reader comments are known by.

    `ago` holds patterns with `{n}` and `{unit}`; `ago_units` their units; `stamp_links` the short
    words that join the parts of a date and time; `stamp_labels` what an article says before its
    own date; `navigation` and `counters` single words; the others are whole phrases.
    """

    comment_headings: frozenset[str]
    comment_verbs: frozenset[str]
    comment_actions: frozenset[str]
    comment_forms: frozenset[str]
    ago: frozenset[str]
    ago_units: frozenset[str]
    stamp_labels: frozenset[str]
    stamp_links: frozenset[str]
    related: frozenset[str]
    advertising: frozenset[str]
    subscription: frozenset[str]
    cookies: frozenset[str]
    sharing: frozenset[str]
    counters: frozenset[str]
    credit: frozenset[str]
    contact: frozenset[str]
    legal: frozenset[str]
    author: frozenset[str]
    navigation: frozenset[str]
    reading_time: frozenset[str]
    spam: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWords:
    """The words by which a language's texts are read.

    Attributes:
        stop_words: the commonest words, lower-cased, accents kept.
        letters: runs of letters that its words are full of.
        abbreviations: never end a sentence, lower-cased, without their last stop.
        closing_abbreviations: may end a sentence.
        number_abbreviations: do not end a sentence before a number or a name.
        hyphen_prefixes: keep their hyphen where a line ends after them (`vice-|ministre`).
        ordinal_dot: whether a stop after a number makes an ordinal (`1. Januar`).
        months: names and short forms of the months, folded, by their number.
        weekdays: names and short forms of the days of the week, folded.
        question_marks: labels that stand before a question, folded.
        answer_marks: labels that stand before an answer, folded.
    """

    stop_words: frozenset[str]
    letters: tuple[str, ...]
    abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    hyphen_prefixes: frozenset[str]
    ordinal_dot: bool
    months: dict[str, int]
    weekdays: frozenset[str]
    question_marks: frozenset[str]
    answer_marks: frozenset[str]


@cache
def text_words(code: str) -> TextWords:
    """Return the reading words of a language; those of English when it has none."""
    data = table(code, "text") or table("en", "text")
    locale = Locale.parse(code if table(code, "text") else "en")
    return TextWords(
        letters=tuple(data["letters"].split()),
        stop_words=frozenset(data["stop_words"].split() + data["contractions"].split()),
        abbreviations=frozenset(data["abbreviations"].split()),
        closing_abbreviations=frozenset(data["closing_abbreviations"].split()),
        number_abbreviations=frozenset(data["number_abbreviations"].split()),
        hyphen_prefixes=frozenset(data["hyphen_prefixes"].split()),
        ordinal_dot=data["ordinal_dot"],
        months={
            fold(name).rstrip("."): number
            for form in locale.months.values()
            for width in ("wide", "abbreviated")
            for number, name in form[width].items()
        },
        weekdays=frozenset(
            fold(name).rstrip(".")
            for form in locale.days.values()
            for width in ("wide", "abbreviated")
            for name in form[width].values()
        ),
        question_marks=frozenset(fold(mark) for mark in data["question_marks"]),
        answer_marks=frozenset(fold(mark) for mark in data["answer_marks"]),
    )


@cache
def noise_words(code: str) -> NoiseWords:
    """Return the page furniture words of a language."""
    noise = (table(code, "text") or table("en", "text"))["noise"]
    return NoiseWords(**{field.name: _phrases(noise[field.name]) for field in fields(NoiseWords)})


@cache
def all_noise_words() -> NoiseWords:
    """Return the page furniture words of all languages: a page and its text may differ in it."""
    every = [noise_words(code) for code in LANGUAGES]
    return NoiseWords(
        **{
            field.name: frozenset().union(*(getattr(words, field.name) for words in every))
            for field in fields(NoiseWords)
        }
    )


@cache
def all_months() -> dict[str, int]:
    """Return the folded month names of all languages, by their number."""
    return {name: number for code in LANGUAGES for name, number in text_words(code).months.items()}


@cache
def all_hyphen_prefixes() -> frozenset[str]:
    """Return the words of all languages that keep their hyphen at the end of a line."""
    return frozenset().union(*(text_words(code).hyphen_prefixes for code in LANGUAGES))


@cache
def all_abbreviations() -> frozenset[str]:
    """Return the words of all languages after which a stop ends no sentence."""
    every = [text_words(code) for code in LANGUAGES]
    return frozenset().union(*(w.abbreviations | w.number_abbreviations for w in every))


@cache
def all_weekdays() -> frozenset[str]:
    """Return the folded names of the days of the week in all languages."""
    return frozenset().union(*(text_words(code).weekdays for code in LANGUAGES))


def _phrases(value: str | list[str]) -> frozenset[str]:
    return frozenset(
        fold(phrase) for phrase in (value.split() if isinstance(value, str) else value)
    )
