"""Features of what two claims are about: measure, counted noun, role, period, actors, scope."""

from __future__ import annotations

import numpy as np

from checker.align.likeness import spelling
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.weights import scope_axes
from checker.config.vocabulary import in_force


def same_measure(m: Meeting) -> Floats:
    """The same measure."""
    return m.equal("measure").astype(float)


def other_measure(m: Meeting) -> Floats:
    """Two different measures that are no kin."""
    other = m.both("measure") & ~m.equal("measure")
    return other.astype(float) * (1.0 - kin_measure(m))


def kin_measure(m: Meeting) -> Floats:
    """Two measures of which one is a kind of the other, or both of a third."""
    return m.once("kin measure", lambda: _kin_measure(m))


def _kin_measure(m: Meeting) -> Floats:
    words = in_force(m.evidence.left.document)
    return m.between("measure", lambda one, two: float(one != two and words.kin(one, two)))


def same_noun(m: Meeting) -> Floats:
    """The same counted noun."""
    return m.equal("noun").astype(float)


def same_head(m: Meeting) -> Floats:
    """The same noun that the claim hangs on."""
    return m.equal("head").astype(float)


def same_speaker(m: Meeting) -> Floats:
    """The same speaker."""
    return m.equal("speaker").astype(float)


def same_role(m: Meeting) -> Floats:
    """The same role: level, change, share, count."""
    return m.equal("role").astype(float)


def same_period(m: Meeting) -> Floats:
    """The same period, stated on both sides or taken from the sentence."""
    return (_periods_known(m) & periods_meet(m) & _periods_alike(m)).astype(float)


def other_period(m: Meeting) -> Floats:
    """Two periods that do not meet."""
    return (_periods_known(m) & ~periods_meet(m)).astype(float)


def periods_meet(m: Meeting) -> Flags:
    """Return where the two periods have a day in common."""
    one, two = m.left, m.right
    return np.asarray((one("first") <= two("last")) & (two("first") <= one("last")), dtype=np.bool_)


def _periods_known(m: Meeting) -> Flags:
    return np.asarray(m.left("dated") & m.right("dated"), dtype=np.bool_)


def _periods_alike(m: Meeting) -> Flags:
    one = (m.left("last").astype(float) - m.left("first").astype(float)) + 1
    two = (m.right("last").astype(float) - m.right("first").astype(float)) + 1
    return np.asarray(np.maximum(one, two) <= 12.5 * np.minimum(one, two), dtype=np.bool_)


def other_actor(m: Meeting) -> Floats:
    """Different actors of one sort: two firms, two countries, two persons."""
    return m.once("other actor", lambda: m.over("actors", other_actors) * (1.0 - m.parallel()))


def other_actors(one: frozenset[str], two: frozenset[str]) -> float:
    """Return 1 where two sets of names differ wholly in some kind that both have, else 0."""
    kinds = {name.partition(":")[0] for name in one} & {name.partition(":")[0] for name in two}
    for kind in sorted(kinds):
        mine = [name.partition(":")[2] for name in sorted(one) if name.startswith(f"{kind}:")]
        yours = [name.partition(":")[2] for name in sorted(two) if name.startswith(f"{kind}:")]
        if not any(one_name(a, b) for a in mine for b in yours):
            return 1.0
    return 0.0


def one_name(one: str, two: str) -> bool:
    """Return whether two keys may name one thing: equal, a part of the other, or spelt alike."""
    if one == two:
        return True
    words, others = set(one.split()), set(two.split())
    if _initials(one) == two or _initials(two) == one:
        return True
    return words <= others or others <= words or spelling(one, two) > 0


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def one_scope(m: Meeting) -> Floats:
    """A scope that one side states and the other does not."""
    return m.over("scope", _one_scope)


def _one_scope(one: frozenset[str], two: frozenset[str]) -> float:
    return float(any(bool(one & axis) != bool(two & axis) for axis in scope_axes()))
