"""Checks one folder of generated files: check_folder.py FOLDER, in the virtual environment."""

import json
import os
import pathlib
import sys
import tempfile

import throwaway
from report import Report


def main():
    """Sets Django up with the folder's settings and runs all checks."""
    folder = pathlib.Path(sys.argv[1])
    compiled = json.loads((folder / "server.json").read_text(encoding="utf-8"))
    settings = compiled["settings"]
    report = Report(settings["name"])
    with tempfile.TemporaryDirectory() as scratch:
        throwaway.provide(settings, scratch)
        os.environ["COUNTERSIGN_SERVER_JSON"] = str(folder / "server.json")
        os.environ["DJANGO_SETTINGS_MODULE"] = "project_settings"
        sys.path.insert(0, str(folder))
        import django

        django.setup()
        generated = (folder / "settings_auth.py").read_text(encoding="utf-8")
        views = (folder / "auth_views.py").read_text(encoding="utf-8")
        report.check(
            "settings_auth.py, auth_views.py and server.json are of one build",
            compiled["fingerprint"] in generated and compiled["fingerprint"] in views)
        run(settings, report)
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


def run(settings, report):
    """The checks, the ones that need a database last."""
    import behaviour
    import comparison
    import promises

    comparison.compare(settings, report)
    comparison.run_system_checks(report)
    behaviour.observe(settings, report)
    promises.observe(settings, report)


sys.exit(main())
