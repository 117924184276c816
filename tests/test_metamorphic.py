"""Whole documents, changed in ways that must not change what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from labelled import LabelledPair, labelled_pairs

from checker.config.options import Options
from checker.model.finding import Finding
from checker.model.verdict import Severity
from checker.pipeline import Source, run

# A few pairs stand for all; the whole corpus is scored in test_corpus.
PAIRS = [p for p in labelled_pairs() if p.texts[1].strip()][::6]
LEAD = {
    "fr": "Le soleil brille sur la vallée et les oiseaux chantent dans les arbres.\n\n",
    "en": "The sun shines over the valley and birds are singing in the trees.\n\n",
    "de": "Die Sonne scheint über dem Tal, und in den Bäumen singen die Vögel.\n\n",
    "es": "El sol brilla sobre el valle y los pájaros cantan en los árboles.\n\n",
    "it": "Il sole splende sulla valle e gli uccelli cantano tra gli alberi.\n\n",
    "pt": "O sol brilha sobre o vale e os pássaros cantam nas árvores.\n\n",
    "nl": "De zon schijnt over de vallei en de vogels zingen in de bomen.\n\n",
}
SPAM = """


Boris4471
January 12, 2026 at 5:58 pm
https://short.example/gy3cQ
luckyspins99
January 14, 2026 at 11:02 am
Get 300 % bonus up to 750 € and 250 free spins today, 98 % of players win!
Marta_K
January 15, 2026 at 4:17 am
I read 12 of your articles in 3 days, great job, keep writing, thanks for sharing.
"""


def findings(
    pair: LabelledPair, *texts: str, swap: bool = False, codes: tuple[str, str] | None = None
) -> list[Finding]:
    sources = [Source(name=n, data=t.encode()) for n, t in zip("lr", texts, strict=False)]
    options = Options(
        dates={n: d for n, d in zip("lr", pair.dates, strict=True) if d},
        languages=dict(zip("lr", codes or pair.languages, strict=True)),
        report_language="en",
    )
    done = run(sources[::-1] if swap else sources, options)
    return list(done.report.judgement.findings)


def prints(found: list[Finding]) -> list[tuple[str, str]]:
    return sorted((f.rule, f.fingerprint) for f in found)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.name)
def test_swapping_the_sides_mirrors_the_findings(pair: LabelledPair) -> None:
    left, right = pair.texts
    assert prints(findings(pair, left, right, swap=True)) == prints(findings(pair, left, right))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.name)
def test_a_paragraph_before_the_text_changes_nothing(pair: LabelledPair) -> None:
    left, right = pair.texts
    moved = findings(pair, LEAD[pair.languages[0]] + left, right)
    assert prints(moved) == prints(findings(pair, left, right))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.name)
def test_comment_spam_after_the_text_changes_nothing(pair: LabelledPair) -> None:
    left, right = pair.texts
    assert prints(findings(pair, left, right + SPAM)) == prints(findings(pair, left, right))


@pytest.mark.parametrize("pair", labelled_pairs(), ids=lambda p: p.name)
def test_a_text_against_itself_has_only_what_it_has_alone(pair: LabelledPair) -> None:
    # Of one day, too: "tomorrow" written on two days does mean two.
    pair = replace(pair, dates=(pair.dates[0],) * 2)
    left, codes = pair.texts[0], (pair.languages[0],) * 2
    alone = [f for f in findings(pair, left, codes=codes) if f.severity > Severity.NOTE]
    twice = [f for f in findings(pair, left, left, codes=codes) if f.severity > Severity.NOTE]
    assert set(prints(twice)) <= set(prints(alone))
