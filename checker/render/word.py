"""A Word file with a comment on exactly the words of each finding; its text stays as it is."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.errors import InputError
from checker.model.document import Span
from checker.model.finding import Finding, Report
from checker.render import inert
from checker.render.places import Places, places
from checker.render.wording import Wording, wording

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

AUTHOR, INITIALS = "concordant", "c"
_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"del", "moveFrom", "txbxContent"})
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment to be written: on which characters of the document, and its lines."""

    span: Span
    lines: tuple[str, ...]


def reviewed(data: bytes, report: Report, index: int) -> bytes:
    """Return a .docx document of the report with a comment for each of its findings.

    Words that stand where no comment can be put (footnotes, headers) are told at the first words
    of the document. Same input, same bytes.

    Raises:
        InputError: the file cannot be written as a Word file.
    """
    import docx  # noqa: PLC0415 - slow to import, and only this format needs it

    name = report.readings[index].document.name
    try:
        document = docx.Document(io.BytesIO(data))
        _comment_on(document, report.readings[index].document.text, remarks(report, index))
        out = io.BytesIO()
        document.save(out)
    except Exception as error:  # python-docx raises whatever its parts raise
        what = f"cannot be commented on: {type(error).__name__}"
        raise InputError(name, what, "the other formats do not need to write it") from error
    return _timeless(out.getvalue())


def remarks(report: Report, index: int) -> tuple[Remark, ...]:
    """Return the comments for a document, in order of place."""
    at, words = places(report), wording(report.language)
    found = [
        Remark(span=side.claim.evidence, lines=tuple(_lines(finding, number, at, words)))
        for finding in report.judgement.findings
        for number, side in enumerate(finding.sides)
        if side.claim.document == index
    ]
    return tuple(sorted(found, key=lambda remark: (remark.span, remark.lines)))


def _lines(finding: Finding, own: int, at: Places, words: Wording) -> Iterator[str]:
    severity = words(str(finding.severity))
    yield f"{severity}: {inert.line(finding.message)}"
    for number, side in enumerate(finding.sides):
        if number == own:
            continue
        spot = at.spot(side.claim)
        place = inert.line(spot.label) or words("line", n=spot.line)
        quoted = inert.line(at.words(side.claim))
        sentence = inert.line(at.sentence(side.claim)[:600])
        yield f"{inert.line(spot.name)}, {place}: «{quoted}»"
        if sentence != quoted:
            yield sentence
    yield f"{finding.rule}, {finding.fingerprint}"


def _comment_on(document: WordDocument, text: str, wanted: tuple[Remark, ...]) -> None:
    body = document.element.body
    left = list(wanted)
    reached = 0
    paragraphs = [p for p in body.iter(f"{_NAMESPACE}p") if not _inside(p, {"txbxContent"})]
    first: Any = None
    for paragraph in paragraphs:
        letters = _letters(paragraph)
        shown = letters.strip()
        if not shown:
            continue
        first = paragraph if first is None else first
        start = _found(text, shown, reached)
        if start < 0:
            continue
        reached = start
        offset = start - (len(letters) - len(letters.lstrip()))
        here = [r for r in left if start <= r.span.start < start + len(shown)]
        for remark in here:
            runs = _runs(paragraph, remark.span.shifted(-offset))
            if runs:
                _add(document, runs, remark.lines)
                left.remove(remark)
    for remark in left:
        runs = _runs(first, Span(0, len(_letters(first)))) if first is not None else []
        quoted = inert.line(remark.span.of(text))
        if runs:
            _add(document, runs[:1], (f"«{quoted}»", *remark.lines))


def _found(text: str, shown: str, reached: int) -> int:
    """Return where a paragraph's text stands; a line end typed in it divides the read text."""
    head = shown.split("\n", 1)[0].rstrip()
    return text.find(head, reached)


def _add(document: WordDocument, runs: list[Any], lines: tuple[str, ...]) -> None:
    from docx.text.run import Run  # noqa: PLC0415 - slow to import, and only this format needs it

    shown = [Run(run, document) for run in (runs[0], runs[-1])]
    comment = document.add_comment(
        shown, text="\n".join(inert.xml(line) for line in lines), author=AUTHOR, initials=INITIALS
    )
    # The library writes the time of day; the same input must give the same bytes.
    comment._comment_elm.attrib.pop(f"{_NAMESPACE}date", None)  # noqa: SLF001 - it offers no other way


def _own_runs(paragraph: Any) -> list[Any]:  # noqa: ANN401 - lxml elements have no types
    return [
        run
        for run in paragraph.iter(f"{_NAMESPACE}r")
        if not _inside(run, _LEFT_OUT, until=paragraph) and not _hidden(run)
    ]


def _inside(element: Any, names: set[str] | frozenset[str], until: Any = None) -> bool:  # noqa: ANN401 - the same
    above = element.getparent()
    while above is not None and above is not until:
        if _name(above) in names:
            return True
        above = above.getparent()
    return False


def _hidden(run: Any) -> bool:  # noqa: ANN401 - the same
    sign = run.find(f"{_NAMESPACE}rPr/{_NAMESPACE}vanish")
    return sign is not None and sign.get(f"{_NAMESPACE}val", "1") not in ("0", "false", "off")


def _name(element: Any) -> str:  # noqa: ANN401 - the same
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text_of(child: Any) -> str:  # noqa: ANN401 - the same
    name = _name(child)
    return (child.text or "") if name == "t" else _SIGNS.get(name, "")


def _letters(paragraph: Any) -> str:  # noqa: ANN401 - the same
    return "".join(_text_of(child) for run in _own_runs(paragraph) for child in run)


def _runs(paragraph: Any, span: Span) -> list[Any]:  # noqa: ANN401 - the same
    """Return the runs that hold exactly these characters of a paragraph, split where need be."""
    for at in (span.start, span.end):
        reached = 0
        for run in _own_runs(paragraph):
            length = sum(len(_text_of(child)) for child in run)
            if reached < at < reached + length:
                _split(run, at - reached)
                break
            reached += length
    found, reached = [], 0
    for run in _own_runs(paragraph):
        length = sum(len(_text_of(child)) for child in run)
        if length and span.start <= reached and reached + length <= span.end:
            found.append(run)
        reached += length
    return found


def _split(run: Any, at: int) -> None:  # noqa: ANN401 - the same
    """Divide a run in two of the same look, before its character `at`."""
    rest = copy.deepcopy(run)
    for child in list(rest):
        if _name(child) != "rPr":
            rest.remove(child)
    reached = 0
    for child in list(run):
        if _name(child) == "rPr":
            continue
        length = len(_text_of(child))
        if reached >= at:
            rest.append(child)
        elif reached + length > at:
            later = copy.deepcopy(child)
            child.text, later.text = child.text[: at - reached], child.text[at - reached :]
            for part in (child, later):
                part.set(_SPACE, "preserve")
            rest.append(later)
        reached += length
    run.addnext(rest)


def _timeless(data: bytes) -> bytes:
    """Return the archive with its entries' times set to a fixed one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, date_time=_EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
    return out.getvalue()
