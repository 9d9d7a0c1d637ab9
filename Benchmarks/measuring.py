"""How a process is measured: its CPU seconds, its wall time, its largest resident size."""
import functools
import os
import pathlib
import subprocess
import tempfile
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent


class Figure(NamedTuple):
    """What one process cost."""

    cpu: float
    wall: float
    mebibytes: float


@functools.cache
def workshop() -> tempfile.TemporaryDirectory:
    """The folder with the program of measure.c, compiled once a run and gone at its end."""
    folder = tempfile.TemporaryDirectory(prefix="measure-")
    subprocess.run(["cc", "-O2", "-o", f"{folder.name}/measure", HERE / "measure.c"], check=True)
    return folder


def measure(command: list[str], stdin: bytes = b"", cores: int | None = None) -> Figure:
    """Runs the command once; `cores` keeps it on the first so many."""
    def confine() -> None:
        if cores:
            os.sched_setaffinity(0, range(cores))

    with tempfile.TemporaryFile() as words, tempfile.NamedTemporaryFile("r") as figures:
        words.write(stdin)
        words.seek(0)
        child = subprocess.run(
            [f"{workshop().name}/measure", figures.name, *command], stdin=words, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=confine, check=False)
        if child.returncode == 127:
            raise FileNotFoundError(command[0])
        cpu, wall, kibibytes = (int(word) for word in figures.read().split())
    return Figure(cpu / 1e6, wall / 1e6, kibibytes / 1024)


def best(command: list[str], stdin: bytes = b"", cores: int | None = None, runs: int = 5) -> Figure:
    """The least of each figure over some runs."""
    figures = [measure(command, stdin, cores) for _ in range(runs)]
    return Figure(*(min(column) for column in zip(*figures)))


def show(name: str, value: str, goal: str = "") -> None:
    print(f"  {name:<46} {value:>22}   {goal}", flush=True)
