from __future__ import annotations

import datetime as dt

import pytest
from reading import contexts, cut, page, reading, texts

from checker.errors import InputError, LimitError
from checker.model.document import BlockKind, DateSource

ARTICLE = (
    "<h1>Le lac de Morvane a perdu un tiers de son eau</h1>"
    "<p>La préfecture a publié ses relevés. Le niveau est descendu à <b>12&nbsp;mètres</b>, "
    'contre <a href="/2019">18 mètres</a> en 2019, sur 14&nbsp;km<sup>2</sup><sup>1</sup>.</p>'
    "<p>&laquo; Nous n'avions jamais vu cela &raquo;, a d&eacute;clar&eacute; la directrice, "
    "Odile Tessonneau, devant une trentaine d'élus.</p>"
    "<p>La commune prévoit 4 millions d'euros de travaux d'ici à 2027, selon le maire.</p>"
)
SPAM = "".join(
    f"<p>visiteur{n}</p><p>{n} mars 2025 à 16h{n:02}</p><p>Je paie {n}00 euros par an.</p>"
    for n in range(1, 9)
)
LAYOUTS = {
    "a section by its name": f"<article>{ARTICLE}</article><section id=comments>{SPAM}</section>",
    "a list by its class": f"<main>{ARTICLE}</main><ol class='commentlist'><li>{SPAM}</li></ol>",
    "no name at all": f"<div>{ARTICLE}</div><div>{SPAM}</div>",
    "inside the article's own part": f"<article>{ARTICLE}{SPAM}</article>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_article_is_whole_and_the_comments_are_out_whatever_the_layout(layout):
    document = reading(page(LAYOUTS[layout]), "a.html")
    assert len(texts(document)) == 4
    assert not any("00 euros" in words for words in texts(document))
    assert any("100 euros" in words for words in cut(document).values())


def test_words_read_as_a_browser_shows_them_and_lead_back_to_the_source():
    source = page(f"<article>{ARTICLE}</article>")
    document = reading(source, "a.html")
    assert "12\u00a0mètres, contre 18 mètres en 2019, sur 14\u00a0km²." in document.text
    for words in ("18 mètres", "Odile Tessonneau", "4 millions"):
        start = document.text.index(words)
        place = document.source(type(document.blocks[0].span)(start, start + len(words)))
        assert place is not None
        assert place.of(source) == words
    start = document.text.index("déclaré")
    place = document.source(type(document.blocks[0].span)(start, start + 7))
    assert place.of(source) == "d&eacute;clar&eacute;"


def test_scripts_styles_and_hidden_parts_are_no_text():
    body = (
        "<style>p{width:666px}</style><script>var x='666 milliards';</script>"
        "<noscript>667 milliards</noscript><template>668 milliards</template>"
        "<p style='display: none'>669 milliards</p><p hidden>670</p><!-- 671 -->"
    )
    assert "6" not in reading(page(body + ARTICLE), "a.html").text.replace("16", "")


def test_menus_cookie_bars_link_lists_and_feet_are_cut_and_fact_boxes_stay():
    body = (
        "<nav><ul><li><a href=/>Accueil</a></li></ul></nav>"
        "<div class='cookie-banner'><p>Nous utilisons des cookies de 214 partenaires.</p></div>"
        f"<main><article>{ARTICLE}<aside class='box'><h3>Repères</h3><ul>"
        "<li>Profondeur : 18 m</li><li>Création : 1964</li></ul></aside>"
        "<p>Les travaux dureront trente mois et feront vivre 40 entreprises de la vallée.</p>"
        "<div class='related'><h3>À lire aussi</h3><ul><li><a href=1>Le port gagne 8 %</a></li>"
        "</ul></div></article></main><footer><p>© 2025 Le Courrier, 12 rue Haute</p></footer>"
    )
    document = reading(page(body), "a.html")
    kept = texts(document)
    assert "Profondeur : 18 m" in kept
    assert "Création : 1964" in kept
    assert set(cut(document)) == {"navigation", "cookies", "links"}


def test_tables_are_kept_with_headings_spans_and_caption():
    body = (
        f"{ARTICLE}<table><caption>Niveaux (m)</caption>"
        "<tr><th rowspan=2>Année</th><th colspan=2>Saison</th></tr>"
        "<tr><th>Mars</th><th>Juin</th></tr><tr><td>2019</td><td>18,0</td><td>17,5</td></tr>"
        "<tr><td>2025</td><td>12,0</td><td>11,1</td></tr>"
        "</table>"
    )
    found = contexts(reading(page(f"<article>{body}</article>"), "a.html"))
    assert found["17,5"] == ("2019", "Saison", "Juin", "Année", "Niveaux (m)")
    assert found["12,0"] == ("2025", "Saison", "Mars", "Année", "Niveaux (m)")


def test_a_table_that_only_lays_out_the_page_is_read_as_paragraphs():
    body = f"<table><tr><td><p>Menu</p></td><td>{ARTICLE}</td></tr></table>"
    document = reading(page(body), "a.html")
    assert all(b.kind is not BlockKind.CELL for b in document.blocks)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-03-04T10:00:00+01:00">',
        '<meta name="date" content="2025-03-04">',
        '<script type="application/ld+json">{"datePublished": "2025-03-04T09:00Z"}</script>',
    ],
)
def test_the_date_and_the_language_of_the_page_are_taken_from_its_head(head):
    document = reading(page(ARTICLE, head), "a.html")
    assert (document.date, document.date_source) == (dt.date(2025, 3, 4), DateSource.METADATA)
    assert document.language == "fr"


