"""The words that the extractors look for, in any order and any number, break nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.config.options import Options
from checker.extract import extract
from checker.lang import table
from checker.pipeline import Source, run
from checker.read import read

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
SIGNS = (*",.:;-–/%€°½'()", "»", "7", "25", "300 000", "1,5", "2024", "12.5.", "1e9")


@cache
def known(code: str) -> tuple[str, ...]:
    """Return the words and phrases of a language's figures and dates."""
    found = {word for name in ("figures", "dates") for word in _words(table(code, name))}
    return (*sorted(found), *SIGNS)


def _words(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield from (word for word in re.split(r",\s*|\s+", data) if word)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)


@pytest.mark.parametrize("code", LANGUAGES)
@settings(deadline=None, max_examples=40)
@given(st.data())
def test_words_in_any_order_are_read_or_left_alone(code, data):
    words = data.draw(st.lists(st.sampled_from(known(code)), min_size=1, max_size=12))
    text = f"A b c. {' '.join(words * data.draw(st.integers(1, 4)))}."
    report = run([Source(name="a.txt", data=text.encode())], Options(languages={"": code})).report
    assert not report.judgement.problems


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "vingt virgule"),
        ("en", "twenty point"),
        ("de", "zwanzig Komma"),
        ("es", "veinte coma"),
        ("it", "venti virgola"),
        ("pt", "vinte vírgula"),
        ("nl", "twintig komma"),
        ("fr", "3 millions"),
        ("en", "three million"),
        ("de", "eine halbe Million"),
        ("fr", "le 3 mai au"),
        ("en", "from May to"),
        ("fr", "de Lyon à"),
    ],
)
def test_words_that_go_on_and_on_are_read_to_the_end(code, words):
    text = f"A b c. {f'{words} ' * 800}fin."
    reading = extract(read("a.txt", text.encode(), index=0, language=code))
    assert reading.claims
    assert reading.document.text == text
