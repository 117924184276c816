"""Two readings, one kind of claims after the other: score, choose, and say what was chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.align.choose import Rows, greedy, leads, one_to_one, overruled
from checker.align.evidence import Evidence, gather
from checker.align.gates import gate_names
from checker.align.limits import limits
from checker.align.meeting import Flags, Floats, Meeting
from checker.align.pairing import Choice, pairs_of, rival_ids
from checker.align.scoring import Scored, meeting_of, scored
from checker.align.semantic import Remembering
from checker.align.weights import weights
from checker.model.claim import Kind, Reading
from checker.model.pair import Pair

_TEXTS = ("left_id", "right_id", "kind", "rival", "gate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What two readings, or one kind of their claims, came to.

    Attributes:
        frame: a row a candidate pair: ids, kind, features, score, margin, rival, gate, chosen.
        pairs: the chosen pairs, best first.
        related: gated pairs that would otherwise have been chosen, best first.
    """

    frame: pd.DataFrame
    pairs: tuple[Pair, ...]
    related: tuple[Pair, ...]


def match_all(
    left: Reading,
    right: Reading,
    encoder: Remembering | None = None,
    *,
    explained: bool = True,
) -> tuple[Evidence, Matched]:
    """Return the evidence that two readings offer, and the partners among all their claims.

    The frame of a run that nobody will ask to explain itself stays empty.
    """
    evidence = gather(left, right, encoder)
    kinds = {c.kind for c in left.claims} & {c.kind for c in right.claims}
    found = [match(evidence, kind, explained=explained) for kind in Kind if kind in kinds]
    frame = pd.concat([part.frame for part in found], ignore_index=True) if found else _empty()
    numbers = frame.select_dtypes("number").columns
    frame[numbers] = frame[numbers].fillna(0.0)
    pairs = sorted((p for part in found for p in part.pairs), key=_best_first)
    related = sorted((p for part in found for p in part.related), key=_best_first)
    return evidence, Matched(frame=frame, pairs=tuple(pairs), related=tuple(related))


def match(evidence: Evidence, kind: Kind, *, explained: bool = True) -> Matched:
    """Return the partners among the claims of one kind; the frame is empty if not `explained`."""
    cells = scored(meeting_of(evidence, kind), kind, -limits().choice.shown)
    choice = chosen(cells, weights(kind).margin)
    kept, related = np.flatnonzero(choice.kept).tolist(), _related(cells, choice.kept)
    pairs, shut = pairs_of(choice, kept, related)
    frame = _frame(choice, cells.shown if explained else cells.shown[:0])
    return Matched(frame=frame, pairs=pairs, related=shut)


def chosen(cells: Scored, least: float) -> Choice:
    """Return which of the scored pairs are partners; unlike values need a lead of `least`."""
    # What parallel sentences both say stands, though another place there should suit better.
    firm = np.where(
        cells.likes, cells.rank + limits().choice.standing * cells.meeting.parallel(), cells.rank
    )
    usable = cells.open & ~overruled(cells.left, cells.right, firm, _settled(cells))
    kept = _kept(cells, np.where(usable, cells.gain, 0.0))
    margin, rival = leads(cells.left, cells.right, cells.rank, cells.open, kept)
    kept = kept & (cells.likes | (margin >= least))
    return Choice(scored=cells, kept=kept, margin=margin, rival=rival)


def _settled(cells: Scored) -> Flags:
    """Return the open pairs of like value, without conversions of what has its own counterpart."""
    likes = cells.likes & cells.open
    likes &= cells.swapped >= 0  # equal, but what it is of says otherwise
    if cells.kind is not Kind.FIGURE:
        return likes
    one_unit = likes & cells.meeting.equal("symbol") & (cells.gain > 0)
    paired = np.isin(cells.left, cells.left[one_unit])
    paired |= np.isin(cells.right, cells.right[one_unit])
    return np.asarray(likes & (one_unit | ~paired), dtype=np.bool_)


def explained(evidence: Evidence, left: str, right: str) -> Pair:
    """Return the pair of any two claims by id, chosen or not.

    Raises:
        KeyError: one of the readings has no claim of that id, or the two are of different kinds.
    """
    rows = {claim.id: row for row, claim in enumerate(evidence.left.claims)}
    columns = {claim.id: row for row, claim in enumerate(evidence.right.claims)}
    if left not in rows and right in rows and left in columns:
        left, right = right, left
    row, column = rows[left], columns[right]
    kind = evidence.left.claims[row].kind
    if evidence.right.claims[column].kind is not kind:
        raise KeyError(right)
    cells = scored(meeting_of(evidence, kind), kind)
    margin, rival = leads(
        cells.left, cells.right, cells.rank, cells.open, np.zeros_like(cells.open)
    )
    same = np.flatnonzero((cells.left == row) & (cells.right == column))
    if len(same):
        choice = Choice(scored=cells, kept=np.zeros_like(cells.open), margin=margin, rival=rival)
        return pairs_of(choice, same.tolist())[0][0]
    lone = Meeting(evidence=evidence, pairs=pd.DataFrame({"left": [row], "right": [column]}))
    none = np.array([-1], dtype=np.int64)
    cells = scored(lone, kind)
    choice = Choice(scored=cells, kept=np.zeros_like(cells.open), margin=np.zeros(1), rival=none)
    return pairs_of(choice, [0])[0][0]


def _kept(cells: Scored, gain: Floats) -> Flags:
    if cells.kind is Kind.NAME:
        return np.asarray(gain > 0, dtype=np.bool_)
    if not cells.meeting.evidence.same:
        return one_to_one(cells.left, cells.right, gain)
    kept = np.zeros(len(gain), dtype=np.bool_)
    kept[greedy(cells.left, cells.right, gain, np.arange(len(gain)))] = True
    return kept


def _related(cells: Scored, kept: Flags) -> list[int]:
    """Return the best shut pair of each claim that has no partner."""
    busy = np.isin(cells.left, cells.left[kept]) & np.isin(cells.right, cells.right[kept])
    shut = ~cells.open & ~busy
    gain = np.where(shut, cells.gain - limits().choice.related, 0.0)
    return greedy(cells.left, cells.right, gain, np.arange(len(gain)))


def _frame(choice: Choice, rows: Rows) -> pd.DataFrame:
    """Return the frame of some of the cells shown, a row each."""
    cells, evidence = choice.scored, choice.scored.meeting.evidence
    at = np.searchsorted(cells.shown, rows)
    names = gate_names(cells.kind)
    texts = {
        "left_id": [evidence.id(0, row) for row in cells.left[rows].tolist()],
        "right_id": [evidence.id(1, row) for row in cells.right[rows].tolist()],
        "kind": [str(cells.kind)] * len(rows),
        "rival": rival_ids(choice, rows),
        "gate": [names[number] for number in cells.gates[rows].tolist()],
    }
    return pd.DataFrame(
        {
            **{name: pd.Series(texts[name], dtype="str") for name in _TEXTS},
            **{name: values[at] for name, values in cells.terms.items()},
            "score": cells.score[rows],
            "margin": choice.margin[rows],
            "chosen": choice.kept[rows],
        }
    )


def _best_first(pair: Pair) -> tuple[float, str, str]:
    return -pair.score, pair.left.id, pair.right.id


def _empty() -> pd.DataFrame:
    return pd.DataFrame(
        {
            **{name: pd.Series([], dtype="str") for name in _TEXTS},
            **{name: pd.Series([], dtype="float") for name in ("score", "margin")},
            "chosen": pd.Series([], dtype="bool"),
        }
    )
