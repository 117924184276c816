from __future__ import annotations

import re

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from checker.lang import LANGUAGES, table
from checker.lang.stemming import stemmer

NAMES = {
    "fr": "french",
    "en": "english",
    "de": "german",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_the_language_has_the_stem_that_the_library_gives(code: str) -> None:
    words = set(re.findall(r"[^\W\d_]+", str([table(code, "about"), table(code, "names")])))
    theirs = snowballstemmer.stemmer(NAMES[code])
    assert len(words) > 1000
    assert {w: stemmer(code).stemWord(w) for w in words} == {w: theirs.stemWord(w) for w in words}


@given(st.sampled_from(sorted(NAMES)), st.text("aeiouyéèëïöüçñßbcdlmnqrstvx'", max_size=14))
def test_any_letters_have_the_stem_that_the_library_gives(code: str, word: str) -> None:
    theirs = snowballstemmer.stemmer(NAMES[code])
    assert stemmer(code).stemWord(word) == theirs.stemWord(word)
