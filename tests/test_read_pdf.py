"""How the lines of a printed page become paragraphs, titles, notes and tables again."""

from __future__ import annotations

from reading import contexts, cut, pdf, reading, texts

from checker.model.document import BlockKind

WIDE = [
    (
        50,
        760,
        "Le port de Vaubrune a transporté 4,2 millions de tonnes de marchandises cette année,",
    ),
    (
        50,
        748,
        "ce qui n'était jamais arrivé depuis sa création, a dit hier la direction du port au",
    ),
    (50, 736, "conseil municipal."),
]
LEFT = [
    "Les tarifs montent de 4 % et les deux",
    "plus vieilles grues du quai nord seront",
    "vendues.",
]
RIGHT = [
    "Le conseil veut 95 millions pour le",
    "nouveau quai et ses rails, selon Odile",
    "Tessonneau.",
]


def test_the_lines_of_two_columns_are_full_at_the_edge_of_their_column():
    left = [(50, 700 - 12 * n, words) for n, words in enumerate(LEFT)]
    right = [(300, 700 - 12 * n, words) for n, words in enumerate(RIGHT)]
    document = reading(pdf([[*WIDE, *left, *right]]), "a.pdf")
    assert texts(document)[1:] == [" ".join(LEFT), " ".join(RIGHT)]
    assert len(texts(document)) == 3


def test_a_title_of_two_lines_is_one_and_a_short_line_below_a_full_one_is_another():
    lines = [
        (50, 800, "Le port de Vaubrune bat", 18),
        (50, 780, "tous ses records", 18),
        (50, 740, "Le trafic du port a gagné 6 % en un an, dit la direction au conseil municipal."),
        (50, 728, "Trafic par quai (tonnes)"),
        *WIDE[:0],
        *[(x, y - 100, words) for x, y, words in WIDE],
    ]
    found = texts(reading(pdf([lines]), "a.pdf"))
    assert found[0] == "Le port de Vaubrune bat tous ses records"
    assert found[2] == "Trafic par quai (tonnes)"


NOTES = [
    [(52, 94, "1", 6), (57, 90, "Chiffre provisoire.")],  # raised
    [(50, 90, "1 Chiffre provisoire.")],  # as large as the text
]


def test_notes_at_the_foot_of_a_page_lose_their_numbers_and_part_no_paragraph():
    for note in NOTES:
        first = [
            *WIDE,
            (50, 700, "Le quai est vieux."),
            (127, 704, "1", 6),
            (134, 700, "Il sera refait d'ici à la fin de la décennie, dès que la région et"),
        ]
        second = [(50, 760, "l'État auront payé leur part, soit 12 millions d'euros.")]
        document = reading(pdf([[*first, *note], second]), "a.pdf")
        assert texts(document, BlockKind.NOTE) == ["Chiffre provisoire."]
        assert texts(document, BlockKind.PARAGRAPH)[1] == (
            "Le quai est vieux. Il sera refait d'ici à la fin de la décennie, dès que la région et "
            "l'État auront payé leur part, soit 12 millions d'euros."
        )


def test_a_paragraph_that_begins_with_a_number_is_no_note():
    lines = [*WIDE, (50, 724, "12 Grues y travaillent."), (50, 712, "1 Grue est neuve.")]
    document = reading(pdf([lines]), "a.pdf")
    assert texts(document, BlockKind.NOTE) == []
    assert "12 Grues" in document.text


def test_centred_headings_and_headings_of_two_lines_keep_their_rows():
    rows = [
        WIDE[0],
        (90, 640, "Poste"),
        (250, 640, "2023"),
        (330, 640, "2024"),
        (50, 625, "Billets"),
        (250, 625, "38,2"),
        (330, 625, "41,6"),
        (50, 610, "Dépenses"),
        (50, 598, "d'exploitation et de travaux"),
        (250, 610, "141,0"),
        (330, 610, "147,3"),
        (50, 583, "Total"),
        (250, 583, "179,2"),
        (330, 583, "188,9"),
    ]
    found = contexts(reading(pdf([rows]), "a.pdf"))
    assert found["41,6"][:2] == ("Billets", "2024")
    assert found["147,3"][:2] == ("Dépenses d'exploitation et de travaux", "2024")
    assert found["188,9"][:2] == ("Total", "2024")


def test_the_number_of_the_page_is_cut_whatever_stands_around_it():
    for words in ("Page 1 sur 2", "– 1 –", "1/2", "Seite 1 von 2"):
        document = reading(pdf([[*WIDE, (270, 30, words)]]), "a.pdf")
        assert cut(document) == {"furniture": words}


def test_columns_whose_lines_do_not_stand_level_are_columns():
    left = [(50, 700 - 12 * n, words) for n, words in enumerate(LEFT * 3)]
    right = [(300, 694 - 12 * n, words) for n, words in enumerate(RIGHT * 3)]
    lines = [(50, 720, "Un titre qui va par-dessus les deux colonnes de la page", 16)]
    found = texts(reading(pdf([[*lines, *left, *right]]), "a.pdf"))
    assert found[1:] == [" ".join(LEFT)] * 3 + [" ".join(RIGHT)] * 3


def test_short_items_without_marks_are_no_paragraph():
    items = ["25 nouvelles rames livrées d'ici à la fin de l'année 2028", "une ligne de plus"]
    lines = [*WIDE, *[(70, 700 - 14 * n, words) for n, words in enumerate(items)]]
    assert texts(reading(pdf([lines]), "a.pdf"))[1:] == items


def test_a_hyphen_before_a_capital_stays_and_a_year_that_ends_a_page_is_no_number():
    lines = [
        (50, 760, "Le port de Vaubrune, celui de Grand-Luce et le vieux port du village de Haut-"),
        (
            50,
            748,
            "Marais ont transporté 4,2 millions de tonnes, ce qui n'était plus arrivé depuis",
        ),
        (50, 736, "1987."),
    ]
    document = reading(pdf([lines]), "a.pdf")
    assert "Haut-Marais" in document.text
    assert texts(document)[0].endswith("depuis 1987.")
