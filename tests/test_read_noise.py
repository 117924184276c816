from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from reading import cut, reading, texts

LAYOUTS = tomllib.loads((Path(__file__).parent / "read_layouts.toml").read_text(encoding="utf-8"))
FRENCH, ENGLISH = LAYOUTS["articles"]["fr"], LAYOUTS["articles"]["en"]
COMMENTS, KEPT, FURNITURE = LAYOUTS["comments"], LAYOUTS["kept"], LAYOUTS["furniture"]


@pytest.mark.parametrize("article", [FRENCH, ENGLISH], ids=["fr", "en"])
@pytest.mark.parametrize("layout", COMMENTS)
def test_reader_comments_are_cut_whole_and_nothing_else(article, layout):
    document = reading(f"{article}\n\n{COMMENTS[layout]}\n")
    assert texts(document) == article.split("\n\n")
    assert set(cut(document)) == {"comments"}
    assert "".join(cut(document)["comments"].split()) == "".join(COMMENTS[layout].split())


@pytest.mark.parametrize("what", KEPT)
def test_what_belongs_to_the_article_stays(what):
    document = reading(f"{ENGLISH}\n\n{KEPT[what]}\n")
    assert document.cuts == ()
    assert len(texts(document)) == len(f"{ENGLISH}\n{KEPT[what]}".replace("\n\n", "\n").split("\n"))


@pytest.mark.parametrize("reason", FURNITURE)
def test_page_furniture_after_the_article_is_cut_with_its_reason(reason):
    document = reading(f"{ENGLISH}\n\n{FURNITURE[reason]}\n")
    assert set(cut(document)) == {reason}
    assert texts(document) == ENGLISH.split("\n\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices of the three dam builders rose by 4 per cent in the hours after it.",
        "Photo albums of the lake, sold for 30 euros by the angling club, show it at 19 metres.",
        "Contact lenses were found in the mud, a report of the water office said in March 2024.",
        "Related companies have paid 2 million euros into the fund, the treasurer has said.",
        "Subscribe or pay 5 euros a visit: such is the choice that anglers will have from 1 June.",
        "Comments by the mayor had lifted hopes that the county would pay for all 14 of the dykes.",
    ],
)
def test_a_sentence_that_opens_like_furniture_is_the_articles(sentence):
    first, *rest = ENGLISH.split("\n\n")
    article = "\n\n".join([first, rest[0], sentence, *rest[1:]])
    document = reading(article + "\n")
    assert texts(document) == article.split("\n\n")


def test_a_link_amid_the_article_does_not_take_the_next_heading_with_it():
    first, second, *rest = ENGLISH.split("\n\n")
    article = (
        f"{first}\n{second}\nRead also: The port of Vaubrune grows by 8%\nWho pays\n"
        + "\n".join(rest)
    )
    document = reading(article + "\n")
    assert cut(document) == {"links": "Read also: The port of Vaubrune grows by 8%"}
    assert "Who pays" in texts(document)


def test_menus_above_the_article_go_and_its_dateline_stays():
    head = (
        "Home | News | Sport\nSubscribe from $14 a month\nBy Ann Vale\n3 January 2025 | 3 min read"
    )
    document = reading(f"{head}\n\n{ENGLISH}\n")
    assert texts(document)[:2] == ["By Ann Vale", "3 January 2025"]
    assert set(cut(document)) == {"navigation", "subscription"}


def test_comments_alone_are_not_cut_to_nothing():
    assert texts(reading(COMMENTS["wrote, no heading"] + "\n"))


@pytest.mark.parametrize("code", LAYOUTS["pages"])
def test_a_pasted_page_keeps_its_article_and_nothing_else(code):
    lines = LAYOUTS["pages"][code].strip().split("\n")
    document = reading("\n".join(line.removeprefix("✂ ") for line in lines) + "\n")
    assert document.language == code
    assert texts(document) == [line for line in lines if not line.startswith("✂ ")]
