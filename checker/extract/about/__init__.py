"""What every mention is about: measure, role, period, scope; and what whole sentences say."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.about.mentioned import describe
from checker.extract.about.scenes import scenes
from checker.extract.about.statements import find_statements
from checker.extract.about.trends import find_trends
from checker.extract.mention import Mention
from checker.model.claim import Claim
from checker.model.document import Document


def claims(document: Document, mentions: Sequence[Mention]) -> list[Claim]:
    """Return a claim for every mention, every trend without a figure, and every sentence."""
    read = list(scenes(document, mentions))
    return [*describe(read, mentions), *find_trends(read), *find_statements(read)]
