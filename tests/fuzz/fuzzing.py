"""A coverage-guided fuzzer for the readers and the extractor, in plain Python.

    python tests/fuzz/fuzzing.py --seconds 600      # what fails is kept in tests/fuzz/corpus

An input that reaches a line of `checker.read` or `checker.extract` that none before it reached is
kept and damaged further. A failure is any exception but the checker's own, or a span that is not
exact; its input is written to the corpus, where the suite replays it for ever. With atheris
installed, `--atheris` hands the same target to libFuzzer.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).parent / "corpus"
NAMES = ("a.txt", "a.md", "a.html", "a.csv", "a.docx", "a.odt", "a.xlsx")
WATCHED = (str(ROOT / "checker" / "read"), str(ROOT / "checker" / "extract"))
_WORDS = (
    "5 milliards d’euros|17,5 %|3 January 2025 at 4:15 pm|il y a 2 heures|Comments (2)|M. |J. R. "
    "|1. |« |» |\u00a0|\u202f|\u2028|<td>|</table>|<p>|<sup>2</sup>|&nbsp;|<!--|-->|---\n|# |> "
    "|vingt virgule |3 millions |zwanzig Komma "
    "|[^1]: |de |9999999999|1e400|½|²|٥٠|\u200b|e\u0301|<w:t>|</w:p>|À lire aussi|\n\n|\t5\t|```\n"
)
SNIPPETS = [*(word.encode() for word in _WORDS.split("|")), b"|", b"\xff", b"\0", b"PK\x03\x04"]


def target(data: bytes) -> None:
    """Read and extract what some bytes hold; the first byte chooses the file's name.

    Raises:
        AssertionError: a span that is not exact, or two readings that differ.
    """
    from checker.errors import CheckerError  # noqa: PLC0415 - after the path is set
    from checker.extract import extract  # noqa: PLC0415
    from checker.read import read  # noqa: PLC0415

    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    if b"%PDF-" in data[:1025]:
        return  # PDF runs in a process of its own, which this one cannot see into
    try:
        document = read(name, data[1:], index=0)
        reading = extract(document)
    except CheckerError:
        return
    for claim in reading.claims:
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(document.text)


def fuzz(seconds: float, seed: int, seeds: list[bytes]) -> Iterator[tuple[bytes, BaseException]]:
    """Yield the inputs that fail within a time, with what they raised."""
    dice = random.Random(seed)  # noqa: S311 - damage, not secrets
    seen: set[tuple[str, int]] = set()
    pool: list[bytes] = []
    for data in seeds:
        _traced(lambda data=data: target(data), seen)
        pool.append(data)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        data = damaged(dice, dice.choice(pool), pool)
        try:
            new = _traced(lambda data=data: target(data), seen)
        except Exception as error:  # noqa: BLE001 - every kind of failure is wanted
            yield data, error
            continue
        if new:
            pool.append(data)


def damaged(dice: random.Random, data: bytes, pool: list[bytes]) -> bytes:
    """Return a copy of an input with one to four changes."""
    for _ in range(dice.randint(1, 4)):
        at = dice.randint(0, len(data))
        end = min(len(data), at + dice.randint(0, 40))
        match dice.randrange(5):
            case 0:
                data = data[:at] + dice.choice(SNIPPETS) + data[at:]
            case 1:
                data = data[:at] + data[end:]
            case 2:
                data = data[:at] + data[at:end] * dice.randint(2, 5) + data[end:]
            case 3:
                data = data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
            case _:
                other = dice.choice(pool)
                data = data[:at] + other[dice.randint(0, len(other)) :][:2_000]
    return data[:20_000]


def _traced(call: Callable[[], None], seen: set[tuple[str, int]]) -> bool:
    """Call a function; return whether it reached a line that is not among those seen."""
    before = len(seen)

    def trace(frame: FrameType, event: str, _: object) -> object:
        if not frame.f_code.co_filename.startswith(WATCHED):
            return None
        if event == "line":
            seen.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(None)
    return len(seen) > before


def corpus() -> list[bytes]:
    """Return the kept inputs, in the order of their names."""
    return [path.read_bytes() for path in sorted(CORPUS.glob("*.bin"))]


def main() -> int:
    """Fuzz for a time; return 1 when something failed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--atheris", action="store_true")
    chosen = options.parse_args()
    if chosen.atheris:
        import atheris  # noqa: PLC0415 - optional

        atheris.instrument_all()
        atheris.Setup([sys.argv[0], str(CORPUS)], target)
        atheris.Fuzz()
    failed = 0
    for data, error in fuzz(chosen.seconds, chosen.seed, corpus()):
        failed += 1
        path = CORPUS / f"failed-{hashlib.sha256(data).hexdigest()[:12]}.bin"
        path.write_bytes(data)
        print(f"{path.name}: {type(error).__name__}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
