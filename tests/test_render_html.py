from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hand_built import accepted, claim, document, interval, report
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ConfigError
from checker.model.claim import Kind, Reading
from checker.model.document import BlockKind, Place, Span
from checker.model.finding import Finding, Judgement, Report, Side
from checker.model.values import Statement
from checker.model.verdict import Severity, Verdict
from checker.render import render, render_all
from checker.render.picture import named, picture
from checker.render.wording import wording


class Page(HTMLParser):
    """What stands in a page: ids, links, elements, and the text of script and style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[str] = []
        self.handlers: list[str] = []
        self.meta: dict[str, str] = {}
        self.inside = ""
        self.raw: dict[str, str] = {"script": "", "style": ""}
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.inside = tag if tag in self.raw else ""
        for key, value in attrs:
            if key == "id":
                self.ids.append(value or "")
            if key in ("href", "src", "action", "formaction", "srcset"):
                self.links.append(value or "")
            if key.startswith("on") or key == "style":
                self.handlers.append(key)
        found = dict(attrs)
        if tag == "meta" and found.get("http-equiv"):
            self.meta[found["http-equiv"] or ""] = found.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = "" if tag in self.raw else self.inside

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.raw[self.inside] += data
        else:
            self.said.append(data)


def page(source: Report) -> Page:
    return Page(render(source, "html").decode("utf-8"))


def test_ids_are_unique_and_every_link_leads_somewhere() -> None:
    source = report()
    twice = replace(
        source,
        accepted=(accepted(source),),
        judgement=replace(source.judgement, findings=source.judgement.findings * 2),
    )
    found = page(twice)
    assert len(found.ids) == len(set(found.ids))
    assert {link for link in found.links if link} <= {f"#{name}" for name in found.ids}
    assert {"f-0a1b2c3d4e5f6071", "f-0a1b2c3d4e5f6071-2", "f-0a1b2c3d4e5f6071-3"} <= set(found.ids)


def test_the_policy_names_the_hashes_of_what_is_in_the_page() -> None:
    found = page(report())
    for name in ("script", "style"):
        digest = hashlib.sha256(found.raw[name].encode()).digest()
        hashed = base64.b64encode(digest).decode()
        assert f"{name}-src 'sha256-{hashed}'" in found.meta["Content-Security-Policy"]
    assert found.handlers == []


def test_every_character_of_both_texts_is_shown_once() -> None:
    source = report()
    text = render(source, "html").decode()
    for reading in source.readings:
        index = reading.document.index
        part = re.search(rf'<article class="text" id="d{index}".*?</article>', text, re.DOTALL)
        shown = re.sub(r"<(h3|sup|summary).*?</\1>", "", part.group(), flags=re.DOTALL)
        words = re.sub(r"<[^>]*>", "", shown)
        assert "".join(words.split()) == "".join(reading.document.text.split())


def test_a_finding_on_sentences_and_one_on_overlapping_words_lead_to_the_text() -> None:
    source = report()
    first = source.readings[0]
    sentence = replace(
        first.claims[1],
        kind=Kind.SENTENCE,
        value=Statement(stems=("x",)),
        evidence=first.claims[1].sentence,
    )
    inside = replace(first.claims[1], kind=Kind.NAME, evidence=Span(60, 70))
    sides = tuple(Side(claim=c, reading="") for c in (sentence, inside))
    finding = replace(source.judgement.findings[0], sides=sides, fingerprint="aa")
    both = replace(
        source,
        readings=(
            replace(first, claims=(*first.claims, sentence, inside)),
            source.readings[1],
        ),
        judgement=replace(source.judgement, findings=(*source.judgement.findings, finding)),
    )
    found = page(both)
    assert f"#s0-{sentence.evidence.start}" in found.links
    assert {link for link in found.links if link} <= {f"#{name}" for name in found.ids}


def test_both_languages_and_a_single_document() -> None:
    for code, head in (("fr", "Constats"), ("en", "Findings"), ("pt", "Findings")):
        assert head in "".join(page(replace(report(), language=code)).said)
    alone = report().readings[0]
    text = render(Report(readings=(alone,), judgement=Judgement(), language="en"), "html").decode()
    assert "Nothing was compared" in text
    assert text.count('class="pane"') == 1


def test_several_reports_want_a_page_each() -> None:
    with pytest.raises(ConfigError, match=r"put \{pair\} into the name"):
        render_all([report(), report()], "html")


hostile = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style><script>x</script>",
        '" onmouseover="alert(1)',
        "javascript:alert(1)",
        "<!--",
        "]]>",
        "{{ 7*7 }}{% raw %}",
        "\x00\x1b[2J\u202e",
        "<svg/onload=x>",
    ]
) | st.text(min_size=1, max_size=40)


@given(hostile)
@settings(max_examples=120, deadline=None)
def test_nothing_of_a_text_or_name_comes_alive(text: str) -> None:
    a, b = document(0, text, text), document(1, text, text)
    sides = tuple(Side(claim=claim(d, text), reading=text) for d in (a, b))
    finding = Finding(
        rule="count",
        verdict=Verdict.CONFLICT,
        severity=Severity.ERROR,
        sides=sides,
        message=text,
        fingerprint="00",
    )
    source = Report(
        readings=tuple(
            Reading(document=d, claims=(s.claim,)) for d, s in zip((a, b), sides, strict=True)
        ),
        judgement=Judgement(findings=(finding,)),
        notices=(text,),
        command=text,
    )
    found = page(source)
    assert found.elements.count("script") == 1
    assert found.elements.count("style") == 1
    assert found.handlers == []
    assert all(link.startswith("#") for link in found.links)
    assert not {"img", "iframe", "object", "embed", "base"} & set(found.elements)


def sides(*worlds: object, kind: Kind = Kind.FIGURE) -> tuple[Side, ...]:
    source = document(0, "a", "12 boats")
    found = replace(claim(source, "12 boats"), kind=kind)
    return tuple(Side(claim=found, reading="", worlds=w) for w in worlds)


def test_the_picture_puts_both_intervals_on_one_axis() -> None:
    drawn = picture(sides(interval("0", "50"), interval("50", "100")), wording("en"))
    strict = [bar for bar in drawn.bars if bar.form == "strict"]
    assert float(strict[0].x) + float(strict[0].width) == pytest.approx(float(strict[1].x))
    assert [tick.label for tick in drawn.ticks] == ["0", "50", "100"]
    assert drawn.label == "A from 0 to 50; B from 50 to 100"
    assert drawn.lanes == ("A", "B")


def test_an_exact_value_is_seen_and_named_by_its_middle() -> None:
    drawn = picture(
        sides(interval("3199.5", "3200.5"), interval("2899.5", "2900.5")), wording("fr")
    )
    assert all(float(bar.width) >= 3 for bar in drawn.bars)
    assert [tick.label for tick in drawn.ticks] == ["2\u202f900", "3\u202f200"]
    assert drawn.overlap is None


def test_days_are_named_as_days_and_sides_without_worlds_are_not_drawn() -> None:
    days = (interval("739000", "739030"), interval("739010", "739011"))
    drawn = picture(sides(*days, kind=Kind.DATE), wording("en"))
    assert drawn.ticks[0].label == "2024-04-24"
    assert picture(sides(None, interval("1", "2")), wording("en")) is None


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        ("48700000000", "48.7\u00a0bn", "48,7\u00a0Md"),
        ("3200", "3,200", "3\u202f200"),
        ("0.125", "0.125", "0,125"),
        ("-1500000", "-1.5\u00a0m", "-1,5\u00a0M"),
    ],
)
def test_numbers_are_named_shortly(value: str, english: str, french: str) -> None:
    assert named(Decimal(value), wording("en")) == english
    assert named(Decimal(value), wording("fr")) == french


def test_cells_of_a_row_stand_side_by_side_and_labels_stand_in_the_margin() -> None:
    source = report()
    plain = document(0, "a.docx", "Year\n\nStaff\n\n2024\n\n2,900\n")
    cells = [
        replace(block, kind=BlockKind.CELL, table=1, row=n // 2, column=n % 2)
        for n, block in enumerate(plain.blocks)
    ]
    places = tuple(
        Place(span=c.span, label=f"table 1, row {c.row + 1}, column {c.column + 1}") for c in cells
    )
    table = replace(plain, blocks=tuple(cells), places=places)
    readings = (Reading(document=table, claims=()), source.readings[1])
    text = render(Report(readings=readings, judgement=Judgement()), "html").decode()
    rows = re.findall(r'<div class="row" data-margin="([^"]*)">(.*?)</div>', text, re.DOTALL)
    assert [margin for margin, _ in rows] == ["tab. 1", ""]
    assert [re.sub(r"<[^>]*>", " ", row).split() for _, row in rows] == [
        ["Year", "Staff"],
        ["2024", "2,900"],
    ]


def test_a_list_of_more_than_a_few_thousand_rows_tells_how_many_it_leaves_out():
    source = document(0, "a.txt", "".join(f"Le quai {n:05d} est long.\n" for n in range(5200)))
    claims = tuple(
        replace(claim(source, "00000"), evidence=Span(start + 8, start + 13), block=block)
        for block, start in enumerate(b.span.start for b in source.blocks)
    )
    alone = replace(
        report(),
        readings=(Reading(document=source, claims=claims),),
        judgement=Judgement(findings=(), agreements=(), problems=()),
        related=(),
        alone=claims,
        accepted=(),
    )
    said = "".join(page(alone).said)
    assert "200 autres sont marqués dans le texte ci-dessus." in said
    assert said.count("00000") + said.count("05199") == 1 + 2  # the last one is marked alone
