"""The same input gives the same bytes, whatever the interpreter's hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXAMPLES = ("examples/interview.txt", "examples/anniversaire.txt")


def report(seed: str) -> bytes:
    command = [sys.executable, "-m", "checker", "check", *EXAMPLES, "--format", "json"]
    done = subprocess.run(
        [*command, "--fail-on", "never", "--isolated"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_three_hash_seeds_write_one_report() -> None:
    assert len({report(seed) for seed in ("0", "1", "4711")}) == 1
