"""A quantity: a number with what stands around it, before it becomes a mention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.figures.numbers import Number
from checker.extract.figures.tokens import Gap, Sort, Token
from checker.model.claim import Role, Unit
from checker.model.document import Span
from checker.model.values import Modifier

_NEAREST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit and wording, in the tokens of a block.

    Attributes:
        number: the number, or the lower one of a range.
        first: index of the first token of the wording.
        stop: index after its last token.
        unit: what it is counted in, or None while nothing says so.
        upper: the upper number of a range.
        modifier: how it is qualified.
        role: what the wording itself makes of it.
        sign: +1 or -1 where the wording says rise or fall.
        below_zero: whether the number itself is negative.
    """

    number: Number
    first: int
    stop: int
    unit: Unit | None = None
    upper: Number | None = None
    modifier: Modifier = Modifier.EXACT
    role: Role | None = None
    sign: int = 0
    below_zero: bool = False

    @property
    def bare(self) -> bool:
        """Return whether nothing says what the number counts."""
        return self.unit is None and self.role is None


def count_unit(noun: str = "", surface: str = "") -> Unit:
    """Return the unit of things that are counted one by one."""
    return Unit(symbol="count", dimension="count", noun=noun, noun_surface=surface)


def wording(tokens: Sequence[Token], quantity: Quantity) -> Span:
    """Return where the quantity's wording stands."""
    return Span(tokens[quantity.first].start, tokens[quantity.stop - 1].end)


def number_span(tokens: Sequence[Token], number: Number) -> Span:
    """Return where the number itself stands."""
    return Span(tokens[number.first].start, tokens[number.stop - 1].end)


def sentence_ends(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Return whether a sentence ends between two tokens."""
    return any(
        token.gap is Gap.BREAK or (token.sort is Sort.SIGN and token.text in ".!?;")
        for token in tokens[first:stop]
    )


def earlier(tokens: Sequence[Token], done: Sequence[Quantity], at: int) -> Iterator[Quantity]:
    """Give the quantities that stand before a token in its sentence, the nearest first.

    No more than some dozen: what a figure shares its noun or unit with is not far.
    """
    edge = at
    for quantity in reversed(done[-_NEAREST:]):
        if sentence_ends(tokens, quantity.stop, edge):
            return
        yield quantity
        edge = min(edge, quantity.stop)
