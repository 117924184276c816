"""Why two claims may not be compared, however alike they look: gates before the ladder."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from checker.align.agreement import agreed, agreeing, alike, slip, telling, worded
from checker.align.closeness import (
    elided,
    far_value,
    other_currency,
    same_digits,
    value_distance,
)
from checker.align.limits import limits
from checker.align.meeting import Column, Flags, Floats, Meeting
from checker.align.subjects import other_actor, other_actors
from checker.align.surroundings import same_rank
from checker.align.tabled import in_cells, other_column
from checker.align.weights import growing_measures, marked_scopes, scope_axes
from checker.config.vocabulary import in_force
from checker.model.claim import Kind
from checker.model.document import DateSource, Document

_BEFORE = "previous"  # scope of the figure that another one is compared with
_OTHER = "another"  # scope of a figure of a neighbour or rival
_AMOUNTS = ("count", "level")
_FIRM = ("stated",)
_DENIED = ("rejected",)
Codes = npt.NDArray[np.int8]
Gate = Callable[[Meeting], Flags]


def dimension(m: Meeting) -> Flags:
    """Two different dimensions, such as money and persons."""
    return m.both("dimension") & ~m.equal("dimension") & ~slip(m) & ~elided(m)


def currency(m: Meeting) -> Flags:
    """Two currencies; only equal digits make it likely that one of the two is a slip."""
    same = m.left("number") == m.right("number")
    digits = (same_digits(m) > 0) & (
        (m.parallel() >= limits().sentences.saying) | m.equal("measure")
    )
    digits |= same & (m.parallel() >= limits().sentences.close / 2) & (same_rank(m) > 0)
    return np.asarray((other_currency(m) > 0) & ~digits, dtype=np.bool_)


def role(m: Meeting) -> Flags:
    """A change against a level, a rank against a share, and the like."""
    other = m.both("role") & ~m.equal("role")
    for group in limits().gates.roles:
        other &= ~(m.among(0, "role", group) & m.among(1, "role", group))
    return np.asarray(other & ~slip(m) & ~worded(m), dtype=np.bool_)


def period(m: Meeting) -> Flags:
    """Two periods, both stated in the clause, that have no day in common.

    «In August» without a year has none in common with September 2023 either.
    """
    stated = m.left("explicit") & m.right("explicit")
    apart = (m.left("first") > m.right("last")) | (m.right("first") > m.left("last"))
    one, two = m.left("months"), m.right("months")
    unknown = ~(m.left("dated") & m.right("dated"))
    apart |= unknown & (one != 0) & (two != 0) & ((one & two) == 0)
    same = telling(m) | (agreeing(m) & (m.parallel() >= limits().sentences.saying))
    # «12 % sur 2022» may be the growth during that year, or since.
    following = (m.left("last") + 1 == m.right("first")) | (m.right("last") + 1 == m.left("first"))
    changes = m.among(0, "role", ("change",)) & m.among(1, "role", ("change",))
    same |= agreeing(m) & following & changes
    return np.asarray(stated & apart & ~same, dtype=np.bool_)


def baseline(m: Meeting) -> Flags:
    """Two changes that are measured from different periods."""
    known = m.left("based") & m.right("based")
    apart = (m.left("base_first") > m.right("base_last")) | (
        m.right("base_first") > m.left("base_last")
    )
    return np.asarray(known & apart, dtype=np.bool_)


def actor(m: Meeting) -> Flags:
    """Different actors of one sort, two firms or two countries, that the other text leaves out."""
    absent = _absent(m, m.left("actors"), m.right("all_names"))
    absent |= _absent(m, m.right("actors"), m.left("all_names"))
    apart = (other_actor(m) > 0) & absent & (m.parallel() < limits().sentences.saying)
    return np.asarray(apart & ~telling(m), dtype=np.bool_)


def person(m: Meeting) -> Flags:
    """Different persons or firms, of which the other text's sentence says nothing."""
    kinds = ("person:", "firm:")
    names = m.over("actors", lambda one, two: other_actors(_only(one, kinds), _only(two, kinds)))
    return np.asarray((names > 0) & actor(m), dtype=np.bool_)


