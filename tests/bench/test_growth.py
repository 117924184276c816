"""Time grows with the text and not with its square, whatever the text is made of."""

from __future__ import annotations

import contextlib
import math
import time

import pytest
from hostile_cases import BAITS, PAGE_BAITS

from checker.errors import InputError
from checker.extract import extract
from checker.read import read

pytestmark = pytest.mark.bench
SHORT, LONG = 8_000, 32_000
EXPONENT = 1.6  # 1 is linear; what is left is noise of the clock and of allocation
NOTHING = 0.05  # CPU seconds below which nothing can be told
TRIES = 3
WORDS = {
    "dates": "12 et ",
    "weekdays": "mardi de la semaine ",
    "numbers": "deux mille ",
    "rises": "hausse de 3 % des exportations, ",
    "lists": "le Togo, ",
    "names": "Ann Vale de la ",
    "quotes": "« oui », dit-elle, ",
    "acronyms": "Union du lac (UDL) ",
    "posts": "le ministre ",
    "money": "3 millions ",
}


def _seconds(name: str, text: str) -> float:
    start = time.process_time()
    with contextlib.suppress(InputError):  # refused is answered too
        extract(read(name, text.encode(), index=0, language="fr"))
    return time.process_time() - start


def _exponent(name: str, head: str, bait: str) -> float:
    short = max(_seconds(name, head + bait * (SHORT // len(bait))), NOTHING)
    long = max(_seconds(name, head + bait * (LONG // len(bait))), NOTHING)
    return math.log(long / short) / math.log(LONG / SHORT)


@pytest.mark.parametrize(
    ("name", "bait"),
    [("a.txt", bait) for bait in (*BAITS.values(), *WORDS.values())]
    + [("a.html", bait) for bait in PAGE_BAITS.values()],
    ids=[*BAITS, *WORDS, *(f"page {key}" for key in PAGE_BAITS)],
)
def test_time_grows_no_faster_than_the_text(name: str, bait: str) -> None:
    head = "<!doctype html><html><body><p>5 Mt par an</p>" if name == "a.html" else ""
    _seconds(name, head + bait)
    assert min(_exponent(name, head, bait) for _ in range(TRIES)) < EXPONENT
