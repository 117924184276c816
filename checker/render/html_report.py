"""The HTML report: one file that needs no network and, to be read, no JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker import __version__
from checker.errors import ConfigError
from checker.model.finding import Accepted, Finding, Report, Side
from checker.render import inert
from checker.render.coverage import coverage
from checker.render.html_view import texts
from checker.render.marks import Marks, finding_ids, marks
from checker.render.picture import Picture, picture
from checker.render.places import Places, letter, places, short_names
from checker.render.text_report import counts
from checker.render.wording import Wording, wording
from checker.shipped import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side of a finding as shown: the words, and the sentence before and after them."""

    name: str
    place: str
    target: str
    letter: str
    language: str
    before: str
    words: str
    after: str
    reading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """One finding as shown; `accepted` holds the decision when somebody has signed it off."""

    id: str
    number: int
    finding: Finding
    title: str
    severity: str
    message: str
    sides: tuple[SideView, ...]
    picture: Picture | None
    reasons: tuple[tuple[str, str, str], ...]
    accepted: Accepted | None


def html_report(reports: Sequence[Report]) -> bytes:
    """Return a report as one self-contained page; same report, same bytes.

    Raises:
        ConfigError: there are several reports; each wants a page of its own.
    """
    if len(reports) > 1:
        raise ConfigError("-o", "a page holds one report", "put {pair} into the name of the file")
    return _page(reports[0])


def _page(report: Report) -> bytes:
    import jinja2  # noqa: PLC0415 - slow to import, and only this format needs it

    folder = shipped("reports")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    css = (folder / "report.css").read_text(encoding="utf-8")
    script = (folder / "report.js").read_text(encoding="utf-8")
    words, at, covered = wording(report.language), places(report), coverage(report)
    marked, names = marks(report, covered, words), short_names(report)
    page = environment.get_template("report.html.j2").render(
        t=words,
        report=report,
        version=__version__,
        css=css,
        script=script,
        policy=_policy(css, script),
        counts=counts(report, words),
        findings=tuple(_findings(report, at, marked, words)),
        texts=texts(report, at, covered, marked, words),
        name=" ↔ ".join(inert.line(name) for name in names),
        notices=tuple(inert.line(words.notice(notice)) for notice in report.notices),
        show=inert.line,
    )
    return page.encode("utf-8", "backslashreplace")


def _policy(css: str, script: str) -> str:
    """Return a content security policy that lets nothing run or load but what we put in."""
    return (
        f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _findings(report: Report, at: Places, marked: Marks, words: Wording) -> Iterator[FindingView]:
    ids, titles = finding_ids(report), {card.id: card.title for card in report.rules}
    open_ones: list[tuple[Finding, Accepted | None]] = [
        (finding, None) for finding in report.judgement.findings
    ]
    signed_off = [(accepted.finding, accepted) for accepted in report.accepted]
    every = zip([*open_ones, *signed_off], ids, strict=True)
    for number, ((finding, accepted), name) in enumerate(every, 1):
        yield FindingView(
            id=name,
            number=number,
            finding=finding,
            title=titles.get(finding.rule) or finding.rule,
            severity=str(finding.severity),
            message=inert.line(finding.message),
            sides=tuple(_sides(finding, at, marked, words, short_names(report))),
            picture=picture(finding.sides, words),
            reasons=tuple(
                (
                    inert.line(words.step(r.label)),
                    inert.line(r.detail),
                    f"{r.weight:+.2f}" if r.weight else "",
                )
                for r in finding.reasons
            ),
            accepted=accepted,
        )


def _sides(
    finding: Finding, at: Places, marked: Marks, words: Wording, names: tuple[str, ...]
) -> Iterator[SideView]:
    for number, side in enumerate(finding.sides):
        spot = at.spot(side.claim)
        before, after = _around(side, at)
        shown, reading = inert.line(at.words(side.claim)), inert.line(side.reading)
        yield SideView(
            name=inert.line(names[side.claim.document]),
            place=inert.line(spot.label) or words("line", n=spot.line),
            target=marked.ids.get(side.claim.id, f"d{side.claim.document}"),
            letter=letter(number),
            language=at.language(side.claim),
            before=before,
            words=shown,
            after=after,
            reading="" if reading == shown else reading,
        )


_FAR = 400  # characters of a sentence shown on either side of the words


def _around(side: Side, at: Places) -> tuple[str, str]:
    text = at.readings[side.claim.document].document.text
    sentence, evidence = side.claim.sentence, side.claim.evidence
    start, end = max(sentence.start, evidence.start - _FAR), min(sentence.end, evidence.end + _FAR)
    before, after = text[start : evidence.start], text[evidence.end : end]
    return (
        ("…" if start > sentence.start else "") + inert.visible(" ".join(before.split("\n"))),
        inert.visible(" ".join(after.split("\n"))) + ("…" if end < sentence.end else ""),
    )
