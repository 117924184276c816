"""A mention: a value found in the text, before it is known what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.claim import Kind, Modality, Role, Unit
from checker.model.document import Span
from checker.model.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What a finder saw: where, what value, and the hints that the wording itself gives.

    Attributes:
        span: the minimal wording.
        kind: what sort of value.
        value: the value.
        unit: for figures.
        role: for figures, when the wording itself decides it (points are a change, `32e` an
            ordinal); None leaves it to what the figure is about.
        sign: +1 or -1 when the wording itself says rise or fall (`+3 %`, `a drop of 3 %`).
        number: for figures, where the bare number stands inside the span.
        modality: REJECTED for a figure quoted to correct it, else STATED.
        speaker: for quotations, key of the person or body whose words they are, or ''.
    """

    span: Span
    kind: Kind
    value: Value
    unit: Unit | None = None
    role: Role | None = None
    sign: int = 0
    number: Span | None = None
    modality: Modality = Modality.STATED
    speaker: str = ""
