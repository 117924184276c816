from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import cut, reading, texts

from checker.errors import InputError, LimitError
from checker.lang.identify import identify
from checker.model.document import BlockKind, DateSource
from checker.read import read
from checker.read.limits import MAX_BYTES

PROSE = "Le canal de Brême-Aval a transporté 4,2 millions de tonnes, où l’on espérait mieux.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_as_its_mark_says_and_nothing_is_said(encoding):
    document = reading(PROSE.encode(encoding))
    assert document.text == PROSE
    assert document.notices == ()


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_western_bytes_are_read_and_the_guess_is_said(encoding):
    plain = PROSE.replace("’", "'")
    document = reading(plain.encode(encoding))
    assert document.text == plain
    assert "cp1252" in document.notices[0]


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode("utf-16-le"),
        PROSE.encode("mac-roman"),
        PROSE.encode() + PROSE.replace("’", "'").encode("latin-1"),
        b"50 millions \xff\xfe\xc3( euros \x81\x8d",
        b"a\0b" * 50,
        b"",
        b" \n\t\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04 not a zip",
    ],
)
def test_bytes_that_cannot_be_trusted_are_refused_in_one_line_with_the_name(data):
    with pytest.raises(InputError) as caught:
        reading(data, "odd.txt")
    assert str(caught.value).startswith("odd.txt: ")
    assert "\n" not in str(caught.value)


def test_a_file_over_the_limit_is_refused_with_the_limit_named():
    with pytest.raises(LimitError, match="20,000,000 bytes"):
        reading(b"a" * (MAX_BYTES + 1))


def test_too_many_lines_are_refused_with_the_limit_named():
    with pytest.raises(LimitError, match="100,000 lines"):
        reading("Le port a 5 grues.\n" * 100_001)


def test_a_wrapped_paragraph_is_one_block_and_its_short_last_line_ends_it():
    text = (
        "The ferry company said on Monday that it had carried 3.1 million people\n"
        "over the sound last year, which is a tenth more than in the year before\n"
        "and the most since 2008.\n"
        "\n"
        "Fares will rise by 4 per cent in May, it said, and the two oldest ships\n"
        "will be sold to a buyer in the south whose name it did not wish to give.\n"
    )
    document = reading(text)
    assert [len(b.sentences) for b in document.blocks] == [1, 1]
    assert texts(document)[0].endswith("since 2008.")


def test_lines_of_a_web_export_are_blocks_of_their_own():
    lines = [
        "Le tramway avance",
        "La ligne 3 compte 14 stations et coûtera 210 millions d’euros, selon la métropole.",
        "Les travaux dureront trente mois, a précisé la vice-présidente aux transports hier.",
        "Un chantier contesté",
        "Deux associations ont saisi le tribunal, qui dira le 12 juin si les travaux continuent.",
    ]
    document = reading("\n".join(lines) + "\n")
    assert texts(document) == lines
    assert [b.kind for b in document.blocks].count(BlockKind.HEADING) == 2


def test_marks_and_numbers_stand_outside_the_block():
    text = "Ce qui change :\n- les tarifs, de 2 %\n• les horaires\n1) le personnel\n2. Pourquoi ?\n"
    document = reading(text)
    assert texts(document) == [
        "Ce qui change :",
        "les tarifs, de 2 %",
        "les horaires",
        "le personnel",
        "Pourquoi ?",
    ]
    assert document.blocks[1].context[0].of(text) == "Ce qui change :"
    assert document.blocks[4].kind is BlockKind.QUESTION


def test_a_date_at_the_head_of_a_line_is_no_number_of_a_list():
    document = reading("1. Januar 2024 war ein Montag, und die Bank blieb an diesem Tag zu.\n")
    assert texts(document)[0].startswith("1. Januar")


def test_markdown_is_read_by_its_marks():
    text = (
        "---\ntitle: Port\ndate: 2025-02-03\nlang: fr\n---\n# Le port de Vaubrune\n\n"
        "Il a traité **4,2 Mt** en 2024[^1].\n\n```\ncode 5 Mt\n```\n\n"
        "> Une année rare, dit-il.\n\n[^1]: Chiffre provisoire.\n\n[lien]: https://example.org/5\n"
    )
    document = reading(text, "port.md")
    assert texts(document, BlockKind.HEADING) == ["Le port de Vaubrune"]
    assert texts(document, BlockKind.NOTE) == ["Chiffre provisoire."]
    assert "Une année rare, dit-il." in texts(document)
    assert "5 Mt" in cut(document)["code"]
    assert (document.date, document.date_source) == (dt.date(2025, 2, 3), DateSource.METADATA)


