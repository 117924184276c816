"""Names that languages have of their own agree; another name in one place does not."""

from __future__ import annotations

import pytest

from checker.config.options import Options
from checker.pipeline import Source, run


def findings(code: str, left: str, other: str, right: str) -> list[tuple[str, str]]:
    sources = [Source(name=n, data=t.encode()) for n, t in (("a.txt", left), ("b.txt", right))]
    options = Options(languages={"a.txt": code, "b.txt": other}, report_language="en")
    found = run(sources, options).report.judgement.findings
    return [(finding.rule, str(finding.severity)) for finding in found]


@pytest.mark.parametrize(
    ("code", "left", "other", "right"),
    [
        (
            "fr",
            "Le pape Jean-Paul II a visité Cracovie et célébré la messe.",
            "en",
            "Pope John Paul II visited Kraków and celebrated mass.",
        ),
        (
            "fr",
            "Guillaume le Conquérant a débarqué en Angleterre avec son armée.",
            "en",
            "William the Conqueror landed in England with his army.",
        ),
        (
            "fr",
            "Le traité a été signé à Aix-la-Chapelle par les envoyés de Louis XV.",
            "de",
            "Der Vertrag wurde in Aachen von den Gesandten Ludwigs XV. unterzeichnet.",
        ),
        (
            "fr",
            "La Banque centrale européenne a relevé ses taux à Francfort.",
            "de",
            "Die EZB hat in Frankfurt die Zinsen erhöht.",
        ),
        (
            "en",
            "The European Central Bank raised rates in Frankfurt.",
            "it",
            "La BCE ha alzato i tassi a Francoforte.",
        ),
        (
            "fr",
            "Le président Kassym-Jomart Tokaïev a salué l’accord à Astana.",
            "en",
            "President Kassym-Jomart Tokayev praised the agreement in Astana.",
        ),
        ("de", "Der Zug fährt nach München.", "it", "Il treno va a Monaco di Baviera."),
        (
            "fr",
            "Le festival Ports ouverts a réuni les marins à Valbrune.",
            "en",
            "The Open Harbours festival drew the sailors to Valbrune.",
        ),
        (
            "nl",
            "Minister Ursula van der Laan sprak in Den Haag met Jan de Vries jr.",
            "en",
            "Minister Ursula van der Laan spoke in The Hague with Jan de Vries Jr.",
        ),
        (
            "fr",
            "Le ministère français des Affaires étrangères a convoqué l’ambassadeur d’Iran.",
            "en",
            "The French Foreign Ministry summoned Iran’s ambassador.",
        ),
        (
            "es",
            "El rey Felipe VI recibió a Francisco en el Vaticano el lunes.",
            "fr",
            "Le roi Felipe VI a reçu François au Vatican lundi.",
        ),
        (
            "it",
            "San Pietro e la Cappella Sistina hanno riaperto lunedì a Roma.",
            "en",
            "St Peter's and the Sistine Chapel reopened in Rome on Monday.",
        ),
        (
            "fr",
            "La Ligue arabe et l’Union africaine ont condamné l’attaque de Khartoum.",
            "de",
            "Die Arabische Liga und die Afrikanische Union verurteilen den Angriff auf Khartum.",
        ),
        (
            "en",
            "In The Old Man and the Sea, Hemingway tells of a fisherman from Havana.",
            "fr",
            "Dans Le Vieil Homme et la mer, Hemingway raconte un pêcheur de La Havane.",
        ),
        (
            "fr",
            "Daech a perdu la ville de Rakka, a dit le porte-parole lundi.",
            "fr",
            "L’État islamique a perdu la ville de Raqqa, a dit le porte-parole lundi.",
        ),
        (
            "fr",
            "Si l’Occident avait tenu tête, la guerre n’aurait pas eu lieu, écrit-il.",
            "fr",
            "Si l’Ouest avait tenu tête, la guerre n’aurait pas eu lieu, écrit-il.",
        ),
    ],
)
def test_names_that_languages_have_of_their_own_agree(code, left, other, right):
    loud = [f for f in findings(code, left, other, right) if f[1] != "note"]
    assert loud == []


@pytest.mark.parametrize(
    ("code", "left", "other", "right", "rule"),
    [
        (
            "fr",
            "Le violoniste Paul Martel prépare un concert avec orchestre à Penmarec en 2027.",
            "es",
            "El violinista Paul Martel prepara un concierto con orquesta en Tremazan en 2027.",
            "name-in-slot",
        ),
        (
            "it",
            "Il violinista Paul Martel prepara un concerto con orchestra a Ginevra nel 2027.",
            "pt",
            "O violinista Paul Martel prepara um concerto com orquestra em Viena em 2027.",
            "name-in-slot",
        ),
        (
            "en",
            "The violinist Paul Martel prepares a concert with orchestra in 2027.",
            "en",
            "The violinist Paul Markel prepares a concert with orchestra in 2027. Martel sings.",
            "spelling",
        ),
        (
            "nl",
            "Het bedrijf Arvel daagde Belmont voor de rechtbank van koophandel om een octrooi.",
            "nl",
            "Het bedrijf Belmont daagde Arvel voor de rechtbank van koophandel om een octrooi.",
            "names-exchanged",
        ),
    ],
)
def test_another_name_in_one_place_is_told(code, left, other, right, rule):
    assert rule in [name for name, _ in findings(code, left, other, right)]
