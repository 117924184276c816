"""Acronyms, lists, posts and quotations, in every language, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.names import find_names
from checker.extract.names.acronyms import find_acronyms
from checker.extract.names.lists import find_lists
from checker.extract.names.posts import find_posts
from checker.extract.names.quotes import find_quotes
from checker.lang import LANGUAGES
from checker.model.document import Document
from checker.model.values import Acronym, Members, Post
from checker.read import read


def document(text: str, code: str) -> Document:
    return read("t.txt", text.encode(), index=0, language=code)


def acronyms(text: str, code: str) -> list[Acronym]:
    found = find_acronyms(document(text, code))
    return [m.value for m in found if isinstance(m.value, Acronym)]


def lists(text: str, code: str) -> list[tuple[str, Members]]:
    read_ = document(text, code)
    found = find_lists(read_, find_names(read_))
    for mention in found:
        assert isinstance(mention.value, Members)
        for member in mention.value.named:
            assert read_.text[member.start : member.end] == member.surface
    return [(m.span.of(read_.text), m.value) for m in found if isinstance(m.value, Members)]


def posts(text: str, code: str) -> list[Post]:
    read_ = document(text, code)
    found = find_posts(read_, find_names(read_))
    for mention in found:
        assert isinstance(mention.value, Post)
        assert mention.span.of(read_.text) == mention.value.title
    return [m.value for m in found if isinstance(m.value, Post)]


def quotes(text: str, code: str) -> list[tuple[str, str]]:
    read_ = document(text, code)
    found = find_quotes(read_, find_names(read_))
    return [(m.span.of(read_.text), m.speaker) for m in found]


LONG_FORMS = [
    (
        "fr",
        "Le Conseil des ports du littoral (CPL) a voté.",
        "CPL",
        "Conseil des ports du littoral",
    ),
    ("en", "The Coastal Harbours Council (CHC) has voted.", "CHC", "Coastal Harbours Council"),
    (
        "de",
        "Gestern stimmte der Verband Deutscher Deichbauer (VDD) zu.",
        "VDD",
        "Verband Deutscher Deichbauer",
    ),
    (
        "es",
        "Ayer votó el Consejo de Puertos del Litoral (CPL).",
        "CPL",
        "Consejo de Puertos del Litoral",
    ),
    (
        "it",
        "Ieri ha votato il Consiglio dei porti costieri (CPC).",
        "CPC",
        "Consiglio dei porti costieri",
    ),
    (
        "pt",
        "Ontem votou o Conselho dos Portos do Litoral (CPL).",
        "CPL",
        "Conselho dos Portos do Litoral",
    ),
    ("nl", "Gisteren stemde de Raad van Kleine Havens (RKH).", "RKH", "Raad van Kleine Havens"),
]


@pytest.mark.parametrize(("code", "text", "short", "long"), LONG_FORMS)
def test_an_acronym_in_brackets_has_the_words_before_it(code, text, short, long):
    [found] = acronyms(text, code)
    assert (found.short, found.long) == (short, long)
    assert found.key


def test_an_acronym_that_fits_no_letters_takes_the_noun_phrase():
    [found] = acronyms("On a signé l’accord de pêche et de transit élargi (FTXA) hier.", "fr")
    assert found.long == "accord de pêche et de transit élargi"


def test_a_long_form_may_stand_in_the_brackets():
    [found] = acronyms("The CHC (Coastal Harbours Council) has voted.", "en")
    assert found.long == "Coastal Harbours Council"


KNOWN_AS = [
    ("fr", "Le Conseil des ports du littoral, connu sous le nom de CPL, a voté."),
    ("en", "The Council of Port Landings, known as the CPL, has voted."),
    ("es", "El Consejo de Puertos del Litoral, conocido como CPL, votó."),
    ("it", "Il Consiglio dei Porti Liguri, noto come CPL, ha votato."),
    ("pt", "O Conselho dos Portos do Litoral, conhecido como CPL, votou."),
]


@pytest.mark.parametrize(("code", "text"), KNOWN_AS)
def test_known_as_introduces_an_acronym(code, text):
    [found] = acronyms(text, code)
    assert found.short == "CPL"
    assert found.long.startswith("Con") or found.long.startswith("Council")


def test_a_later_bare_use_has_the_same_key():
    first, second = acronyms("Le Conseil des ports du littoral (CPL) vote. Le CPL attend.", "fr")
    assert (second.long, second.key) == ("", first.key)


def test_the_key_does_not_depend_on_order_or_small_words():
    [one] = acronyms("Le Conseil des ports du littoral (CPL) vote.", "fr")
    [two] = acronyms("Le Conseil littoral des ports (CLP) vote.", "fr")
    assert one.key == two.key


def test_a_number_or_word_in_brackets_is_no_acronym():
    assert acronyms("The board met in Oslo (Norway) in the spring (2021).", "en") == []


OPEN = [
    ("fr", "Des firmes telles que Brelco, Vantor et Siluma investissent.", 3),
    ("en", "Firms such as Brelco, Vantor and Siluma invest.", 3),
    ("de", "Es investieren Firmen wie die Brelco AG, die Vantor AG und die Siluma AG.", 3),
    ("es", "Invierten empresas como Brelco, Vantor y Siluma.", 3),
    ("it", "Investono aziende come Brelco, Vantor e Siluma.", 3),
    ("pt", "Investem empresas como Brelco, Vantor e Siluma.", 3),
    ("nl", "Bedrijven zoals Brelco, Vantor en Siluma investeren.", 3),
]


@pytest.mark.parametrize(("code", "text", "count"), OPEN)
def test_such_as_opens_a_list(code, text, count):
    [(_, found)] = lists(text, code)
    assert found.open
    assert len(found.named) == count


ANNOUNCED = [
    ("fr", "On retient trois secteurs : le textile, la pêche et le bois.", 3),
    ("en", "Three sectors come first: textiles, fisheries and timber.", 3),
    ("de", "Drei Länder sind dabei: Spanien, Italien und Malta.", 3),
    ("es", "Se eligen tres sectores: el textil, la pesca y la madera.", 3),
    ("it", "Si scelgono tre settori: il tessile, la pesca e il legno.", 3),
    ("pt", "Escolhem-se três setores: o têxtil, a pesca e a madeira.", 3),
    ("nl", "Drie landen doen mee: Spanje, Italië en Malta.", 3),
]


@pytest.mark.parametrize(("code", "text", "count"), ANNOUNCED)
def test_a_list_knows_how_many_things_the_text_announces(code, text, count):
    [(_, found)] = lists(text, code)
    assert found.announced == count
    assert not found.open
    assert len(found.named) == count


def test_the_announced_number_may_be_wrong():
    [(_, found)] = lists("The five countries: Spain, Italy, Malta and Cyprus.", "en")
    assert found.announced == 5
    assert [m.key for m in found.named] == ["ES", "IT", "MT", "CY"]


def test_years_and_sums_announce_nothing():
    [(_, found)] = lists("After three years they joined: Spain, Italy and Malta.", "en")
    assert found.announced is None


def test_a_list_of_noun_phrases_opens_each_with_an_article():
    text = "Le plan porte sur les ports, les canaux propres et la formation navale."
    [(words, found)] = lists(text, "fr")
    assert words == "les ports, les canaux propres et la formation navale"
    assert [m.surface for m in found.named] == ["ports", "canaux propres", "formation navale"]


def test_members_may_open_with_prepositions():
    [(_, found)] = lists("Des élus d’Islande, d’Arménie, du Kenya et d’autres pays sont là.", "fr")
    assert [m.key for m in found.named] == ["IS", "AM", "KE"]
    assert found.open


def test_the_number_of_the_others_is_no_member():
    text = "Le livre existe en : allemand, anglais, italien et douze autres langues."
    [(_, found)] = lists(text, "fr")
    assert [m.surface for m in found.named] == ["allemand", "anglais", "italien"]
    assert found.open


def test_from_firms_to_firms_is_an_open_list():
    text = (
        "Plus de 200 firmes opèrent ici – de Brelco et Vantor à Siluma, Arbex et Dorin Électrique."
    )
    [(words, found)] = lists(text, "fr")
    assert words.startswith("Brelco")
    assert words.endswith("Dorin Électrique")
    assert len(found.named) == 5
    assert found.open
    assert found.group == "firm"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Le train va de Paris à Lyon."),
        ("en", "The train runs from Paris to Lyon, and it is full."),
        ("en", "He came, he saw and he left."),
        ("fr", "La mairie, ouverte hier, et le pont sont là."),
    ],
)
def test_what_is_no_list(code, text):
    assert lists(text, code) == []


POSTS = [
    (
        "fr",
        "Odile Carnavon, directrice financière de Brelco, a signé.",
        "directrice financière de Brelco",
    ),
    ("fr", "La présidente du directoire, Odile Carnavon, a signé.", "présidente du directoire"),
    ("en", "Chief financial officer Jane Gathercole signed.", "Chief financial officer"),
    ("en", "Jane Gathercole, who chairs the port board, signed.", "chairs the port board"),
    ("en", "Jane Gathercole is the chief executive of Brelco.", "chief executive of Brelco"),
    (
        "de",
        "Katrin Ziegelhuber, Geschäftsführerin der Brelco GmbH, unterschrieb.",
        "Geschäftsführerin der Brelco GmbH",
    ),
    (
        "es",
        "Ha firmado la consejera de Agricultura, Carmen Valdecantos.",
        "consejera de Agricultura",
    ),
    ("it", "Ha firmato la direttrice generale, Giulia Montaldini.", "direttrice generale"),
    ("pt", "Assinou a diretora financeira, Maria Vasconcelinhos.", "diretora financeira"),
    ("nl", "Pieter van der Wouden, directeur van Brelco, tekende.", "directeur van Brelco"),
]


@pytest.mark.parametrize(("code", "text", "title"), POSTS)
def test_a_post_is_found_with_its_holder(code, text, title):
    [post] = posts(text, code)
    assert post.title == title
    assert post.person
    assert not post.former


def test_a_former_post_is_marked():
    [post] = posts("L’ancien ministre Paul Brelmont a signé.", "fr")
    assert post.former


def test_a_post_belongs_to_the_name_that_follows_it():
    text = "Avec Paul Brelmont, la présidente du conseil, Odile Carnavon, a signé."
    assert [p.person for p in posts(text, "fr")] == ["odile carnavon"]


QUOTES = [
    ("fr", "« Nous avons gagné dix ans », a déclaré Odile Carnavon.", "odile carnavon"),
    ("en", "“We have gained ten years,” said Jane Gathercole.", "jane gathercole"),
    ("de", "„Wir haben zehn Jahre gewonnen“, sagte Katrin Ziegelhuber.", "katrin ziegelhuber"),
    ("es", "«Hemos ganado diez años», dijo Carmen Valdecantos.", "carmen valdecantos"),
    ("it", "«Abbiamo guadagnato dieci anni», ha detto Giulia Montaldini.", "giulia montaldini"),
    ("pt", "“Ganhámos dez anos”, disse Maria Vasconcelinhos.", "maria vasconcelinhos"),
    ("nl", "“We hebben tien jaar gewonnen”, zei Pieter van der Wouden.", "pieter van der wouden"),
]


@pytest.mark.parametrize(("code", "text", "speaker"), QUOTES)
def test_a_quotation_has_its_speaker(code, text, speaker):
    [(words, said_by)] = quotes(text, code)
    assert said_by == speaker
    assert words[0] not in "«“„"


def test_a_colon_gives_the_speaker():
    text = 'Jane Gathercole, head of Brelco, said: "We have gained ten years of work."'
    assert [speaker for _, speaker in quotes(text, "en")] == ["jane gathercole"]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Il prône une « politique équilibrée » depuis dix ans."),
        ("fr", "Le programme « Mer pour Tous » commence."),
        ("en", "The so-called “smart” harbour opened with “The Long Way Home”."),
    ],
)
def test_coined_words_and_titles_are_no_quotations(code, text):
    assert quotes(text, code) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Paul",
                "de",
                "et",
                "and",
                "(",
                ")",
                "EU",
                "(EU)",
                ",",
                "«",
                "»",
                "“",
                "”",
                "'",
                "such as",
                ":",
                "three",
                "président",
                ".",
                "\n",
                "–",
                "said",
                "A, B",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_text_is_read(words, code):
    read_ = document(" ".join(words) + " mot.", code)
    names = find_names(read_)
    for found in (
        find_acronyms(read_),
        find_lists(read_, names),
        find_posts(read_, names),
        find_quotes(read_, names),
    ):
        assert all(0 <= m.span.start < m.span.end <= len(read_.text) for m in found)
        assert found == sorted(found, key=lambda m: m.span.start)
