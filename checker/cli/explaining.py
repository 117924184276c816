"""`checker explain`: how two places were read, paired and judged, whether or not they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from checker.cli.checking import Job, run_job
from checker.cli.outputs import to_stdout
from checker.cli.settings import Settings, asked, settings
from checker.errors import ConfigError
from checker.model.claim import Claim, Kind
from checker.model.finding import Agreement, Finding, Side
from checker.model.pair import Pair, Reason
from checker.model.worlds import Interval
from checker.render import inert
from checker.render.coverage import GATE
from checker.render.places import Places, places
from checker.render.wording import wording

if TYPE_CHECKING:
    from checker.align import Alignment
    from checker.pipeline import Run

_PLACE = re.compile(r"(\d{1,9}):(\d{1,9})")


def explained(paths: tuple[str, ...], given: Mapping[str, Any]) -> None:
    """Print how the places given by --left and --right were read, paired and judged.

    Raises:
        ConfigError: a place holds no claim, or there are more than two documents.
    """
    if len(paths) > 2:  # noqa: PLR2004 - left and right
        raise ConfigError("explain", "takes one document or two", "name the draft and a reference")
    held = _what_if(settings(given), given["slack"])
    done = run_job(Job(name=paths[0], paths=paths), held, asked(held.configuration))
    at = places(done.report)
    left = _claim(done, at, 0, given["left"], "--left")
    lines = list(_reading("LEFT", left, at))
    if given["right"]:
        right = _claim(done, at, len(paths) - 1, given["right"], "--right")
        lines += ["", *_reading("RIGHT", right, at), "", *_paired(done, left, right, at)]
        lines += ["", *_judged(done, left, right)]
    else:
        lines += ["", *_rivals(done, left, at)]
    to_stdout(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))


def _what_if(held: Settings, slack: Sequence[str]) -> Settings:
    """Return the settings with the tolerances that were asked for laid over them."""
    shares: dict[str, float] = {}
    for text in slack:
        key, sign, share = text.partition("=")
        try:
            shares[key] = float(share)
        except ValueError as error:
            raise ConfigError("--slack", f"{text!r} is no KEY=SHARE") from error
        if not sign or not 0 <= shares[key] <= 1:
            raise ConfigError("--slack", f"{text!r} is no share from 0 to 1")
    if not shares:
        return held
    tables = {**held.configuration.slack, "": {**held.configuration.slack.get("", {}), **shares}}
    return replace(held, configuration=replace(held.configuration, slack=tables))


def _claim(done: Run, at: Places, document: int, place: str, option: str) -> Claim:
    """Return the claim at a place: LINE:COLUMN, or words of which it is the nearest claim."""
    reading = done.report.readings[document]
    text = reading.document.text
    found = _PLACE.fullmatch(place)
    if found:
        line, column = int(found[1]), int(found[2])
        starts = at.starts[document]
        if not 1 <= line <= len(starts):
            raise ConfigError(option, f"{reading.document.name} has {len(starts)} lines")
        start = end = at.shown(document, starts[line - 1] + column - 1)
    else:
        start = text.find(place)
        if start < 0:
            raise ConfigError(option, f"{place!r} does not stand in {reading.document.name}")
        end = start + len(place) - 1
    fitting = [c for c in reading.claims if c.evidence.start <= end and start < c.evidence.end]
    if not fitting:
        skipped = [cut.reason for cut in reading.skipped if cut.span.start <= start < cut.span.end]
        cuts = [
            cut.reason for cut in reading.document.cuts if cut.span.start <= start < cut.span.end
        ]
        why = f"; left out: {(skipped + cuts)[0]}" if skipped + cuts else ""
        raise ConfigError(option, f"no claim was read at {place!r}{why}", "see `checker claims`")
    return min(fitting, key=lambda c: (c.kind is Kind.SENTENCE, len(c.evidence)))


def _reading(name: str, claim: Claim, at: Places) -> Iterator[str]:
    yield f"{name}  {inert.line(str(at.spot(claim)))}  «{inert.line(at.words(claim))}»"
    yield f"  sentence    {inert.line(at.sentence(claim))}"
    yield f"  kind        {claim.kind}"
    yield f"  value       {_plain(claim.value)}"
    if claim.unit:
        noun = f" of {claim.unit.noun_surface}" if claim.unit.noun_surface else ""
        per = f" per {claim.unit.per}" if claim.unit.per else ""
        yield f"  unit        {claim.unit.symbol}{noun}{per} ({claim.unit.dimension})"
    if claim.role:
        yield f"  role        {claim.role}"
    about = [claim.subject.measure or claim.subject.head]
    about += sorted(f"{e.kind} {e.key}" for e in claim.subject.entities)
    yield f"  about       {inert.line(', '.join(word for word in about if word)) or 'unknown'}"
    if claim.whole:
        yield f"  part of     {inert.line(', '.join(claim.whole))}"
    if claim.period:
        yield f"  period      {claim.period.said or claim.period.first}"
    if claim.scope:
        yield f"  scope       {', '.join(sorted(claim.scope))}"
    if claim.speaker:
        yield f"  speaker     {inert.line(claim.speaker)}"
    yield f"  modality    {claim.modality}"


def _plain(value: Any) -> str:  # noqa: ANN401 - any of the values
    """Return a value's fields that are not at their default."""
    parts = []
    for field in fields(value):
        found = getattr(value, field.name)
        if found not in (None, "", (), False) and found != field.default:
            parts.append(f"{field.name} {found}")
    return inert.line(", ".join(parts))


