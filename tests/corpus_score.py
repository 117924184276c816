"""Scores the checker on the labelled pairs, and prints how its findings differ from the last ones.

Run as `python tests/corpus_score.py` for the table by pair, the totals, and the difference against
`corpus/findings.tsv`; with `--keep` the findings are written there.
"""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from dataclasses import dataclass

from labelled import CORPUS, Label, LabelledPair, labelled_pairs

from checker.config.options import Options
from checker.model.document import Span
from checker.model.finding import Finding
from checker.model.verdict import Severity
from checker.pipeline import Run, Source, run

KEPT = CORPUS / "findings.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one pair fared: what was found of the labels, and what was said beyond them."""

    pair: LabelledPair
    found: tuple[str, ...]
    missed: tuple[str, ...]
    alarms: tuple[Finding, ...]
    trapped: tuple[str, ...]
    flagged: tuple[str, ...]
    lines: tuple[str, ...]


def checked(pair: LabelledPair) -> Run:
    """Return the run over one labelled pair, its languages and dates given."""
    names = ("left.txt", "right.txt") if pair.texts[1].strip() else ("left.txt",)
    sources = [Source(name=n, data=t.encode()) for n, t in zip(names, pair.texts, strict=False)]
    return run(
        sources,
        Options(
            dates={n: d for n, d in zip(names, pair.dates, strict=False) if d},
            languages=dict(zip(names, pair.languages, strict=False)),
            report_language="en",
        ),
    )


def standing(pair: LabelledPair) -> Standing:
    """Return how the checker fares on one pair."""
    findings = checked(pair).report.judgement.findings
    labels = {kind: [x for x in pair.labels if x.id.startswith(kind)] for kind in "dat"}
    hit = {f: [x for x in labels["d"] if touches(f, x)] for f in findings}
    found = {x.id for xs in hit.values() for x in xs}
    beyond = [f for f, xs in hit.items() if not xs]
    loud = [f for f in beyond if f.severity > Severity.NOTE]
    return Standing(
        pair=pair,
        found=tuple(sorted(found)),
        missed=tuple(x.id for x in labels["d"] if x.id not in found),
        alarms=tuple(loud),
        trapped=tuple(x.id for x in labels["t"] if any(touches(f, x) for f in beyond)),
        flagged=tuple(x.id for x in labels["a"] if any(touches(f, x) for f in loud)),
        lines=tuple(sorted(_line(pair, f) for f in findings)),
    )


def touches(finding: Finding, label: Label) -> bool:
    """Return whether two sides of the finding stand on two different marks of the label."""
    sides = [(side.claim.document, side.claim.evidence) for side in finding.sides]
    marks = [(0, s) for s in label.left] + [(1, s) for s in label.right]
    met = [{n for n, (d, m) in enumerate(marks) if d == doc and m.overlaps(e)} for doc, e in sides]
    if len(marks) == 1:
        return any(met)
    if len(sides) == 1:
        return bool(met[0]) and not (label.left and label.right)
    need = 2 if label.left and label.right else 1
    documents = {doc for (doc, _), m in zip(sides, met, strict=True) if m}
    return len(documents) >= need and len(set().union(*met)) > 1


def totals(standings: list[Standing]) -> dict[str, int]:
    """Return the sums over all pairs by name: labels, found, alarms, trapped, flagged."""
    return {
        "discrepancies": sum(len(s.found) + len(s.missed) for s in standings),
        "found": sum(len(s.found) for s in standings),
        "alarms": sum(len(s.alarms) for s in standings),
        "trapped": sum(len(s.trapped) for s in standings),
        "flagged": sum(len(s.flagged) for s in standings),
    }


def difference(lines: list[str]) -> list[str]:
    """Return the findings gone and come against the kept ones, as `-` and `+` lines."""
    kept = KEPT.read_text("utf-8").splitlines() if KEPT.exists() else []
    changed = difflib.unified_diff(kept, lines, lineterm="", n=0)
    return [x for x in changed if x[:1] in "+-" and x[:3] not in ("+++", "---")]


def _line(pair: LabelledPair, finding: Finding) -> str:
    words = [side.claim.evidence.of(pair.texts[side.claim.document]) for side in finding.sides]
    cells = [pair.name, finding.rule, str(finding.severity), *words]
    return "\t".join(" ".join(cell.split())[:80] for cell in cells)


def _span_words(pair: LabelledPair, ids: tuple[str, ...]) -> str:
    def words(spans: tuple[Span, ...], side: int) -> str:
        return " ".join(s.of(pair.texts[side]) for s in spans)[:50]

    labels = [x for x in pair.labels if x.id in ids]
    return "; ".join(f"{x.id} {words(x.left, 0)} | {words(x.right, 1)}" for x in labels)


def main() -> None:
    standings = [standing(pair) for pair in labelled_pairs() if only(pair)]
    for s in standings:
        print(f"{s.pair.name}: found {len(s.found)}/{len(s.found) + len(s.missed)}")
        for title, ids in (("missed", s.missed), ("trapped", s.trapped), ("flagged", s.flagged)):
            if ids:
                print(f"    {title}: {_span_words(s.pair, ids)}")
        for finding in s.alarms:
            print(f"    alarm: {_line(s.pair, finding)}")
    by_type = Counter(
        (x.type, x.id in s.found) for s in standings for x in s.pair.labels if x.id[0] == "d"
    )
    for kind in sorted({k for k, _ in by_type}):
        print(f"{kind}: {by_type[kind, True]}/{by_type[kind, True] + by_type[kind, False]}")
    print(totals(standings))
    lines = [line for s in standings for line in s.lines]
    print("\n".join(difference(lines)))
    if "--keep" in sys.argv:
        KEPT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def only(pair: LabelledPair) -> bool:
    """Return whether a pair is asked for on the command line; all are when none is named."""
    wanted = [a for a in sys.argv[1:] if not a.startswith("-")]
    return not wanted or any(pair.name.startswith(w) for w in wanted)


if __name__ == "__main__":
    main()