def test_what_a_person_says_goes_before_what_the_file_says():
    text = "---\ndate: 2025-02-03\n---\nRien de neuf au port, sinon que les grues sont vertes.\n"
    document = reading(text, language="fr", date=dt.date(2024, 1, 2))
    assert (document.date, document.date_source) == (dt.date(2024, 1, 2), DateSource.GIVEN)
    assert document.language_given


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "La ville a voté le budget, mais les élus du sud ne sont pas d’accord avec elle."),
        ("en", "The town has passed its budget, but those in the south do not agree with it."),
        ("de", "Die Stadt hat den Haushalt beschlossen, aber im Süden ist man nicht dafür."),
        ("es", "La ciudad ha aprobado el presupuesto, pero los del sur no están de acuerdo."),
        ("it", "La città ha approvato il bilancio, ma gli eletti del sud non sono d’accordo."),
        ("pt", "A cidade aprovou o orçamento, mas os eleitos do sul não estão de acordo."),
        ("nl", "De stad heeft de begroting aangenomen, maar in het zuiden is men het niet eens."),
    ],
)
def test_a_sentence_is_enough_to_tell_the_language(code, text):
    assert identify(text) == code
    assert reading(text).language == code


def test_a_passage_in_another_language_says_so():
    more = "Nous ne savons pas ce qui s’est passé dans les ports du sud, mais nous le saurons.\n"
    said = "“We have never seen such a year, and we do not know why it was so,” he said."
    text = f"{PROSE}\n{more}\n{said}\n"
    assert [b.language for b in reading(text).blocks] == [None, None, "en"]


def test_a_script_that_is_not_read_is_said():
    notices = reading("В прошлом году товарооборот достиг 50 млрд евро.\n" * 3).notices
    assert any("language" in notice for notice in notices)


@given(st.text(max_size=2_000))
def test_any_text_is_refused_in_words_or_read_with_exact_spans(text):
    try:
        document = reading(text)
    except InputError:
        return
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        assert all(block.span.contains(s) for s in block.sentences)
        assert not any(c.span.overlaps(block.span) for c in document.cuts)
        at = block.span.end


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "Le port de Valmer emploie 3 200 personnes. Le trafic a atteint 52,3 millions."),
        ("en", "The port employs 3,200 people."),
        ("de", "Der Umsatz stieg um 3 Prozent."),
        ("es", "Las ventas subieron un 3 por ciento."),
        ("it", "Il porto impiega 3.200 persone."),
        ("pt", "O porto emprega 3.200 pessoas."),
        ("nl", "De omzet steeg met 3 procent."),
    ],
)
def test_a_line_or_two_tell_their_language(code, words):
    assert read("a.txt", words.encode(), index=0).language == code


MARKED = """# Le lac se vide

Le lac a perdu 31 %<!-- 999 % selon le maire -->.[^a] Il est *bas*, ~~à 14~~ à 12 m.

<!-- Deux lignes
à couper : 777 mots. -->

<img src="lac.png" style="width:0.98in"
alt="Un lac, 555" />

> Nous n'avions jamais connu une telle baisse
> du niveau de l'eau en 40 ans.

[^a]: Chiffre provisoire : le lac avait 31
    mètres d'eau.
[^b]: Depuis 1998.
"""


def test_what_no_reader_sees_of_markdown_is_blank_or_cut_and_offsets_stay():
    document = reading(MARKED, "a.md")
    shown = [" ".join(words.split()) for words in texts(document)]
    assert shown[1:] == [
        "Le lac a perdu 31 % . Il est *bas*, à 12 m.",
        "Nous n'avions jamais connu une telle baisse du niveau de l'eau en 40 ans.",
        "Chiffre provisoire : le lac avait 31 mètres d'eau.",
        "Depuis 1998.",
    ]
    assert len(document.text) == len(MARKED)
    assert document.text.index("bas") == MARKED.index("bas")
    cuts = [c.span.of(document.text) for c in document.cuts]
    assert any("777" in words for words in cuts)
    assert any("555" in words for words in cuts)
    assert document.notices == ("struck-out words were left out",)


def test_the_signs_of_notes_in_copied_text_part_no_sentences():
    for sign in ("[^2]", "[2]", "2"):
        text = f"Le pont a coûté 412 millions à la région.{sign} Les travaux ont duré 7 ans."
        (block,) = reading(text, "a.md").blocks
        assert len(block.sentences) == 2
        assert block.sentences[1].of(text) == "Les travaux ont duré 7 ans."


def test_angle_brackets_that_are_no_tags_and_brackets_that_are_no_signs_stay():
    text = "Si a <b et c> d, voir <jean@lac.example>, [12](/x), no.5 du lac, chap.2 Les eaux."
    assert texts(reading(text)) == [text]


def test_a_line_with_the_sign_of_a_note_in_the_text_is_that_note():
    text = "Il coûte 412 millions.[1][2] Il est vieux.\n\n[2] Hors taxes.\n\n[7] Autre chose.\n"
    document = reading(text)
    assert texts(document, BlockKind.NOTE) == ["Hors taxes."]
    assert any("[7]" in words for words in texts(document))
