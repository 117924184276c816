"""Lists: «A, B and C», open («such as A, B») or closed («the three parties: A, B and C»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.mention import Mention
from checker.extract.names.list_items import Item, Reader, joined
from checker.extract.names.reach import is_adjective
from checker.extract.names.tokens import Sentence, Token, sentences
from checker.lang.folding import stem
from checker.lang.name_words import ListWords, Phrase, content_stems, list_words, name_words
from checker.model.claim import Kind
from checker.model.document import Document, Span
from checker.model.values import Member, Members, Name

FEWEST = 3
"""Items of a list that nothing announces; an announced or opened one has two at least, as names."""

COUPLE = 2
"""Names that are a list of their own, without anything that announces them."""

MOST_ANNOUNCED = 20

COUNTED_REACH = 50
"""Words before a list within which the things that it names may be counted."""

APPOSED_REACH = 6
"""Words from the noun that is counted to the comma before the list of what it stands for."""

_ASIDE = ("–", "—", "-", ",", "(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What stands before a list: whether it says «such as», a colon, a number of things."""

    open: bool = False
    weak: bool = False
    closed: bool = False
    group: str = ""
    announced: int | None = None


def find_lists(document: Document, names: list[Mention]) -> list[Mention]:
    """Return the lists of a document in order of place.

    The span runs from the first item's first word to the last item's last word, articles and
    prepositions of the inner items within it.
    """
    known = {m.span.start: m for m in names if isinstance(m.value, Name)}
    found: list[Mention] = []
    for sentence in sentences(document):
        if not sentence.shouted:
            found += _lists(sentence, known, document.text)
    return found


def _lists(sentence: Sentence, known: dict[int, Mention], text: str) -> Iterator[Mention]:
    if not _may_list(sentence):
        return
    reader = Reader.of(sentence, known)
    taken: list[tuple[int, int]] = []
    for named in (True, False):
        at = 0
        while at < len(sentence.tokens):
            items = _without_rest(reader.enumeration(at, named=named, taken=taken), sentence)
            opening = _opening(sentence, items[0].first) if items else Opening()
            if not items or not _worth(items, opening, sentence):
                at += 1
                continue
            taken.append((items[0].start, items[-1].last))
            yield _mention(items, opening, sentence, text)
            at = items[-1].last


def _without_rest(items: list[Item], sentence: Sentence) -> list[Item]:
    """Return the items without «nineteen» of «… and nineteen other languages»."""
    if len(items) < 2 or items[-1].last - items[-1].first != 1:  # noqa: PLR2004 - an item must be left
        return items
    following = tuple(t.folded for t in sentence.tokens[items[-1].last : items[-1].last + 1])
    return items[:-1] if following in list_words(sentence.code).others else items


def _may_list(sentence: Sentence) -> bool:
    """Return whether a sentence has what every list has: a conjunction, or several commas."""
    first = sentence.lexicon.and_first
    signs = sum(t.text == "," for t in sentence.tokens)
    return signs > 1 or any(t.folded in first for t in sentence.tokens)


def _worth(items: Sequence[Item], opening: Opening, sentence: Sentence) -> bool:
    named = sum(item.name is not None for item in items)
    sure = opening.announced or (opening.open and not (opening.weak and named < len(items)))
    if len(items) < (2 if sure else FEWEST):
        return _couple(items, sentence)
    if named == len(items):
        return True
    words = sentence.lexicon
    alike = len({item.opening for item in items}) == 1 and items[0].opening >= 0
    if alike and named <= 1:
        return True
    plain = all(item.last - item.first <= 4 for item in items)  # noqa: PLR2004 - short phrases
    announced = opening.open or opening.closed or opening.announced is not None
    return (
        announced
        and plain
        and not any(
            sentence.tokens[i].folded in words.stop
            for item in items
            for i in range(item.first, item.last)
        )
    )


def _couple(items: Sequence[Item], sentence: Sentence) -> bool:
    """Return whether items are two names of one kind, joined, and no rest of a longer list."""
    names = [item.name for item in items if item.name is not None]
    if len(names) != COUPLE or not items[-1].joined or names[0].key == names[1].key:
        return False
    before = _before_small(sentence.tokens, items[0].first, sentence.code)
    alone = before == 0 or sentence.tokens[before - 1].text != ","
    return alone and names[0].kind is names[1].kind