def test_a_page_is_known_by_its_first_characters_whatever_its_name():
    assert "<p>" not in reading(page(ARTICLE), "a.txt").text


@pytest.mark.parametrize("body", ["", "<script>5 millions</script>", "<!-- 5 -->", "<p> </p>"])
def test_a_page_without_words_is_refused(body):
    with pytest.raises(InputError, match="holds no text"):
        reading(page(body), "a.html")


@pytest.mark.parametrize(
    ("body", "limit"),
    [("<div>" * 1_000 + "5", "400 levels"), ("<br>" * 100_001 + "5", "100,000")],
)
def test_limits_of_a_page_are_named(body, limit):
    with pytest.raises(LimitError, match=limit):
        reading(page(body), "a.html")


FOOTNOTES = {
    "as Pandoc writes them": (
        '<p>Le lac a perdu 31 %.<a href="#fn1" role="doc-noteref"><sup>1</sup></a> Il est bas.</p>',
        '<section class="footnotes"><ol><li>Depuis 1998.<a href="#r1">↩︎</a></li></ol></section>',
    ),
    "as LibreOffice writes them": (
        '<p>Le lac a perdu 31 %.<sup><a href="#note1"><sup>i</sup></a></sup> Il est bas.</p>',
        '<div id="sdendnote1"><p><a href="#sdendnote1anc">i</a> Depuis 1998.</p></div>',
    ),
    "as site editors write them": (
        '<p>Le lac a perdu 31 %.<a href="/lac#ftn1">[1]</a> Il est bas.</p>',
        '<div class="footnote"><a href="/lac#r1">[1]</a> Depuis 1998. <a href="#r1">↑</a></div>',
    ),
}


@pytest.mark.parametrize("made", FOOTNOTES)
def test_footnotes_are_kept_and_their_signs_are_not(made):
    body, note = FOOTNOTES[made]
    document = reading(page(f"<article>{ARTICLE}{body}</article>{note}"), "a.html")
    assert texts(document, BlockKind.NOTE) == ["Depuis 1998."]
    assert "Le lac a perdu 31 %. Il est bas." in texts(document)


def test_ordinals_powers_and_links_within_a_page_keep_their_words():
    body = (
        '<p>Le 1<sup>er</sup> mai, voir la partie <a href="#p7">7</a> et le <a href="#x">plan</a> '
        "du XVIII<sup>e</sup> siècle.</p>"
    )
    document = reading(page(f"<article>{ARTICLE}{body}</article>"), "a.html")
    assert "Le 1er mai, voir la partie 7 et le plan du XVIIIe siècle." in texts(document)


@pytest.mark.parametrize(
    "struck", ["<del>31</del>", "<s>31</s>", '<span style="text-decoration:line-through">31</span>']
)
def test_struck_out_words_are_left_out_and_it_is_said(struck):
    document = reading(page(f"<article>{ARTICLE}<p>Il perd {struck}33 %.</p></article>"), "a.html")
    assert "Il perd 33 %." in texts(document)
    assert document.notices == ("struck-out words were left out",)


def test_comments_in_a_page_laid_out_with_tables_are_cut():
    side = "<td>Météo 12</td>"
    table = f"<table><tr>{side}<td>{ARTICLE}<table><tr><td>Nord</td><td>912</td></tr></table></td>"
    document = reading(page(f"{table}</tr><tr><td colspan=2>{SPAM}</td></tr></table>"), "a.html")
    assert not any("00 euros" in words for words in texts(document))
    assert len(texts(document, BlockKind.PARAGRAPH)) >= 3


def test_short_lines_and_typed_bullets_of_a_page_without_headings_are_what_they_are_in_text():
    typed = f"{ARTICLE}<p>Ce qui reste à faire</p><p>• curer le lac</p><p>Qui paiera ?</p>"
    bare = reading(page(f"<article>{typed}</article>"), "a.html")
    assert "Ce qui reste à faire" in texts(bare, BlockKind.HEADING)
    assert texts(bare, BlockKind.BULLET) == ["curer le lac"]
    assert texts(bare, BlockKind.QUESTION) == ["Qui paiera ?"]
    marked = reading(page(f"<article>{typed}<h2>Suite</h2><p>Fin.</p></article>"), "a.html")
    assert "Ce qui reste à faire" in texts(marked, BlockKind.PARAGRAPH)
    assert texts(marked, BlockKind.BULLET) == ["curer le lac"]


def test_who_wrote_it_and_when_stands_between_the_title_and_the_article():
    title, _, rest = ARTICLE.partition("</h1>")
    header = f"<header><div>{title}</h1></div></header>"
    byline = "<div class='entry-meta'><span>Par Ida Morel, publié le 12 mars 2025</span></div>"
    inside = header.replace("</h1>", f"</h1>{byline}")
    body = (
        f"<nav>Accueil</nav><article>{inside}<div class='entry-content'>{rest * 3}</div></article>"
    )
    document = reading(page(body + f"<div id=comments>{SPAM}</div>"), "a.html")
    assert texts(document)[1] == "Par Ida Morel, publié le 12 mars 2025"
    assert "Accueil" not in texts(document)
