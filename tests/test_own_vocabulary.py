"""A newsroom's own vocabulary, laid over the shipped one for one run and no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from calling import outcome, process

from checker.config.options import Options
from checker.config.vocabulary import laid_over, vocabulary
from checker.errors import ConfigError
from checker.extract import extract
from checker.extract.names.lexicon import lexicon
from checker.extract.names.offices import named_offices
from checker.model.claim import Claim, Kind
from checker.model.values import Name
from checker.model.vocabulary import Vocabulary
from checker.pipeline import Source, run
from checker.read import read

LISTS = (
    "Trois armateurs se partagent le port : Velnor, Orkem et Dastal.",
    "Trois armateurs se partagent le port : Velnor, Orkem et Kallisto Lines.",
)
HARVEST = (
    (
        "La criée de Port-Brévin a publié ses chiffres vendredi. Le goémonage s'est élevé à 4 120 "
        "tonnes. Les bateaux étaient 64 à la fin de la saison."
    ),
    (
        "The harbour of Port-Brévin had its figures out on Friday. Boats numbered 64 when it "
        "ended, and in that time wracking came to 4,520 tonnes."
    ),
)
ALIAS = {"firms.toml": 'kallisto = { name = "Kallisto Lines", also = "Dastal" }\n'}
HEAD = "# concept|broader|fits|fr|en\n"
SEAWEED = {"measures.tsv": f"{HEAD}seaweed_harvest||mass|goémonage|wracking\n"}
Folder = Callable[[dict[str, str]], str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Write vocabulary files into `desk/words` of the working folder, and give that name."""
    monkeypatch.chdir(tmp_path)

    def written(files: dict[str, str]) -> str:
        place = Path("desk/words")
        place.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (place / name).write_text(text, "utf-8")
        return str(place)

    return written


def found(texts: tuple[str, str], languages: tuple[str, str], *folders: str) -> list[str]:
    sources = [Source(name=n, data=t.encode()) for n, t in zip("ab", texts, strict=True)]
    options = Options(languages=dict(zip("ab", languages, strict=True)), vocabulary=folders)
    return [finding.rule for finding in run(sources, options).report.judgement.findings]


def test_an_alias_silences_a_finding_in_its_run_alone(folder: Folder) -> None:
    own = folder(ALIAS)
    for _ in range(2):
        assert found(LISTS, ("fr", "fr")) == ["members"]
        assert found(LISTS, ("fr", "fr"), own) == []


def test_an_own_measure_lets_two_figures_be_compared(folder: Folder) -> None:
    own = folder(SEAWEED)
    for _ in range(2):
        assert found(HARVEST, ("fr", "en")) == []
        assert found(HARVEST, ("fr", "en"), own) == ["measure"]


def test_a_finding_names_an_own_measure_by_its_first_plain_term(folder: Folder) -> None:
    sources = [Source(name=n, data=t.encode()) for n, t in zip("ab", HARVEST, strict=True)]
    options = Options(languages={"a": "fr", "b": "en"}, vocabulary=(folder(SEAWEED),))
    (finding,) = run(sources, options).report.judgement.findings
    assert "goémonage" in finding.sides[0].reading


def test_what_an_own_file_holds_is_known_by_its_id(folder: Folder) -> None:
    words = laid_over(
        [
            folder(
                {
                    "places.toml": 'brv = { country = "FR", names = "Brévalon, Brevalon" }\n',
                    "bodies.toml": 'TIDES = { en = "Tidal Board" }\n',
                    "terms.toml": 'blue-quay = { names = "Blue Quay Plan" }\n',
                    "people.toml": 'o-tchai = { given = "Oksana", family = "Tchaï, Chay" }\n',
                    "posts.toml": '[chief-diver]\nbroader = "head"\nen = "chief diver"\n',
                }
            )
        ]
    )
    text = "Oksana Chay met the Tidal Board in Brevalon over the Blue Quay Plan."
    assert {"brv", "TIDES", "blue-quay", "o-tchai"} <= keys(text, words)
    assert not {"brv", "TIDES", "blue-quay", "o-tchai"} & keys(text, None)
    assert named_offices("chief diver", lexicon("en", words)) == ("chief-diver",)
    assert words.one_office("chief-diver", "head")


