"""Concordant: where a draft and the text it must agree with contradict each other, and why."""

from __future__ import annotations

__version__ = "0.1.0"
