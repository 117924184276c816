from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang import LANGUAGES
from checker.model.document import Span
from checker.read.limits import MAX_SENTENCE
from checker.read.sentences import split

# A bar stands where one sentence ends and the next begins.
DIVIDED = [
    ("fr", "Le maire, M. Dupond-Leroy, a voté. | Il était 18 h 30."),
    ("fr", "« Nous partons demain. » | Le préfet n’a rien ajouté."),
    ("fr", "« Vous partez ? » demande-t-elle. | Personne ne répond."),
    ("fr", "Le budget passe à 3.5 millions env. pour 2024. | C’est peu."),
    ("fr", "Des pommes, des poires, etc. | Le reste suit."),
    ("fr", "J.-P. Morvan et A. B. Castel ont signé l’art. 5 du texte. | Le vote suivra."),
    ("fr", "Il est né en 44 av. J.-C. à Rome. | Il y mourut."),
    ("fr", "Le chiffre : 52. | C’est beaucoup."),
    ("fr", "Attendez… | Non ! | Pourquoi ?! | Parce que."),
    ("en", "Mr. Orwin met Dr. Vane at 5 p.m. on Jan. 3 in St. Albans. | They agreed."),
    ("en", "The firm, Calder Inc., sold 3.2 million units. | Its rival sold 4."),
    ("en", "It was signed by J. R. Hale and the U.S. Treasury. | The U.N. was absent."),
    ("en", "He works for Calder Inc. | The pay is good."),
    ("en", 'She asked: "Is it true?" | Nobody knew. | "It is," he said.'),
    ("en", "See No. 5 and pp. 12–14. | Then read on."),
    ("en", "They chose plan B. | The rest is history."),
    ("de", "Am 3. März 2024 tagte der Rat. | Die Sitzung dauerte bis 12. Oktober."),
    ("de", "Der 1. FC Talheim gewann z. B. gegen den 3. der Liga. | Es war knapp."),
    ("de", "Im Jahr 2024. | Die Zahl stieg auf 1,5 Mio. Euro."),
    ("de", "Herr Dr. Kahl (u.a. Prof. in Jena) sagte: „Das reicht.“ | Dann ging er."),
    ("es", "El Sr. Luján y la Dra. Peña viven en EE.UU. desde 2010. | ¿Por qué? | ¡Quién sabe!"),
    ("es", "Las ventas a EE. UU. bajaron. | Los CC. OO. locales acudieron a los JJ. OO. en 2012."),
    ("es", "Véase la pág. 12 del vol. 3. | Hay más."),
    ("it", "Il sig. Rolli e l’avv. Verdi citano l’art. 12. | Non basta."),
    ("it", "Vendite, profitti, ecc. | La crescita continua."),
    ("pt", "O Sr. Prata e a Dra. Lopes leram o n.º 5. | Depois saíram."),
    ("nl", "Dhr. De Wit en mevr. Bos spraken o.a. over art. 5. | Daarna gingen ze weg."),
    ("nl", "Het kostte ca. 5 mln. euro, d.w.z. te veel. | Niemand betaalde."),
]


@pytest.mark.parametrize(("code", "marked"), DIVIDED)
def test_sentences_end_where_a_reader_ends_them(code, marked):
    expected = marked.split(" | ")
    text = " ".join(expected)
    found = [sentence.of(text) for sentence in split(text, Span(0, len(text)), code)]
    assert found == expected


@given(st.text(max_size=400), st.sampled_from(LANGUAGES))
def test_sentences_lie_in_order_and_leave_only_white_space_out(text, code):
    sentences = split(text, Span(0, len(text)), code)
    at = 0
    for sentence in sentences:
        assert not text[at : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip()
        assert len(sentence) > 0
        at = sentence.end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["a", "a ", "1. ", "A. ", "... ", "M. ", "« "])
def test_no_sentence_is_longer_than_the_limit(unit):
    text = unit * 20_000
    assert max(len(s) for s in split(text, Span(0, len(text)), "fr")) <= MAX_SENTENCE
