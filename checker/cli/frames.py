"""Claims and pairs as tables, for `checker claims` and `checker pairs`."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.cli.inputs import sources
from checker.cli.outputs import Output, refuse_inputs, write
from checker.cli.settings import settings
from checker.errors import ConfigError
from checker.model.finding import Report
from checker.render import inert

if TYPE_CHECKING:
    import pandas as pd

    from checker.api import Result

_WIDEST = 60  # characters of a cell on a terminal


def show_claims(path: str, form: str, file: str, given: Mapping[str, Any]) -> None:
    """Write the claims of one document as a table."""
    from checker.api import Result  # noqa: PLC0415 - loads pandas

    frame = Result(run=_run((path,), given)).claims
    _write(frame, form, file, (path,), drop=("id", "document", "start", "end", "language"))


def show_pairs(left: str, right: str, form: str, file: str, given: Mapping[str, Any]) -> None:
    """Write the scored candidate pairs of two documents as a table."""
    from checker.api import Result  # noqa: PLC0415 - loads pandas

    done = Result(run=_run((left, right), given))
    frame = _with_words(done)
    shown = ("left", "right", "kind", "score", "margin", "gate", "chosen")
    _write(frame, form, file, (left, right), drop=[c for c in frame.columns if c not in shown])


def _with_words(done: Result) -> pd.DataFrame:
    """Return the pairs with the words of both sides, the best first."""
    frame, claims = done.pairs, done.claims
    words = dict(zip(claims["id"], claims["text"], strict=True))
    frame.insert(0, "left", [words.get(name, "") for name in frame["left_id"]])
    frame.insert(1, "right", [words.get(name, "") for name in frame["right_id"]])
    return frame.sort_values("score", ascending=False, kind="stable", ignore_index=True)


def _run(paths: tuple[str, ...], given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - pipeline.Run, loaded late
    from checker.pipeline import run  # noqa: PLC0415 - loads pandas

    held = settings({**given, "isolated": True})
    return run(sources(paths), held.options(paths))


def _write(
    frame: pd.DataFrame, form: str, file: str, inputs: tuple[str, ...], *, drop: Sequence[str]
) -> None:
    output = Output(form=form, path="" if file == "-" else file)
    refuse_inputs([output], inputs)
    if form == "text":
        data = _text(frame.drop(columns=[c for c in drop if c in frame.columns]))
    elif form == "csv":
        from checker.render.tables import csv_bytes  # noqa: PLC0415 - one format

        rows = frame.astype(object).itertuples(index=False, name=None)
        data = csv_bytes([str(name) for name in frame.columns], rows)
    elif form == "jsonl":
        text = frame.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
        data = (text or "").encode("utf-8", "backslashreplace")
    else:
        data = parquet(frame)
    write([(output, data)])


def parquet(frame: pd.DataFrame) -> bytes:
    """Return a frame as Parquet.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        raise ConfigError("parquet", "needs pyarrow", "install concordant[parquet], or choose csv")
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()


def findings_parquet(reports: Sequence[Report]) -> bytes:
    """Return the findings as Parquet, a row for each side.

    Raises:
        ConfigError: pyarrow is not installed.
    """
    import pandas as pd  # noqa: PLC0415 - slow to import, and only frames need it

    from checker.render.tables import COLUMNS, findings_rows  # noqa: PLC0415 - one format

    return parquet(pd.DataFrame(findings_rows(reports), columns=list(COLUMNS)))


def _text(frame: pd.DataFrame) -> bytes:
    names = [str(name) for name in frame.columns]
    rows = [[_cell(v) for v in row] for row in frame.itertuples(index=False, name=None)]
    used = [n for n in range(len(names)) if any(row[n] for row in rows)] or list(range(len(names)))
    widths = {n: max([len(names[n]), *(len(row[n]) for row in rows)]) for n in used}
    table = [[names[n].ljust(widths[n]) for n in used]]
    table += [[row[n].ljust(widths[n]) for n in used] for row in rows]
    text = "\n".join("  ".join(cells).rstrip() for cells in table) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    text = inert.line(str(value))
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
