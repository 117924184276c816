"""What the programs that write office files put into them, besides what an author typed."""

from __future__ import annotations

import pytest
from reading import OPEN, WORD, archive, contexts, cut, paragraph, reading, texts, word, word_table

from checker.errors import LimitError
from checker.model.document import BlockKind

LONG = "Le port de Vaubrune a traité 4,2 millions de tonnes l’an dernier, selon sa direction."


def test_headers_footers_and_the_table_of_contents_of_a_word_file_are_cut():
    head = f'<w:hdr xmlns:w="{WORD}">{paragraph("La Gazette, 12 pages")}</w:hdr>'
    foot = f'<w:ftr xmlns:w="{WORD}">{paragraph("Page 3 sur 12")}</w:ftr>'
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="TM1"><w:name w:val="toc 1"/></w:style>'
        "</w:styles>"
    )
    entry = paragraph("Les grues 14", '<w:pPr><w:pStyle w:val="TM1"/></w:pPr>')
    body = entry + paragraph(LONG)
    document = reading(word(body, header1=head, footer1=foot, styles=styles), "a.docx")
    assert texts(document) == [LONG]
    assert [c.span.of(document.text) for c in document.cuts] == [
        "Les grues 14",
        "La Gazette, 12 pages",
        "Page 3 sur 12",
    ]
    assert set(cut(document)) == {"furniture"}


def test_styles_hide_text_and_tracked_formatting_does_not_count():
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr>'
        "<w:vanish/></w:rPr></w:style></w:styles>"
    )
    body = (
        '<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Secret"/></w:pPr></w:pPrChange></w:pPr>'
        "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"
        f"<w:t>{LONG}</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t> 77 recours</w:t></w:r></w:p>'
        + paragraph("Il y a 88 recours.", '<w:pPr><w:pStyle w:val="Secret"/></w:pPr>')
    )
    document = reading(word(body, styles=styles), "a.docx")
    assert document.text == LONG
    assert document.notices == ("hidden text was left out",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    gone = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    body = paragraph("Le trafic a gagné ", gone).replace("<w:t>", "<w:t xml:space='preserve'>")
    assert texts(reading(word(body + paragraph("4 % en un an.")), "a.docx")) == [
        "Le trafic a gagné 4 % en un an."
    ]


def test_word_notes_are_numbered_as_a_reader_counts_them():
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="7">{paragraph("Chiffre provisoire.")}</w:footnote></w:footnotes>'
    )
    document = reading(word(paragraph(LONG), footnotes=notes), "a.docx")
    assert document.place(document.text.index("Chiffre")) == "footnote 1"


def test_a_table_that_places_other_tables_on_the_page_is_no_table_of_figures():
    inner = word_table([["Quai", "2024"], ["Nord", "912"]])
    beside, story = paragraph("Météo 12"), paragraph(LONG) + inner + paragraph(LONG)
    outer = f"<w:tbl><w:tr><w:tc>{beside}</w:tc><w:tc>{story}</w:tc></w:tr></w:tbl>"
    document = reading(word(outer), "a.docx")
    assert texts(document, BlockKind.PARAGRAPH) == [LONG, LONG]
    assert contexts(document)["912"] == ("Nord", "2024", "Quai")


def test_the_short_line_above_a_table_says_what_it_is_about_whatever_its_style():
    table = word_table([["Quai", "2024"], ["Nord", "912"]])
    for words, above in (("Trafic (kt)", True), (LONG, False)):
        document = reading(word(paragraph(words) + table), "a.docx")
        assert (words in contexts(document)["912"]) is above


def test_opendocument_styles_hide_text_and_running_heads_are_cut_once():
    spaces = " ".join(
        f'xmlns:{key}="{OPEN}:{key}:1.0"' for key in ("office", "text", "style", "table")
    )
    styles = (
        f"<office:document-styles {spaces}><office:master-styles>"
        + "<style:header><text:p>La Gazette</text:p></style:header>" * 2
        + "</office:master-styles></office:document-styles>"
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        '<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T3" style:parent-style-name="T2"/>'
        f"</office:automatic-styles><office:body><office:text><text:p>{LONG}"
        '<text:span text:style-name="T2"> 66 recours</text:span></text:p>'
        '<text:p text:style-name="T3">Il y a 77 recours.</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    document = reading(
        archive({"mimetype": mime, "content.xml": content, "styles.xml": styles}), "a.odt"
    )
    assert texts(document) == [LONG]
    assert cut(document) == {"furniture": "La Gazette"}
    assert document.notices == ("hidden text was left out",)


def test_an_opendocument_spreadsheet_is_read_sheet_by_sheet_but_not_its_hidden_ones():
    def sheet(name: str, style: str, *rows: list[str]) -> str:
        cells = (
            "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
            for row in rows
        )
        made = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        empty = (
            '<table:table-row table:number-rows-repeated="1048570">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
        head = f'<table:table table:name="{name}" table:style-name="{style}">'
        return f"{head}{made}{empty}</table:table>"

    spaces = " ".join(
        f'xmlns:{key}="{OPEN}:{key}:1.0"' for key in ("office", "text", "style", "table")
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>"
        '<style:style style:name="ta2"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
        + sheet("Énergie", "ta1", ["Filière", "Part 2024"], ["Solaire", "26,2 %"])
        + sheet("Secret", "ta2", ["Filière", "Part 2024"], ["Solaire", "77,7 %"])
        + "</office:spreadsheet></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    document = reading(archive({"mimetype": mime, "content.xml": content}), "a.ods")
    assert contexts(document)["26,2 %"] == ("Solaire", "Part 2024", "Filière", "Énergie")
    assert "77,7" not in document.text
    assert document.notices == ("hidden text was left out",)


def test_a_table_of_a_text_has_the_limit_of_a_sheet():
    with pytest.raises(LimitError, match="50,000 cells"):
        reading("| a | b |\n|---|---|\n" + "| c | 5 |\n" * 25_001, "a.md")
