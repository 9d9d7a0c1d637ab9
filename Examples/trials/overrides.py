"""Settings that the environment overrides, by the file that `compile --overrides` writes."""

import pathlib
import secrets
import shutil
import subprocess
import tempfile

from .common import check, copy_of, swift

GOOD = {
    "SITE_API": "https://api.acme-shop.de", "COOKIES_ACCESS_MAX_AGE": "session",
    "CORS_ALLOWED_ORIGINS": "https://a.acme-shop.de,https://b.acme-shop.de",
    "COOKIES_REFRESH_SAME_SITE": "lax", "KEYS_SIGNING_ENV": "OTHER_KEY",
    "THROTTLE_LOCKOUT_FAILURES": "7", "KEYS_VERIFYING": "null",
}

GOOD_OUTPUT = """\
https://api.acme-shop.de session
["https://a.acme-shop.de", "https://b.acme-shop.de"] lax
5.0 seconds 9/minute
environment variable OTHER_KEY 7
overridden
"""

SECRET = secrets.token_urlsafe(24)

BAD = {
    "COOKIES_ACCESS_MAX_AGE": SECRET, "COOKIES_ACCESS_SECURE": SECRET, "SERVER_WORKERS": "-1",
    "COOKIES_REFRESH_SAME_SITE": SECRET, "KEYS_SIGNING": SECRET, "TOKENS_ACCEPT_FROM": f"cookie,{SECRET}",
    "TOKENS_ISSUER": "a\nb", "TRANSPORT_TLS_PRIVATE_KEY": SECRET,
}

BAD_OUTPUT = {
    "cookies.access.secure": "true or false (from EnvironmentVariablesProvider)",
    "cookies.access.max_age":
        "a duration such as 15m or 1h30m, or session (from EnvironmentVariablesProvider, COOKIES_ACCESS_MAX_AGE)",
    "cookies.refresh.same_site":
        "one of strict, lax, none, unset (from EnvironmentVariablesProvider, COOKIES_REFRESH_SAME_SITE)",
    "tokens.accept_from":
        "a list of cookie, header, body, query (from EnvironmentVariablesProvider, TOKENS_ACCEPT_FROM)",
    "tokens.issuer": "a text of one line, or null (from EnvironmentVariablesProvider, TOKENS_ISSUER)",
    "keys.signing": "nothing here but keys.signing.env, a variable's name, or keys.signing.file, a path "
        "(from EnvironmentVariablesProvider, KEYS_SIGNING)",
    "transport.tls.private_key": "nothing here but transport.tls.private_key.env, a variable's name, or "
        "transport.tls.private_key.file, a path (from EnvironmentVariablesProvider, TRANSPORT_TLS_PRIVATE_KEY)",
    "server.workers": "a whole number, not negative (from EnvironmentVariablesProvider, SERVER_WORKERS)",
    "site.api": None,
}


def overrides_app(countersign):
    """Settings that the environment overrides, by the file that `compile --overrides` writes."""
    with tempfile.TemporaryDirectory() as folder:
        package = copy_of("OverridesApp", folder)
        sources = package / "Sources/OverridesApp"
        made = subprocess.run(
            [countersign, "compile", package / "production.profile.yaml", "--overrides", "--output",
             f"{folder}/out"], capture_output=True, text=True)
        check(made.returncode == 0, "OverridesApp's profile is compiled")
        for path in pathlib.Path(folder, "out").glob("*.swift"):
            shutil.copy(path, sources)
        status, log = swift(package, "build")
        check(status == 0, "OverridesApp builds" if status == 0 else f"OverridesApp builds\n{log[-4000:]}")
        if status == 0:
            override(package / ".build/debug/OverridesApp")


def override(program):
    """Starts the program with good and with bad variables."""
    def output(variables):
        return subprocess.run([program], capture_output=True, text=True, env=variables).stdout

    said = output(GOOD)
    check(said == GOOD_OUTPUT, "the environment and a provider behind it override settings"
          + ("" if said == GOOD_OUTPUT else f"\n{said}"))
    said = output(BAD)
    check(SECRET not in said, "no value is in the error")
    lines = dict(line.split(": expected ", 1) for line in said.splitlines())
    check(lines.keys() == BAD_OUTPUT.keys(), f"the error names every bad key: {', '.join(lines)}")
    for key, expected in BAD_OUTPUT.items():
        if expected is not None:
            check(lines.get(key) == expected, f"it says what {key} must be, and where that came from"
                  + ("" if lines.get(key) == expected else f"\n{lines.get(key)}"))
    check(lines.get("site.api", "").startswith("a value (from "), "it says that a required key is missing")
