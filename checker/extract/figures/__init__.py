"""Figures: numbers with their unit, modifier and scale, and the digits that are none."""

from __future__ import annotations

from checker.extract.figures.digits import Habit, habit, habit_of
from checker.extract.figures.finding import Found, find_figures

__all__ = ["Found", "Habit", "find_figures", "habit", "habit_of"]