def keys(text: str, words: Vocabulary | None) -> set[str]:
    document = replace(read("a.txt", text.encode(), index=0, language="en"), vocabulary=words)
    claims: tuple[Claim, ...] = extract(document).claims
    return {c.value.key for c in claims if c.kind is Kind.NAME and isinstance(c.value, Name)}


def test_names_of_a_shipped_entry_are_added_to_and_the_rest_stays(folder: Folder) -> None:
    own = folder(
        {
            "bodies.toml": 'EU = { fr = "Bloc des Vingt-Sept" }\n',
            "firms.toml": 'airbus = { name = "Airbus SAS" }\n',
            "measures.tsv": f"{HEAD}exports|||ventes au loin|\n",
        }
    )
    words, base = laid_over([own]), vocabulary()
    body = next(entry for entry in words.bodies if entry.id == "EU")
    assert body.in_language("fr")[:2] == ("Bloc des Vingt-Sept", "Union européenne")
    firm = next(firm for firm in words.firms if firm.id == "airbus")
    assert firm.name == "Airbus SAS"
    assert {"Airbus", "Airbus Group"} <= set(firm.also)
    assert firm.former
    exports, shipped = words.measures["exports"], base.measures["exports"]
    assert exports.terms["fr"] == ("ventes au loin", *shipped.terms["fr"])
    assert (exports.fits, exports.broader, exports.rank) == (
        shipped.fits,
        shipped.broader,
        shipped.rank,
    )
    assert len(words.bodies) == len(base.bodies)
    assert len(words.firms) == len(base.firms)
    assert list(words.measures) == list(base.measures)


def test_new_measures_are_likelier_than_shipped_ones(folder: Folder) -> None:
    rows = "snow_depth||length|hauteur de neige|snow depth\npowder||length|poudreuse|powder\n"
    words = laid_over([folder({"measures.tsv": HEAD + rows})])
    assert words.measures["snow_depth"].rank < words.measures["powder"].rank
    assert words.measures["powder"].rank < min(m.rank for m in vocabulary().measures.values())


def test_the_same_content_is_the_same_vocabulary_and_changed_content_another(
    folder: Folder,
) -> None:
    assert laid_over([]) is vocabulary()
    first = laid_over([folder(ALIAS)])
    assert laid_over([folder(ALIAS)]) is first
    changed = laid_over([folder({"firms.toml": 'kallisto = { name = "Kallisto" }\n'})])
    assert changed is not first
    assert changed.sources != first.sources


