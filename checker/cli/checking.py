"""One run of `check`: documents become reports, reports become files and an exit status."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from checker.cli.inputs import content, sources
from checker.cli.one_sided import with_one_sided
from checker.cli.outputs import Output, outputs, refuse_inputs, to_stdout, write
from checker.cli.settings import Settings, asked, settings, today
from checker.cli.waiting import waiting
from checker.config.comments import heeded
from checker.config.decisions import read_decisions, settled
from checker.errors import ConfigError
from checker.model.finding import Report, RuleCard
from checker.model.verdict import Severity
from checker.render import FORMS, render_all
from checker.render.coverage import coverage
from checker.render.inert import line, log

if TYPE_CHECKING:
    from checker.judge.rule import Rule
    from checker.pipeline import Run, Told

PLACEHOLDER, WORD, PARQUET = "{pair}", "docx", "parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Documents to be checked together, the draft first, and the name of the pair."""

    name: str
    paths: tuple[str, ...]


def checked(paths: tuple[str, ...], given: Mapping[str, Any]) -> int:
    """Run `check` on the paths, or on the configuration's pairs, and return the exit status.

    Raises:
        CheckerError: a document, option or output that a person must mend.
    """
    held = settings(given)
    jobs = wanted_jobs(paths, held)
    texts = tuple(given["files"]) or held.output
    wanted = outputs(texts, given["form"] or "", (*FORMS, WORD, PARQUET))
    refuse_inputs(wanted, [path for job in jobs for path in job.paths])
    for path in dict.fromkeys(path for job in jobs for path in job.paths if path != "-"):
        content(path)  # what cannot be read is told before anything heavy loads
    reports = run_jobs(jobs, held, given)
    write([content for output in wanted for content in contents(output, jobs, reports, given)])
    if all(output.path for output in wanted):
        tell(reports)
    return status(reports, held)


def wanted_jobs(paths: tuple[str, ...], held: Settings) -> tuple[Job, ...]:
    """Return what to check: the paths given, or else the pairs of the configuration.

    Raises:
        click.UsageError: there is neither.
    """
    if paths:
        return (Job(name=paths[0], paths=paths),)
    pairs = held.configuration.pairs
    if not pairs:
        where = f"; {held.configuration.path} lists no pairs" if held.configuration.path else ""
        raise click.UsageError(f"name a draft, and the texts that it must agree with{where}")
    beside = held.configuration.beside
    return tuple(
        Job(name=p.name, paths=(beside(p.draft), *(beside(name) for name in p.references)))
        for p in pairs
    )


def run_jobs(jobs: Sequence[Job], held: Settings, given: Mapping[str, Any]) -> tuple[Report, ...]:
    """Return the finished reports of the jobs: judged, signed off, with their rules and command."""
    rules = asked(held.configuration)
    reports = []
    with waiting(len(jobs)) as wait:
        for job in jobs:
            wait.next(job.name)
            report = run_job(job, held, rules, wait.step, explained=False).report
            report = replace(report, rules=cards(rules, report.language))
            if held.configuration.missing:
                report = with_one_sided(report)
            reports.append(heeded(replace(report, command=command(job, given))))
    source = held.decisions
    return settled(reports, read_decisions(source), str(source), today())


def run_job(
    job: Job,
    held: Settings,
    rules: Sequence[Rule],
    told: Told = lambda _step, _what: None,
    *,
    explained: bool = True,
) -> Run:
    """Return the run over a job's documents, judged by the rules in force."""
    from checker.pipeline import run  # noqa: PLC0415 - the pipeline loads pandas

    return run(
        sources(job.paths), held.options(job.paths), by=rules, told=told, explained=explained
    )


def cards(rules: Sequence[Rule], language: str) -> tuple[RuleCard, ...]:
    """Return what the report says about the rules."""
    return tuple(
        RuleCard(
            id=rule.id,
            family=rule.family,
            title=rule.title.get(language) or rule.title.get("en") or rule.id,
            question=rule.question,
            why=rule.why,
        )
        for rule in sorted(rules, key=lambda rule: rule.id)
    )


def contents(
    output: Output, jobs: Sequence[Job], reports: Sequence[Report], given: Mapping[str, Any]
) -> list[tuple[Output, bytes]]:
    """Return what goes into an output: one document, or one for each pair when it names them.

    Raises:
        ConfigError: the format holds one report and there are several.
    """
    if output.form == WORD:
        return reviewed(output, jobs, reports)
    if PLACEHOLDER not in output.path:
        return [(output, rendered(reports, output, given))]
    return [
        (
            replace(output, path=output.path.replace(PLACEHOLDER, file_name(job.name))),
            rendered([report], output, given),
        )
        for job, report in zip(jobs, reports, strict=True)
    ]


