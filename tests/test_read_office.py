from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from reading import (
    archive,
    contexts,
    cut,
    opendocument,
    paragraph,
    pdf,
    reading,
    texts,
    word,
    word_table,
)

from checker.errors import InputError, LimitError
from checker.model.document import BlockKind

LONG = "Le port de Vaubrune a traité 4,2 millions de tonnes l’an dernier, selon sa direction."
TABLE = [["Filière", "2024 (kt)", "2023 (kt)"], ["Vracs", "912", "880"], ["Total", "3140", "3005"]]
NOTE = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>Chiffre provisoire.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>"
)


def test_word_insertions_count_deletions_comments_and_hidden_text_do_not():
    body = (
        "<w:p><w:r><w:t>Le trafic atteint </w:t></w:r>"
        "<w:ins w:id='1'><w:r><w:t>48,7</w:t></w:r></w:ins>"
        "<w:del w:id='2'><w:r><w:delText>66,6</w:delText></w:r></w:del>"
        "<w:r><w:t xml:space='preserve"
        "'> Mt</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> 77,7</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="0"><w:p><w:r><w:t>88,8</w:t></w:r></w:p></w:comment></w:comments>'
    )
    document = reading(word(body, comments=comments), "a.docx")
    assert texts(document) == ["Le trafic atteint 48,7 Mt."]
    assert len(document.notices) == 3


def test_word_headings_lists_tables_notes_boxes_and_controls_are_read():
    box = f"<w:pict><w:txbxContent>{paragraph('Encadré : 53 projets.')}</w:txbxContent></w:pict>"
    body = (
        paragraph("Bilan du port", '<w:pPr><w:pStyle w:val="Titre1"/></w:pPr>')
        + paragraph(LONG)
        + paragraph("grues neuves", "<w:pPr><w:numPr/></w:pPr>")
        + paragraph("Trafics (kt)", '<w:pPr><w:pStyle w:val="Titre1"/></w:pPr>')
        + word_table(TABLE)
        + f"<w:p><w:r>{box}</w:r></w:p>"
        + f"<w:sdt><w:sdtContent>{paragraph('Contrôle : 19 régions.')}</w:sdtContent></w:sdt>"
    )
    document = reading(word(body, footnotes=NOTE, styles=STYLES), "a.docx")
    assert texts(document, BlockKind.HEADING) == ["Bilan du port", "Trafics (kt)"]
    assert texts(document, BlockKind.BULLET) == ["grues neuves"]
    assert texts(document, BlockKind.NOTE) == ["Chiffre provisoire."]
    assert contexts(document)["880"] == ("Vracs", "2023 (kt)", "Filière", "Trafics (kt)")
    assert {"Encadré : 53 projets.", "Contrôle : 19 régions."} <= set(texts(document))
    assert document.place(document.text.index("880")) == "table 1, row 2, column 3"


def test_opendocument_headings_lists_tables_and_notes_are_read_and_deletions_are_not():
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in TABLE
    )
    body = (
        "<text:tracked-changes><text:p>66,6 Mt</text:p></text:tracked-changes>"
        "<text:h>Bilan du port</text:h>"
        f"<text:p>{LONG}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Chiffre provisoire.</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>grues<text:s/>neuves</text:p></text:list-item>"
        f"</text:list><table:table>{rows}</table:table>"
        "<office:annotation><text:p>88,8</text:p></office:annotation>"
    )
    document = reading(opendocument(body), "a.odt")
    assert texts(document)[:3] == ["Bilan du port", LONG, "grues neuves"]
    assert texts(document, BlockKind.NOTE) == ["Chiffre provisoire."]
    assert contexts(document)["880"] == ("Vracs", "2023 (kt)", "Filière")
    assert not any(c in document.text for c in ("66,6", "88,8"))


def test_comments_pasted_into_a_word_file_are_cut_like_any_other():
    spam = [
        words
        for n in range(1, 5)
        for words in (f"visitor{n}", f"March {n}, 2025 at {n}:20 pm", f"I pay {n}00 euros.")
    ]
    document = reading(word("".join(map(paragraph, [LONG] * 4 + spam))), "a.docx")
    assert texts(document) == [LONG] * 4
    assert set(cut(document)) == {"comments"}


def test_a_workbook_shows_per_cents_dates_and_figures_as_its_reader_sees_them():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Échanges"
    sheet.append(["Pays de la région", "Exportations 2024 (M€)", "Croissance", "Publié le"])
    sheet.append(["Les îles de la mer du nord", 1284.25, -0.0125, dt.date(2025, 3, 4)])
    sheet["C2"].number_format = "0.0%"
    secret = book.create_sheet("Secret")
    secret.append(["Pays", "77,7"])
    secret.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    document = reading(buffer.getvalue(), "a.xlsx")
    found = contexts(document)
    assert {"1284,25", "-1,3 %", "2025-03-04"} <= set(found)
    assert found["1284,25"][1] == "Exportations 2024 (M€)"
    assert document.place(document.text.index("1284,25")) == "table 1, B2"
    assert "77,7" not in document.text
    assert document.notices == ("hidden text was left out",)