def _only(names: frozenset[str], kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name for name in names if name.startswith(kinds))


def _absent(m: Meeting, actors: Column, names: Column) -> Flags:
    """Return where none of one side's actors is among the names of the other's sentence."""
    bags = m.evidence.bags
    places = actors.astype(np.int64) * len(bags) + names
    unique, inverse = np.unique(places, return_inverse=True)
    both = [divmod(place, len(bags)) for place in unique.tolist()]
    sets = bags.keys_of({number for pair in both for number in pair})
    found = [bool(sets[one]) and sets[one].isdisjoint(sets[two]) for one, two in both]
    return np.array(found, dtype=np.bool_)[inverse.reshape(-1)]


def scope(m: Meeting) -> Flags:
    """Different scopes: half against full time, asked against given, city against region."""
    marked = (m.over("scope", _marked_scope) > 0) & (m.parallel() < limits().sentences.saying)
    other = (m.over("scope", _other_scope) > 0) | marked
    return np.asarray(other & ~agreeing(m), dtype=np.bool_)


def _marked_scope(one: frozenset[str], two: frozenset[str]) -> float:
    return float(bool((one ^ two) & marked_scopes()))


def another(m: Meeting) -> Flags:
    """The figure of a neighbour or rival against one of which nothing such is said."""
    named = [m.holding(side, "scope", lambda scope: _OTHER in scope) for side in (0, 1)]
    return np.asarray(named[0] != named[1], dtype=np.bool_) & ~agreeing(m) & ~slip(m)


def previous(m: Meeting) -> Flags:
    """The figure of the year or time before against the present one."""
    before = [m.holding(side, "scope", lambda scope: _BEFORE in scope) for side in (0, 1)]
    other = np.asarray(before[0] != before[1], dtype=np.bool_)
    return other & ~agreed(m) & ~in_cells(m)


def column(m: Meeting) -> Flags:
    """The cell of another column than that of the time that the other side speaks of."""
    same = agreeing(m) & m.equal("digits")
    return np.asarray(other_column(m) & ~same, dtype=np.bool_)


def contrast(m: Meeting) -> Flags:
    """Two figures that one text sets against each other: from 30 to 31, the parts of a whole."""
    beside = (m.left("sentence") == m.right("sentence")) & m.equal("symbol")
    apart = (beside | (far_value(m) > 0)) & ~agreeing(m)
    return np.asarray(apart & m.evidence.same, dtype=np.bool_)


def grown(m: Meeting) -> Flags:
    """A toll that was higher by the time that the later text appeared."""
    dates = [reading.document.date for reading in (m.evidence.left, m.evidence.right)]
    if (
        dates[0] is None
        or dates[1] is None
        or not 0 < abs((dates[0] - dates[1]).days) <= limits().gates.fresh
    ):
        return np.zeros(len(m.pairs), dtype=np.bool_)
    earliest = min(dates[0], dates[1]).toordinal()
    first, later = (m.left, m.right) if dates[0] < dates[1] else (m.right, m.left)
    growing = m.among(0, "measure", growing_measures())
    growing |= m.among(1, "measure", growing_measures())
    more = first("high") < later("high")
    after = 1 if dates[0] < dates[1] else 0
    early = m.holding(after, "scope", lambda scope: bool(scope & limits().gates.early))
    # A month or a year is a time of counting; «Sunday's quake» only dates what happened.
    long = later("last") - later("first") >= limits().gates.counted
    past = (later("last") <= earliest) | (
        (first("first") == later("first")) & (first("last") == later("last"))
    )
    dated = (later("dated") & past & long) | early
    return np.asarray(growing & more & ~dated & ~agreeing(m), dtype=np.bool_)


def dateline(m: Meeting) -> Flags:
    """The publication dates of two documents."""
    own = [_published(reading.document) for reading in (m.evidence.left, m.evidence.right)]
    left, right = (
        (side("first") == day) & (side("last") == day)
        for side, day in zip((m.left, m.right), own, strict=True)
    )
    return np.asarray(left & right & (own[0] != own[1]), dtype=np.bool_)


