"""Speed as ratios: our reading of figures and dates beside that of peers, on the same text.

Characters per second of CPU time, best of three rounds taken in turn, on news-like articles that
never repeat, so that no cache helps anyone. A peer that is not installed is skipped.
"""

from __future__ import annotations

import random
import time
import warnings
from collections.abc import Callable

import pytest

from checker.extract.dates import find_dates
from checker.extract.figures import Habit, find_figures
from checker.model.document import Span

pytestmark = pytest.mark.bench
_PLACES = ("Arvenne", "Port-Selle", "Calder", "Nordhaven", "Lindau", "Vesper", "Mirande", "Tolva")
_THINGS = (
    "workers",
    "ships",
    "schools",
    "homes",
    "farmers",
    "patients",
    "tonnes of grain",
    "buses",
)
_ENGLISH = (
    "The council of {place} said on {day} May {year} that {count:,} {thing} were affected.",
    "Its budget rose by {tenth} percent to ${whole}.{digit} billion, up from ${less} billion.",
    "Nearly {small} {thing} left the region last year, and more than {count:,} stayed behind.",
    "Nobody in {place} expected the ministers to agree, yet they signed the text in the evening.",
    "A spokeswoman described the talks as long, friendly and useful for both of the parties.",
    "Between {small} and {larger} {thing} will be moved to {place} before March {year}.",
    "The mayor, who has held the post since {year}, called the plan a promise to the young.",
    "Opponents of the scheme, most of them from the hills near {place}, fear for the woods.",
    "He would not say who had proposed it, or why the committee had been silent so long.",
    "Analysts had warned that demand would stay weak while families put off buying a home.",
    "Her predecessor left office after a quarrel about schools, roads and the price of bread.",
    "In a letter to the court the union asked for an inquiry into how they were awarded.",
    "Traders in {place} said the market had been nervous all week and remained so on Friday.",
    "The government has promised to answer every question that the members put to it in writing.",
    "What the two sides agreed on, according to people close to them, is far from settled yet.",
    "Power from the new plant of {small} MW costs {digit}.{tenth} cents per kWh at the coast.",
)  # fmt: skip

_FRENCH = (
    "Le conseil de {place} a annoncé le {day} mai {year} que {count} personnes étaient touchées.",
    "Son budget a augmenté de {tenth} %, à {whole},{digit} milliards d’euros contre {less}.",
    "Près de {small} navires ont quitté la région l’an dernier, et plus de {larger} sont restés.",
    "Personne à {place} n’attendait un accord, et pourtant les ministres ont signé dans la soirée.",
    "Une porte-parole a décrit des entretiens longs, amicaux et utiles pour les deux parties.",
    "La maire, en poste depuis {year}, a parlé d’une promesse faite aux jeunes de la ville.",
    "Les opposants au projet, pour la plupart des hauteurs voisines, craignent pour les bois.",
    "Il n’a pas voulu dire qui l’avait proposé, ni pourquoi la commission s’était tue.",
    "Les analystes avaient prévenu que la demande resterait faible tant que les prix monteraient.",
    "Dans une lettre au tribunal, le syndicat demande une enquête sur l’attribution des marchés.",
    "Ce dont les deux camps sont convenus, selon leurs proches, est loin d’être réglé.",
    "Le gouvernement a promis de répondre à chaque question que les élus lui poseraient par écrit.",
)
_SENTENCES = {"en": _ENGLISH, "fr": _FRENCH}


def _articles(characters: int, seed: int, code: str) -> list[str]:
    """Return articles of eight paragraphs, at least so many characters together."""
    paragraphs = _paragraphs(characters, seed, code)
    return ["\n".join(paragraphs[at : at + 8]) for at in range(0, len(paragraphs), 8)]


def _blocks(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def _paragraphs(characters: int, seed: int, code: str) -> list[str]:
    rng = random.Random(seed)  # noqa: S311 - invented news, no secret
    made: list[str] = []
    while sum(map(len, made)) < characters:
        made.append(
            " ".join(
                rng.choice(_SENTENCES[code]).format(
                    place=rng.choice(_PLACES),
                    thing=rng.choice(_THINGS),
                    day=rng.randint(1, 28),
                    year=rng.randint(1990, 2026),
                    count=rng.randint(1000, 999999),
                    tenth=rng.randint(1, 9),
                    whole=rng.randint(20, 99),
                    less=rng.randint(10, 19),
                    digit=rng.randint(1, 9),
                    small=rng.randint(11, 49),
                    larger=rng.randint(50, 99),
                )
                for _ in range(5)
            )
        )
    return made


def _figures(text: str, code: str) -> None:
    for block in _blocks(text):
        find_figures(text, block, code, Habit())


def _figures_and_dates(text: str, code: str) -> None:
    for block in _blocks(text):
        find_figures(text, block, code, Habit())
        find_dates(text, block, code, None)


def _rate(read: Callable[[str], object], texts: list[str]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.process_time() - start)


def _ratio(
    ours: Callable[[str, str], None], peer: Callable[[str], object], share: float, code: str = "en"
) -> float:
    """Return how many times faster ours is; the peer reads `share` of as many characters."""

    def mine(text: str) -> None:
        ours(text, code)

    warm = _articles(500, 0, code)
    _rate(mine, warm)
    _rate(peer, warm)
    best_ours = best_peer = 0.0
    for turn in range(1, 4):
        best_ours = max(best_ours, _rate(mine, _articles(60_000, turn, code)))
        best_peer = max(best_peer, _rate(peer, _articles(int(60_000 * share), turn + 10, code)))
    return best_ours / best_peer


def _report(name: str, ratio: float, least: float) -> None:
    print(f"\n{name}: {ratio:.1f} times as many characters a second")
    assert ratio >= least


@pytest.mark.filterwarnings("ignore")
def test_figures_are_read_at_least_eight_times_as_fast_as_by_quantulum3():
    parser = pytest.importorskip("quantulum3.parser")
    _report("quantulum3", _ratio(_figures, parser.parse, 0.25), 8)


@pytest.mark.filterwarnings("ignore")
def test_figures_are_read_at_least_a_hundred_times_as_fast_as_by_recognizers_text():
    suite = pytest.importorskip("recognizers_suite")
    french = suite.Culture.French

    def recognize(text: str) -> None:
        suite.recognize_number(text, french)
        suite.recognize_percentage(text, french)
        suite.recognize_currency(text, french)
        suite.recognize_dimension(text, french)
        suite.recognize_datetime(text, french)

    _report("Recognizers-Text", _ratio(_figures_and_dates, recognize, 0.02, "fr"), 100)


@pytest.mark.filterwarnings("ignore")
def test_figures_and_dates_are_read_at_least_twice_as_fast_as_dates_by_dateparser():
    search = pytest.importorskip("dateparser.search")

    def dates(text: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            search.search_dates(text, languages=["en"])

    _report("dateparser search", _ratio(_figures_and_dates, dates, 0.5), 2)
