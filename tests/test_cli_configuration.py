"""A newsroom's configuration as it is used: found from below, refused by name, valid as written."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from calling import outcome, two_texts

from checker.config.configuration import KEYS, configuration
from checker.errors import ConfigError

PAIR = '[[pair]]\nname = "port"\ndraft = "desk/draft.txt"\nreferences = ["other.txt"]\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = two_texts(tmp_path, monkeypatch)
    (place / "desk").mkdir()
    (place / "draft.txt").rename(place / "desk/draft.txt")
    return place


def test_a_list_of_pairs_runs_from_any_folder_below(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("checker.toml").write_text(f'output = ["json={{pair}}.json", "-"]\n{PAIR}', "utf-8")
    monkeypatch.chdir(folder / "desk")
    assert outcome("--color", "never")[0] == 1
    assert sorted(p.name for p in folder.iterdir()) == [
        "checker.toml",
        "desk",
        "other.txt",
        "port.json",
    ]
    report = json.loads((folder / "port.json").read_text("utf-8"))
    assert [d["path"] for d in report["documents"]] == ["draft.txt", "../other.txt"]
    assert "../checker.toml" in outcome("config")[1]


def test_what_init_writes_is_valid_as_it_is_and_with_every_example_in_force() -> None:
    outcome("init")
    text = Path("checker.toml").read_text("utf-8")
    assert configuration(Path("checker.toml")).select == ()
    assert outcome("config")[0] == 0
    setting = r"^# (?=[\w-]+ = |\"[\w.*]+\" = |\[)"
    full = re.sub(setting, "", text, flags=re.MULTILINE)
    assert set(tomllib.loads(full)) == set(KEYS)
    Path("checker.toml").write_text(full, "utf-8")
    assert configuration(Path("checker.toml")).pairs
    Path("checker.toml").write_text(text, "utf-8-sig")
    assert configuration(Path("checker.toml")).select == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('fail_on = "error"', "unknown key 'fail_on'; did you mean 'fail-on'?"),
        (
            'select = ["amonut"]',
            "select: 'amonut' is no rule and no family; did you mean 'amount'?",
        ),
        ('ignore = ["lits"]', "ignore: 'lits' is no rule and no family; did you mean 'lists'?"),
        ("[slack]\nabout.loose = 0.2", 'write the share in quotation marks: "about.loose"'),
        (f'{PAIR}fail-on = "note"', "pair 1: unknown key 'fail-on'; move it up, above the first"),
        ('[languages]\n"*" = "fr"\nfail-on = "note"', "languages: 'fail-on' is a setting of the"),
        ('[severity]\namount = "note"\nmissing = true', "severity: 'missing' is a setting of the"),
        ('vocabulary = ["words"]', "words: cannot be read"),
        ('encoder = "use-multilingaul"', "encoders: there is no 'use-multilingaul'"),
        ('select = "lists"', "select: 'lists' is not a list of texts; write [\"lists\"]"),
        ('[pair]\ndraft = "a"', "pair: is one table; write [[pair]], in two brackets"),
        ('packs = ["rules"]', "rules: is no folder of rules"),
    ],
)
def test_what_cannot_be_in_force_is_refused_before_anything_runs(text: str, said: str) -> None:
    Path("checker.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        outcome("config")
    assert said in str(caught.value)


def test_a_bare_check_without_pairs_says_what_is_missing() -> None:
    import click  # noqa: PLC0415 - for its error alone

    Path("checker.toml").write_text("select = []\n", "utf-8")
    with pytest.raises(click.UsageError, match=r"agree with; checker\.toml lists no pairs"):
        outcome("--color", "never")
