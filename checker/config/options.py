"""What one run is asked to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Settings of a run, whatever they came from.

    Attributes:
        dates: publication date by document name, as given with `--date NAME=2025-04-18`.
        languages: language by document name, as given with `--lang`; '' stands for all documents.
        report_language: of the messages; '' means the draft's when it is `fr`, else `en`.
        select: rule ids or families to run; empty means all.
        ignore: rule ids or families to leave out.
        vocabulary: folders of own vocabulary, laid over the shipped one in their order.
        encoder: name of the plug-in that helps to rank candidates by meaning; '' means none.
    """

    dates: Mapping[str, dt.date] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    report_language: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    encoder: str = ""
