from __future__ import annotations

import fuzzing
import pytest

SEEDS = {path.name: path.read_bytes() for path in sorted(fuzzing.CORPUS.glob("*.bin"))}


@pytest.mark.parametrize("name", SEEDS)
def test_what_once_failed_does_not_fail_again(name):
    fuzzing.target(SEEDS[name])


def test_a_short_run_finds_nothing_new():
    failures = list(fuzzing.fuzz(4.0, 20_250, list(SEEDS.values())))
    assert not failures, failures[0]
