"""Lists: «A, B and C», open («such as A, B») or closed («the three parties: A, B and C»)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extract.mention import Mention
from checker.extract.names.list_items import Item, Reader, joined
from checker.extract.names.list_openings import Opening, before_small, opening_of
from checker.extract.names.reach import capital_at, link_at
from checker.extract.names.tokens import Sentence, sentences
from checker.lang.name_words import content_stems, list_words, name_words
from checker.lang.territories import demonym
from checker.model.claim import Kind
from checker.model.document import Document, Span
from checker.model.values import Member, Members, Name, NameKind

FEWEST = 3
"""Items of a list that nothing announces; an announced or opened one has two at least, as names."""

COUPLE = 2
"""Names that are a list of their own, without anything that announces them."""


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
        floor = 0
        for at in reader.openers(named=named):
            if at < floor:
                continue
            items = reader.enumeration(at, named=named, taken=taken)
            items = _without_rest(items, sentence) if items else items
            opening = opening_of(sentence, items[0].first) if items else None
            if opening is None or not _worth(items, opening, sentence):
                continue
            taken.append((items[0].start, items[-1].last))
            yield _mention(items, opening, sentence, text)
            floor = items[-1].last


def _without_rest(items: list[Item], sentence: Sentence) -> list[Item]:
    """Return the items without «nineteen» of «… and nineteen other languages»."""
    if len(items) < 2 or items[-1].last - items[-1].first != 1:  # noqa: PLR2004 - an item must be left
        return items
    following = tuple(t.folded for t in sentence.tokens[items[-1].last : items[-1].last + 1])
    return items[:-1] if following in list_words(sentence.code).others else items


def _may_list(sentence: Sentence) -> bool:
    """Return whether a sentence has what every list has: a conjunction, or several commas."""
    commas = sentence.folded.count(",")
    return commas > 1 or not sentence.lexicon.and_first.isdisjoint(sentence.folded)


def _worth(items: Sequence[Item], opening: Opening, sentence: Sentence) -> bool:
    named = sum(item.name is not None for item in items)
    sure = opening.announced or (opening.open and not (opening.weak and named < len(items)))
    if len(items) < (2 if sure else FEWEST):
        return _couple(items, sentence)
    if named == len(items):
        return not _described_by(items, sentence.code)
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


def _described_by(items: Sequence[Item], code: str) -> bool:
    """Return whether an adjective of nationality stands among names of other things."""
    names = [item.name for item in items if item.name is not None]
    adjective = any(demonym(name.surface, code) for name in names)
    return adjective and any(name.kind is not NameKind.PLACE for name in names)


def _couple(items: Sequence[Item], sentence: Sentence) -> bool:
    """Return whether items are two names of one kind, joined, and no rest of a longer list."""
    names = [item.name for item in items if item.name is not None]
    if len(names) != COUPLE or not items[-1].joined or names[0].key == names[1].key:
        return False
    tokens, words = sentence.tokens, name_words(sentence.code)
    before = before_small(tokens, items[0].first, sentence.code)
    alone = before == 0 or tokens[before - 1].text != ","
    after = items[-1].last
    cut = link_at(tokens, after, words) and capital_at(tokens, after + 1)  # «País» of «País de …»
    adjectives = any(demonym(name.surface, sentence.code) for name in names)
    return alone and not cut and not adjectives and names[0].kind is names[1].kind


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