def _mention(items: Sequence[Item], opening: Opening, sentence: Sentence, text: str) -> Mention:
    tokens = sentence.tokens
    first = items[0].first
    if items[0].opening >= 0 and items[0].name is None:
        first = items[0].start if items[0].core_article else items[0].first
    span = Span(tokens[first].start, tokens[items[-1].last - 1].end)
    ranged = items[0].ranged
    value = Members(
        named=tuple(_member(item, sentence, text) for item in items),
        open=opening.open
        or ranged
        or not _ends(items, opening)
        or _open_after(sentence, items[-1].last),
        group=opening.group,
        announced=opening.announced,
    )
    return Mention(span=span, kind=Kind.LIST, value=value)


def _ends(items: Sequence[Item], opening: Opening) -> bool:
    """Return whether a list says that it is whole: by «and», a number or a colon."""
    return items[-1].joined or opening.closed or opening.announced is not None


def _member(item: Item, sentence: Sentence, text: str) -> Member:
    tokens = sentence.tokens
    start, end = tokens[item.first].start, tokens[item.last - 1].end
    surface = text[start:end]
    if item.name is not None:
        key = item.name.key
    else:
        key = " ".join(content_stems(surface, sentence.code)) or surface.casefold()
    return Member(surface=surface, key=key, start=start, end=end)


def _opening(sentence: Sentence, first: int) -> Opening:
    """Return what the words before a list's first item say about it."""
    tokens, words = sentence.tokens, list_words(sentence.code)
    at = _before_small(tokens, first, sentence.code)
    opened = _ends_with(tokens, at, words.open_before)
    if opened:
        group = _aside_group(tokens, at - opened, sentence.code)
        weak = _ends_with(tokens, at, words.weak) == opened
        return Opening(open=True, weak=weak, group=group)
    closed = _ends_with(tokens, at, words.closed_before)
    at -= closed
    if at > 1 and tokens[at - 1].folded in words.range_from:
        at -= 1
    if at > 0 and tokens[at - 1].text in (":", "(", "–", "—", "-"):
        colon = tokens[at - 1].text == ":"
        if not colon:
            group, announced = _group(tokens, at - 1, sentence.code)
            if announced is None:
                return Opening(group=_aside_group(tokens, at, sentence.code))
            return Opening(closed=True, group=group, announced=announced)
        at -= 1
        if _ends_with(tokens, at, words.open_before):
            return Opening(open=True)
        group, announced = _group(tokens, at, sentence.code)
        return Opening(closed=colon or announced is not None, group=group, announced=announced)
    group, announced = _apposed_count(tokens, at, sentence.code)
    return Opening(closed=bool(closed) or announced is not None, group=group, announced=announced)


def _apposed_count(tokens: Sequence[Token], at: int, code: str) -> tuple[str, int | None]:
    """Return what «the five countries of the lake, A, B and C» counts, and how many there are."""
    words, numbers = name_words(code), list_words(code)
    if at == 0 or tokens[at - 1].text != ",":
        return "", None
    for i in range(at - 3, max(at - 3 - APPOSED_REACH, 0), -1):
        if not tokens[i + 1].word or tokens[i + 1].folded in words.stop:
            break
        number = _number(tokens[i], numbers)
        noun = tokens[i + 1]
        if number is None or noun.folded in numbers.uncounted or not _noun(noun, code):
            continue
        if tokens[i - 1].folded not in words.definite:
            break
        inner = tokens[i + 2 : at - 1]
        if all(_describes(inner, n, code) for n in range(len(inner))):
            return stem(_group_noun(tokens, i + 1, at - 1, code).text, code), number
    return "", None


def _describes(tokens: Sequence[Token], at: int, code: str) -> bool:
    """Return whether a word between a noun and a comma is an adjective or a complement of it."""
    words = name_words(code)
    token = tokens[at]
    linking = {w for link in words.links for w in link} | words.articles
    after_link = at > 0 and tokens[at - 1].folded in linking
    return token.word and (
        token.folded in linking or token.capital or after_link or is_adjective(token, words)
    )


def _before_small(tokens: Sequence[Token], at: int, code: str) -> int:
    """Return the place before the article or preposition that opens the first item."""
    starts = {phrase for group in list_words(code).determiners for phrase in group}
    for size in (3, 2, 1):
        if at >= size and tuple(t.folded for t in tokens[at - size : at]) in starts:
            return at - size
    return at


