from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hand_built import report
from hypothesis import given
from hypothesis import strategies as st

from checker.config.comments import heeded, ignores
from checker.config.configuration import Configuration, configuration, discovered
from checker.config.decisions import Decision, merged, on, read_decisions, settled, written
from checker.errors import ConfigError
from checker.model.finding import Report
from checker.read import read
from checker.shipped import shipped

TODAY = dt.date(2026, 3, 1)


def held(tmp_path: Path, text: str) -> Configuration:
    path = tmp_path / "checker.toml"
    path.write_text(text, encoding="utf-8")
    return configuration(path)


def test_all_keys_are_read(tmp_path: Path) -> None:
    found = held(
        tmp_path,
        """
        select = ["figures"]
        fail-on = "note"
        min-coverage = 40
        missing = true
        [dates]
        "a.txt" = 2025-04-18
        "b.txt" = "2025-04-19"
        [languages]
        "*" = "fr"
        [severity]
        amount = { approximate = "error", compatible = "off" }
        names = "note"
        [slack]
        "about.loose" = 0.2
        [slack.amount]
        "almost.loose" = 0.1
        [[pair]]
        draft = "a.txt"
        references = ["b.txt"]
        """,
    )
    assert found.select == ("figures",)
    assert found.fail_on == "note"
    assert found.min_coverage == 40
    assert found.dates == {"a.txt": dt.date(2025, 4, 18), "b.txt": dt.date(2025, 4, 19)}
    assert found.severity == {
        "amount": {"approximate": "error", "compatible": "off"},
        "names": {"": "note"},
    }
    assert found.slack == {"": {"about.loose": 0.2}, "amount": {"almost.loose": 0.1}}
    assert found.pairs[0].name == "a.txt"
    assert found.beside("b.txt") == str(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["x"]', "unknown key 'selct'; did you mean 'select'?"),
        ("select = 3", "select: 3 is not a list of texts"),
        ('fail-on = "fatal"', "fail-on: 'fatal' is not known; one of error, warning"),
        ("min-coverage = 101", "min-coverage: 101 is not from 0 to 100"),
        ("min-coverage = true", "min-coverage: True is not a whole number"),
        ('dates = { a = "May" }', "dates.a: 'May' is no date; write it as 2025-04-18"),
        ("slack = { x = 2 }", "slack.x: 2 is no share from 0 to 1"),
        ('severity = { a = "loud" }', "severity.a: 'loud' is not known"),
        ('severity = { a = { conflit = "note" } }', "did you mean 'conflict'?"),
        ('[[pair]]\ndraft = "a"', "pair 1: needs draft and references"),
        ("select = [", "is no TOML"),
    ],
)
def test_what_is_wrong_is_named_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        held(tmp_path, text)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "checker.toml" in str(caught.value)


def test_the_shipped_example_is_the_default_and_its_comments_are_valid(tmp_path: Path) -> None:
    text = (shipped("reports") / "checker.toml").read_text(encoding="utf-8")
    assert replace(held(tmp_path, text), path="") == Configuration()
    bare = "\n".join(
        line.removeprefix("# ")
        for line in text.split("\n")
        if line.startswith("# ") and ("=" in line or "[" in line) and not line.endswith(".")
    )
    assert held(tmp_path, bare).pairs[0].draft == "drafts/trade.md"


def test_the_nearest_configuration_upward_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\nfail-on = "never"\n', "utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    found = discovered(deep)
    assert found == tmp_path / "pyproject.toml"
    assert configuration(found).fail_on == "never"
    (tmp_path / "a" / "checker.toml").write_text("", "utf-8")
    assert discovered(deep) == tmp_path / "a" / "checker.toml"


def decided(source: Report, **given: object) -> Decision:
    return on(source.judgement.findings[0], source, **given)


def test_a_signed_off_finding_is_silent_and_kept(tmp_path: Path) -> None:
    source = report()
    path = tmp_path / "decisions.toml"
    path.write_text(written([decided(source, by="desk", because="two «ways»\n\x7f")]), "utf-8")
    (done,) = settled([source], read_decisions(path), str(path), TODAY)
    assert [f.rule for f in done.judgement.findings] == ["amount", "growth"]
    assert done.accepted[0].finding.rule == "count"
    assert done.accepted[0].because == "two «ways»\n\x7f"
    assert done.notices == ()


def test_a_decision_holds_until_its_last_day() -> None:
    source = report()
    entry = decided(source, because="x", until=TODAY)
    (done,) = settled([source], [entry], "d.toml", TODAY)
    assert len(done.accepted) == 1
    (done,) = settled([source], [entry], "d.toml", TODAY + dt.timedelta(days=1))
    assert len(done.judgement.findings) == 3
    assert done.notices[0].startswith("d.toml: expired on 2026-03-01: count 0a1b2c3d4e5f6071")


def test_a_decision_that_nothing_needs_is_called_stale_unless_it_is_about_other_texts() -> None:
    source = report()
    gone = replace(decided(source, because="x"), fingerprint="f" * 16)
    (done,) = settled([source], [gone], "d.toml", TODAY)
    assert "stale" in done.notices[0]
    elsewhere = replace(gone, documents=("other.txt",))
    (done,) = settled([source], [elsewhere], "d.toml", TODAY)
    assert done.notices == ()


