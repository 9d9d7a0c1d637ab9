"""`countersign verify --url` against a real Django, and the reports that are kept of it."""

import difflib
import json
import os
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GOLDEN = HERE / "golden"

# The folders whose profile is verified, and what is tried; nothing named means all. The shop's own
# profile limits logins to five a minute, so of it only what the guide's profiles do not promise.
VERIFIED = {
    "guide-development": [],
    "guide-production": [],
    "profiles-production": [
        "tokens-in-bodies", "replay-refused", "late-refresh-answered", "refresh-limit",
        "cookies-deleted", "answers-not-cached", "logout-any-state", "password-change",
        "stale-cookie-login", "forged-refresh",
    ],
}

# What the generated views keep of what the packages alone break. The guide's login refuses whoever
# has a stale cookie, and so the one that a password change leaves.
FLIPPED = [
    "cookies-deleted", "late-refresh-answered", "answers-not-cached", "logout-any-state",
]
MENDED = {
    "guide-development": [*FLIPPED, "auth-response-cacheable", "refusal-headers"],
    "guide-production": [*FLIPPED, "auth-response-cacheable", "refusal-headers"],
    "profiles-production": VERIFIED["profiles-production"],
}

# Whoever wins these races, Django has no grace: how many lose differs from run to run.
RACES = {
    "parallel-refreshes", "parallel-refreshes-keep-cookies", "concurrent-refresh-race",
}


def verify(interpreter, binary, folder, record):
    """Serves the folder, verifies it, and compares the report with the kept one; then the same with
    the generated views in the place of dj-rest-auth's.

    Returns the lines to print, and how many checks passed and failed.
    """
    try:
        report, status = _report(interpreter, binary, folder, VERIFIED[folder.name])
        names = MENDED[folder.name] + ([] if VERIFIED[folder.name] else sorted(RACES))
        mended, _ = _report(interpreter, binary, folder, names, "view_urls")
    except (OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
        return [f"FAIL  {folder.name}: the verification broke off – {error}"], 0, 1
    text = _normalised(report)
    golden = GOLDEN / f"{folder.name}.md"
    if record:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
        return [f"FAIL  {folder.name}: recorded {golden.name}; read it, then run again"], 0, 1
    kept = golden.read_text(encoding="utf-8") if golden.exists() else ""
    lines = list(difflib.unified_diff(
        kept.splitlines(), text.splitlines(), f"golden/{golden.name}", "observed", lineterm="", n=1))
    checks = [
        ("Django breaks promises of the profile: the status is 1", status == 1, [f"status {status}"]),
        (f"the report is golden/{golden.name}", not lines, lines),
        *_flips(report, mended, MENDED[folder.name]),
    ]
    shown = []
    for what, holds, details in checks:
        shown += [f"{'ok  ' if holds else 'FAIL'}  {folder.name}: verify --url: {what}"]
        shown += [] if holds else details
    passed = sum(holds for _, holds, _ in checks)
    return shown, passed, len(checks) - passed


def _flips(report, mended, names):
    """A check for each promise: revealed by the packages alone, held by the generated views.

    Races may go well by chance, and must go well with the views.
    """
    before, after = ({row["id"]: row for row in rows["rows"]} for rows in (report, mended))
    for name in names:
        seen = [f"{row['verdict']}: {row['observed']}" for row in (before[name], after[name])]
        verdicts = (before[name]["verdict"], after[name]["verdict"])
        yield f"{name} flips from revealed to held", verdicts == ("revealed", "held"), seen
    for name in sorted(RACES & set(after)):
        row = after[name]
        yield f"{name} is held by the views", row["verdict"] == "held", [row["observed"]]


def _report(interpreter, binary, folder, names, routes="project_urls"):
    """The report as JSON holds it of these experiments, or of all, and the exit status."""
    settings = json.loads((folder / "server.json").read_text(encoding="utf-8"))["settings"]
    api = settings["site"]["api"]
    server = subprocess.Popen(
        [interpreter, HERE / "serve.py", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "COUNTERSIGN_URLS": routes})
    try:
        told = json.loads(server.stdout.readline())
        with tempfile.TemporaryDirectory() as scratch:
            report = pathlib.Path(scratch, "report.json")
            process = subprocess.run(
                [
                    binary, "verify", ROOT / "profiles" / _profile(folder), "--url", api,
                    "--connect", f"127.0.0.1:{told['port']}", "--pause", "0", "--intrusive",
                    "--confirm", re.sub(r"^https?://|:\d+$", "", api), "--format", f"json={report}",
                    *(["--ca", told["authority"]] if told["authority"] else []),
                    *(["--connect-http", f"127.0.0.1:{told['plain']}"] if told["plain"] else []),
                    *(word for name in names for word in ("--only", name)),
                ],
                env={
                    **os.environ,
                    "COUNTERSIGN_USER": told["users"][0], "COUNTERSIGN_PASSWORD": told["password"],
                    "COUNTERSIGN_USER_2": told["users"][1],
                    "COUNTERSIGN_PASSWORD_2": told["password"],
                },
                stdout=subprocess.DEVNULL, timeout=900)
            text = report.read_text(encoding="utf-8")
            if told["password"] in text or "eyJ" in text:
                raise ValueError("a secret is in the report")
            return json.loads(text)[0], process.returncode
    finally:
        server.stdin.close()
        server.wait(timeout=30)


def _profile(folder):
    """The profile of a folder: guide-production is that of guide/production.yaml."""
    directory, name = folder.name.split("-", 1)
    return pathlib.Path("" if directory == "profiles" else directory, f"{name}.yaml")


def _normalised(report):
    """The report as a page without times and ports."""
    rows = [row for row in report["rows"] if row["id"] not in RACES]
    counts = ", ".join(
        f"{sum(row['verdict'] == verdict for row in rows)} {verdict}"
        for verdict in ("held", "revealed", "unreachable"))
    lines = [
        f"# {report['profile']}, on Django", "",
        "Django 5.2, dj-rest-auth, simplejwt and django-cors-headers with the settings that "
        "`countersign compile` writes,", "as `countersign verify --url --intrusive` sees them. "
        "`!` marks a broken promise, and a weakness that lint does not see", "in the profile or "
        "the server does not have.", "", f"{counts}.", "",
        "| | promise or rule | observed | verdict |", "| --- | --- | --- | --- |",
    ]
    for row in rows:
        finding = row.get("finding")
        surprise = row["verdict"] != "unreachable" and (row["verdict"] == "revealed") != bool(finding)
        cells = [
            "!" if surprise else "", f"`{row['id']}`", _plain(row["observed"]),
            row["verdict"] + (f" (lint: {finding})" if finding else ""),
        ]
        lines.append("| " + " | ".join(cells) + " |")
    lines += ["", "Left out, for whoever wins differs from run to run: " + ", ".join(sorted(RACES)) + "."]
    return "\n".join(lines) + "\n"


def _plain(text):
    """A cell without moments and ports."""
    text = re.sub(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", "(a moment)", text)
    text = re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)", "(a moment)", text)
    text = re.sub(r"\d{4}-\d\d-\d\d", "(a day)", text)
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1", text)
    return text.replace("|", "\\|").replace("<", "&lt;")
