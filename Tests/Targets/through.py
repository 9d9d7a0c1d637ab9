"""`countersign verify` through a proxy, beside what the embedded server does without one.

A promise that the embedded server keeps must be kept through the proxy, too. What a profile limits
is tried with a server and a proxy of its own each; all the rest with the same profile without limits.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import tempfile

import support
from proxy import Proxy

USERS = [("alice", "correct-horse-9-battery"), ("bob", "stapler-7-correct-horse")]
KINDS = ("nginx", "caddy")
#: How many verifications run at once; those of limits wait for most of their time.
AT_ONCE = 8

#: What nobody can try from outside, and why; anything else that is unreachable is a failure.
OUTSIDE = re.compile(
    r"needs \d+ s of waiting"
    r"|needs a second client address.*"
    r"|needs (an operator|a second process of the server|the place where plain http would be spoken)")


def held_through(command, limited, unlimited, report):
    """Whether each promise of a profile that is held without a proxy is held through both.

    `unlimited` is the profile `limited` without limits.
    """
    kept = {row["id"] for row in _without(command, unlimited) if row["verdict"] == "held"}
    alone = [
        row["id"] for row in _without(command, limited)
        if row["verdict"] == "held" and row["id"] not in kept]
    tasks = [(command, kind, unlimited, []) for kind in KINDS]
    tasks += [(command, kind, limited, [name]) for kind in KINDS for name in alone]
    with concurrent.futures.ProcessPoolExecutor(AT_ONCE) as pool:
        for task, rows in zip(tasks, pool.map(_through, tasks)):
            _judge(task, rows, kept, report)


def _judge(task, rows, kept, report):
    """One line for what a run held, and one for each promise that it did not."""
    _, kind, profile, names = task
    wanted = set(names) or kept
    seen = {row["id"]: (row["verdict"], row["observed"]) for row in rows}
    outside = sorted(
        name for name in wanted & set(seen)
        if seen[name][0] == "unreachable" and OUTSIDE.fullmatch(seen[name][1]))
    broken = {
        name: seen.get(name, ("missing", "")) for name in sorted(wanted)
        if name not in outside and seen.get(name, ("",))[0] != "held"}
    what = ", ".join(names) or f"{len(wanted) - len(outside)} promises and rules"
    if len(outside) < len(wanted):
        report.check(f"through {kind}: {what} held as without", not broken, broken)
    for name in outside:
        report.note(f"through {kind}: {name}: {seen[name][1]}")


def _without(command, profile):
    """The rows of a verification of the embedded server."""
    with tempfile.TemporaryDirectory() as scratch:
        return _rows(command, profile, scratch, ["--lab", "--output", scratch], {})


def _through(task):
    """The rows of a verification through a proxy of its own with a server of its own."""
    command, kind, profile, names = task
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as scratch:
        os.chmod(scratch, 0o755)
        support.compile_profile(command, profile, folder)
        proxy = Proxy(kind, folder, scratch)
        with support.served(command, folder, scratch, *USERS) as upstream:
            _, run = proxy.write(upstream)
            with support.running(run, proxy.secure, env=proxy.environment()):
                return _rows(command, profile, scratch, _options(proxy, names), _accounts())


def _options(proxy, names):
    """Those of a verification through `proxy`, of these promises or of all."""
    return [
        "--url", proxy.settings["site"]["api"], "--connect", f"127.0.0.1:{proxy.secure}",
        "--ca", proxy.authority, "--pause", "0", "--patience", "70" if names else "15", "--intrusive",
        "--confirm", proxy.host.split(":")[0], *(word for name in names for word in ("--only", name)),
    ]


def _accounts():
    """Where a verification looks for its accounts."""
    (first, password), (second, other) = USERS
    return {
        "COUNTERSIGN_USER": first, "COUNTERSIGN_PASSWORD": password,
        "COUNTERSIGN_USER_2": second, "COUNTERSIGN_PASSWORD_2": other,
    }


def _rows(command, profile, scratch, options, variables):
    """The rows of a verification's report."""
    report = pathlib.Path(scratch, "report.json")
    answer = subprocess.run(
        [command, "verify", profile, "--format", f"json={report}", *options],
        env={**os.environ, **variables}, capture_output=True, text=True, timeout=900)
    if not report.exists():
        raise SystemExit(f"verify {profile}: {answer.stdout}{answer.stderr}")
    return json.loads(report.read_text(encoding="utf-8"))[0]["rows"]