def _ends_with(tokens: Sequence[Token], at: int, phrases: frozenset[Phrase]) -> int:
    """Return how many tokens before `at` are one of the phrases, a comma after them aside."""
    skip = 1 if at > 0 and tokens[at - 1].text == "," else 0
    for size in (5, 4, 3, 2, 1):
        stretch = tokens[max(at - skip - size, 0) : at - skip]
        if len(stretch) == size and tuple(t.folded for t in stretch) in phrases:
            return size + skip
    return 0


def _group(tokens: Sequence[Token], at: int, code: str) -> tuple[str, int | None]:
    """Return the stem of the noun that the items are, and how many the text announces.

    The number is looked for in the same clause before the list; numbers of years, euros and the
    like announce nothing.
    """
    words = list_words(code)
    for i in range(at - 2, max(at - 14, 0) - 1, -1):
        if tokens[i].text in (".", ";", ":"):
            break
        number = _number(tokens[i], words)
        if number is None or tokens[i - 1].text[:1].isdecimal() or not tokens[i + 1].word:
            continue
        near = tokens[i + 1 : i + 3]
        if any(t.folded in words.uncounted or t.text[0].isdecimal() for t in near):
            continue
        if _noun(tokens[i + 1], code):
            return stem(_group_noun(tokens, i + 1, at, code).text, code), number
    return _nearest_noun(tokens, at, code), None


def _aside_group(tokens: Sequence[Token], at: int, code: str) -> str:
    """Return the group of a list that stands apart: «3 000 firms from the region — such as …»."""
    if at == 0 or tokens[at - 1].text not in _ASIDE:
        return _nearest_noun(tokens, at, code)
    words = list_words(code)
    for i in range(at - 2, max(at - COUNTED_REACH, 0) - 1, -1):
        if not tokens[i].text[-1].isdecimal() and tokens[i].folded not in words.numbers:
            continue
        noun = tokens[i + 1]
        if noun.word and noun.folded not in words.uncounted and _noun(noun, code):
            return stem(noun.text, code)
    return _nearest_noun(tokens, at - 1, code)


def _nearest_noun(tokens: Sequence[Token], at: int, code: str) -> str:
    """Return the stem of the last noun before a list, its adjectives passed over, or ''."""
    words = name_words(code)
    for i in range(at - 1, max(at - 4, 0) - 1, -1):
        token = tokens[i]
        if not token.word:
            continue
        if not _noun(token, code):
            return ""
        german = words.capital_nouns
        if token.capital != german or is_adjective(token, words):
            continue
        return stem(token.text, code)
    return ""


def _group_noun(tokens: Sequence[Token], first: int, at: int, code: str) -> Token:
    """Return the noun after a number: in English and the like the last word before a stop."""
    words = name_words(code)
    last = tokens[first]
    for token in tokens[first : min(first + 4, at)]:
        if (
            not token.word
            or (token.folded,) in words.links
            or token.folded in words.stop
            or token.folded in words.articles
        ):
            break
        last = token
        if words.adjective_endings or (code == "de" and token.capital):
            break
    return last


def _number(token: Token, words: ListWords) -> int | None:
    if token.text.isdecimal() and len(token.text) <= 2:  # noqa: PLR2004 - twenty at most
        number = int(token.text)
        return number if 2 <= number <= MOST_ANNOUNCED else None  # noqa: PLR2004 - one thing is no list
    return words.numbers.get(token.folded)


def _noun(token: Token, code: str) -> bool:
    words = name_words(code)
    linking = {w for phrase in (*words.links, *words.and_) for w in phrase}
    small = words.stop | words.articles | words.never | words.place_before | linking
    return token.word and token.text[0].isalpha() and token.folded not in small


def _open_after(sentence: Sentence, last: int) -> bool:
    """Return whether the words after a list say that there are more."""
    tokens, words = sentence.tokens, list_words(sentence.code)
    at = last
    while at < len(tokens) and (tokens[at].text == "," or joined(tokens, at, sentence.code)):
        at += joined(tokens, at, sentence.code) or 1
    if at < len(tokens) and tokens[at].text == "…":
        return True
    tail = tokens[at : at + 5]
    return any(
        tuple(t.folded for t in stretch[:size]) in words.open_after | words.others
        for stretch in (tail, tail[1:], tokens[last : last + 5])
        for size in (1, 2, 3, 4)
        if len(stretch) >= size
    )
