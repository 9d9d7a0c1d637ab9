"""What the profile promises and plain dj-rest-auth breaks: each flips when auth_views is mounted."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import expected
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from visitor import NAME, PASSWORD, Visitor


def observe(settings, report):
    """Tries each promise of the profile with both sets of routes."""
    for promise in PROMISES:
        if not promise.applies(settings):
            report.note(f"not promised: {promise.__doc__}")
            continue
        for routes, wanted in (("project_urls", False), ("view_urls", True)):
            cache.clear()
            with override_settings(ROOT_URLCONF=routes):
                held = promise.holds(settings)
            verdict = "held" if wanted else "revealed"
            by = "the generated views" if wanted else "dj-rest-auth"
            report.check(f"{verdict} by {by}: {promise.__doc__}", held == wanted)


def _signed_in(settings):
    """A visitor with a session, and the refresh token."""
    visitor = Visitor(settings)
    if settings["csrf"]["defence"] == "token":
        visitor.fetch_token()
    visitor.sign_in()
    return visitor, visitor.cookie(settings["cookies"]["refresh"]["name"])


def _present(visitor, settings, token):
    """Refreshes with this token and returns the answer."""
    visitor.client.cookies[settings["cookies"]["refresh"]["name"]] = token
    return visitor.post("refresh")


def _age(settings):
    """Makes every rotation longer ago than the grace."""
    from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken

    grace = timedelta(seconds=settings["tokens"]["rotation"]["grace"] + 1)
    for row in BlacklistedToken.objects.all():
        BlacklistedToken.objects.filter(pk=row.pk).update(blacklisted_at=row.blacklisted_at - grace)


class StaleCookie:
    """a stale access cookie does not block login"""

    @staticmethod
    def applies(settings):
        return settings["server"]["login_ignores_cookie"]

    @staticmethod
    def holds(settings):
        visitor, _ = _signed_in(settings)
        visitor.client.cookies[settings["cookies"]["access"]["name"]] = "stale"
        return visitor.sign_in().status_code == 200


class NoTokensInBodies:
    """no token is in the body of login and refresh"""

    @staticmethod
    def applies(settings):
        return settings["tokens"]["body"] == "none"

    @staticmethod
    def holds(settings):
        visitor, _ = _signed_in(settings)
        bodies = [visitor.sign_in().json(), visitor.post("refresh").json()]
        return not any({"access", "refresh"} & set(body) for body in bodies)


class Claims:
    """tokens carry the user's fields, also after a refresh"""

    @staticmethod
    def applies(settings):
        return bool(settings["tokens"]["claims"])

    @staticmethod
    def holds(settings):
        visitor, _ = _signed_in(settings)
        cookies = [settings["cookies"][kind]["name"] for kind in ("access", "refresh")]
        seen = [visitor.claims(name) for name in cookies]
        visitor.post("refresh")
        seen += [visitor.claims(name) for name in cookies]
        wanted = set(settings["tokens"]["claims"])
        return all(wanted <= set(claims) and claims["username"] == NAME for claims in seen)


class Limited:
    """a route has its own limit"""

    def __init__(self, route):
        self.route = route
        self.__doc__ = f"{route} has its own limit"

    def applies(self, settings):
        return settings["throttle"]["enabled"] and bool(settings["throttle"]["rates"][self.route])

    def holds(self, settings):
        visitor, _ = _signed_in(settings)
        count, _ = expected.rate(settings["throttle"]["rates"][self.route])
        if count > 60:
            return True
        seen = [visitor.post(self.route, {"token": "x"}).status_code for _ in range(count + 1)]
        return 429 not in seen[:-1] and seen[-1] == 429


class DefendedRefresh:
    """refresh asks for the CSRF token"""

    @staticmethod
    def applies(settings):
        return settings["csrf"]["defence"] == "token"

    @staticmethod
    def holds(settings):
        visitor, _ = _signed_in(settings)
        visitor.token = None
        return visitor.post("refresh").status_code == 403


class FamilyEnds:
    """a replay ends the whole session"""

    @staticmethod
    def applies(settings):
        tokens = settings["tokens"]
        return tokens["rotation"]["reuse_detection"] == "family" and tokens["revocation"]["enabled"]

    @staticmethod
    def holds(settings):
        visitor, first = _signed_in(settings)
        _present(visitor, settings, first)
        second = visitor.cookie(settings["cookies"]["refresh"]["name"])
        _age(settings)
        refused = _present(visitor, settings, first).status_code
        return refused == 401 and _present(visitor, settings, second).status_code == 401


