"""What every mention is about: measure, role, period, scope; and what whole sentences say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.extract.about.mentioned import describe
from checker.extract.about.scenes import Scene, scenes
from checker.extract.about.statements import find_statements
from checker.extract.about.trends import find_trends
from checker.extract.mention import Mention
from checker.model.claim import Claim
from checker.model.document import Document


def claims(document: Document, mentions: Sequence[Mention]) -> list[Claim]:
    """Return a claim for every mention, every trend without a figure, and every sentence."""
    more: list[Claim] = []

    def read() -> Iterator[Scene]:
        """Give one sentence after another: all of them read take a hundred times their text."""
        for scene in scenes(document, mentions):
            more.extend((*find_trends([scene]), *find_statements([scene])))
            yield scene

    return [*describe(read(), mentions), *more]
