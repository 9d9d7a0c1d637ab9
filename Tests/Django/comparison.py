"""The settings as Django and its packages read them, against what the profile means."""

import importlib

import expected
from corsheaders.conf import conf as cors
from dj_rest_auth.app_settings import DEFAULTS as REST_AUTH_NAMES
from dj_rest_auth.app_settings import api_settings as rest_auth
from django.conf import settings as django
from django.core import checks
from rest_framework.settings import DEFAULTS as REST_FRAMEWORK_NAMES
from rest_framework.settings import api_settings as rest_framework
from rest_framework.throttling import SimpleRateThrottle
from rest_framework_simplejwt.settings import DEFAULTS as SIMPLE_JWT_NAMES
from rest_framework_simplejwt.settings import api_settings as simple_jwt


def compare(settings, report):
    """Reports for every setting whether it has the value that the profile means."""
    _compare_plain("", django, expected.django(settings), report)
    _compare_plain("", cors, expected.cors(settings), report)
    _compare_plain("REST_AUTH.", rest_auth, expected.rest_auth(settings), report)
    _compare_plain("SIMPLE_JWT.", simple_jwt, expected.simple_jwt(settings), report)
    _compare_framework(expected.rest_framework(settings), report)
    _compare_patterns(settings["cors"]["allowed_origin_patterns"], report)
    _compare_names(report)
    _look_for_keys(settings, report)


def run_system_checks(report):
    """Reports the errors of `check` and of `check --deploy`; prints their warnings."""
    for title, deployment in [("check", False), ("check --deploy", True)]:
        messages = checks.run_checks(include_deployment_checks=deployment)
        for message in messages:
            report.note(f"{title}: {message.id} {' '.join(str(message.msg).split())}")
        serious = [message.id for message in messages if message.is_serious()]
        report.equal(f"{title}: the list of errors", serious, [])


def _compare_plain(prefix, source, values, report):
    for name, value in values.items():
        report.equal(prefix + name, getattr(source, name), value)


def _compare_framework(values, report):
    for name, value in values.items():
        actual = getattr(rest_framework, name)
        if name.endswith("_CLASSES"):
            value = [_resolved(path) for path in value]
        if name == "DEFAULT_THROTTLE_RATES":
            actual = {scope: SimpleRateThrottle.parse_rate(None, text) for scope, text in actual.items()}
        report.equal(f"REST_FRAMEWORK.{name}", actual, value)


def _resolved(path):
    module, name = path.rsplit(".", 1)
    return getattr(importlib.import_module(module), name)


def _compare_patterns(patterns, report):
    """A pattern of the profile is about the whole origin; Django's search anywhere in it."""
    actual = list(cors.CORS_ALLOWED_ORIGIN_REGEXES)
    report.equal("CORS_ALLOWED_ORIGIN_REGEXES", actual, [f"^(?:{text})$" for text in patterns])


def _compare_names(report):
    """A name that a package does not know is a setting without effect."""
    for title, known in [
        ("REST_AUTH", REST_AUTH_NAMES),
        ("SIMPLE_JWT", SIMPLE_JWT_NAMES),
        ("REST_FRAMEWORK", REST_FRAMEWORK_NAMES),
    ]:
        unknown = sorted(set(getattr(django, title)) - set(known))
        report.equal(f"{title}: the list of names without effect", unknown, [])


def _look_for_keys(settings, report):
    """Keys are compared without being printed."""
    report.check("SIMPLE_JWT.SIGNING_KEY is there", bool(simple_jwt.SIGNING_KEY))
    asymmetric = not settings["tokens"]["algorithm"].startswith("HS")
    report.check(
        f"SIMPLE_JWT.VERIFYING_KEY is {'a key' if asymmetric else 'none'}",
        bool(simple_jwt.VERIFYING_KEY) == asymmetric)
    if asymmetric:
        report.check(
            "SIMPLE_JWT.VERIFYING_KEY is another key",
            simple_jwt.VERIFYING_KEY != simple_jwt.SIGNING_KEY)
    report.check("SECRET_KEY is there", bool(django.SECRET_KEY))