def test_a_later_folder_goes_over_an_earlier_one(folder: Folder, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (later / "firms.toml").write_text('kallisto = { also = "KL" }\n', "utf-8")
    firm = laid_over([folder(ALIAS), str(later)]).firms[0]
    assert (firm.name, firm.also) == ("Kallisto Lines", ("KL", "Dastal"))


BROKEN = [
    (
        "firms.toml",
        '\nvelnor = { nme = "V" }',
        "firms.toml:2: «velnor» has the unknown key 'nme'; did you mean 'name'?",
    ),
    ("firms.toml", 'velnor = { also = "V" }', "«velnor» has no name; add «name"),
    (
        "firms.toml",
        'velnor = { name = ["V"] }',
        "firms.toml:1: «velnor» has name = ['V']; write a text",
    ),
    ("firms.toml", 'velnor = { name = "V", former = "W" }', "add «until = 2019»"),
    ("firms.toml", 'velnor = { name = "V", until = true }', "write a whole number"),
    ("firms.toml", "velnor = 3", "is no table; write «id = { … }»"),
    ("firms.toml", "velnor = {", "firms.toml: the vocabulary cannot be read"),
    ("firm.toml", "", "firm.toml: is no file of a vocabulary; did you mean 'firms.toml'?"),
    ("people.toml", 'anna = { given = "Anna" }', "«anna» has no family"),
    ("places.toml", 'x = { country = "FR" }', "«x» has no name; add «names"),
    ("terms.toml", 'x = { names = "X", kind = "programe" }', "did you mean 'programme'?"),
    (
        "posts.toml",
        '[diver]\nfr = "plongeur"\nbroader = "heda"',
        "posts.toml:1: «diver» has no broader «heda»; did you mean 'head'?",
    ),
    (
        "measures.tsv",
        f"{HEAD}a||mony|b|",
        "measures.tsv:2: a has the unknown dimension 'mony'; did you mean 'money'?",
    ),
    ("measures.tsv", f"{HEAD}a||money||", "measures.tsv:2: a has no term"),
    ("measures.tsv", f"{HEAD}a|||b|", "measures.tsv:2: a fits no dimension"),
    (
        "measures.tsv",
        f"{HEAD}a|trde|money|b|",
        "unknown broader concept trde; did you mean 'trade'?",
    ),
    ("measures.tsv", f"{HEAD}a|trade|money|b", "measures.tsv:2: 4 fields where the header names 5"),
    (
        "measures.tsv",
        "# concept|broader|fits|fx\n",
        "measures.tsv:1: the column 'fx' is no language",
    ),
    ("measures.tsv", "", "measures.tsv:1: the first columns must be concept|broader|fits"),
    ("notes.md", "", "holds no vocabulary; one or more of firms.toml"),
]


@pytest.mark.parametrize(("name", "text", "said"), BROKEN)
def test_an_error_names_file_line_what_and_how(
    folder: Folder, name: str, text: str, said: str
) -> None:
    own = folder({name: text})
    with pytest.raises(ConfigError) as caught:
        laid_over([own])
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(Path(own)))


def test_a_broken_or_missing_folder_ends_the_run_with_status_2(folder: Folder) -> None:
    Path("a.txt").write_text(LISTS[0], "utf-8")
    own = folder({"firms.toml": 'velnor = { nom = "V" }'})
    done = process("a.txt", "--vocabulary", own)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"firms.toml:1:" in done.stderr
    with pytest.raises(ConfigError, match=r"^nowhere: cannot be read"):
        outcome("a.txt", "--vocabulary", "nowhere")


def test_the_configuration_names_the_folders_and_the_report_says_so(folder: Folder) -> None:
    for name, text in zip(("a.txt", "b.txt"), LISTS, strict=True):
        Path(name).write_text(text, "utf-8")
    folder(ALIAS)
    Path("desk/checker.toml").write_text('vocabulary = ["words"]\n', "utf-8")
    by_file = json.loads(
        outcome("a.txt", "b.txt", "--config", "desk/checker.toml", "-f", "json")[1]
    )
    by_option = json.loads(outcome("a.txt", "b.txt", "--vocabulary", "desk/words", "-f", "json")[1])
    for report in (by_file, by_option):
        assert report["findings"] == []
        (notice,) = report["notices"]
        assert notice.startswith("read with the vocabulary desk/words (")
    assert "--vocabulary desk/words" in by_option["command"]
    shown = outcome("config", "--config", "desk/checker.toml")[1]
    assert 'vocabulary = ["words"]  # desk/checker.toml' in shown


def test_the_vocabulary_of_the_guide_can_be_used(folder: Folder) -> None:
    from test_guides import blocks  # noqa: PLC0415 - shared with the guides' own tests

    files = blocks("guide-fact-checkers.md")
    own = {n.removeprefix("our-words/"): t for n, t in files.items() if n.startswith("our-words/")}
    words = laid_over([folder(own)])
    assert len(own) == 3
    assert words.renamed("Port Velnor Co.")
    assert found(LISTS, ("fr", "fr"), folder({})) == []
    assert found(HARVEST, ("fr", "en"), folder({})) == ["measure"]


def test_a_watched_run_looks_at_the_vocabulary_too(folder: Folder) -> None:
    from checker.cli.watching import _files  # noqa: PLC0415 - its one use

    own = folder(ALIAS)
    assert Path(own, "firms.toml") in _files(("a.txt",), {"vocabulary": (own,)})
