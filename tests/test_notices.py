"""Notices are said in the report's language and are plain English sentences to everything else."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import tomllib

from checker.model.notice import Notice
from checker.render.wording import wording
from checker.shipped import shipped

PATTERN = "no publication date is stated; the text's own dates point to {date}"
DATED = Notice(PATTERN, date=dt.date(2024, 4, 9))


def test_a_notice_is_its_english_sentence() -> None:
    assert PATTERN.format(date="2024-04-09") == DATED
    assert Notice("hidden {text} was left out") == "hidden {text} was left out"


def test_a_notice_is_said_in_french() -> None:
    assert wording("fr").notice(DATED).endswith("le texte est du 9 avril 2024")
    assert wording("en").notice(DATED).endswith("point to 9 April 2024")
    assert wording("fr").notice("something nobody translated") == "something nobody translated"


def test_copies_keep_the_parts() -> None:
    for twin in (copy.copy(DATED), pickle.loads(pickle.dumps(DATED))):  # noqa: S301 - our own bytes
        assert (twin, twin.pattern, twin.values) == (DATED, DATED.pattern, DATED.values)


def test_translations_have_the_fields_of_the_sentence() -> None:
    path = shipped("reports") / "notices.toml"
    for table in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for english, other in table.items():
            fields = {part.split("}")[0] for part in english.split("{")[1:]}
            assert {part.split("}")[0] for part in other.split("{")[1:]} == fields