def test_several_reports_share_their_decisions() -> None:
    one = report()
    other = replace(one, judgement=replace(one.judgement, findings=one.judgement.findings[1:]))
    done = settled([other, one], [decided(one, because="x")], "d.toml", TODAY)
    assert [len(r.accepted) for r in done] == [0, 1]
    assert all(r.notices == () for r in done)


texts = st.text(max_size=30)


@given(
    st.lists(
        st.builds(
            Decision,
            fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
            rule=texts,
            what=texts,
            decision=st.sampled_from(["accepted", "dismissed"]),
            by=texts,
            because=texts,
            until=st.none() | st.dates(),
            documents=st.lists(texts, max_size=2).map(tuple),
        ),
        max_size=4,
        unique_by=lambda d: d.fingerprint,
    )
)
def test_decisions_read_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Decision]
) -> None:
    path = tmp_path_factory.mktemp("d") / "decisions.toml"
    path.write_text(written(entries), encoding="utf-8", newline="")
    assert sorted(read_decisions(path), key=repr) == sorted(entries, key=repr)
    assert merged(entries, read_decisions(path)) == tuple(entries) or entries == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[decision]]\nrule = 'x'", "decision 1: needs the fingerprint"),
        ("[[decision]]\nfingerprint = 'x'\nbecuse = 'y'", "unknown key 'becuse'"),
        ("[[decision]]\nfingerprint = 'x'\nuntil = 'soon'", "until 'soon' is no date"),
        ("[[decision]]\nfingerprint = 'x'\ndecision = 'maybe'", "none of accepted, dismissed"),
        ("[other]", "holds more than [[decision]] tables"),
    ],
)
def test_a_decision_that_cannot_be_read_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_decisions(path)
    assert said in str(caught.value)


def with_text(text: str, name: str = "draft.md") -> Report:
    """The hand-built report, its draft's text replaced by one of the same length up front."""
    source = report()
    first = source.readings[0]
    document = replace(first.document, text=text, name=name)
    return replace(source, readings=(replace(first, document=document), source.readings[1]))


def silencing(comment: str) -> str:
    """The draft's text with a comment in the place of its second line (which is blank)."""
    text = report().readings[0].document.text
    line = text.index("\n") + 1
    before = text[:line][: -len(comment) - 1]
    return f"{before}\n{comment}\n{text[line + 1 :]}"


def test_a_comment_silences_its_rule_on_the_line_below() -> None:
    text = silencing("<!-- check: ignore count: two ways -->")
    done = heeded(with_text(text))
    assert [f.rule for f in done.judgement.findings] == ["amount", "growth"]
    assert done.accepted[0].because == "two ways"
    assert done.accepted[0].source == "draft.md:2"
    assert done.notices == ()


def test_a_comment_may_name_a_family_and_an_idle_one_is_told() -> None:
    done = heeded(with_text(silencing("<!-- check: ignore figures: x y -->")))
    assert [f.rule for f in done.judgement.findings] == ["amount", "growth"]
    done = heeded(with_text(silencing("<!-- check: ignore dates: none -->")))
    assert len(done.judgement.findings) == 3
    assert done.notices == ("draft.md:2: the comment that ignores dates silences nothing",)


def test_a_comment_without_a_reason_silences_nothing() -> None:
    done = heeded(with_text(silencing("<!-- check: ignore count -->")))
    assert len(done.judgement.findings) == 3
    assert "gives no reason" in done.notices[0]


def test_comments_count_in_markdown_and_not_in_plain_text() -> None:
    text = silencing("<!-- check: ignore count: two ways -->")
    assert len(ignores(with_text(text, "a.md").readings[0].document)) == 1
    assert ignores(with_text(text, "a.txt").readings[0].document) == ()


IGNORE = "<!-- check: ignore dates: the anniversary is the other one -->"
FIRST, SECOND = "<p>Le port compte 51 grues.</p>", "<p>La halle date de 1911.</p>"


@pytest.mark.parametrize(
    ("body", "about"),
    [
        (f"{FIRST}\n{IGNORE}\n{SECOND}", "La halle"),
        (f"{FIRST} {IGNORE}\n{SECOND}", "Le port"),
        (f"{FIRST}{SECOND.replace('1911', f'1911{IGNORE}')}", "La halle"),
        (f"{IGNORE}<table><tr><td>Grues<td>51</table>", "Grues"),
        (f"{FIRST}{SECOND}\n\n{IGNORE}", "La halle"),
    ],
    ids=["line above", "same line", "inside", "in front of a table", "at the end"],
)
def test_a_comment_in_a_page_is_about_the_block_beside_it(body: str, about: str) -> None:
    page = f"<!doctype html><html><body>\n{body}</body></html>"
    document = read("a.html", page.encode(), index=0)
    assert "ignore" not in document.text
    (found,) = ignores(document)
    assert found.reach.of(document.text).startswith(about)
    assert found.reason == "the anniversary is the other one"
    assert found.where == f"a.html:{page[: page.index(IGNORE)].count(chr(10)) + 1}"


def test_comments_of_a_page_that_do_not_speak_to_this_program_are_no_remarks() -> None:
    page = f"<!doctype html><html><body><!-- check me: ignore all: x -->{FIRST}<!--check:</body>"
    assert read("a.html", page.encode(), index=0).remarks == ()
