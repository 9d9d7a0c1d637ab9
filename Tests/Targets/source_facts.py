"""Facts of the generated Swift and TypeScript, compiled and run: all profiles of a run at once."""

import json
import pathlib
import re
import subprocess

import support

SETTINGS = support.ROOT / "Sources" / "CountersignSettings"
READER = support.HERE / "swift" / "main.swift"


def of_swift(folders, scratch):
    """The facts of each folder's Swift file by the folder, from one program that holds them all.

    The files are values only (`--import CountersignSettings`); those that declare their types are
    compiled by the golden tests.
    """
    scratch = pathlib.Path(scratch)
    sources = [next(folder.glob("AuthSettings+*.swift")) for folder in folders]
    names = [re.search(r"static let (\w+)", source.read_text(encoding="utf-8"))[1] for source in sources]
    rows = "".join(f'  "{name}": AuthSettings.{name},\n' for name in names)
    table = scratch / "All.swift"
    table.write_text(f"import CountersignSettings\n\nlet all: [String: AuthSettings] = [\n{rows}]\n")
    library, program = scratch / "settings.o", scratch / "facts"
    flags = ["-swift-version", "6", "-warnings-as-errors", "-module-cache-path", scratch / "cache"]
    _run(
        "swiftc", *flags, "-wmo", "-parse-as-library", "-module-name", "CountersignSettings", "-c",
        "-emit-module", "-emit-module-path", scratch / "CountersignSettings.swiftmodule",
        *sorted(SETTINGS.glob("*.swift")), "-o", library)
    _run("swiftc", *flags, "-I", scratch, READER, table, *sources, library, "-o", program)
    facts = json.loads(_run(program))
    return {folder: facts[name] for folder, name in zip(folders, names)}


def of_typescript(folders, scratch):
    """The facts of each folder's client by the folder, as tsc compiles and Node runs it."""
    output = pathlib.Path(scratch, "javascript")
    files = []
    for number, folder in enumerate(folders):
        files.append(output.parent / f"settings{number}.ts")
        files[-1].write_bytes((folder / "client" / "settings.ts").read_bytes())
    _run("tsc", "--strict", "--target", "ES2020", "--module", "commonjs", "--outDir", output, *files)
    program = (
        "console.log(JSON.stringify(process.argv.slice(1).map((file) => require(file).settings)))")
    scripts = [output / f"{file.stem}.js" for file in files]
    read = json.loads(_run("node", "-e", program, "--", *scripts))
    return {folder: _client(settings) for folder, settings in zip(folders, read)}


def _client(settings):
    """The facts of one client's settings."""
    facts = {
        "access.lifetime": settings["accessLifetime"], "refresh.lifetime": settings["refreshLifetime"],
        "client.base_url": settings["baseURL"],
        "client.credentials": settings["credentials"].replace("-", "_"),
        "client.refresh": settings["strategy"], "client.refresh_margin": settings["refreshMargin"],
        "client.tabs": settings["tabs"], "client.single_flight": settings["singleFlight"],
        "client.refresh_exempt": settings["refreshExempt"],
        "csrf.header": settings["csrf"]["header"].lower(), "csrf.defence": settings["csrf"]["defence"],
        **{f"route.{name}": settings["routes"][name] for name in ("login", "logout", "refresh")},
    }
    if settings["csrf"]["cookie"] is not None:
        facts["csrf.cookie"] = settings["csrf"]["cookie"]
        facts["csrf.cookie.domain"] = settings["csrf"]["domain"]
    return facts


def _run(*command):
    """What a command prints; a failure ends the run with its words."""
    answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise SystemExit(f"{command[0]}: {answer.stdout}{answer.stderr}")
    return answer.stdout