def _published(document: Document) -> int:
    """Return the day that a document says it appeared on, -1 where it is unknown or inferred."""
    if document.date is None or document.date_source is DateSource.INFERRED:
        return -1
    return document.date.toordinal()


def _other_scope(one: frozenset[str], two: frozenset[str]) -> float:
    return float(any(one & axis and two & axis and not one & two & axis for axis in scope_axes()))


def whole(m: Meeting) -> Flags:
    """Shares of different wholes."""
    shares = m.among(0, "role", ("share",)) & m.among(1, "role", ("share",))
    one_language = m.evidence.one_language
    concepts = in_force(m.evidence.left.document).measures

    def translatable(whole: frozenset[str]) -> frozenset[str]:
        """Keep what is the same in every language: concepts and the codes of territories."""
        return frozenset(word for word in whole if word in concepts or word.isupper())

    def apart(one: frozenset[str], two: frozenset[str]) -> float:
        mine, yours = (one, two) if one_language else (translatable(one), translatable(two))
        least = limits().gates.whole if one_language else limits().gates.whole / 2
        return float(bool(mine and yours) and len(mine & yours) < least * len(mine | yours))

    return np.asarray(shares & (m.over("whole", apart) > 0) & ~worded(m), dtype=np.bool_)


def rejected(m: Meeting) -> Flags:
    """A figure that one text quotes in order to correct it."""
    return m.among(0, "modality", _DENIED) | m.among(1, "modality", _DENIED)


def modality(m: Meeting) -> Flags:
    """A forecast or a hypothesis against a statement; amounts of one project may be both."""
    other = m.among(0, "modality", _FIRM) != m.among(1, "modality", _FIRM)
    amount = m.among(0, "role", _AMOUNTS) & m.equal("measure")
    sure = slip(m) | (amount & (value_distance(m) <= limits().values.projected))
    sure |= alike(m, np.zeros(len(m.pairs)), Kind.FIGURE)
    return np.asarray(other & (m.parallel() < limits().sentences.saying) & ~sure, dtype=np.bool_)


_EVERY: Mapping[str, Gate] = {"rejected": rejected}
_MEASURED: Mapping[str, Gate] = {
    "rejected": rejected,
    "dimension": dimension,
    "currency": currency,
    "role": role,
    "period": period,
    "baseline": baseline,
    "scope": scope,
    "another": another,
    "previous": previous,
    "column": column,
    "contrast": contrast,
    "grown": grown,
    "whole": whole,
    "actor": actor,
    "modality": modality,
}
GATES: Mapping[Kind, Mapping[str, Gate]] = {
    Kind.FIGURE: _MEASURED,
    Kind.DATE: {
        "rejected": rejected,
        "dateline": dateline,
        "scope": scope,
        "person": person,
        "modality": modality,
    },
    Kind.TREND: {"period": period, "scope": scope, "actor": actor, "modality": modality},
}


_READ = ("previous", "modality")


def gate_names(kind: Kind) -> tuple[str, ...]:
    """Return the names of the gates of a kind in the order they are tried, '' before them."""
    return ("", *GATES.get(kind, _EVERY))


def gated(
    m: Meeting, kind: Kind, only: Floats | None = None, exchanged: Floats | None = None
) -> Codes:
    """Return for each pair the number of the first gate that shuts it, 0 where none does.

    `only` tells how surely two claims are each other's only counterpart, 0 to 1: then what is read
    of their modality, or of a time before, no longer keeps them apart. Nor does that or their role
    for figures that have changed places, which `exchanged` tells.
    """
    found = np.zeros(len(m.pairs), dtype=np.int8)
    sure = np.zeros(len(m.pairs), dtype=np.bool_)
    if only is not None:
        sure = np.asarray(only >= limits().counterparts.sure, dtype=np.bool_)
    moved = np.zeros_like(sure) if exchanged is None else np.asarray(exchanged > 0, dtype=np.bool_)
    for number, (name, gate) in enumerate(GATES.get(kind, _EVERY).items(), start=1):
        shut = gate(m)
        if name in _READ:
            shut = shut & ~sure
        if name in (*_READ, "role"):
            shut = shut & ~moved
        found[shut & (found == 0)] = number
    return found
