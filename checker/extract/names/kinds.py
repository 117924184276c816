"""What a run of words names: a person, place, firm, body, event, programme, treaty or work."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.extract.names.known import known_person
from checker.extract.names.lexicon import Lexicon
from checker.extract.names.reach import is_title
from checker.extract.names.runs import Run
from checker.extract.names.tokens import Sentence, Token
from checker.lang.folding import fold, stem
from checker.model.values import Name, NameKind

MOST_PERSON_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A run taken for a name, with what it names; `sure` when its kind needs no guessing."""

    sentence: Sentence
    run: Run
    name: Name
    sure: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return the words of the run."""
        return self.sentence.tokens[self.run.first : self.run.last]

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Return the offset after the last character."""
        return self.tokens[-1].end

    def called(self, name: Name) -> Candidate:
        """Return the candidate under another name that needs no guessing."""
        return replace(self, name=name, sure=True)


def candidate(sentence: Sentence, run: Run, text: str) -> Candidate:
    """Return a run as a candidate, its name filled in as far as the sentence alone tells."""
    tokens = sentence.tokens[run.first : run.last]
    words = sentence.lexicon
    surface = text[tokens[0].start : tokens[-1].end]
    if run.known:
        name = Name(surface=surface, key=run.known.key, kind=run.known.kind)
        return Candidate(sentence=sentence, run=run, name=name, sure=True)
    kind, sure = _kind(sentence, run, words)
    name = Name(surface=surface, key=key_of(tokens, words), kind=kind)
    if kind is NameKind.PERSON:
        name = person(name, tokens, words)
    elif run.head >= 0:
        name = _descriptive(name, sentence, run, words)
    elif kind is NameKind.FIRM:
        name = replace(name, key=firm_key(tokens, words))
    return Candidate(sentence=sentence, run=run, name=name, sure=sure)


def key_of(tokens: tuple[Token, ...], words: Lexicon) -> str:
    """Return the folded words of a name, without a leading article."""
    folded = [fold(t.text) for t in tokens if t.word]
    if len(folded) > 1 and folded[0] in words.definite:
        folded = folded[1:]
    return " ".join(folded)


def firm_key(tokens: tuple[Token, ...], words: Lexicon) -> str:
    """Return the key of a firm: its name without the legal form."""
    core = list(tokens)
    while len(core) > 1 and (core[-1].folded in words.legal_forms or not core[-1].word):
        core.pop()
    return key_of(tuple(core), words)


def person(name: Name, tokens: tuple[Token, ...], words: Lexicon) -> Name:
    """Return the name as a person's, parted into given and family names."""
    folded = [fold(t.text) for t in tokens if t.word]
    at = len(folded) - 1
    while at > 1 and folded[at - 1] in words.particles:
        at -= 1
    if len(folded) == 1:
        given, family = "", folded[0]
    else:
        given, family = " ".join(folded[:at]), " ".join(folded[at:])
    key = known_person(given, family, words.vocabulary) or " ".join(folded)
    return replace(name, kind=NameKind.PERSON, key=key, given=given, family=family)


def _kind(sentence: Sentence, run: Run, words: Lexicon) -> tuple[NameKind, bool]:
    tokens = sentence.tokens[run.first : run.last]
    before = sentence.tokens[run.first - 1].folded if run.first else ""
    if len(tokens) > 1 and tokens[-1].folded in words.legal_forms:
        return NameKind.FIRM, True
    if run.head >= 0:
        return NameKind(words.heads[sentence.tokens[run.head].folded]), True
    given = tokens[0].folded.split("-")[0] in words.given and len(tokens) > 1
    if (run.titled or given) and like_person(tokens, words):
        return NameKind.PERSON, True
    if _is_work(sentence, run, words):
        return NameKind.WORK, True
    if before in words.before_firm:
        return NameKind.FIRM, True
    if any(t.text == "&" for t in tokens):
        return NameKind.FIRM, True
    if before in words.place_before and _like_place(tokens):
        return NameKind.PLACE, False
    return NameKind.OTHER, False


def _is_work(sentence: Sentence, run: Run, words: Lexicon) -> bool:
    """Return whether a noun such as «novel» stands shortly before a name."""
    tokens = sentence.tokens
    near = tokens[max(run.first - 3, 0) : run.first]
    cut = [i for i, t in enumerate(near) if t.text in ".;:"]
    near = near[cut[-1] + 1 :] if cut else near
    named = any(t.folded in words.before_work for t in near)
    quoted = bool(near) and near[-1].text in '«“„"'
    return named and (quoted or is_title(tokens, run.first, words) or near[-1].text == ",")


def _like_place(tokens: tuple[Token, ...]) -> bool:
    plain = all((t.word and t.text[1:].islower()) or not t.capital for t in tokens)
    return len(tokens) == 1 and plain


def like_person(tokens: tuple[Token, ...], words: Lexicon) -> bool:
    """Return whether words could be a person's name: letters only, no acronym at the end."""
    plain = all(t.word and not any(c.isdigit() for c in t.text) for t in tokens)
    return (
        plain
        and len(tokens) <= MOST_PERSON_WORDS
        and (len(tokens) > 1 or not tokens[0].text.isupper())
        and tokens[-1].folded not in words.legal_forms
    )


def _descriptive(name: Name, sentence: Sentence, run: Run, words: Lexicon) -> Name:
    others = (
        t
        for at, t in enumerate(sentence.tokens[run.first : run.last], start=run.first)
        if at != run.head and t.word
        if t.folded not in words.small and t.folded not in words.particles
    )
    rest = tuple(sorted({stem(t.text, words.code) for t in others}))
    return replace(name, head=sentence.tokens[run.head].folded, rest=rest)