def _pair(done: Run, left: Claim, right: Claim) -> tuple[Alignment, Pair] | None:
    from checker.align import explain  # noqa: PLC0415 - loads pandas

    for alignment in done.alignments:
        for one, other in ((left, right), (right, left)):
            try:
                return alignment, explain(alignment, one.id, other.id)
            except KeyError:
                continue
    return None


def _paired(done: Run, left: Claim, right: Claim, at: Places) -> Iterator[str]:
    found = _pair(done, left, right)
    if found is None:
        yield "PAIR  never set against each other: claims of different kinds, or of other texts"
        return
    _, pair = found
    state = "chosen" if pair.chosen else "not chosen"
    margin = f"margin {pair.margin:+.2f}" if pair.rival else "no runner-up"
    yield f"PAIR  score {pair.score:.2f}, {margin}, {state}"
    yield from (f"  {_reason(reason)}" for reason in pair.reasons)
    if pair.gate:
        yield f"  gate        may not be compared: {_gate(pair.gate)}"
    if pair.rival:
        named = {c.id: c for reading in done.report.readings for c in reading.claims}
        rival = named.get(pair.rival)
        words = f"«{inert.line(at.words(rival))}» at {at.spot(rival)}" if rival else pair.rival
        yield f"  runner-up   {inert.line(words)}"


def _reason(reason: Reason) -> str:
    weight = f"{reason.weight:+6.2f}  " if reason.weight else " " * 8
    detail = f": {inert.line(reason.detail)}" if reason.detail else ""
    return f"{weight}{inert.line(reason.label)}{detail}"


def _gate(gate: Reason) -> str:
    name = inert.line(gate.label.removeprefix(GATE))
    return f"{name} ({wording('en').fixed('gate', name)})"


def _judged(done: Run, left: Claim, right: Claim) -> Iterator[str]:
    judgement, said = done.report.judgement, False
    ids = {left.id, right.id}
    every: list[Finding | Agreement] = [*judgement.findings, *judgement.agreements]
    for what in every:
        if ids <= {side.claim.id for side in what.sides}:
            said = True
            yield from _verdict(what)
    if not said:
        yield "VERDICT  none: no rule compared these two"
        for finding in judgement.findings:
            touched = ids & {side.claim.id for side in finding.sides}
            for name in sorted(touched):
                side = "left" if name == left.id else "right"
                message = inert.line(finding.message)
                yield f"  but {finding.rule} speaks of the {side} one: {message}"


def _verdict(what: Finding | Agreement) -> Iterator[str]:
    if isinstance(what, Finding):
        yield f"VERDICT  {what.verdict}, {what.severity}, by rule {what.rule}"
        yield f"  {inert.line(what.message)}"
        yield from (f"  {_reason(reason)}" for reason in what.reasons)
    else:
        yield f"VERDICT  {what.verdict}, nothing to report, by rule {what.rule}"
    for side in what.sides:
        yield from _worlds(side)


def _worlds(side: Side) -> Iterator[str]:
    if side.worlds is None:
        return
    for name, found in (("strict", side.worlds.strict), ("loose", side.worlds.loose)):
        shown = " or ".join(_interval(world) for world in found)
        yield f"  {inert.line(side.reading)}: {name} {shown}"


def _interval(world: object) -> str:
    if not isinstance(world, Interval):
        return inert.line(str(world))
    low = "…" if world.low is None else f"{world.low:f}"
    high = "…" if world.high is None else f"{world.high:f}"
    return f"{'(' if world.low_open else '['}{low}, {high}{')' if world.high_open else ']'}"


def _rivals(done: Run, left: Claim, at: Places) -> Iterator[str]:
    """Yield what the claim was paired with, for a question with one place only."""
    found = [
        pair
        for pair in (*(p for a in done.alignments for p in a.pairs), *done.report.related)
        if left.id in (pair.left.id, pair.right.id)
    ]
    if not found:
        yield "PAIR  none: nothing in the texts is alike enough; name a --right to see why"
    for pair in sorted(found, key=lambda pair: -pair.score):
        other = pair.right if pair.left.id == left.id else pair.left
        gate = f", may not be compared: {_gate(pair.gate)}" if pair.gate else ""
        words = f"«{inert.line(at.words(other))}» at {inert.line(str(at.spot(other)))}"
        yield f"PAIR  {words}: score {pair.score:.2f}{gate}"
