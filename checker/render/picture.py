"""The interval picture: what two claims commit to, drawn on one axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from checker.model.claim import Kind
from checker.model.finding import Side
from checker.model.worlds import Interval
from checker.render.places import letter
from checker.render.wording import Wording

WIDTH, LANE, EDGE, AXIS = 360, 22, 26, 18
_LEAST = 3.0  # a bar is never thinner than this, so that an exact value can be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One interval as drawn: `form` is `strict` or `loose`, `lane` counts from 0."""

    lane: int
    form: str
    x: str
    width: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled place of the axis; `anchor` is an SVG text-anchor."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the template draws; `label` says the same in a sentence."""

    bars: tuple[Bar, ...]
    overlap: tuple[str, str] | None
    ticks: tuple[Tick, ...]
    lanes: tuple[str, ...]
    label: str
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    low: Decimal
    high: Decimal

    def x(self, value: Decimal | None, *, end: bool) -> float:
        if value is None:
            return WIDTH if end else 0.0
        share = float((value - self.low) / (self.high - self.low))
        return EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * EDGE)


def picture(sides: tuple[Side, ...], words: Wording) -> Picture | None:
    """Return the picture of a finding's sides; None where they do not commit to intervals."""
    drawn = [(side, _intervals(side)) for side in sides[:4]]
    bounds = sorted({b for _, found in drawn for _, i in found for b in _bounds(i)})
    if len(drawn) < 2 or not all(found for _, found in drawn) or not bounds:  # noqa: PLR2004 - two sides
        return None
    low, high = bounds[0], bounds[-1]
    if low == high:
        low, high = low - 1, high + 1
    scale = _Scale(low=low, high=high)
    bars = tuple(
        _bar(lane, form, interval, scale)
        for lane, (_, found) in enumerate(drawn)
        for form, interval in sorted(found, key=lambda pair: pair[0])
    )
    dates = all(side.claim.kind is Kind.DATE for side in sides)
    return Picture(
        bars=bars,
        overlap=_overlap(drawn, scale),
        ticks=_ticks(drawn, scale, words, dates=dates),
        lanes=tuple(letter(n) for n in range(len(drawn))),
        label=_label(drawn, words, dates=dates),
        height=LANE * len(drawn) + AXIS,
    )


def _intervals(side: Side) -> list[tuple[str, Interval]]:
    if side.worlds is None:
        return []
    pairs = [("strict", i) for i in side.worlds.strict] + [("loose", i) for i in side.worlds.loose]
    return [(form, i) for form, i in pairs if isinstance(i, Interval)]


def _bounds(interval: Interval) -> Iterable[Decimal]:
    return (b for b in (interval.low, interval.high) if b is not None)


def _bar(lane: int, form: str, interval: Interval, scale: _Scale) -> Bar:
    start, end = scale.x(interval.low, end=False), scale.x(interval.high, end=True)
    if end - start < _LEAST:
        middle = (start + end) / 2
        start, end = middle - _LEAST / 2, middle + _LEAST / 2
    return Bar(lane=lane, form=form, x=_px(start), width=_px(end - start))


def _overlap(
    drawn: list[tuple[Side, list[tuple[str, Interval]]]], scale: _Scale
) -> tuple[str, str] | None:
    """Return where the loose readings of the first two sides meet, as x and width."""
    (_, left), (_, right) = drawn[:2]
    for form_a, a in left:
        for form_b, b in right:
            if form_a == form_b == "loose" and a.meets(b):
                start = max(scale.x(a.low, end=False), scale.x(b.low, end=False))
                end = min(scale.x(a.high, end=True), scale.x(b.high, end=True))
                return _px(start), _px(max(end - start, _LEAST))
    return None


def _ticks(
    drawn: list[tuple[Side, list[tuple[str, Interval]]]],
    scale: _Scale,
    words: Wording,
    *,
    dates: bool,
) -> tuple[Tick, ...]:
    """Return labels of the outermost values, and of those between wherever there is room."""
    values = sorted({value for _, found in drawn for value in _named_values(found, scale)})
    stop = WIDTH - 8.0 * len(named(values[-1], words, dates=dates))
    ticks: list[Tick] = []
    free = -1e9
    for value in values:
        x, label = scale.x(value, end=False), named(value, words, dates=dates)
        first, final = value == values[0], value == values[-1]
        half = 3.5 * len(label)
        if first or final or (x - half > free and x + half < stop):
            anchor = "middle" if len(values) == 1 else "end" if final else "middle"
            anchor = "start" if first and x < half else anchor
            ticks.append(Tick(x=_px(x), label=label, anchor=anchor))
            free = x + half + 6
    return tuple(ticks)


_NARROW = 30.0  # pixels: an interval thinner than this is named by its middle alone


def _named_values(found: list[tuple[str, Interval]], scale: _Scale) -> Iterable[Decimal]:
    strict = [interval for form, interval in found if form == "strict"]
    for interval in strict or [interval for _, interval in found]:
        low, high = interval.low, interval.high
        near = scale.x(high, end=True) - scale.x(low, end=False) < _NARROW
        if low is not None and high is not None and near:
            yield (low + high) / 2
        else:
            yield from _bounds(interval)


def named(value: Decimal, words: Wording, *, dates: bool = False) -> str:
    """Return a number, or the day that it counts, as a short label in the report's language."""
    if dates:
        try:
            return dt.date.fromordinal(int(value)).isoformat()
        except (ValueError, OverflowError):
            return ""
    size = abs(value)
    for exponent, unit in ((12, "scale_12"), (9, "scale_9"), (6, "scale_6")):
        if size >= Decimal(10) ** exponent:
            return f"{_plain(value.scaleb(-exponent), words)}\u00a0{words(unit)}"
    return _plain(value, words)


def _plain(value: Decimal, words: Wording) -> str:
    rounded = value.quantize(Decimal("0.0001")) if abs(value) < Decimal(10) ** 12 else value
    text = f"{rounded:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return words.decimal(text)


def _label(
    drawn: list[tuple[Side, list[tuple[str, Interval]]]], words: Wording, *, dates: bool
) -> str:
    parts = []
    for name, (_, found) in zip("ABCD", drawn, strict=False):
        strict = [i for form, i in found if form == "strict"][:1]
        for interval in strict:
            low, high = (
                "…" if b is None else named(b, words, dates=dates)
                for b in (interval.low, interval.high)
            )
            parts.append(words("picture_side", name=name, low=low, high=high))
    return "; ".join(parts)


def _px(value: float) -> str:
    return f"{value:.1f}"