def reviewed(
    output: Output, jobs: Sequence[Job], reports: Sequence[Report]
) -> list[tuple[Output, bytes]]:
    """Return the draft as a Word file with a comment at each finding."""
    from checker.render.word import reviewed as commented  # noqa: PLC0415 - loads python-docx

    if len(jobs) > 1 and PLACEHOLDER not in output.path:
        raise ConfigError("-o", "a Word file holds one text", "put {pair} into its name")
    found = []
    for job, report in zip(jobs, reports, strict=True):
        texts = [n for n, path in enumerate(job.paths) if path.lower().endswith(".docx")]
        if not texts:
            raise ConfigError("-o", f"none of {', '.join(job.paths)} is a .docx file")
        for order, number in enumerate(texts):
            path = output.path.replace(PLACEHOLDER, file_name(job.name))
            if order:
                path = f"{path.removesuffix('.docx')}-{number + 1}.docx"
            data = sources((job.paths[number],))[0].data
            found.append((replace(output, path=path), commented(data, report, number)))
    return found


def file_name(name: str) -> str:
    """Return a pair's name as a part of a file name."""
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in name).strip(".") or "pair"


def rendered(reports: Sequence[Report], output: Output, given: Mapping[str, Any]) -> bytes:
    """Return the reports as an output wants them: in colour and as wide as a terminal on one."""
    if output.form == "text" and not output.path:
        from checker.render.text_report import Look, text_report  # noqa: PLC0415 - one format

        return text_report(reports, Look(colour=coloured(given.get("color")), width=width()))
    if output.form == PARQUET:
        from checker.cli.frames import findings_parquet  # noqa: PLC0415 - loads pandas

        return findings_parquet(reports)
    return render_all(reports, output.form)


def tell(reports: Sequence[Report]) -> None:
    """Say a line for each report on standard output, where every report went into a file."""
    from checker.render.text_report import summaries  # noqa: PLC0415 - one format

    to_stdout(summaries(reports))


def coloured(choice: str | None) -> bool:
    """Return whether standard output takes colours: a terminal, and nobody has said no."""
    import os  # noqa: PLC0415 - stands where the environment is looked at

    if choice in ("always", "never"):
        return choice == "always"
    dumb = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return bool(sys.stdout) and sys.stdout.isatty() and not dumb


def width() -> int:
    """Return the width of the terminal, or 100 where there is none."""
    import shutil  # noqa: PLC0415 - only a terminal needs it

    if sys.stdout is None or not sys.stdout.isatty():
        return 100
    return min(max(shutil.get_terminal_size((100, 24)).columns, 40), 160)


def status(reports: Sequence[Report], held: Settings) -> int:
    """Return 2 for a problem, 1 for a finding at or above the threshold or too little compared."""
    problems = [problem for report in reports for problem in report.judgement.problems]
    for problem in problems:
        click.echo(log(line(f"{problem.where}: {problem.what}")), err=True)
    if problems:
        return 2
    low = [share for share in map(_share, reports) if share < held.configuration.min_coverage]
    if low:
        click.echo(
            f"coverage {min(low)} % is under --min-coverage {held.configuration.min_coverage} %",
            err=True,
        )
        return 1
    if held.configuration.fail_on == "never":
        return 0
    least = Severity[held.configuration.fail_on.upper()]
    return int(any(f.severity >= least for report in reports for f in report.judgement.findings))


def _share(report: Report) -> int:
    """Return the whole percentage of the draft's figures and dates that was compared."""
    return int(coverage(report).tallies[0].share * 100 + 1e-9)


def command(job: Job, given: Mapping[str, Any]) -> str:
    """Return the command that repeats the run; outputs are left out, as they change no finding."""
    words = ["check", *job.paths]
    for option in ("date", "lang", "select", "ignore", "vocabulary"):
        key = {"date": "dates", "lang": "languages"}.get(option, option)
        for text in given.get(key) or ():
            words += [f"--{option}", text]
    for option in ("config", "decisions", "report-lang", "encoder"):
        if given.get(option.replace("-", "_")):
            words += [f"--{option}", given[option.replace("-", "_")]]
    return shlex.join(words + (["--isolated"] if given.get("isolated") else []))