class Grace:
    """two tabs that refresh at once both go on, with one successor"""

    @staticmethod
    def applies(settings):
        rotation = settings["tokens"]["rotation"]
        return rotation["enabled"] and rotation["grace"] > 0 and rotation["on_grace"] == "successor"

    @staticmethod
    def holds(settings):
        visitor, first = _signed_in(settings)
        name = settings["cookies"]["refresh"]["name"]
        _present(visitor, settings, first)
        second = visitor.cookie(name)
        late = _present(visitor, settings, first)
        return late.status_code == 200 and visitor.cookie(name) == second != first


class OneSuccessor:
    """eight refreshes at once get one successor"""

    applies = Grace.applies

    @staticmethod
    def holds(settings):
        _, first = _signed_in(settings)
        name = settings["cookies"]["refresh"]["name"]
        visitors = [Visitor(settings) for _ in range(8)]
        for visitor in visitors:
            if settings["csrf"]["defence"] == "token":
                visitor.fetch_token()
        start = threading.Barrier(len(visitors))

        def refresh(visitor):
            start.wait(30)
            try:
                return _present(visitor, settings, first).status_code, visitor.cookie(name)
            finally:
                connection.close()

        with ThreadPoolExecutor(len(visitors)) as pool:
            seen = set(pool.map(refresh, visitors))
        return len(seen) == 1 and next(iter(seen))[0] == 200


class LogoutEndsFamily:
    """logout with an earlier token ends the session"""

    @staticmethod
    def applies(settings):
        return FamilyEnds.applies(settings) and settings["tokens"]["revocation"]["on_logout"]

    @staticmethod
    def holds(settings):
        visitor, first = _signed_in(settings)
        _present(visitor, settings, first)
        second = visitor.cookie(settings["cookies"]["refresh"]["name"])
        visitor.client.cookies[settings["cookies"]["refresh"]["name"]] = first
        answer = visitor.post("logout")
        return answer.status_code == 200 and _present(visitor, settings, second).status_code == 401


class AbsoluteLifetime:
    """a session ends however much it is used"""

    @staticmethod
    def applies(settings):
        return settings["session"]["absolute_lifetime"] is not None

    @staticmethod
    def holds(settings):
        from rest_framework_simplejwt.tokens import RefreshToken

        visitor, first = _signed_in(settings)
        old = RefreshToken(first)
        seconds = settings["session"]["absolute_lifetime"] + 1
        old["auth_time"] = old["iat"] - seconds
        return _present(visitor, settings, str(old)).status_code == 401


class PasswordEnds:
    """a password change ends the sessions opened with the old one"""

    @staticmethod
    def applies(settings):
        return settings["tokens"]["revoke_on_password_change"]

    @staticmethod
    def holds(settings):
        visitor, first = _signed_in(settings)
        user = get_user_model().objects.get(username=NAME)
        user.set_password("another one, for a moment")
        user.save()
        refused = _present(visitor, settings, first).status_code == 401
        user.set_password(PASSWORD)
        user.save()
        return refused


class QuietLogout:
    """logout succeeds without a session, too"""

    @staticmethod
    def applies(settings):
        return True

    @staticmethod
    def holds(settings):
        visitor = Visitor(settings)
        if settings["csrf"]["defence"] == "token":
            visitor.fetch_token()
        return visitor.post("logout").status_code == 200


class MirroredDeletions:
    """deletions have the attributes of the cookies"""

    @staticmethod
    def applies(settings):
        return True

    @staticmethod
    def holds(settings):
        visitor, _ = _signed_in(settings)
        set_before = {name: dict(line) for name, line in visitor.sign_in().cookies.items()}
        deleted = visitor.post("logout").cookies
        names = ("path", "domain", "secure", "httponly", "samesite")
        return all(
            deleted[name]["max-age"] == 0 and
            all(deleted[name][flag] == set_before[name][flag] for flag in names)
            for name in (settings["cookies"][kind]["name"] for kind in ("access", "refresh")))


class NotKept:
    """answers say that they are not to be kept"""

    @staticmethod
    def applies(settings):
        return bool(settings["transport"]["headers"]["cache_control"])

    @staticmethod
    def holds(settings):
        visitor, _ = _signed_in(settings)
        answer = visitor.post("refresh")
        return answer.get("Cache-Control") == settings["transport"]["headers"]["cache_control"]


PROMISES = [
    StaleCookie, NoTokensInBodies, Claims, Limited("refresh"), Limited("verify"), DefendedRefresh,
    FamilyEnds, Grace, OneSuccessor, LogoutEndsFamily, AbsoluteLifetime, PasswordEnds,
    QuietLogout, MirroredDeletions, NotKept,
]
