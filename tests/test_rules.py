"""Every example of every rule, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.judge import chosen, rules
from checker.testing import fault, faults, lacking

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}-{example.lang}")
    for rule in rules()
    for number, example in enumerate(rule.examples, 1)
]
GOOD = """
id = "{id}"
kind = "figure"
question = "Do both texts give the same sum?"
why = "Because."
source = "our desk"
[applies]
dimension = "money"
[severity]
conflict = "error"
[message]
fr = "{{left}} ou {{right}} ?"
en = "{{left}} or {{right}}?"
"""


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_comes_out_as_it_says(rule, example):
    assert not fault(rule, example)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_shows_each_verdict_and_one_silence_in_both_languages(rule):
    assert not lacking(rule)


def test_the_ids_are_unique_and_those_of_their_files():
    ids = [rule.id for rule in rules()]
    assert len(ids) == len(set(ids))
    assert all(Path(rule.path).stem == rule.id for rule in rules())


def pack(tmp_path: Path, text: str, name: str = "our-sum") -> Path:
    folder = tmp_path / "desk"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ("kind =", "knid ="),
            "our-sum.toml, line 3: unknown key 'knid'; did you mean 'kind'?",
        ),
        (('"figure"', '"figures"'), "did you mean 'figure'?"),
        (('conflict = "error"', 'conflict = "eror"'), "line 10: unknown severity 'eror'; did you"),
        (("conflict =", "conflit ="), "unknown verdict 'conflit'; did you mean 'conflict'?"),
        (('"our-sum"', '"my-sum"'), "line 2: id is 'my-sum', the file is named 'our-sum'"),
        (("dimension =", "dimensions ="), "line 8: unknown key of [applies] 'dimensions'"),
        (("{left}", "{lefft}"), "unknown field of the message 'lefft'; did you mean 'left'?"),
        (("[severity]", "[severity"), "is no TOML"),
        (("source =", "#"), "lacks 'source'"),
        (("[severity]", "[slack.almost]\nstrikt = 0.1\n[severity]"), "'almost.strikt'; did you"),
    ],
)
def test_a_misprint_in_a_rule_is_located_and_its_cure_named(tmp_path, change, message):
    folder = pack(tmp_path, GOOD.format(id="our-sum").replace(*change))
    with pytest.raises(ConfigError) as caught:
        rules((folder,))
    assert message in str(caught.value)


def test_a_pack_adds_its_rules_and_is_told_what_its_examples_lack(tmp_path):
    folder = pack(tmp_path, GOOD.format(id="our-sum"))
    assert "our-sum" in {rule.id for rule in rules((folder,))}
    assert list(faults(folder)) == ["desk/our-sum.toml: shows no example of conflict"]


def test_rules_are_chosen_by_id_and_by_family_and_a_misspelt_one_is_refused():
    assert {rule.family for rule in chosen(rules(), select=["dates"])} == {"dates"}
    assert "amount" not in {rule.id for rule in chosen(rules(), ignore=["amount"])}
    with pytest.raises(ConfigError, match="no such rule"):
        chosen(rules(), select=["amuont"])
