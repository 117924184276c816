from __future__ import annotations

import invariants
import pytest
from hostile_cases import READ, REFUSED, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import opendocument, page, paragraph, word

from checker.config.options import Options
from checker.errors import InputError
from checker.model.document import Document
from checker.pipeline import Source, run
from checker.read import read

CASES = {case.name: case for case in cases()}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_read_right_or_refused_in_one_line(name):
    case = CASES[name]
    document, refusal = _read(name, case.make())
    if document is not None:
        assert case.want != REFUSED
        invariants.check(document)
    else:
        assert case.want != READ, refusal
        assert refusal.startswith(f"{name}: ")
        assert "\n" not in refusal


def _read(name: str, data: bytes) -> tuple[Document | None, str]:
    try:
        return read(name, data, index=0), ""
    except InputError as error:
        return None, str(error)


WORDS = st.text(
    st.sampled_from(list("abcéÀ 0123456789.,;:!?«»\"'’()[]|-–*#>_`\t\n\r\u00a0\u202f\u2028%€²½…")),
    max_size=80,
)
LINES = st.sampled_from(
    [
        "Comments",
        "2 commentaires",
        "Reply",
        "Ann",
        "3 January 2025 at 4:15 pm",
        "il y a 2 heures",
        "À lire aussi",
        "| a | 5 |",
        "|---|---|",
        "a\t5\t6",
        "a   5   6",
        "---",
        "```",
        "# 5",
        "> 5",
        "- 5 Mt",
        "1. 5 ?",
        "[^1]: 5",
        "<div>",
        "",
    ]
)
TAGS = (
    "<p> </p> <table> <tr> <td> <th> </table> <ul> <li> <div> </div> <h1> <br> </a> <sup>2</sup> "
    "km &nbsp; &#x1F600; <!-- --> <script> </script> </span> <"
)
OPEN_TAGS = "<td colspan=2>|<th rowspan=3>|<div class=comments>|<a href=x>|<span hidden>"
PARTS = st.sampled_from([*TAGS.split(), *OPEN_TAGS.split("|")])


@settings(deadline=None)
@given(st.lists(st.one_of(WORDS, LINES), max_size=30))
def test_any_lines_give_exact_spans(lines):
    _either("a.md", "\n".join(lines).encode())


@settings(deadline=None)
@given(st.lists(st.one_of(WORDS, PARTS), max_size=40))
def test_any_page_gives_exact_spans(parts):
    _either("a.html", page("<p>cinq millions de tonnes</p>" + "".join(parts)).encode())


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=10))
def test_any_office_file_gives_exact_spans(words):
    printable = ["".join(c for c in w if c >= " " or c in "\t\n") for w in words]
    body = "".join(map(paragraph, printable))
    _either("a.docx", word(body))
    text = "".join(f"<text:p>{w.replace('&', '').replace('<', '')}</text:p>" for w in printable)
    _either("a.odt", opendocument(text))


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.csv", "a.docx"]))
def test_any_bytes_give_exact_spans(data, name):
    _either(name, data)


def _either(name: str, data: bytes) -> None:
    document, _ = _read(name, data)
    if document is not None:
        invariants.check(document)
        assert document == read(name, data, index=0)


@pytest.mark.parametrize("digits", [18, 28, 60])
@pytest.mark.parametrize(
    "said",
    ["{} ans", "{} millions d’euros", "{} %", "{} milliards de milliards de tonnes", "{},5 %"],
)
def test_numbers_of_any_length_are_reckoned_with_or_skipped(digits, said):
    texts = [
        f"Le port a gagné {said.format('7' * (digits - 1) + last)} de trafic de 1990 à 2010."
        for last in "67"
    ]
    sources = [Source(name=f"{n}.txt", data=t.encode()) for n, t in enumerate(texts)]
    assert run(sources, Options()).report.judgement.problems == ()
