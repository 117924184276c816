from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hand_built import claim, report
from lxml import etree

from checker.errors import InputError
from checker.model.claim import Reading
from checker.model.finding import Finding, Judgement, Report, Side
from checker.model.verdict import Severity, Verdict
from checker.read import read
from checker.render.word import reviewed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_file() -> bytes:
    """A Word file with a bold figure, a table, a deletion, an insertion and a line end."""
    made = docx.Document()
    paragraph = made.add_paragraph("The port of Valmer employs ")
    paragraph.add_run("3 2").bold = True
    paragraph.add_run("00 people in 14 yards.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Traffic"
    table.cell(0, 1).text = "50 million tonnes in 2024"
    changed = made.add_paragraph("It sold ")
    for tag, inner, words in (("w:del", "w:delText", "11"), ("w:ins", "w:t", "12")):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), "1")
        mark.set(qn("w:author"), "x")
        run = OxmlElement("w:r")
        text = OxmlElement(inner)
        text.text = words
        run.append(text)
        mark.append(run)
        changed._p.append(mark)
    changed.add_run(" million boxes.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def about(data: bytes, words: list[str]) -> Report:
    source = report()
    document = read("draft.docx", data, index=0, language="en")
    reference = source.readings[1].document
    people = claim(reference, "2 900 personnes")
    findings = tuple(
        Finding(
            rule="count",
            verdict=Verdict.CONFLICT,
            severity=Severity.ERROR,
            sides=(Side(claim=claim(document, w), reading=w), Side(claim=people, reading="2 900")),
            message=f"{w} here, 2 900 there.",
            fingerprint=f"{n:016x}",
        )
        for n, w in enumerate(words)
    )
    readings = (Reading(document=document, claims=()), source.readings[1])
    return replace(source, readings=readings, judgement=Judgement(findings=findings))


def commented(data: bytes) -> dict[str, str]:
    """Read a Word file back: the words between each comment's range marks, and the comment."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    texts = {
        c.get(f"{W}id"): "\n".join("".join(p.itertext()) for p in c.iter(f"{W}p"))
        for c in comments.iter(f"{W}comment")
    }
    open_now: dict[str, str] = {}
    found: dict[str, str] = {}
    for element in body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_now[element.get(f"{W}id")] = ""
        elif element.tag == f"{W}commentRangeEnd":
            name = element.get(f"{W}id")
            found[open_now.pop(name)] = texts[name]
        elif element.tag == f"{W}t":
            for name in open_now:
                open_now[name] += element.text or ""
    return found


def plain(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))]


def test_comments_stand_on_exactly_the_words_and_the_text_stays() -> None:
    data = word_file()
    words = ["3 200 people", "14 yards", "50 million tonnes", "12 million boxes"]
    done = reviewed(data, about(data, words), 0)
    found = commented(done)
    assert sorted(found) == sorted(words)
    assert "erreur: 14 yards here, 2 900 there." in found["14 yards"]
    assert "reference.txt, ligne 2: «2 900 personnes»" in found["14 yards"]
    assert plain(done) == plain(data)


def test_the_same_file_gives_the_same_bytes() -> None:
    data = word_file()
    found = about(data, ["14 yards"])
    assert reviewed(data, found, 0) == reviewed(data, found, 0)


def test_overlapping_comments_both_keep_their_words() -> None:
    data = word_file()
    assert set(commented(reviewed(data, about(data, ["3 200 people in 14", "200"]), 0))) == {
        "3 200 people in 14",
        "200",
    }


def test_a_file_that_is_no_word_file_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"draft\.docx: cannot be commented on"):
        reviewed(b"PK\x03\x04 nothing", about(word_file(), ["14 yards"]), 0)
