"""The ladder on which two claims are judged, and how severely a rule takes each rung."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Verdict(StrEnum):
    """What is the case between two claims; a fact, not a policy."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    APPROXIMATE = "approximate"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"  # failed the gate; off the ladder


class Severity(IntEnum):
    """How much a finding matters; ordered, so that a threshold is one comparison."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    def __str__(self) -> str:
        return self.name.lower()
