"""Kinds of rules on parts and wholes in prose: a total and what it is said to be made of.

A sum is only called wrong where the text says plainly that these are the parts of that whole, and
where it nearly comes out: figures that are far from adding up were most likely never meant to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.judge.kinds.amounts import (
    MANY,
    added,
    adds_up,
    alike,
    amount,
    computed,
    figures,
    in_cell,
    off,
    reach,
    size,
    some_add_up,
)
from checker.judge.observation import Context, Observation
from checker.judge.rule import Rule, Shape
from checker.lang.about_words import about_words
from checker.lang.arithmetic_words import Cue, arithmetic_cues
from checker.lang.folding import fold
from checker.model.claim import Claim, Reading
from checker.model.document import Span
from checker.model.verdict import Severity, Verdict

SHAPES = {
    "parts": Shape(fields=frozenset({"sum"})),
    "excess": Shape(fields=frozenset({"sum"})),
}
NEAR = Decimal("0.10")  # a sum within a tenth of its total was meant to make it
NEARER = Decimal("0.05")  # where only the order of the sentences says so
PLAIN = Decimal("0.34")  # where the text says that all the parts follow
MOST = 12  # parts of one whole that are looked at
BESIDE = 24  # characters between a cue and the figure that it goes with
BACK = 2  # sentences before and after one with parts in which their total may stand
_DIGITS = re.compile(r"\d+")
EXCLUSIVE = frozenset({"seats", "votes", "votes_for"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with its levels and counts, and with its words that speak of sums."""

    span: Span
    block: int
    items: tuple[Claim, ...]
    cues: tuple[Cue, ...]
    text: str

    def cued(self, label: str, first: int, last: int) -> bool:
        """Return whether a cue lies between two characters."""
        return any(c.label == label and first <= c.start and c.end <= last for c in self.cues)

    def beside(self, label: str, claim: Claim) -> bool:
        """Return whether a cue stands right before a figure, or right behind it."""
        span = claim.evidence
        return any(
            c.label == label
            and (
                span.start - BESIDE <= c.end <= span.start + 1
                or span.end - 1 <= c.start <= span.end + BESIDE
                or span.overlaps(Span(c.start, c.end))
            )
            for c in self.cues
        )

    def parted(self, claim: Claim) -> bool:
        """Return whether «of the» stands right before a figure."""
        start = claim.evidence.start
        return any(cue.label == "out_of" and start - 2 <= cue.end <= start + 1 for cue in self.cues)

    def goes_on(self, claim: Claim) -> bool:
        """Return whether more parts are spoken of behind a figure without their number."""
        end = claim.evidence.end
        joins = about_words(claim.language).phrases.get("join", ())
        for cue in self.cues:
            if cue.label == "rest" and cue.start > end:
                between = self.text[end : cue.start]
                if "," in between or any(fold(word) in joins for word in between.split()):
                    return True
        return False

    def read(self, first: int) -> bool:
        """Return whether all numbers in figures from a character on are among the items."""
        return all(
            any(item.evidence.start <= at.start() < item.evidence.end for item in self.items)
            for at in _DIGITS.finditer(self.text, first, self.span.end)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A whole, its parts, how near they must come, and whether more parts may be left unsaid."""

    total: Claim
    items: tuple[Claim, ...]
    near: Decimal
    open: bool = False
    sure: bool = True


def parts(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the totals that the parts named with them nearly, but do not, make."""
    del rule
    for index in sorted(context.readings):
        told: set[str] = set()
        lines = _lines(context.readings[index])
        for at in range(len(lines)):
            for one in _sums(lines, at):
                if one.total.id in told:
                    continue
                if _fits(one, context):
                    if adds_up(one.total, one.items, context):
                        told |= {claim.id for claim in one.items}  # what is a part is no whole
                    continue
                told |= {one.total.id, *(claim.id for claim in one.items)}
                cap = None if one.sure else Severity.WARNING
                value = added(one.items, one.total)
                claims = (one.total, *one.items)
                yield computed(context, Verdict.CONFLICT, claims, value, cap=cap)
                break


def _fits(one: Sum, context: Context) -> bool:
    """Whether nothing is wrong with a sum, or nothing that can be told."""
    if some_add_up(one.total, one.items, context) or adds_up(one.total, one.items, context):
        return True
    if one.open and added(one.items, one.total) < size(one.total):
        return True
    return off(one.total, one.items) > one.near


def _lines(reading: Reading) -> list[Line]:
    text = reading.document.text
    by_sentence: dict[Span, list[Claim]] = defaultdict(list)
    for claim in figures(reading):
        if not in_cell(reading, claim):
            by_sentence[claim.sentence].append(claim)
    return [
        Line(
            span=span,
            block=items[0].block,
            items=tuple(items[: 2 * MOST]),
            cues=arithmetic_cues(text, span.start, span.end, items[0].language),
            text=text,
        )
        for span, items in sorted(by_sentence.items())
    ]


def _sums(lines: Sequence[Line], at: int) -> Iterator[Sum]:
    """Give what a sentence says to be the whole of what, the plainest first."""
    yield from _told_within(lines[at])
    yield from _told_after(lines, at)
    yield from _told_around(lines, at)


def _told_within(line: Line) -> Iterator[Sum]:
    """«313 ships: 140 …, 90 … and 73 …», «of the 40 towns 26 … and 16 …», three of a sort."""
    for at, total in enumerate(line.items):
        items = _run(line.items[at + 1 :], total)
        if len(items) < 2:  # noqa: PLR2004 - a pair
            continue
        between = line.text[total.evidence.end : items[0].evidence.start]
        last = line.span.end
        partial = line.cued("among", total.evidence.end, last) or line.goes_on(items[-1])
        rest = line.cued("rest", total.evidence.end, last)
        first = items[0].evidence.start
        listed = ":" in between or line.cued("breakdown", total.evidence.end, first)
        if listed and not partial and line.read(total.evidence.end):
            yield Sum(total=total, items=items, near=PLAIN)
        parted = line.cued("of_which", total.evidence.end, first) or line.parted(total)
        if parted and not partial:
            told = line.parted(total) and len(items) >= MANY and off(total, items) <= NEAR
            whole = (rest or told) and line.read(total.evidence.end)
            sure = _exclusive(items) and (rest or added(items, total) > size(total))
            yield Sum(total=total, items=items, near=PLAIN, open=not whole, sure=sure)
        plain = not (partial or parted) and line.read(total.evidence.end)
        if len(items) >= MANY and plain and at == 0:
            yield Sum(total=total, items=items, near=NEAR)


def _run(following: Sequence[Claim], total: Claim) -> tuple[Claim, ...]:
    """Return the figures of the total's sort that follow it without another sort between."""
    run: list[Claim] = []
    for claim in following[:MOST]:
        if not alike(claim, total) or amount(claim, total) >= size(total):
            break
        run.append(claim)
    return tuple(run)


def _exclusive(items: Sequence[Claim]) -> bool:
    return len(items) >= MANY or any(c.subject.measure in EXCLUSIVE for c in items)


def _told_after(lines: Sequence[Line], at: int) -> Iterator[Sum]:
    """«120 …, 80 … and 60 …, in all 250», the total in the sentence of the parts or after it."""
    line = lines[at]
    for place, total in enumerate(line.items):
        if not line.beside("total", total):
            continue
        own = _before(line.items[:place], total)
        adding = line.cued("adding", line.span.start, line.span.end)
        if len(own) >= 2 and not line.cued("among", line.span.start, total.evidence.start):  # noqa: PLR2004 - a pair
            yield Sum(total=total, items=own, near=NEAR, sure=len(own) >= MANY or adding)
        for earlier in _near(lines, at, -1):
            items = _before(earlier.items, total)
            if own and adding and items:
                yield Sum(total=total, items=(*items[-1:], *own), near=NEAR)
            enough = len(items) >= MANY and not own
            if enough and not earlier.cued("among", earlier.span.start, earlier.span.end):
                yield Sum(total=total, items=items, near=NEAR)


def _before(items: Sequence[Claim], total: Claim) -> tuple[Claim, ...]:
    """Return the run of figures of the total's sort that ends a stretch."""
    run: list[Claim] = []
    for claim in reversed(items):
        if not alike(claim, total) or amount(claim, total) >= size(total):
            break
        run.append(claim)
    return tuple(reversed(run))


def _near(lines: Sequence[Line], at: int, step: int) -> Iterator[Line]:
    """Give the few sentences before or after one that stand in its paragraph or the next."""
    for other in range(at + step, at + step * (BACK + 1), step):
        if not 0 <= other < len(lines) or abs(lines[other].block - lines[at].block) > BACK:
            return
        yield lines[other]


def _told_around(lines: Sequence[Line], at: int) -> Iterator[Sum]:
    """A sentence of nothing but parts («in detail, 14 … , 9 … and 8 …») after that of its total."""
    line = lines[at]
    items = line.items
    if len(items) < 2 or not all(alike(claim, items[0]) for claim in items):  # noqa: PLR2004 - a pair
        return
    if line.cued("among", line.span.start, line.span.end):
        return
    first = items[0].evidence.start
    listed = line.cued("breakdown", line.span.start, first)
    if len(items) < MANY and not listed:
        return
    told = listed or line.cued("of_which", line.span.start, first)  # «of these»
    for earlier in _near(lines, at, -1):
        for total in reversed(earlier.items):
            named = total.unit is not None and (total.unit.noun or total.unit.symbol != "count")
            if not named or not alike(total, items[0]):
                continue
            if all(amount(claim, total) < size(total) for claim in items):
                near = NEAR if told else NEARER
                yield Sum(total=total, items=items, near=near, sure=listed)


def excess(context: Context, rule: Rule) -> Iterator[Observation]:
    """Give the parts that are larger than the whole of which they are said to be a part."""
    del rule
    for index in sorted(context.readings):
        for line in _lines(context.readings[index]):
            for whole, part in zip(line.items, line.items[1:], strict=False):
                between = part.evidence.start
                cued = line.cued("of_which", whole.evidence.end, between + 1)
                if not cued or not _right_before(line, part) or not alike(whole, part):
                    continue
                ends = reach(whole, context), reach(part, context, whole)
                if ends[0] and ends[1] and ends[1][0] > ends[0][1]:
                    yield computed(context, Verdict.CONFLICT, (part, whole), amount(part, whole))


def _right_before(line: Line, part: Claim) -> bool:
    """Whether «of which» stands right before a figure, with nothing but a word between."""
    return any(
        cue.label == "of_which"
        and cue.end <= part.evidence.start + 1
        and len(line.text[cue.end : part.evidence.start].split()) <= 1
        for cue in line.cues
    )
