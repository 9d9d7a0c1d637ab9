"""A Django project with nothing of its own; the generated settings come last."""

import os
import pathlib
import secrets

SECRET_KEY = secrets.token_urlsafe(64)
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
MIDDLEWARE = []
ROOT_URLCONF = os.environ.get("COUNTERSIGN_URLS", "project_urls")
# Requests as transactions: what a refusal writes must stay written.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3", "ATOMIC_REQUESTS": True,
        "NAME": os.environ.get("COUNTERSIGN_DATABASE") or pathlib.Path(
            os.environ["COUNTERSIGN_PROFILE_DIRECTORY"], "project.sqlite3"),
        "OPTIONS": {"timeout": 30, "transaction_mode": "IMMEDIATE"},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# The checks provoke refusals, and each would be a line of the log.
LOGGING = {"version": 1, "loggers": {"django.request": {"level": "CRITICAL"}}}
# The checks sign in often, and what they look at is not the hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

from settings_auth import *  # noqa: E402, F403

INSTALLED_APPS += [app for app in AUTH_INSTALLED_APPS if app not in INSTALLED_APPS]  # noqa: F405
MIDDLEWARE = AUTH_MIDDLEWARE + [m for m in MIDDLEWARE if m not in AUTH_MIDDLEWARE]  # noqa: F405
