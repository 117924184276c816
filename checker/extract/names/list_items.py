"""The items of an enumeration: names, or noun phrases that open alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.extract.mention import Mention
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.reach import is_adjective, link_at
from checker.extract.names.tokens import Sentence, Token
from checker.lang.folding import fold
from checker.lang.name_words import ListWords, list_words, name_words
from checker.model.values import Name, NameKind

LONGEST_ITEM = 8
LONGEST_OPENING = 3
"""Words of the determiner before an item."""
LONGEST_APPOSED = 4
"""Words that may say what a name is right before it («the state fund Franceval»)."""
MOST_ITEMS = 40
_COMMAS = frozenset(",、")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item: its tokens without the opening article or preposition, and that opening's group.

    Attributes:
        start: first token with its opening.
        first: first token of the item itself.
        last: token after it.
        opening: which group of determiners it opens with, or -1.
        core_article: whether the opening is a plain article, which belongs to the words quoted.
        name: the name it is, if it is one.
        ranged: whether it opens a list «from A to B».
        joined: whether a conjunction before it says that it is the last.
    """

    start: int
    first: int
    last: int
    opening: int = -1
    core_article: bool = False
    name: Name | None = None
    ranged: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads enumerations of one sentence."""

    sentence: Sentence
    names: Mapping[int, tuple[int, Name]]  # first token: token after the name, the name
    words: Lexicon
    lists: ListWords
    small: frozenset[str]  # articles and linking words
    read: dict[tuple[int, int | None, bool], Item | None] = field(default_factory=dict)

    @classmethod
    def of(cls, sentence: Sentence, known: Mapping[int, Mention]) -> Reader:
        """Return a reader that knows which tokens of the sentence are names."""
        names: dict[int, tuple[int, Name]] = {}
        for at, token in enumerate(sentence.tokens):
            mention = known.get(token.start)
            if mention is None or not isinstance(mention.value, Name):
                continue
            last = at
            while last < len(sentence.tokens) and sentence.tokens[last].end <= mention.span.end:
                last += 1
            names[at] = (last, mention.value)
        words = sentence.lexicon
        return cls(
            sentence=sentence,
            names=names,
            words=words,
            lists=list_words(sentence.code),
            small=words.articles | words.linking,
        )

    def enumeration(
        self, at: int, *, named: bool = True, taken: Sequence[tuple[int, int]] = ()
    ) -> list[Item]:
        """Return the items of the enumeration that begins exactly at a token, or [].

        Args:
            at: the token.
            named: whether the items are names, or common noun phrases.
            taken: stretches of tokens that no item may enter.
        """
        first = self.item(at, opening=None)
        if first is None or (first.name is not None) != named or _inside(first, taken):
            return []
        if not self._may_begin(at, first):
            return []
        items, closed = [first], False
        while len(items) < MOST_ITEMS:
            after, conjunction = self._separator(items[-1].last)
            if after < 0:
                break
            opening = first.opening if first.name is None else None
            item = self.item(after, opening=opening, last=conjunction)
            if named and (item is None or item.name is None):
                item = self._apposed(after) or self._bare(after, items) or item
            if item is None or (item.name is None) == named or _inside(item, taken):
                break
            items.append(replace(item, joined=conjunction))
            if conjunction:
                closed = True
                break
        return self._complete(items, closed=closed)

    def openers(self, *, named: bool) -> list[int]:
        """Return the tokens at which an enumeration may begin: at most none does.

        A name opens one, as does a determiner; anything else only after what announces a list.
        A comma or conjunction must follow, behind a noun phrase no farther than it can reach.
        """
        names, openings, folded = self.names, self.lists.openings, self.sentence.folded
        joining = self.words.and_first | _COMMAS
        signs = [at for at, word in enumerate(folded) if word in joining]
        reach = len(folded) if named else LONGEST_OPENING + LONGEST_ITEM
        return [
            at
            for sign, before in zip(signs, [-1, *signs], strict=False)
            for at in range(max(before, sign - reach, 0), sign)
            if at in names or folded[at] in openings or (not named and self.announced(at))
        ]

    def announced(self, at: int) -> bool:
        """Return whether a sign or a phrase before a token says that a list follows."""
        if at == 0:
            return False
        if self.sentence.tokens[at - 1].text in (":", "("):
            return True
        folded = self.sentence.folded
        phrases = self.lists.announcing.get(folded[at - 1])
        return phrases is not None and any(
            folded[max(at - size, 0) : at] in phrases for size in (1, 2, 3, 4)
        )

    def _complete(self, items: list[Item], *, closed: bool) -> list[Item]:
        if len(items) < 2 or self._set_apart(items):  # noqa: PLR2004 - one thing is no list
            return []
        if closed or items[0].name is not None:
            ranged = self._ranged(items)
            return ranged or items
        return []

    def _set_apart(self, items: list[Item]) -> bool:
        """Return whether the first name belongs to what stands before: «of Spain, Ana, Luz, …»."""
        kinds = {item.name.kind for item in items[1:] if item.name is not None}
        first = items[0]
        if first.name is None or first.name.kind is not NameKind.PLACE:
            return False
        relatives = any(item.opening >= 0 for item in items[1:])  # «… sa femme Inès»
        if kinds - {NameKind.OTHER} != {NameKind.PERSON} and (
            NameKind.PLACE in kinds or not relatives
        ):
            return False
        tokens, at = self.sentence.tokens, first.first
        while at > 0 and tokens[at - 1].folded in self.words.articles:
            at -= 1
        linking = self.words.genitive | self.words.place_before | self.words.link_first
        return at > 0 and tokens[at - 1].folded in linking

    def _ranged(self, items: list[Item]) -> list[Item]:
        """Return the items of «from A and B to C, D and E» when these are the first of them."""
        tokens, at = self.sentence.tokens, items[-1].last
        start = items[0].first
        if start == 0 or tokens[start - 1].folded not in self.lists.range_from:
            return []
        size = next(
            (
                s
                for s in (3, 2, 1)
                if tuple(t.folded for t in tokens[at : at + s]) in self.lists.range_to
            ),
            0,
        )
        if not size or items[0].name is None:
            return []
        further = self.enumeration(at + size)
        if not further:
            single = self.item(at + size, opening=None)
            further = [single] if single and single.name is not None else []
        return [replace(items[0], ranged=True), *items[1:], *further] if further else []

    def item(self, at: int, *, opening: int | None, last: bool = False) -> Item | None:
        """Return the item that begins at a token; `opening` is the group it must open with."""
        key = (at, opening, last)
        if key not in self.read:
            self.read[key] = self._item(at, opening=opening, last=last)
        return self.read[key]

    def _item(self, at: int, *, opening: int | None, last: bool) -> Item | None:
        tokens = self.sentence.tokens
        if at >= len(tokens):
            return None
        group, size = self._determiner(at, opening)
        if at in self.names and tokens[at].capital:
            group, size = -1, 0  # «El Hierro»: the article is part of the name
        if opening is not None and group != opening:
            return None
        first = at + size
        if first in self.names:
            end, name = self.names[first]
            if opening is None or opening < 0:
                return Item(start=at, first=first, last=end, opening=group, name=name)
            if self._phrase(first) <= end:
                article = size == 1 and tokens[at].folded in self.words.articles
                if not article or not last:
                    return None
                return Item(start=at, first=first, last=end, opening=group, core_article=True)
        end = self._last_phrase(first) if last else self._phrase(first)
        if end == first:
            return None
        article = size == 1 and tokens[at].folded in self.words.articles
        return Item(start=at, first=first, last=end, opening=group, core_article=article)

    def _apposed(self, at: int) -> Item | None:
        """Return the item that begins with an article and says what it is before its name."""
        tokens = self.sentence.tokens
        if at >= len(tokens):
            return None
        group, size = self._determiner(at, None)
        if group < 0 or at + size >= len(tokens):
            return None
        for first in range(at + size + 1, min(at + size + LONGEST_APPOSED, len(tokens))):
            before = tokens[first - 1]
            small = before.folded in self.words.stop or before.folded in self.small
            if not before.word or small or joined(tokens, first - 1, self.sentence.code):
                return None
            if first in self.names:
                end, name = self.names[first]
                return Item(start=at, first=first, last=end, opening=group, name=name)
        return None

    def _bare(self, at: int, items: Sequence[Item]) -> Item | None:
        """Return a noun alone in a list of names, where every noun has a capital.

        Two names before it show what is listed, or one before it and one after the next sign.
        """
        tokens = self.sentence.tokens
        if not self.words.capital_nouns or not items or at >= len(tokens):
            return None
        after, _ = self._separator(at + 1)
        if len(items) < 2 and after not in self.names:  # noqa: PLR2004 - two show what is listed
            return None
        alone = at + 1 >= len(tokens) or not tokens[at + 1].word or after in self.names
        plain = all(item.opening < 0 and item.name is not None for item in items)
        if not (alone and plain and tokens[at].capital and tokens[at].word):
            return None
        name = Name(surface=tokens[at].text, key=fold(tokens[at].text))
        return Item(start=at, first=at, last=at + 1, name=name)

    def _determiner(self, at: int, wanted: int | None) -> tuple[int, int]:
        """Return the group of the determiner at a token, and its length; (-1, 0) for none."""
        tokens = self.sentence.tokens
        if tokens[at].folded not in self.lists.openings:
            return -1, 0
        for size in (3, 2, 1):
            phrase = tuple(t.folded for t in tokens[at : at + size])
            groups = self.lists.openings[tokens[at].folded].get(phrase, ()) if phrase else ()
            if groups and len(phrase) == size:
                return (wanted if wanted is not None and wanted in groups else groups[0]), size
        return -1, 0

    def _may_begin(self, at: int, first: Item) -> bool:
        """Return whether a list can begin here: not in the middle of a noun phrase."""
        if first.name is not None:
            return True
        if first.opening >= 0:
            return not self._opens_again(first)
        return self.announced(at)

    def _opens_again(self, item: Item) -> bool:
        """Return whether an item has a preposition and an article inside: a list begins there."""
        tokens = self.sentence.tokens
        for at in range(item.first, item.last - 1):
            link = link_at(tokens, at, self.words)
            article = tokens[at + 1].folded in self.words.articles or len(link) > 1
            if link and link[0] not in self.words.genitive and article:
                return True
        return False

    def _last_phrase(self, at: int) -> int:
        """Return the end of an item that no comma bounds: a noun, its adjectives and genitives."""
        end = self._phrase(at)
        if not self.words.adjective_endings:
            return end
        tokens, last, noun = self.sentence.tokens, at, True
        while last < end:
            token = tokens[last]
            link = link_at(tokens, last, self.words)
            if link and last > at:
                last, noun = last + len(link), True
            elif token.folded in self.words.articles or (
                noun and token.folded in self.words.adjectives and last + 1 < end
            ):
                last += 1
            elif noun or token.capital or is_adjective(token, self.words):
                last, noun = last + 1, False
            else:
                break
        while last > at + 1 and tokens[last - 1].folded in self.small:
            last -= 1
        return min(last, end)

    def _phrase(self, at: int) -> int:
        """Return the end of the noun phrase that begins at a token, `at` where there is none."""
        tokens, last = self.sentence.tokens, at
        while last < len(tokens) and last - at < LONGEST_ITEM:
            token = tokens[last]
            if not token.word or (last > at and not token.touching) or not token.text[0].isalpha():
                break
            if self._ends_phrase(last, at):
                break
            last += 1
        while last > at and tokens[last - 1].folded in self.small:
            last -= 1
        return last

    def _ends_phrase(self, at: int, first: int) -> bool:
        tokens = self.sentence.tokens
        if joined(tokens, at, self.sentence.code):
            return True
        token = tokens[at]
        if token.folded in self.words.stop and not is_adjective(token, self.words):
            return True
        return at == first and token.folded in self.small

    def _separator(self, at: int) -> tuple[int, bool]:
        """Return where the next item begins after a separator (or -1), and if that is «and»."""
        tokens = self.sentence.tokens
        if at >= len(tokens):
            return -1, False
        comma = tokens[at].text in _COMMAS
        after = at + 1 if comma else at
        size = joined(tokens, after, self.sentence.code)
        if size:
            return after + size, True
        return (after, False) if comma else (-1, False)


def _inside(item: Item, taken: Sequence[tuple[int, int]]) -> bool:
    return any(item.start < last and first < item.last for first, last in taken)


def joined(tokens: tuple[Token, ...], at: int, code: str) -> int:
    """Return how many tokens at a place are a conjunction («and», «ainsi que»), or 0."""
    words = name_words(code)
    if at >= len(tokens) or tokens[at].folded not in words.and_first:
        return 0
    for size in (3, 2, 1):
        if tuple(t.folded for t in tokens[at : at + size]) in words.and_:
            return size
    return 0