def test_pdf_lines_become_paragraphs_hyphens_close_and_running_heads_go():
    pages = [
        [
            (50, 800, "Le Courrier de Vaubrune"),
            (50, 700, f"Le port {port} a transporté 4,2 millions de tonnes de marchan-"),
            (50, 688, f"dises {port}, ce qui n'était jamais arrivé depuis sa création, a dit"),
            (50, 676, f"la direction {port}."),
            (50, 640, f"Les tarifs {port} montent de 4 %, et les deux plus vieilles"),
            (50, 628, f"grues du {port} seront vendues."),
            (300, 40, str(number)),
        ]
        for number, port in enumerate(("nord", "sud", "est"), 1)
    ]
    document = reading(pdf(pages), "a.pdf")
    first = (
        "Le port nord a transporté 4,2 millions de tonnes de marchandises nord, ce qui n'était "
        "jamais arrivé depuis sa création, a dit la direction nord."
    )
    last = "Les tarifs nord montent de 4 %, et les deux plus vieilles grues du nord seront vendues."
    assert texts(document)[:2] == [first, last]
    assert len(texts(document)) == 6
    assert set(cut(document)) == {"furniture"}
    assert document.place(document.blocks[-1].span.start) == "page 3"


PROSE = [
    (50, 700, "Le port de Vaubrune a transporté 4,2 millions de tonnes de marchandises"),
    (50, 688, "cette année, ce qui n'était jamais arrivé depuis sa création, a dit hier"),
    (50, 676, "la direction du port."),
]
QUAYS = [("Quai", "2023", "2024"), ("Nord", "1 284", "1 390"), ("Grand bassin", "95", "7,5 %")]


def test_lines_of_a_pdf_that_stand_in_columns_are_a_table():
    rows = []
    for number, row in enumerate(QUAYS):
        # Figures end where those above end, as in print; words begin where those above begin.
        ends = [50, 250 - 5 * len(row[1]), 400 - 5 * len(row[2])]
        rows += [(x, 600 - 14 * number, words) for x, words in zip(ends, row, strict=True)]
    after = [(50, y - 200, words) for _, y, words in PROSE]
    document = reading(pdf([[*PROSE, (50, 630, "Trafic par quai", 14), *rows, *after]]), "a.pdf")
    found = contexts(document)
    assert found["1 390"] == ("Nord", "2024", "Quai", "Trafic par quai")
    assert found["7,5 %"][:2] == ("Grand bassin", "2024")
    assert document.place(document.text.index("1 390")) == "page 1, table 1, row 2, column 3"
    assert texts(document, BlockKind.PARAGRAPH)[0].endswith("la direction du port.")
    assert len(texts(document, BlockKind.PARAGRAPH)) == 2


def test_two_columns_of_prose_and_lists_with_figures_in_a_pdf_are_no_tables():
    left = [(50, y, words[:38]) for _, y, words in PROSE]
    right = [(320, y, f"{words[38:]} et 12") for _, y, words in PROSE]
    beside = [line for pair in zip(left, right, strict=True) for line in pair]
    numbered = [(50, 500 - 14 * n, f"{n}.") for n in (1, 2, 3, 4)]
    numbered += [(90, 500 - 14 * n, f"Le quai {n} compte 5 grues.") for n in (1, 2, 3, 4)]
    document = reading(pdf([[*beside, *numbered]]), "a.pdf")
    assert texts(document, BlockKind.CELL) == []


def test_raised_digits_in_a_pdf_are_powers_after_units_and_else_numbers_of_notes():
    lines = [
        (50, 700, "Le domaine du port couvre 14 km"),
        (197, 704, "2", 6),
        (202, 700, "et il est vieux, dit la directrice Odile Tessonneau."),
        (414, 704, "7", 6),
        (421, 700, "Il grandit."),
    ]
    (words,) = texts(reading(pdf([lines]), "a.pdf"))
    assert "14 km²" in words
    assert "Tessonneau. Il grandit." in words


def test_what_a_browser_prints_around_a_page_is_cut():
    lines = [
        (24, 820, "11/02/2025, 08:48 Le port grandit"),
        *PROSE,
        (24, 15, "https://port.example/a?b=1 1/1"),
    ]
    document = reading(pdf([lines]), "a.pdf")
    assert len(texts(document)) == 1
    assert set(cut(document)) == {"furniture"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word("<w:p/>"), "holds no text"),
        (word(paragraph(LONG))[:-100], "corrupt or truncated"),
        (archive({"readme.txt": "x"}), "without a Word"),
        (archive({"word/other.xml": "<a/>"}), "word/document.xml is missing"),
        (archive({"word/document.xml": "<w:document"}), "broken XML"),
        (word(paragraph(LONG), '<!DOCTYPE d [<!ENTITY e "x">]>'), "document type"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Office file"),
        (pdf([[]]), "PDF without text"),
        (b"%PDF-1.7\nnothing of a PDF follows", "corrupt PDF"),
        (b"only words", "is no .docx file"),
    ],
)
def test_damaged_and_empty_files_are_refused_in_words(data, said):
    with pytest.raises(InputError, match=said):
        reading(data, "a.docx")


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (word("<w:p>" + " " * 70_000_000 + "</w:p>"), "64,000,000 bytes"),
        (word("<w:p>" + " " * 5_000_000 + "</w:p>"), "200 times"),
        (word("<w:sdt>" * 300 + "</w:sdt>" * 300), "256 levels"),
        (archive({f"word/{n}": "" for n in range(5_001)}), "5,000 parts"),
    ],
)
def test_bombs_are_refused_with_the_limit_named(data, limit):
    with pytest.raises(LimitError, match=limit):
        reading(data, "a.docx")
