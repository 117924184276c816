"""The features by name: each gives a column of numbers, how far two claims look like the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.align.closeness import (
    far_value,
    near_letters,
    other_currency,
    rare_value,
    same_digits,
    same_said,
    same_unit,
    shuffled,
    transposed,
    value,
)
from checker.align.meeting import Floats, Meeting
from checker.align.singular import lone_measure, rare_digits
from checker.align.subjects import (
    kin_measure,
    one_scope,
    other_actor,
    other_measure,
    other_period,
    same_head,
    same_measure,
    same_noun,
    same_period,
    same_role,
    same_speaker,
)
from checker.align.surroundings import (
    clause_concepts,
    clause_names,
    clause_words,
    crossed,
    elsewhere,
    near_words,
    parallel,
    same_rank,
    sentence_concepts,
    sentence_names,
    sentence_words,
    slot,
)
from checker.align.tabled import column_heading, row_heading

FEATURES: Mapping[str, Callable[[Meeting], Floats]] = {
    "parallel": parallel,
    "slot": slot,
    "same_rank": same_rank,
    "crossed": crossed,
    "elsewhere": elsewhere,
    "far_value": far_value,
    "near_words": near_words,
    "clause_words": clause_words,
    "sentence_words": sentence_words,
    "clause_names": clause_names,
    "sentence_names": sentence_names,
    "clause_concepts": clause_concepts,
    "sentence_concepts": sentence_concepts,
    "same_measure": same_measure,
    "other_measure": other_measure,
    "same_noun": same_noun,
    "same_role": same_role,
    "same_unit": same_unit,
    "other_currency": other_currency,
    "same_period": same_period,
    "other_period": other_period,
    "value": value,
    "same_digits": same_digits,
    "shuffled": shuffled,
    "transposed": transposed,
    "rare_value": rare_value,
    "rare_digits": rare_digits,
    "lone_measure": lone_measure,
    "same_said": same_said,
    "same_head": same_head,
    "near_letters": near_letters,
    "kin_measure": kin_measure,
    "other_actor": other_actor,
    "one_scope": one_scope,
    "same_speaker": same_speaker,
    "row_heading": row_heading,
    "column_heading": column_heading,
}
