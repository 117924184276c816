"""Who holds which post: before the name, after it, in «X is the …» and «X, who chairs …»."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.mention import Mention
from checker.extract.names.known import known_at, office_names
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.offices import named_offices, offices_of
from checker.extract.names.reach import is_adjective, link_at, portfolio_before
from checker.extract.names.runs import SHORTEST_DEMONYM
from checker.extract.names.tokens import Sentence, Token, sentences
from checker.lang.folding import stem
from checker.lang.name_words import PostWords, post_words
from checker.lang.territories import demonym
from checker.model.claim import Kind
from checker.model.document import Document, Span
from checker.model.values import Name, NameKind, Post

LONGEST = 18
"""Words of one post at most."""

LONGEST_PORTFOLIO = 8
"""Words in brackets behind a minister's name at most."""


def find_posts(document: Document, names: list[Mention]) -> list[Mention]:
    """Return who holds which post in a document, in order of place.

    The span is the post alone, without article and without the person's name.
    """
    by_start = {m.span.start: m for m in names if isinstance(m.value, Name)}
    found: dict[Span, Mention] = {}
    last: Mention | None = None
    for sentence in sentences(document):
        named = _named(sentence, by_start)
        if last is not None and not named:
            for mention in _of_pronoun(sentence, last, document.text):
                found.setdefault(mention.span, mention)
        if named:
            for mention in _posts(sentence, by_start, document.text):
                found.setdefault(mention.span, mention)
            last = named[0] if len({_person(m) for m in named}) == 1 else None
    return sorted(found.values(), key=lambda m: m.span)


def _named(sentence: Sentence, names: dict[int, Mention]) -> list[Mention]:
    """Return the mentions of persons in a sentence."""
    mentions = (names.get(token.start) for token in sentence.tokens)
    return [m for m in mentions if m is not None and _may_be_person(m)]


def _person(mention: Mention) -> str:
    return mention.value.key if isinstance(mention.value, Name) else ""


def _of_pronoun(sentence: Sentence, person: Mention, text: str) -> Iterator[Mention]:
    """Give the post of «she» in a sentence that names nobody, after one that names one person."""
    pronouns = post_words(sentence.code).pronouns
    for at, token in enumerate(sentence.tokens):
        if token.folded in pronouns:
            stretch = after_name(sentence, at + 1, verb_only=True) or _ahead(sentence, at)
            if stretch:
                yield _mention(sentence, stretch, person, text)
                return


