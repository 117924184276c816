"""The words that names, titles, lists and quotations of a language are recognised by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.lang import LANGUAGES, table
from checker.lang.folding import fold, stem

Phrase = tuple[str, ...]
"""Folded words in a row."""

SHORT_WORD = 3
"""Letters up to which a word keeps its accents when it is folded."""

_PART = re.compile(r"[,\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWords:
    """What `<code>/names.toml` holds of names, folded; the file's keys have the same names.

    Attributes:
        code: the language.
        and_first: first words of conjunctions.
        link_first: first words of links.
        linking: all words of links.
        small: articles, and all words of links and conjunctions.
        translated: words of names that every language puts in its own words («New», «Great»).
        mutual: words for what two do to each other («met»).
        keeps_doubles: whether foreign names keep their double letters («Bennett»).
        signs: units and marks that are written with capitals.
        ministries: heads whose complement may be coordinated («ministry of Culture and Sport»).
        portfolios: posts whose complement names no body («minister of Culture»).
        proper_adjectives: where nouns have capitals, adjectives that have one only in names.
        capital_adjectives: whether nationality adjectives are written with a capital.
        capital_nouns: whether every noun is written with a capital.
        heads: kind of name by folded head noun («corridor»: `programme`); `firm` and `work` hold
            nouns that stand before a name and tell its kind («le constructeur …»).
    """

    code: str
    articles: frozenset[str]
    definite: frozenset[str]
    links: frozenset[Phrase]
    genitive: frozenset[str]
    place_before: frozenset[str]
    and_: frozenset[Phrase]
    and_first: frozenset[str]
    link_first: frozenset[str]
    linking: frozenset[str]
    small: frozenset[str]
    particles: frozenset[str]
    honorifics: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    stop: frozenset[str]
    participles: frozenset[str]
    adjective_endings: tuple[str, ...]
    place_endings: tuple[str, ...]
    adjectives: frozenset[str]
    translated: frozenset[str]
    mutual: frozenset[str]
    keeps_doubles: bool
    legal_forms: frozenset[str]
    small_legal_forms: frozenset[str]
    heads: Mapping[str, str]
    signs: frozenset[str]
    ministries: frozenset[str]
    portfolios: frozenset[str]
    proper_adjectives: tuple[str, ...]
    capital_nouns: bool
    capital_adjectives: bool
    before_firm: frozenset[str]
    before_work: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostWords:
    """Words for posts: heads as folded phrases, what may precede them, verbs that imply one."""

    heads: frozenset[Phrase]
    before: frozenset[str]
    former: frozenset[str]
    plural: frozenset[str]
    verbs: Mapping[Phrase, str]
    is_: frozenset[Phrase]
    who: frozenset[str]
    pronouns: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """Words of enumerations.

    Attributes:
        determiners: groups of openings (articles, prepositions) that members of one list share.
        openings: the groups of an opening, by its first word and by all its words.
        announcing: the last words of the phrases that announce a list, open or closed, with them.
    """

    open_before: frozenset[Phrase]
    weak: frozenset[Phrase]
    open_after: frozenset[Phrase]
    others: frozenset[Phrase]
    closed_before: frozenset[Phrase]
    range_from: frozenset[str]
    range_to: frozenset[Phrase]
    numbers: Mapping[str, int]
    uncounted: frozenset[str]
    determiners: tuple[frozenset[Phrase], ...]
    openings: Mapping[str, Mapping[Phrase, tuple[int, ...]]]
    announcing: Mapping[str, frozenset[Phrase]]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteWords:
    """Verbs that report speech, and phrases that introduce another name of the same thing.

    `turned` says whether quotations may also be written »like this«.
    """

    verbs: frozenset[Phrase]
    long_form: frozenset[Phrase]
    turned: bool


@cache
def name_words(code: str) -> NameWords:
    """Return the words that names are recognised by in a language."""
    data = table(code, "names")
    heads = data.get("heads", {})
    articles, links, and_ = _set(data, "articles"), _phrases(data, "links"), _phrases(data, "and")
    linking = frozenset(word for link in links for word in link)
    return NameWords(
        code=code,
        articles=articles,
        definite=_set(data, "definite"),
        links=links,
        genitive=_set(data, "genitive"),
        place_before=_set(data, "place_before"),
        and_=and_,
        and_first=frozenset(phrase[0] for phrase in and_),
        link_first=frozenset(phrase[0] for phrase in links),
        linking=linking,
        small=articles | linking | {word for phrase in and_ for word in phrase},
        particles=_set(data, "particles"),
        honorifics=_set(data, "honorifics"),
        given=given_names(),
        never=_set(data, "never"),
        stop=_set(data, "stop"),
        participles=_set(data, "participles"),
        adjective_endings=_parts(data, "adjective_endings"),
        place_endings=_parts(data, "place_endings"),
        adjectives=_set(data, "adjectives"),
        translated=_set(data, "translated"),
        mutual=_set(data, "mutual"),
        keeps_doubles=bool(data.get("keeps_doubles")),
        legal_forms=_set(data, "legal_forms"),
        small_legal_forms=_set(table("en", "names"), "small_legal_forms"),
        heads={
            noun: kind
            for kind in ("place", "event", "programme", "treaty", "body")
            for noun in _split(heads.get(kind, ""))
        },
        signs=_set(table("en", "names"), "signs"),
        ministries=_set(data, "ministries"),
        portfolios=_set(data, "portfolios"),
        proper_adjectives=tuple(sorted(_set(data, "proper_adjectives"))),
        capital_adjectives=bool(data.get("capital_adjectives")),
        capital_nouns=bool(data.get("capital_nouns")),
        before_firm=_set(heads, "firm"),
        before_work=_set(heads, "work"),
    )


@cache
def given_names() -> frozenset[str]:
    """Return the folded given names of all languages: people travel."""
    return frozenset(
        name for code in LANGUAGES for name in _split(table(code, "names").get("given", ""))
    )


@cache
def _groups(key: str) -> Mapping[str, frozenset[int]]:
    lines = table("en", "names").get(key, "").strip().splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for name in _split(line):
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def one_given_name(one: str, other: str, *, across: bool) -> bool:
    """Return whether two folded first names are forms of one.

    A short form always is («Bob», «Robert»), a form of another language across languages alone.
    """
    keys = ("given_short", "given_forms") if across else ("given_short",)
    return any(_groups(k).get(one, frozenset()) & _groups(k).get(other, frozenset()) for k in keys)


@cache
def post_words(code: str) -> PostWords:
    """Return the words that posts are recognised by in a language."""
    data = table(code, "names").get("posts", {})
    return PostWords(
        heads=_phrases(data, "heads"),
        before=_set(data, "before"),
        former=_set(data, "former"),
        plural=_set(data, "plural"),
        verbs={tuple(verb.split()): post for verb, post in _pairs(data, "verbs").items()},
        is_=_phrases(data, "is"),
        who=_set(data, "who"),
        pronouns=_set(data, "pronouns"),
    )


@cache
def list_words(code: str) -> ListWords:
    """Return the words that enumerations are recognised by in a language."""
    data = table(code, "names").get("lists", {})
    lines = data.get("determiners", "").strip().splitlines()
    determiners = tuple(frozenset(tuple(p.split()) for p in _split(line)) for line in lines)
    open_before, closed_before = _phrases(data, "open_before"), _phrases(data, "closed_before")
    return ListWords(
        open_before=open_before,
        weak=_phrases(data, "weak"),
        open_after=_phrases(data, "open_after"),
        others=_phrases(data, "others"),
        closed_before=closed_before,
        range_from=_set(data, "range_from"),
        range_to=_phrases(data, "range_to"),
        numbers={word: int(number) for word, number in _pairs(data, "numbers").items()},
        uncounted=_set(data, "uncounted"),
        determiners=determiners,
        openings=_openings(determiners),
        announcing=_by_last(open_before | closed_before),
    )


def _by_last(phrases: frozenset[Phrase]) -> Mapping[str, frozenset[Phrase]]:
    lasts = {phrase[-1] for phrase in phrases}
    return {word: frozenset(p for p in phrases if p[-1] == word) for word in lasts}


def _openings(
    determiners: tuple[frozenset[Phrase], ...],
) -> Mapping[str, Mapping[Phrase, tuple[int, ...]]]:
    found: dict[str, dict[Phrase, tuple[int, ...]]] = {}
    for group, phrases in enumerate(determiners):
        for phrase in phrases:
            by_phrase = found.setdefault(phrase[0], {})
            by_phrase[phrase] = (*by_phrase.get(phrase, ()), group)
    return found


@cache
def quote_words(code: str) -> QuoteWords:
    """Return the words that quotations and second names are recognised by in a language."""
    data = table(code, "names").get("quotes", {})
    return QuoteWords(
        verbs=_phrases(data, "verbs"),
        long_form=_phrases(data, "long_form"),
        turned=bool(data.get("turned")),
    )


@lru_cache(maxsize=1 << 14)
def content_stems(text: str, code: str) -> tuple[str, ...]:
    """Return the sorted stems of a phrase's content words, without articles and links."""
    small = name_words(code).small
    found = (w for w in re.findall(r"[^\W_]+", text.casefold()) if fold_word(w) not in small)
    return tuple(sorted({stem(word, code) for word in found if len(word) > 1}))


def fold_word(word: str) -> str:
    """Return a word folded, but for the accents of short ones: «à» is not «a», «è» is not «e»."""
    if len(word) <= SHORT_WORD:
        return word.casefold().replace("’", "'")
    return fold(word)


def _split(text: str) -> list[str]:
    parts = (part.strip() for part in _PART.split(text))
    return [" ".join(fold_word(w) for w in _apart(part).split()) for part in parts if part]


def _parts(data: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PART.split(data.get(key, "")) if part.strip())


def _set(data: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(_split(data.get(key, "")))


def _phrases(data: Mapping[str, Any], key: str) -> frozenset[Phrase]:
    return frozenset(tuple(part.split()) for part in _split(data.get(key, "")))


def _pairs(data: Mapping[str, Any], key: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in _split(data.get(key, "")))
    return {left.strip(): right.strip() for left, _, right in pairs}


def _apart(phrase: str) -> str:
    """Part elided words from what follows, as tokens are: «d'autres» is «d' autres»."""
    return re.sub(r"\b(\w{1,6}['’])(?=\w)", r"\1 ", phrase)
