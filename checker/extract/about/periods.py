"""When a claim holds: the date that goes with it, and the one that it is measured from."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.about.roles import countering
from checker.extract.about.scenes import Place, Scene
from checker.model.claim import Role
from checker.model.values import Edge, Grain, Period

_ANY_YEAR = "XXXX-"  # how a day, month or quarter is said whose year nothing tells
_BESIDE = 1  # words between an event and its date
_CHANGES = ("percent", "point")
_FAR = 12  # words between «another» and the date of what it names
_VERBS = ("past", "present", "future", "speech")
_DIRECT = 2  # words from a figure to the date that goes with it: «4 t in 2024»
_SPOKEN = 4  # words between a verb of speech and the day of speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The period of a claim, whether its clause says so, and its baseline."""

    period: Period | None = None
    explicit: bool = False
    baseline: Period | None = None
    previous: bool = False


def when(scene: Scene, place: Place, role: Role | None) -> When:
    """Return the period and the baseline of a claim."""
    counter = countering(scene, place)
    if not scene.dates:
        return When(previous=True) if counter else _headed(scene, None)
    within = scene.bracket[place.first]
    dates = [p for p in scene.dates if p is not place and scene.bracket[p.first] in (0, within)]
    past = [p for p in dates if _is_baseline(scene, p, role)]
    others = _counter_clauses(scene) - {scene.clause[place.first]}
    days = [
        p
        for p in dates
        if p not in past
        and scene.clause[p.first] not in others
        and not _spoken(scene, p)
        and not _moment(scene, p)
        and not _of_counter(scene, p, place)
    ]
    base = _nearest(scene, place, past, own=True) or _following(scene, place, past)
    baseline = _period(base) if base and role is Role.CHANGE else None
    near = _nearest(scene, place, days, own=True)
    if near is None and counter and (base := _nearest(scene, place, past, own=True)):
        near = base
    if near is not None:
        return When(period=_period(near), explicit=_definite(near), baseline=baseline)
    if counter:
        return When(previous=True)
    if lead := _leading(scene, place, days):
        return When(period=_period(lead), explicit=_definite(lead), baseline=baseline)
    far = _nearest(scene, place, days, own=False)
    if far is not None:
        plain = len(days) == 1 and _definite(far)
        return When(period=_period(far), explicit=plain, baseline=baseline)
    return _headed(scene, baseline)


def _headed(scene: Scene, baseline: Period | None) -> When:
    """Return the period that the headings name, if they name one."""
    heads = [m.value for m in scene.background.dates if isinstance(m.value, Period)]
    return When(period=heads[0] if heads else None, explicit=bool(heads), baseline=baseline)


def is_base(scene: Scene, date: Place) -> bool:
    """Return whether a date is only that of a figure or time that another is compared with."""
    period = _period(date)
    before = [p for p in scene.figures if p.last < date.first]
    if period is None or period.grain is Grain.DAY or not before:
        return False
    if scene.clause[before[-1].first] == scene.clause[date.first] and countering(scene, before[-1]):
        return True
    changed = any(p.mention.unit and p.mention.unit.dimension in _CHANGES for p in before)
    return changed and _is_baseline(scene, date, None)


def of_another(scene: Scene, date: Place) -> bool:
    """Return whether a date is that of another thing of the sort: «le précédent accident, en 2006».

    The word stands in the date's own clause, or before it with no verb between.
    """
    first, last = scene.bounds(date.first)
    return any(
        (
            hit.first >= first
            or not any(scene.cued(verb, hit.last + 1, first - 1) for verb in _VERBS)
        )
        and not any(p.first <= hit.first <= p.last for p in scene.dates)
        for hit in scene.cues.within("another_time", max(0, date.first - _FAR), last)
    )


def _period(place: Place) -> Period | None:
    value = place.mention.value
    if not isinstance(value, Period):
        return None
    if value.first and value.last and value.first > value.last:
        return None
    return value


