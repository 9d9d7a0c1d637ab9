"""What all trials use: SwiftPM, copies of the packages, reports and ports."""

import pathlib
import shutil
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
failures = []


def check(holds, words):
    """Reports one expectation."""
    print(("ok    " if holds else "FAILED  ") + words, flush=True)
    if not holds:
        failures.append(words)


def swift(package, *arguments, scratch=None):
    """Runs SwiftPM in a package; returns its status and all that it printed."""
    folder = scratch or package / ".build"
    run = subprocess.run(
        ["swift", arguments[0], "--package-path", str(package), "--scratch-path", str(folder), *arguments[1:]],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return run.returncode, run.stdout


def copy_of(name, folder):
    """A copy of an example beside nothing else, so that the original stays as it is."""
    package = pathlib.Path(folder) / name
    shutil.copytree(HERE / name, package, ignore=shutil.ignore_patterns(".build"))
    manifest = package / "Package.swift"
    manifest.write_text(manifest.read_text().replace('path: "../.."', f'path: "{HERE.parent}"'))
    return package


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    """Waits until a port is listened on."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
