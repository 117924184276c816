"""A line on the terminal while a run takes its time; nothing where nobody looks."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

_FIRST, _EVERY = 1.0, 0.25  # seconds


@dataclass(slots=True)
class Wait:
    """What the line says: which job of how many, what is being done, and for how long."""

    jobs: int
    job: int = 0
    name: str = ""
    since: float = field(default_factory=time.monotonic)

    def next(self, name: str) -> None:
        """Say that the next job has begun."""
        self.job, self.name = self.job + 1, name

    def step(self, step: str, what: str) -> None:
        """Say that a step of the job has begun, and on what."""
        self.name = f"{step} {what}"

    def line(self, columns: int = 79) -> str:
        """Return the line: a bar when there are several jobs, then the step and the seconds."""
        from checker.render.inert import line  # noqa: PLC0415 - only a long run needs it

        seconds = f" {time.monotonic() - self.since:.0f} s"
        bar = ""
        if self.jobs > 1:
            done = 20 * (self.job - 1) // self.jobs
            bar = f"[{'#' * done}{'.' * (20 - done)}] {self.job}/{self.jobs} "
        room = max(0, columns - len(bar) - len(seconds))
        return bar + line(self.name)[:room] + seconds


@contextlib.contextmanager
def waiting(jobs: int) -> Iterator[Wait]:
    """Yield the state of a run that shows itself on standard error when that is a terminal."""
    wait = Wait(jobs=jobs)
    if sys.stderr is None or not sys.stderr.isatty():
        yield wait
        return
    done = threading.Event()
    shown = threading.Thread(target=_show, args=(wait, done), daemon=True)
    shown.start()
    try:
        yield wait
    finally:
        done.set()
        shown.join()


def _show(wait: Wait, done: threading.Event) -> None:
    told = False
    pause = _FIRST
    while not done.wait(pause):
        pause, told = _EVERY, True
        sys.stderr.write(f"\r\x1b[K{wait.line()}")
        sys.stderr.flush()
    if told:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
