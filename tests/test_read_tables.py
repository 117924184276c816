from __future__ import annotations

import pytest
from reading import contexts, reading, texts

from checker.errors import LimitError
from checker.model.document import BlockKind
from checker.read.limits import MAX_CELLS

BARS = """## Traffic by goods

| Goods | 2024 (kt) | 2023 (kt) | Change |
|---|---:|---:|---:|
| Grain | 912 | 880 | +3.6 % |
| **Total** | **3,140** | **3,005** | **+4.5 %** |
"""
TABS = "Year\tExports (m€)\tImports (m€)\n2023\t12.4\t11.0\n2024\t13.1\t11.9\n"
SPACES = """Revenue by region (£m)

                    FY25      FY24
  North            612.4     566.0
  South            431.0     366.1
  Group          1,043.4     932.1
"""


def test_a_cell_of_a_table_with_bars_knows_its_row_column_corner_and_heading():
    found = contexts(reading(BARS, "port.md"))
    assert found["912"] == ("Grain", "2024 (kt)", "Goods", "Traffic by goods")
    assert found["3,005"] == ("Total", "2023 (kt)", "Goods", "Traffic by goods")
    assert found["+3.6 %"][:2] == ("Grain", "Change")


def test_a_table_with_tabs_takes_the_years_of_its_first_column_for_headings():
    found = contexts(reading(TABS))
    assert found["12.4"] == ("2023", "Exports (m€)", "Year")
    assert found["11.9"] == ("2024", "Imports (m€)", "Year")


def test_columns_kept_by_spaces_belong_to_the_headings_above_their_ends():
    found = contexts(reading(SPACES))
    assert found["612.4"] == ("North", "FY25", "Revenue by region (£m)")
    assert found["932.1"] == ("Group", "FY24", "Revenue by region (£m)")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", 'Jahr;Export (Mio. €)\n2023;"12,4"\n2024;13,1\n'),
        ("a.csv", "Jahr,Export (Mio. €)\r\n2023,12.4\r\n2024,13.1\r\n"),
        ("a.tsv", "Jahr\tExport (Mio. €)\n2023\t12.4\n2024\t13.1\n"),
    ],
)
def test_separated_values_are_a_table(name, text):
    document = reading(text, name)
    found = contexts(document)
    value = "12,4" if "12,4" in text else "12.4"
    assert found[value] == ("2023", "Export (Mio. €)", "Jahr")
    assert document.place(text.index(value)) == "table 1, B2"


def test_a_quoted_field_may_hold_separators_and_line_ends():
    found = texts(reading('Place,Note\nVaubrune,"one, two\nthree"\nMorvane,four\n', "a.csv"))
    assert found == ["Place", "Note", "Vaubrune", "one, two\nthree", "Morvane", "four"]


def test_a_row_with_one_cell_is_a_section_for_the_rows_below_it():
    head = "| Region | 2024 |\n|---|---|\n"
    text = f"{head}| Coast | |\n| Vaubrune | 5 |\n| Hills | |\n| Morvane | 7 |\n"
    found = contexts(reading(text, "a.md"))
    assert "Coast" in found["5"]
    assert "Hills" in found["7"]
    assert "Coast" not in found["7"]


def test_prose_with_a_bar_or_two_spaces_is_no_table():
    text = "The port  grew by 4 per cent in 2024.  It shrank by 2 per cent in 2023 | a first.\n"
    document = reading(text + "\n" + "Nothing else  was said about it by the port of Vaubrune.\n")
    assert all(b.kind is not BlockKind.CELL for b in document.blocks)


def test_too_many_cells_are_refused_with_the_limit_named():
    text = "a,b,c,d,e,f,g,h,i,j\n" + "1,2,3,4,5,6,7,8,9,0\n" * (MAX_CELLS // 10)
    with pytest.raises(LimitError, match="50,000 cells"):
        reading(text, "a.csv")


DASHES = {
    "several lines a row, blank lines between": """Traffic by goods

  -----------------------------------
  Goods           2024 (kt)   Change
  --------------- ----------- -------
  Grain           912         3.6 %

  Dry bulk        880         4.5 %
  -----------------------------------

The port grew by 4 %.
""",
    "no rule around": """Goods            2024 (kt)  Change
--------------- ---------- -------
Grain                  912   3.6 %
Dry bulk               880   4.5 %

The port grew by 4 %.
""",
    "three rules": """=============== =========== =======
Goods           2024 (kt)   Change
=============== =========== =======
Grain           912         3.6 %
Dry bulk        880         4.5 %
=============== =========== =======

The port grew by 4 %.
""",
}


@pytest.mark.parametrize("drawn", DASHES)
def test_rows_of_dashes_show_the_columns_of_a_table(drawn):
    document = reading(DASHES[drawn])
    found = contexts(document)
    assert found["880"][:3] == ("Dry bulk", "2024 (kt)", "Goods")
    assert found["3.6 %"][:2] == ("Grain", "Change")
    assert texts(document)[-1] == "The port grew by 4 %."
    assert not any("--" in words or "==" in words for words in texts(document))


def test_rows_of_dashes_without_an_end_are_no_table():
    text = "-- --\nOne 5\n\nTwo 6\n\nThree 7\n"
    assert texts(reading(text), BlockKind.CELL) == []


LANGUAGES_OF_TABLES = {
    "es": "País;Habitantes\nBélgica;11\nEspaña;48\n",
    "pt": "Mês;Visitantes\njaneiro;120\nfevereiro;140\n",
    "it": "Mese;Visitatori\ngennaio;120\nfebbraio;140\n",
    "nl": "Maand;Bezoekers\njanuari;120\nfebruari;140\n",
    "de": "Land;Einwohner\nBelgien;11\nSpanien;48\n",
    "fr": "Pays;Habitants\nBelgique;11\nEspagne;48\n",
    "en": "Month;Visitors\nJanuary;120\nFebruary;140\n",
}


@pytest.mark.parametrize("language", LANGUAGES_OF_TABLES)
def test_names_of_months_and_countries_tell_the_language_of_a_table(language):
    assert reading(LANGUAGES_OF_TABLES[language], "a.csv").language == language


def test_a_heading_with_a_year_and_few_letters_is_no_figure():
    found = contexts(reading("Filière;PIB 2023;Part 2024 (%)\nSolaire;41,2;26,2\n", "a.csv"))
    assert found["26,2"] == ("Solaire", "Part 2024 (%)", "Filière")