def _ahead(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the post that opens a sentence and stands in apposition to the pronoun at `at`."""
    tokens, words = sentence.tokens, sentence.lexicon
    if at == 0 or tokens[at - 1].text != ",":
        return None
    stretch = _title(tokens, _past_article(tokens, 0, words), words, post_words(sentence.code))
    return stretch if stretch and stretch[1] < at else None


def _posts(sentence: Sentence, names: dict[int, Mention], text: str) -> Iterator[Mention]:
    for at, token in enumerate(sentence.tokens):
        mention = names.get(token.start)
        if mention is None or not _may_be_person(mention):
            continue
        last = at
        while last < len(sentence.tokens) and sentence.tokens[last].end <= mention.span.end:
            last += 1
        stretch = _own(sentence, after_name(sentence, last), names) or before_name(sentence, at)
        if stretch and not _holds_another(sentence, stretch, names):
            more = _portfolio(sentence, stretch, last) if stretch[1] == at else ()
            yield _mention(sentence, stretch, mention, text, more)


def _portfolio(sentence: Sentence, stretch: tuple[int, int], last: int) -> tuple[Token, ...]:
    """Return what the holder of a post is in charge of, where it stands behind the name.

    «Minister Berg van Financiën», «wethouder Berg (Financiën)».
    """
    tokens, words = sentence.tokens, sentence.lexicon
    if not portfolio_before(tokens, stretch[1], words) or last + 1 >= len(tokens):
        return ()
    if tokens[last].text == "(":
        inside = tokens[last + 1 : last + 1 + LONGEST_PORTFOLIO]
        end = next((i for i, t in enumerate(inside) if t.text == ")"), 0)
        capitals = [t for t in inside[:end] if t.capital and not t.text.isupper()]
        return tuple(capitals)
    if tokens[last].folded not in words.genitive or not tokens[last + 1].capital:
        return ()
    end = _reach(tokens, last + 1, words)
    return tuple(t for t in tokens[last + 1 : end] if t.capital)


def _holds_another(sentence: Sentence, stretch: tuple[int, int], names: dict[int, Mention]) -> bool:
    inside = sentence.tokens[stretch[0] : stretch[1]]
    return any(t.start in names and _may_be_person(names[t.start]) for t in inside)


def _own(
    sentence: Sentence, stretch: tuple[int, int] | None, names: dict[int, Mention]
) -> tuple[int, int] | None:
    """Return a post that follows a name, unless another person's name comes right after it."""
    if stretch is None:
        return None
    following = sentence.tokens[stretch[1] : stretch[1] + 3]
    if any(t.start in names and _may_be_person(names[t.start]) for t in following):
        return None
    return stretch


def _may_be_person(mention: Mention) -> bool:
    value = mention.value
    return isinstance(value, Name) and value.kind is NameKind.PERSON


def _mention(
    sentence: Sentence,
    stretch: tuple[int, int],
    person: Mention,
    text: str,
    more: tuple[Token, ...] = (),
) -> Mention:
    tokens = sentence.tokens[stretch[0] : stretch[1]]
    words, posts = sentence.lexicon, post_words(sentence.code)
    verb = posts.verbs.get((tokens[0].folded,)) or posts.verbs.get(
        tuple(t.folded for t in tokens[:2]), ""
    )
    kept = [
        word
        for at, t in enumerate(tokens)
        if t.word and t.folded not in words.small
        for word in _content(tokens, at, words, posts)
    ]
    kept += [stem(token.text, words.code) for token in more]
    if verb:
        kept[0] = stem(verb, words.code)
    name = person.value
    assert isinstance(name, Name)  # noqa: S101 - the caller has seen to it
    span = Span(tokens[0].start, (*tokens, *more)[-1].end)
    before = sentence.tokens[max(stretch[0] - 1, 0)].folded
    former = (
        any(t.folded.split("-")[0] in posts.former for t in tokens[:2]) or before in posts.former
    )
    value = Post(
        person=name.key,
        person_surface=name.surface,
        title=text[span.start : span.end],
        words=tuple(word for word in kept if word not in posts.former),
        former=former,
        offices=named_offices(verb, words) if verb else offices_of(tokens, words),
    )
    return Mention(span=span, kind=Kind.POST, value=value)


def _content(
    tokens: tuple[Token, ...], at: int, words: Lexicon, posts: PostWords
) -> tuple[str, ...]:
    """Return the stems of a word of a post, or the state that it names as noun or adjective."""
    token = tokens[at]
    known = known_at(tokens, at, words) if token.capital else None
    state = demonym(token.text, words.code) if len(token.text) >= SHORTEST_DEMONYM else ""
    if known and known.kind is NameKind.PLACE and len(known.words) == 1:
        return (known.key.casefold(),)
    if state:
        return (state.casefold(),)
    return tuple(stem(part, words.code) for part in _parts(token, posts))


def _parts(token: Token, posts: PostWords) -> list[str]:
    """Return a compound post by its parts («bar-owner»), one that is a head by itself whole."""
    first = token.folded.partition("-")[0]
    whole = (token.folded,) in posts.heads or first in posts.before | posts.former
    return [token.text] if whole else token.text.split("-")


def after_name(sentence: Sentence, last: int, *, verb_only: bool = False) -> tuple[int, int] | None:
    """Return the post that follows a name that ends at `last`: apposition, brackets, «is»."""
    tokens, posts = sentence.tokens, post_words(sentence.code)
    words = sentence.lexicon
    if last + 1 >= len(tokens):
        return None
    at = last + 1
    if tokens[last].text in (",", "(", "–", "—") and not verb_only:
        if tokens[at].folded in posts.who:
            return _verb(tokens, at + 1, words, posts)
        return _title(tokens, _past_article(tokens, at, words), words, posts)
    for size in (3, 2, 1):
        if tuple(t.folded for t in tokens[last : last + size]) in posts.is_:
            start = _past_article(tokens, last + size, words)
            return _title(tokens, start, words, posts)
    return None


def _verb(
    tokens: tuple[Token, ...], at: int, words: Lexicon, posts: PostWords
) -> tuple[int, int] | None:
    """Return «chairs the board» after «who», as far as its object reaches."""
    size = next(
        (s for s in (2, 1) if tuple(t.folded for t in tokens[at : at + s]) in posts.verbs), 0
    )
    if size:
        return at, _reach(tokens, at + size, words)
    for s in (3, 2, 1):
        if tuple(t.folded for t in tokens[at : at + s]) in posts.is_:
            return _title(tokens, _past_article(tokens, at + s, words), words, posts)
    return None


def _past_article(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    return at + 1 if at < len(tokens) and tokens[at].folded in words.articles else at


def _title(
    tokens: tuple[Token, ...], at: int, words: Lexicon, posts: PostWords
) -> tuple[int, int] | None:
    """Return the post that begins at a token: what may precede a head, the head, the rest."""
    head = at
    while head < min(at + 5, len(tokens)):
        if _head_at(tokens, head, words, posts):
            return at, _reach(tokens, head + _head_at(tokens, head, words, posts), words)
        if not _may_precede(tokens, head, words, posts):
            return None
        head += 1
    return None


def _head_at(tokens: tuple[Token, ...], at: int, words: Lexicon, posts: PostWords) -> int:
    """Return how many tokens at a place are the head of a post, 0 for none."""
    known = office_names(words)
    for size in (5, 4, 3, 2, 1):
        phrase = tuple(t.folded for t in tokens[at : at + size])
        if len(phrase) == size and (phrase in posts.heads or phrase in known):
            return size
    folded = tokens[at].folded if at < len(tokens) else ""
    return 1 if (folded.rpartition("-")[2],) in posts.heads else 0


def _may_precede(tokens: tuple[Token, ...], at: int, words: Lexicon, posts: PostWords) -> bool:
    token = tokens[at]
    if not token.word:
        return token.text in ("'s", "’s")
    if token.folded in words.articles or token.folded in words.stop | words.never:
        return token.folded in posts.before
    if token.folded in posts.before or token.folded.split("-")[0] in posts.former:
        return True
    if demonym(token.text, words.code) or token.folded in words.adjectives:
        return True
    if at + 1 < len(tokens) and tokens[at + 1].text in ("'s", "’s"):
        return True
    return words.code in ("en", "nl", "de") and token.capital and token.touching


def _reach(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """Return the end of a post whose head ends at `at`: adjectives and complements of its nouns."""
    start = at
    while at < len(tokens) and at - start < LONGEST and tokens[at].touching:
        token = tokens[at]
        if not token.word:
            more = token.text in ("'s", "’s", "/", "-") and at + 1 < len(tokens)
            if not more:
                break
        elif (token.folded in words.stop and not link_at(tokens, at, words)) or not _belongs(
            tokens, at, words
        ):
            break
        at += 1
    while at > start and (not tokens[at - 1].word or tokens[at - 1].folded in words.small):
        at -= 1
    return at


def _belongs(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    token = tokens[at]
    if token.text[:1].isdigit():
        return False
    if token.folded in words.articles or link_at(tokens, at, words):
        return True
    if token.capital or is_adjective(token, words):
        return True
    before = tokens[at - 1]
    if not before.word or before.folded in words.small:
        return True
    if _compound(tokens, at, words):
        return True
    if (token.folded,) not in words.and_ or at + 1 >= len(tokens):
        return False
    if before.capital and tokens[at + 1].capital:
        return True
    return bool(link_at(tokens, at + 1, words)) or tokens[at + 1].folded in words.articles


def _compound(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Return whether a small word ends a compound noun («port board») before a sign or a link."""
    if words.adjective_endings or tokens[at].capital or tokens[at - 1].capital:
        return False
    if tokens[at].folded in words.stop or (tokens[at].folded,) in words.and_:
        return False
    after = at + 1
    return after >= len(tokens) or not tokens[after].word or bool(link_at(tokens, after, words))


def _runs_on(
    tokens: tuple[Token, ...], head: int, end: int, words: Lexicon, posts: PostWords
) -> bool:
    """Return whether a post ends in a capital that may belong to the name right after it."""
    last = end - 1
    if not tokens[last].capital or last < head + _head_at(tokens, head, words, posts):
        return False
    return not any(_known_until(tokens, at, end, words) for at in range(head, end))


def _known_until(tokens: tuple[Token, ...], at: int, end: int, words: Lexicon) -> bool:
    known = known_at(tokens, at, words)
    return known is not None and at + len(known.words) == end


def before_name(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Return the post that stands right before a name, a comma between them or not."""
    tokens, words = sentence.tokens, sentence.lexicon
    posts = post_words(sentence.code)
    end = at
    if end > 0 and tokens[end - 1].text == ",":
        end -= 1
    if end == 0 or not tokens[end - 1].word or tokens[end - 1].folded in words.small:
        return None
    found = None
    low = max(end - LONGEST, 0)
    for head in range(end - 1, low - 1, -1):
        if not tokens[head].word and tokens[head].text not in ("'s", "’s", "/", "-"):
            break
        size = _head_at(tokens, head, words, posts)
        if size and _reach(tokens, head + size, words) >= end:
            found = head
        elif tokens[head].folded in words.stop and not size:
            break
    if found is None or (end == at and _runs_on(tokens, found, end, words, posts)):
        return None
    start = found
    while start > low and _may_precede(tokens, start - 1, words, posts) and tokens[start].touching:
        start -= 1
    if tokens[start].folded in posts.plural:
        return None
    return start, end
