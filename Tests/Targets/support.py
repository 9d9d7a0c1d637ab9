"""What the checks of generated files share: an environment, a report, a throw-away server."""

import contextlib
import hashlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENVIRONMENT = ROOT / ".venv-targets"
sys.path.append(str(HERE.parent / "Django"))


def reexecute():
    """Goes on in the virtual environment with the required packages in it."""
    if pathlib.Path(sys.prefix) == ENVIRONMENT:
        return
    interpreter = ENVIRONMENT / "bin" / "python"
    mark = ENVIRONMENT / "requirements.sha256"
    wanted = hashlib.sha256((HERE / "requirements.txt").read_bytes()).hexdigest()
    if not mark.exists() or mark.read_text() != wanted:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([interpreter, *install, "-r", HERE / "requirements.txt"], check=True)
        mark.write_text(wanted)
    sys.exit(subprocess.run([interpreter, *sys.argv], check=False).returncode)


def compile_profile(command, profile, folder, *options):
    """Compiles a profile into a folder and returns the settings of its server.json."""
    answer = subprocess.run(
        [command, "compile", profile, "--lab", "--output", folder, *options],
        capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise SystemExit(f"compile {profile}: {answer.stdout}{answer.stderr}")
    return settings_of(folder)


def settings_of(folder):
    """The settings of a folder's server.json."""
    text = (pathlib.Path(folder) / "server.json").read_text(encoding="utf-8")
    return json.loads(text)["settings"]


def free_port():
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, process, seconds=20):
    """Waits until somebody listens at a port; the process must not end before."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise SystemExit(f"{process.args[0]} does not listen at {port}")


@contextlib.contextmanager
def running(arguments, port, **options):
    """Runs a program that listens at `port` for as long as the block lasts."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(arguments, stdout=log, stderr=subprocess.STDOUT, **options)
        try:
            try:
                wait_for(port, process)
            except SystemExit:
                log.seek(0)
                print(log.read().decode(errors="replace"))
                raise
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


@contextlib.contextmanager
def served(command, folder, scratch, *users):
    """Serves a folder's server.json with throw-away keys and yields the port.

    Each of `users` is a name and a password.
    """
    import throwaway

    throwaway.provide(settings_of(folder), scratch)
    database = pathlib.Path(scratch, "users.sqlite")
    for name, password in users:
        subprocess.run(
            [command, "users", "add", name, "--email", f"{name}@shop.example", "--database", database],
            input=password + "\n", text=True, capture_output=True, check=True)
    port = free_port()
    arguments = [
        command, "serve", f"{folder}/server.json", "--lab", "--port", str(port), "--directory", scratch,
        "--database", database]
    with running(arguments, port, env=dict(os.environ), cwd=scratch):
        yield port
