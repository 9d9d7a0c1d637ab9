"""How a process is measured: its CPU seconds, its wall time, its largest resident size."""
import os
import subprocess
import tempfile
import time
from typing import NamedTuple


class Figure(NamedTuple):
    """What one process cost."""

    cpu: float
    wall: float
    mebibytes: float


def measure(command: list[str], stdin: bytes = b"", cores: int | None = None) -> Figure:
    """Runs the command once; `cores` keeps it on the first so many."""
    def confine() -> None:
        if cores:
            os.sched_setaffinity(0, range(cores))

    with tempfile.TemporaryFile() as words:
        words.write(stdin)
        words.seek(0)
        begin = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=confine)
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
        wall = time.perf_counter() - begin
    return Figure(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def best(command: list[str], stdin: bytes = b"", cores: int | None = None, runs: int = 5) -> Figure:
    """The least of each figure over some runs."""
    figures = [measure(command, stdin, cores) for _ in range(runs)]
    return Figure(*(min(column) for column in zip(*figures)))


def show(name: str, value: str, goal: str = "") -> None:
    print(f"  {name:<46} {value:>22}   {goal}", flush=True)