def _counter_clauses(scene: Scene) -> set[int]:
    """Return the clauses that only tell what a figure is compared with: «against 34 % in 2019»."""
    return {scene.clause[p.first] for p in scene.figures if countering(scene, p)}


def _of_counter(scene: Scene, date: Place, place: Place) -> bool:
    """Whether a date follows another figure that is only compared with («after 2 t in 2023»)."""
    before = [p for p in scene.figures if date.first - _SPOKEN <= p.last < date.first]
    return bool(before) and before[-1] is not place and countering(scene, before[-1])


def _definite(place: Place) -> bool:
    """Whether a date is closed and short enough to tell two claims apart."""
    period = _period(place)
    if period is None:
        return False
    if period.first is None and period.last is None:
        return period.said.startswith(_ANY_YEAR)
    if period.first is None or period.last is None:
        return False
    return period.grain not in {Grain.SPAN, Grain.DECADE, Grain.CENTURY}


def _is_baseline(scene: Scene, date: Place, role: Role | None) -> bool:
    period = _period(date)
    if period is not None and period.edge is Edge.SINCE and role is Role.CHANGE:
        return True
    at = date.first
    while same := scene.cue_before(at, "same_period", reach=1):  # «la même période de 2023»
        at = same.first
    return scene.cue_before(at, "baseline", reach=1) is not None


def _spoken(scene: Scene, date: Place) -> bool:
    """Whether a day is that of an announcement («said on Monday»), not of the thing announced."""
    period = _period(date)
    if period is None or period.grain is not Grain.DAY:
        return False
    return any(
        hit.last >= date.first - _SPOKEN and hit.first <= date.last + _SPOKEN
        for hit in scene.cues.of("speech", "announced", "according")
    )


def _moment(scene: Scene, date: Place) -> bool:
    """Whether a date is that of an event named right beside it («founded in 1998»)."""
    return any(
        -_BESIDE <= date.first - hit.last - 1 <= _BESIDE
        or -_BESIDE <= hit.first - date.last - 1 <= _BESIDE
        for hit in scene.concepts
        if any("moment" in date.vocabulary.measures[label].fits for label in hit.labels)
    )


def _nearest(scene: Scene, place: Place, dates: list[Place], *, own: bool) -> Place | None:
    clause = scene.clause[place.first]
    pool = [d for d in dates if (scene.clause[d.first] == clause) is own]
    if not own:
        pool = [d for d in pool if not _own_event(scene, d)]
        before = [d for d in pool if d.first < place.first]
        free = [d for d in pool if d.first > place.first and not _has_figure(scene, d)]
        pool = before or free
    elif any(0 < d.first - place.last <= _DIRECT for d in pool):
        pool = [d for d in pool if not _behind_other(scene, d, place)]  # «4 t in 2024 from 5 t in»
    return min(pool, key=lambda d: abs(d.first - place.first), default=None)


def _behind_other(scene: Scene, date: Place, place: Place) -> bool:
    """Whether a date stands right behind another figure, and so goes with that one."""
    return any(p is not place and 0 < date.first - p.last <= _DIRECT for p in scene.figures)


def _own_event(scene: Scene, date: Place) -> bool:
    """Whether a day dates something that happens in its own clause, far from the figure."""
    period = _period(date)
    if period is None or period.grain is not Grain.DAY:
        return False
    return scene.clause[date.first] > 0


def _following(scene: Scene, place: Place, dates: list[Place]) -> Place | None:
    """The baseline that opens the next clause: «8 % more | than in 2023»."""
    own = scene.clause[place.first]
    return next((d for d in dates if scene.clause[d.first] == own + 1), None)


def _has_figure(scene: Scene, date: Place) -> bool:
    clause = scene.clause[date.first]
    return any(scene.clause[p.first] == clause for p in scene.figures)


def _leading(scene: Scene, place: Place, dates: list[Place]) -> Place | None:
    """The date that opens the sentence, before any of its figures."""
    figures = [p.first for p in scene.figures]
    lead = [d for d in dates if d.first < min(figures, default=0)]
    return lead[0] if len(lead) == 1 and lead[0].first < place.first else None
