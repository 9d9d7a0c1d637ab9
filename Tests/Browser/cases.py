"""The systematic set of cases: what a browser is made to do, in the words of the oracle.

A case is a list of steps that starts without cookies. A step is a request, with the page that makes
it and the answer it gets, or a script that sets or reads `document.cookie`. The expectations are
not here: the decision procedure has them.
"""

import email.utils
import itertools
import time
from collections.abc import Iterable, Iterator
from typing import Any

JSON = dict[str, Any]

CHROMIUM = "chromium"
BLOCKING = "chromium-no-third-party"

APP = "https://app.example.com"
API = "https://api.example.com"
OTHER = "https://shop.example.org"


# Steps


def typed(url: str, *lines: str, **more: Any) -> JSON:
    """Somebody types an address, whose answer sets cookies."""
    return {"deed": "request", "kind": "navigate", "url": url, **answering(lines), **more}


def request(kind: str, url: str, initiator: str, *lines: str, **more: Any) -> JSON:
    """A page makes a request, whose answer sets cookies."""
    return {
        "deed": "request", "kind": kind, "url": url, "initiator": initiator,
        **answering(lines), **more,
    }


def answering(lines: Iterable[str]) -> JSON:
    """The part of a step that holds the answer."""
    return {"answer": {"setCookies": list(lines)}}


def setting(url: str, line: str, **more: Any) -> JSON:
    """A script sets a cookie."""
    return {"deed": "set", "url": url, "line": line, **more}


def reading(url: str, **more: Any) -> JSON:
    """A script reads its cookies."""
    return {"deed": "read", "url": url, **more}


def case(id: str, *steps: JSON, preset: str = CHROMIUM) -> JSON:
    """A case under the preset that stands for the browser."""
    return {"id": id, "preset": preset, "steps": list(steps)}


# Who asks whom: page origin, server origin

SAME_SITE = {
    "one-origin": (API, API),
    "sibling": (APP, API),
    "other-port": ("https://api.example.com:8443", API),
    "parent": ("https://example.com", API),
    "country-suffix": ("https://app.example.co.uk", "https://api.example.co.uk"),
    "localhost-ports": ("http://localhost:3000", "http://localhost:8000"),
    "address-ports": ("http://127.0.0.1:3000", "http://127.0.0.1:8000"),
    "public-address-ports": ("http://192.0.2.7:3000", "http://192.0.2.7:8000"),
    "ipv6-ports": ("http://[::1]:3000", "http://[::1]:8000"),
    "plain-sibling": ("http://app.example.com", "http://api.example.com"),
    "one-tenant": ("https://app.tenant.github.io", "https://api.tenant.github.io"),
    "one-local-name": ("http://app.localhost:3000", "http://app.localhost:8000"),
}
CROSS_SITE = {
    "other-domain": (OTHER, API),
    "other-scheme": ("http://app.example.com", API),
    "other-scheme-one-host": ("http://api.example.com", API),
    "two-companies": ("https://one.co.uk", "https://two.co.uk"),
    "two-tenants": ("https://a.github.io", "https://b.github.io"),
    "platform": ("https://github.io", "https://a.github.io"),
    "preview": ("https://x.vercel.app", API),
    "two-apps": ("https://a.herokuapp.com", "https://b.herokuapp.com"),
    "address-and-localhost": ("http://127.0.0.1:3000", "http://localhost:8000"),
    "two-loopback-addresses": ("http://127.0.0.1:3000", "http://127.0.0.2:8000"),
    "ipv6-and-localhost": ("http://[::1]:3000", "http://localhost:8000"),
    "two-local-names": ("http://app.localhost:3000", "http://api.localhost:8000"),
    "local-parent": ("http://localhost:3000", "http://api.localhost:8000"),
    "localhost-schemes": ("http://localhost:3000", "https://localhost:8443"),
    "localhost-schemes-back": ("https://localhost:8443", "http://localhost:8000"),
    "company-names": ("http://intranet", "http://api.intranet"),
    "plain-other-domain": ("http://shop.example.org", "http://api.example.com"),
    "public-addresses": ("http://192.0.2.7:3000", "http://192.0.2.8:8000"),
}
ACTIONS: dict[str, JSON] = {
    "fetch-include": {"kind": "fetch", "credentials": "include"},
    "fetch-default": {"kind": "fetch"},
    "fetch-omit": {"kind": "fetch", "credentials": "omit"},
    "fetch-post": {"kind": "fetch", "credentials": "include", "method": "POST"},
    "image": {"kind": "img"},
    "frame": {"kind": "iframe"},
    "frame-form": {"kind": "iframe", "method": "POST"},
    "link": {"kind": "navigate"},
    "form": {"kind": "navigate", "method": "POST"},
}
JAR = {
    "strict": "; SameSite=Strict",
    "lax": "; SameSite=Lax",
    "none": "; SameSite=None; Secure",
    "none-insecure": "; SameSite=None",
    "unset": "",
    "secure": "; Secure; HttpOnly",
    "partitioned": "; SameSite=None; Secure; Partitioned",
    "lax-partitioned": "; SameSite=Lax; Secure; Partitioned",
}


def jar(prefix: str) -> list[str]:
    """A cookie of every sort."""
    return [f"{prefix}-{name}=1; Path=/{attributes}" for name, attributes in JAR.items()]


def allowing(origin: str) -> JSON:
    """CORS headers that let an origin read with credentials."""
    return {"allowOrigin": origin, "allowCredentials": "true"}


def visiting(page: JSON, server: str, action: JSON) -> list[JSON]:
    """First-party cookies meet a request of a page, which sets more; then it is made again."""
    def act(*lines: str) -> JSON:
        answer = {"setCookies": list(lines), "cors": allowing(page["initiator"])}
        return {
            "deed": "request", "url": f"{server}/api/data", **page, **action, "answer": answer,
        }

    return [typed(f"{server}/api/login", *jar("own")), act(*jar("met")), act()]


def topologies() -> Iterator[JSON]:
    """Every pair with every action."""
    pairs = {**SAME_SITE, **CROSS_SITE}
    for (name, (page, server)), (action, what) in itertools.product(pairs.items(), ACTIONS.items()):
        if action in ("fetch-omit", "fetch-post", "frame-form") and name not in (
            "one-origin", "sibling", "other-domain", "other-scheme", "address-and-localhost",
        ):
            continue
        yield case(f"topology/{name}/{action}", *visiting({"initiator": page}, server, what))


def blocked_topologies() -> Iterator[JSON]:
    """Where an agent without third-party cookies decides otherwise, and where it must not."""
    names = ["sibling", "localhost-ports", *CROSS_SITE]
    pairs = {**SAME_SITE, **CROSS_SITE}
    for name, action in itertools.product(names, ("fetch-include", "frame", "link", "form")):
        page, server = pairs[name]
        steps = visiting({"initiator": page}, server, ACTIONS[action])
        yield case(f"blocking/{name}/{action}", *steps, preset=BLOCKING)


# Frames: the page in the address bar, the frames between, the frame that acts, the server

FRAMES: dict[str, tuple[str, list[str], str, str]] = {
    "sibling-in-sibling": (APP, [], API, API),
    "stranger-around": (OTHER, [], APP, API),
    "stranger-around-one-origin": (OTHER, [], API, API),
    "stranger-inside": (APP, [], OTHER, API),
    "stranger-inside-asks-itself": (APP, [], OTHER, OTHER),
    "stranger-between": (API, [OTHER], API, API),
    "stranger-between-siblings": (APP, [OTHER], APP, API),
    "siblings-all-the-way": (APP, [API], APP, API),
    "strangers-deep": (OTHER, [APP], APP, API),
    "scheme-around": ("http://app.example.com", [], APP, API),
    "address-around": (
        "http://127.0.0.1:3000", [], "http://localhost:3000", "http://localhost:8000"
    ),
    "tenant-around": ("https://a.github.io", [], "https://b.github.io", "https://b.github.io"),
    "sandboxed": (APP, [], "null", API),
    "sandboxed-top": ("null", [], "null", API),
    "sandboxed-one-origin": (API, [], "null", API),
}


def frames() -> Iterator[JSON]:
    """Requests from inside frames, under both presets."""
    for preset, (name, chain) in itertools.product((CHROMIUM, BLOCKING), FRAMES.items()):
        top, between, actor, server = chain
        page = {"initiator": actor, "topLevel": top, "ancestors": between}
        actions = ["fetch-include", "image", "frame", "frame-form"]
        if actor == "null":
            actions += ["link", "form"]
        for action in actions:
            steps = visiting(page, server, ACTIONS[action])
            yield case(f"frames/{preset}/{name}/{action}", *steps, preset=preset)


def partitions() -> Iterator[JSON]:
    """A partitioned cookie belongs to the top-level site that it was set under."""
    line = "p=1; Path=/; SameSite=None; Secure; Partitioned"
    shop, mall = OTHER, "https://mall.example.net"
    include = {"credentials": "include"}
    for preset in (CHROMIUM, BLOCKING):
        yield case(
            f"partitions/{preset}/other-top",
            request("fetch", f"{API}/", shop, line, **include),
            request("fetch", f"{API}/", mall, **include),
            request("fetch", f"{API}/", shop, **include),
            request("fetch", f"{API}/", "https://www.example.org", **include),
            request("fetch", f"{API}/", APP, **include),
            typed(f"{API}/"),
            preset=preset,
        )
        yield case(
            f"partitions/{preset}/first-party",
            typed(f"{API}/", line),
            request("fetch", f"{API}/", APP, **include),
            request("fetch", f"{API}/", shop, **include),
            request("img", f"{API}/", API, topLevel=shop),
            request("fetch", f"{API}/", API, topLevel=API, ancestors=[shop], **include),
            preset=preset,
        )
        yield case(
            f"partitions/{preset}/deleting",
            request("fetch", f"{API}/", shop, line, **include),
            request("fetch", f"{API}/", mall, line.replace("1", "2", 1), **include),
            request(
                "fetch", f"{API}/", shop, "p=; Path=/; Max-Age=0; SameSite=None; Secure", **include
            ),
            request("fetch", f"{API}/", shop, line + "; Max-Age=0", **include),
            typed(f"{API}/", line.replace("1", "3", 1)),
            preset=preset,
        )
        yield case(
            f"partitions/{preset}/followed-link",
            typed(f"{API}/", line),
            request("navigate", f"{API}/", shop, line.replace("p", "q", 1)),
            request("navigate", f"{API}/", shop),
            preset=preset,
        )


# Set-Cookie lines

def date(days: float, form: str = "") -> str:
    """A moment in the future or the past."""
    moment = time.time() + days * 86_400
    if form:
        return time.strftime(form, time.gmtime(moment))
    return email.utils.formatdate(moment, usegmt=True)


LINES: dict[str, str] = {
    # SameSite
    "plain": "a=1",
    "strict": "a=1; SameSite=Strict",
    "lax": "a=1; SameSite=Lax",
    "none": "a=1; SameSite=None",
    "none-secure": "a=1; SameSite=None; Secure",
    "same-site-case": "a=1; samesite=NONE; sECURE",
    "same-site-unknown": "a=1; SameSite=Loose",
    "same-site-bare": "a=1; SameSite",
    "same-site-last-strict": "a=1; SameSite=None; Secure; SameSite=Strict",
    "same-site-last-none": "a=1; SameSite=Strict; SameSite=None",
    "same-site-last-unknown": "a=1; SameSite=Strict; SameSite=Loose",
    # Flags
    "secure": "a=1; Secure",
    "secure-false": "a=1; Secure=false",
    "http-only": "a=1; HttpOnly",
    "http-only-false": "a=1; HttpOnly=false",
    "all-flags": "a=1; Secure; HttpOnly; SameSite=Strict; Path=/",
    "partitioned": "a=1; Secure; Partitioned",
    "partitioned-value": "a=1; Secure; Partitioned=no",
    "partitioned-insecure": "a=1; Partitioned",
    "partitioned-none": "a=1; Secure; SameSite=None; Partitioned",
    "partitioned-host": "__Host-a=1; Secure; Path=/; Partitioned",
    # Prefixes
    "secure-prefix": "__Secure-a=1; Secure",
    "secure-prefix-domain": "__Secure-a=1; Secure; Domain=example.com",
    "secure-prefix-insecure": "__Secure-a=1",
    "secure-prefix-case": "__sEcUrE-a=1",
    "secure-prefix-case-good": "__sEcUrE-a=1; Secure",
    "host-prefix": "__Host-a=1; Secure; Path=/",
    "host-prefix-insecure": "__Host-a=1; Path=/",
    "host-prefix-domain": "__Host-a=1; Secure; Path=/; Domain=example.com",
    "host-prefix-own-domain": "__Host-a=1; Secure; Path=/; Domain=api.example.com",
    "host-prefix-empty-domain": "__Host-a=1; Secure; Path=/; Domain=",
    "host-prefix-no-path": "__Host-a=1; Secure",
    "host-prefix-other-path": "__Host-a=1; Secure; Path=/api",
    "host-prefix-relative-path": "__Host-a=1; Secure; Path=api",
    "host-prefix-case": "__HOST-a=1; Secure; Path=/api",
    "http-prefix": "__Http-a=1; Secure; HttpOnly",
    "http-prefix-insecure": "__Http-a=1; HttpOnly",
    "http-prefix-visible": "__Http-a=1; Secure",
    "http-prefix-case": "__http-a=1; Secure",
    "host-http-prefix": "__Host-Http-a=1; Secure; HttpOnly; Path=/",
    "host-http-prefix-visible": "__Host-Http-a=1; Secure; Path=/",
    "host-http-prefix-no-path": "__Host-Http-a=1; Secure; HttpOnly",
    "host-http-prefix-domain": "__Host-Http-a=1; Secure; HttpOnly; Path=/; Domain=example.com",
    "no-prefix": "_Host-a=1",
    "prefix-inside": "a__Host-=1",
    "nameless-secure-prefix": "=__Secure-a; Secure",
    "nameless-secure-prefix-insecure": "=__Secure-a",
    "nameless-host-prefix": "=__Host-a; Secure; Path=/",
    "nameless-host-prefix-bare": "__Host-a; Secure; Path=/",
    "nameless-host-prefix-value": "=__Host-a=b; Secure; Path=/",
    "nameless-http-prefix": "=__Http-a; Secure; HttpOnly",
    "nameless-host-http-prefix": "=__Host-Http-a; Secure; HttpOnly; Path=/",
    # Domain
    "domain-parent": "a=1; Domain=example.com",
    "domain-dot": "a=1; Domain=.example.com",
    "domain-two-dots": "a=1; Domain=..example.com",
    "domain-last-dot": "a=1; Domain=example.com.",
    "domain-case": "a=1; Domain=EXAMPLE.Com",
    "domain-own": "a=1; Domain=api.example.com",
    "domain-child": "a=1; Domain=v1.api.example.com",
    "domain-sibling": "a=1; Domain=app.example.com",
    "domain-stranger": "a=1; Domain=example.org",
    "domain-suffix": "a=1; Domain=com",
    "domain-dot-suffix": "a=1; Domain=.com",
    "domain-part-of-label": "a=1; Domain=ple.com",
    "domain-empty": "a=1; Domain=",
    "domain-bare": "a=1; Domain",
    "domain-one-dot": "a=1; Domain=.",
    "domain-last-wins": "a=1; Domain=example.org; Domain=example.com",
    "domain-last-bad": "a=1; Domain=example.com; Domain=example.org",
    "domain-last-empty": "a=1; Domain=example.com; Domain=",
    "domain-port": "a=1; Domain=example.com:443",
    "domain-url": "a=1; Domain=https://example.com",
    "domain-star": "a=1; Domain=*.example.com",
    "domain-not-ascii": "a=1; Domain=bücher.example.com",
    "domain-blank": "a=1; Domain=exam ple.com",
    # Path
    "path-root": "a=1; Path=/",
    "path-folder": "a=1; Path=/api",
    "path-folder-slash": "a=1; Path=/api/",
    "path-deep": "a=1; Path=/api/auth",
    "path-exact": "a=1; Path=/api/auth/login",
    "path-exact-slash": "a=1; Path=/api/auth/login/",
    "path-case": "a=1; Path=/API",
    "path-part": "a=1; Path=/ap",
    "path-elsewhere": "a=1; Path=/elsewhere",
    "path-relative": "a=1; Path=api",
    "path-empty": "a=1; Path=",
    "path-bare": "a=1; Path",
    "path-last-wins": "a=1; Path=/elsewhere; Path=/api",
    "path-last-empty": "a=1; Path=/elsewhere; Path=",
    "path-quoted": 'a=1; Path="/"',
    "path-query": "a=1; Path=/api?x=1",
    "path-encoded": "a=1; Path=/%61pi",
    # Lifetime
    "max-age": "a=1; Max-Age=900",
    "max-age-zero": "a=1; Max-Age=0",
    "max-age-negative": "a=1; Max-Age=-1",
    "max-age-unit": "a=1; Max-Age=15m",
    "max-age-fraction": "a=1; Max-Age=900.5",
    "max-age-plus": "a=1; Max-Age=+900",
    "max-age-minus": "a=1; Max-Age=-",
    "max-age-quoted": 'a=1; Max-Age="900"',
    "max-age-empty": "a=1; Max-Age=",
    "max-age-blanks": "a=1;  Max-Age =  900 ",
    "max-age-400-days": "a=1; Max-Age=34560000",
    "max-age-longer": "a=1; Max-Age=34560001",
    "max-age-huge": "a=1; Max-Age=99999999999999999999",
    "max-age-huge-negative": "a=1; Max-Age=-99999999999999999999",
    "max-age-last-wins": "a=1; Max-Age=0; Max-Age=900",
    "max-age-last-void": "a=1; Max-Age=900; Max-Age=never",
    "max-age-beats-past": f"a=1; Max-Age=900; Expires={date(-1)}",
    "max-age-beats-future": f"a=1; Max-Age=0; Expires={date(1)}",
    "max-age-void-expires": f"a=1; Max-Age=15m; Expires={date(-1)}",
    "expires": f"a=1; Expires={date(1)}",
    "expires-past": f"a=1; Expires={date(-1)}",
    "expires-1970": "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    "expires-far": "a=1; Expires=Fri, 31 Dec 2199 23:59:59 GMT",
    "expires-word": "a=1; Expires=tomorrow",
    "expires-zero": "a=1; Expires=0",
    "expires-minus-one": "a=1; Expires=-1",
    "expires-last-wins": f"a=1; Expires={date(-1)}; Expires={date(2)}",
    "expires-last-void": f"a=1; Expires={date(2)}; Expires=tomorrow",
    "expires-two-digits": f"a=1; Expires={date(3, '%A, %d-%b-%y %H:%M:%S GMT')}",
    "expires-asctime": f"a=1; Expires={date(3, '%a %b %d %H:%M:%S %Y')}",
    "expires-iso": f"a=1; Expires={date(3, '%Y-%m-%dT%H:%M:%SZ')}",
    "expires-no-day": "a=1; Expires=Mon, 31 Feb 2031 10:00:00 GMT",
    "expires-no-hour": f"a=1; Expires={date(3, '%a, %d %b %Y 25:00:00 GMT')}",
    "expires-long-month": f"a=1; Expires={date(3, '%d %B %Y %H:%M:%S')}",
    "expires-zone": f"a=1; Expires={date(3, '%a, %d %b %Y %H:%M:%S +0200')}",
    "expires-year-1600": "a=1; Expires=Fri, 01 Jan 1600 00:00:00 GMT",
    "expires-year-1601": "a=1; Expires=Mon, 01 Jan 1601 00:00:00 GMT",
    # Syntax
    "nameless": "=1",
    "no-sign": "value",
    "empty-value": "a=",
    "empty": "=",
    "empty-with-attributes": "; Path=/",
    "blanks": "  a  =  1  ; Path=/",
    "quoted": 'a="1; Path=/"',
    "two-signs": "a=b=c",
    "comma": "a=1, b=2",
    "blank-inside": "a b=c d",
    "tab-inside": "a=c\td",
    "control": "a=1\x01",
    "delete-character": "a=1\x7f",
    "control-in-attribute": "a=1; Path=/\x02",
    "not-ascii": "ä=ö",
    "unknown-attributes": "a=1; Priority=High; Foo=bar; Comment",
    "semicolons": "a=1;;; Path=/;",
    "pair-4096": "a=" + "v" * 4095,
    "pair-4097": "a=" + "v" * 4096,
    "name-4097": "n" * 4096 + "=v",
    "nameless-4096": "v" * 4096,
    "nameless-4097": "v" * 4097,
    "path-1024": "a=1; Path=/" + "p" * 1023,
    "path-1025": "a=1; Path=/" + "p" * 1024,
    "domain-1025": "a=1; Domain=" + "d" * 1025,
    "same-site-1025": "a=1; SameSite=" + "s" * 1025,
    "unknown-1025": "a=1; Foo=" + "f" * 1025,
}
# The same host over the other scheme, or a name below it.
TWINS = {
    "https": "http://api.example.com", "http": API, "localhost": "http://api.localhost:8000",
}
# Lines about what has nothing to do with the host.
SETTLED = ("max-age", "expires", "pair-", "path", "name")
PLACES = {"https": API, "http": "http://api.example.com", "localhost": "http://localhost:8000"}
SECTIONS_BY_PLACE = {
    # A place that is not secure, and loopback, change nothing about size, dates and syntax.
    "https": LINES.keys(),
    "http": [key for key in LINES if not key.startswith(SETTLED)],
    "localhost": [
        key for key in LINES if not key.startswith((*SETTLED, "domain"))
    ],
}


def lines() -> Iterator[JSON]:
    """Each line set by a typed address, and who gets the cookie then."""
    for place, origin in PLACES.items():
        twin = TWINS[place]
        for key in SECTIONS_BY_PLACE[place]:
            asked = [f"{origin}{path}" for path in ("/api/auth/refresh", "/api/auth/login/", "/")]
            if place == "https":
                asked.append(f"{APP}/api/auth/login")
            others = [] if key.startswith(SETTLED) else [typed(f"{twin}/api/auth/login")]
            yield case(
                f"lines/{place}/{key}",
                typed(f"{origin}/api/auth/login", LINES[key]),
                *(request("fetch", url, origin, credentials="include") for url in asked),
                *others,
            )


DOMAINS: dict[str, tuple[str, str]] = {
    "localhost": ("http://localhost:8000", "a=1; Domain=localhost"),
    "local-parent": ("http://api.localhost:8000", "a=1; Domain=localhost"),
    "local-own": ("http://api.localhost:8000", "a=1; Domain=api.localhost"),
    "address": ("http://127.0.0.1:8000", "a=1; Domain=127.0.0.1"),
    "address-dot": ("http://127.0.0.1:8000", "a=1; Domain=.127.0.0.1"),
    "address-part": ("http://127.0.0.1:8000", "a=1; Domain=0.0.1"),
    "address-suffix": ("http://127.0.0.1:8000", "a=1; Domain=1"),
    "address-other": ("http://127.0.0.1:8000", "a=1; Domain=127.0.0.2"),
    "address-short": ("http://127.0.0.1:8000", "a=1; Domain=127.1"),
    "ipv6": ("http://[::1]:8000", "a=1; Domain=[::1]"),
    "ipv6-bare": ("http://[::1]:8000", "a=1; Domain=::1"),
    "ipv6-none": ("http://[::1]:8000", "a=1; Secure"),
    "platform": ("https://github.io", "a=1; Domain=github.io"),
    "platform-dot": ("https://github.io", "a=1; Domain=.github.io"),
    "tenant-platform": ("https://a.github.io", "a=1; Domain=github.io"),
    "tenant-own": ("https://a.github.io", "a=1; Domain=a.github.io"),
    "tenant-io": ("https://a.github.io", "a=1; Domain=io"),
    "tenant-below": ("https://b.a.github.io", "a=1; Domain=a.github.io"),
    "country-suffix": ("https://one.co.uk", "a=1; Domain=co.uk"),
    "country": ("https://one.co.uk", "a=1; Domain=uk"),
    "heroku": ("https://a.herokuapp.com", "a=1; Domain=herokuapp.com"),
    "wildcard-suffix": ("https://www.city.kawasaki.jp", "a=1; Domain=city.kawasaki.jp"),
    "wildcard-itself": ("https://www.any.kawasaki.jp", "a=1; Domain=any.kawasaki.jp"),
    "company-name": ("http://intranet", "a=1; Domain=intranet"),
    "company-parent": ("http://api.intranet", "a=1; Domain=intranet"),
    "company-own": ("http://api.intranet", "a=1; Domain=api.intranet"),
    "host-prefix-address": (
        "http://127.0.0.1:8000", "__Host-a=1; Secure; Path=/; Domain=127.0.0.1"
    ),
    "host-prefix-platform": ("https://github.io", "__Host-a=1; Secure; Path=/; Domain=github.io"),
    "host-prefix-localhost": (
        "http://localhost:8000", "__Host-a=1; Secure; Path=/; Domain=localhost"
    ),
    "underscore": ("https://my_app.example.com", "a=1; Domain=my_app.example.com"),
    "last-dot": ("https://example.com.", "a=1; Domain=example.com"),
    "last-dot-both": ("https://api.example.com.", "a=1; Domain=example.com."),
    "last-dot-none": ("https://api.example.com.", "a=1"),
    "http-loopback-secure": ("http://127.8.8.8:8000", "a=1; Secure"),
    "http-address-secure": ("http://192.0.2.7:8000", "a=1; Secure"),
    "http-local-name-secure": ("http://deep.api.localhost:8000", "a=1; Secure"),
    "http-company-secure": ("http://intranet", "a=1; Secure"),
    "http-localhost-dot-secure": ("http://localhost.:8000", "a=1; Secure"),
    "http-localhost-word-secure": ("http://notlocalhost:8000", "a=1; Secure"),
}


def domains() -> Iterator[JSON]:
    """Domain and loopback on hosts that are no ordinary names."""
    for key, (origin, line) in DOMAINS.items():
        scheme, _, host = origin.partition("://")
        below = "" if host[0] in "[0123456789" else f"{scheme}://below.{host}"
        more = [typed(f"{below}/")] if below else []
        yield case(f"domains/{key}", typed(f"{origin}/", line), typed(f"{origin}/"), *more)


# CORS

def cors(id: str, credentials: str, headers: JSON, server: str = API, page: str = APP) -> JSON:
    """A GET whose answer has these headers; the cookie it sets counts whatever they are."""
    return case(
        id,
        typed(f"{server}/", "a=1; Path=/"),
        {
            **request("fetch", f"{server}/data", page, credentials=credentials),
            "answer": {"cors": headers, "setCookies": ["b=1; Path=/"]},
        },
        typed(f"{server}/"),
    )


ALLOWED: dict[str, str | None] = {
    "named": APP, "missing": None, "wildcard": "*", "slash": f"{APP}/",
    "default-port": f"{APP}:443", "capitals": "https://APP.example.com",
    "scheme": "http://app.example.com", "null": "null",
    "two": f"{APP}, {OTHER}", "twice": f"{APP}, {APP}", "other": OTHER, "server": API, "empty": "",
    "pattern": "https://*.example.com", "host": "app.example.com",
}


def reading_answers() -> Iterator[JSON]:
    """Every form of the allowed origin and of the allowed credentials."""
    for credentials, (name, allowed) in itertools.product(
        ("include", "same-origin", "omit"), ALLOWED.items()
    ):
        headers = {"allowOrigin": allowed, "allowCredentials": "true"}
        yield cors(f"cors/origin/{credentials}/{name}", credentials, headers)
    words = {
        "missing": None, "capital": "True", "false": "false", "one": "1", "empty": "",
        "twice": "true, true", "upper": "TRUE",
    }
    for credentials, (name, word) in itertools.product(("include", "omit"), words.items()):
        headers = {"allowOrigin": APP, "allowCredentials": word}
        yield cors(f"cors/credentials/{credentials}/{name}", credentials, headers)
    yield cors("cors/one-origin", "include", {}, page=API)
    yield cors("cors/one-origin-default", "same-origin", {}, page=API)
    yield cors("cors/one-origin-omit", "omit", {}, page=API)
    yield cors("cors/other-port", "include", {}, page="https://api.example.com:8443")
    yield cors("cors/other-port-named", "include", allowing("https://api.example.com:8443"),
               page="https://api.example.com:8443")
    yield cors("cors/other-port-default", "same-origin", {}, page="https://api.example.com:8443")
    for name, allowed in {"null": "null", "page": APP, "wildcard": "*"}.items():
        for credentials in ("include", "omit"):
            step = {
                **request("fetch", f"{API}/data", "null", topLevel=APP, credentials=credentials),
                "answer": {"cors": {"allowOrigin": allowed, "allowCredentials": "true"}},
            }
            yield case(f"cors/sandboxed/{credentials}/{name}", step)


def preflight(id: str, method: str, headers: JSON, answer: JSON | None, **more: Any) -> JSON:
    """A request that may need a preflight; the answer to the request itself is always good."""
    status = more.pop("status", 204)
    page = more.pop("page", APP)
    planned = None if answer is None else {
        "status": status, "cors": {**allowing(page), **answer},
    }
    return case(
        f"preflight/{id}",
        typed(f"{API}/", "a=1; Path=/"),
        {
            **request("fetch", f"{API}/data", page, method=method, headers=headers,
                      **{"credentials": "include", **more}),
            "answer": {
                "preflight": planned, "cors": allowing(page), "setCookies": ["b=1; Path=/"],
            },
        },
    )


JSON_BODY = {"Content-Type": "application/json"}
TOKEN = {"X-CSRFToken": "t"}
BEARER = {"Authorization": "Bearer t"}


def preflights() -> Iterator[JSON]:
    """Methods, headers, statuses and origins of the answer to OPTIONS."""
    for method, name, allowed in [
        ("PUT", "listed", "GET, PUT"), ("PUT", "missing", None), ("PUT", "wildcard", "*"),
        ("PUT", "lower", "put"), ("put", "lowered", "PUT"), ("PATCH", "listed", "PATCH"),
        ("PATCH", "lower", "patch"), ("patch", "upper", "PATCH"), ("patch", "as-written", "patch"),
        ("DELETE", "listed", "DELETE"), ("DELETE", "missing", "GET, POST"),
        ("DELETE", "no-blank", "GET,DELETE"), ("DELETE", "malformed", "GET DELETE"),
        ("DELETE", "quoted", '"DELETE"'), ("POST", "plain", None), ("HEAD", "plain", None),
        ("OPTIONS", "listed", "OPTIONS"), ("FLY", "listed", "FLY"), ("FLY", "missing", "GET"),
        ("PUT", "commas", ",, PUT ,"),
    ]:
        yield preflight(f"method/{method}/{name}", method, {}, {"allowMethods": allowed})
    yield preflight("method/PUT/wildcard-omit", "PUT", {}, {"allowMethods": "*"},
                    credentials="omit")
    yield preflight("method/PUT/wildcard-default", "PUT", {}, {"allowMethods": "*"},
                    credentials="same-origin")
    for name, headers, allowed in [
        ("json-listed", JSON_BODY, "content-type"), ("json-capitals", JSON_BODY, "Content-Type"),
        ("json-missing", JSON_BODY, None), ("json-wildcard", JSON_BODY, "*"),
        ("token-listed", TOKEN, "x-csrftoken"), ("token-missing", TOKEN, "content-type"),
        ("token-wildcard", TOKEN, "*"), ("token-malformed", TOKEN, "x csrftoken"),
        ("both-listed", {**JSON_BODY, **TOKEN}, "content-type, x-csrftoken"),
        ("both-half", {**JSON_BODY, **TOKEN}, "content-type"),
        ("bearer-listed", BEARER, "Authorization"), ("bearer-wildcard", BEARER, "*"),
        ("bearer-missing", BEARER, "content-type"),
    ]:
        yield preflight(f"header/{name}", "POST", headers, {"allowHeaders": allowed})
    for name, headers in {"json": JSON_BODY, "bearer": BEARER}.items():
        yield preflight(f"header/{name}-wildcard-omit", "POST", headers, {"allowHeaders": "*"},
                        credentials="omit")
    yield preflight("header/bearer-both-omit", "POST", BEARER,
                    {"allowHeaders": "*, authorization"}, credentials="omit")
    for status in (200, 204, 206, 301, 302, 307, 400, 401, 403, 404, 405, 500, 503):
        yield preflight(f"status/{status}", "PUT", {}, {"allowMethods": "PUT"}, status=status)
        if status in (302, 401):
            yield preflight(f"status/{status}-origin", "PUT", {},
                            {"allowMethods": "PUT", "allowOrigin": OTHER}, status=status)
    for name, allowed in ALLOWED.items():
        yield preflight(f"origin/{name}", "PUT", {},
                        {"allowMethods": "PUT", "allowOrigin": allowed})
    yield preflight("origin/wildcard-omit", "PUT", {}, {"allowMethods": "PUT", "allowOrigin": "*"},
                    credentials="omit")
    for name, word in {"missing": None, "capital": "True", "false": "false"}.items():
        yield preflight(f"credentials/{name}", "PUT", {},
                        {"allowMethods": "PUT", "allowCredentials": word})
        yield preflight(f"credentials/{name}-omit", "PUT", {},
                        {"allowMethods": "PUT", "allowCredentials": word}, credentials="omit")
    yield preflight("none", "PUT", {}, None)
    yield preflight("one-origin", "PUT", {**JSON_BODY, **TOKEN}, None, page=API)
    yield preflight("other-port", "PUT", {}, {"allowMethods": "PUT"},
                    page="https://api.example.com:8443")


SAFE_OR_NOT: dict[str, JSON] = {
    "form": {"Content-Type": "application/x-www-form-urlencoded"},
    "multipart": {"Content-Type": "multipart/form-data; boundary=x"},
    "text": {"Content-Type": "text/plain"},
    "text-charset": {"Content-Type": "text/plain;charset=UTF-8"},
    "text-capitals": {"Content-Type": "TEXT/Plain"},
    "text-blanks": {"Content-Type": "  text/plain ; x=y"},
    "text-quoted": {"Content-Type": 'text/plain; charset="utf-8"'},
    "text-128": {"Content-Type": "text/plain; a=" + "x" * 114},
    "text-129": {"Content-Type": "text/plain; a=" + "x" * 115},
    "text-trick": {"Content-Type": "text/plain; application/json"},
    "json": JSON_BODY,
    "json-trick": {"Content-Type": "application/json; text/plain"},
    "html": {"Content-Type": "text/html"},
    "type-empty": {"Content-Type": ""},
    "type-word": {"Content-Type": "text"},
    "accept": {"Accept": "application/json, text/plain"},
    "accept-unsafe": {"Accept": "application/json(x)"},
    "accept-long": {"Accept": "a" * 129},
    "language": {"Accept-Language": "de, en;q=0.5"},
    "language-unsafe": {"Accept-Language": "de_DE"},
    "content-language": {"Content-Language": "de"},
    "content-language-unsafe": {"Content-Language": "de/en"},
    "range": {"Range": "bytes=0-9"},
    "range-open": {"Range": "bytes=5-"},
    "range-end": {"Range": "bytes=-5"},
    "range-two": {"Range": "bytes=0-1,3-4"},
    "requested-with": {"X-Requested-With": "XMLHttpRequest"},
    "cache-control": {"Cache-Control": "no-cache"},
    "forbidden-cookie": {"Cookie": "z=1"},
    "forbidden-origin": {"Origin": OTHER, "Referer": OTHER},
    "forbidden-sec": {"Sec-Fetch-Site": "same-origin", "Proxy-Foo": "x"},
    "user-agent": {"User-Agent": "x"},
    "if-none-match": {"If-None-Match": '"x"'},
}


def safelist() -> Iterator[JSON]:
    """Headers that go without a preflight, and headers that do not."""
    for name, headers in SAFE_OR_NOT.items():
        yield preflight(f"safelist/{name}", "POST", headers, {"allowHeaders": ", ".join(headers)})
    yield preflight("safelist/one-origin", "POST", JSON_BODY, None, page=API)


# Scripts

SCRIPT_LINES = [
    "plain", "strict", "lax", "none", "none-secure", "secure", "http-only", "partitioned",
    "partitioned-insecure", "partitioned-none", "secure-prefix", "secure-prefix-insecure",
    "host-prefix", "host-prefix-no-path", "http-prefix", "http-prefix-visible",
    "host-http-prefix", "host-http-prefix-visible", "nameless-http-prefix",
    "nameless-host-prefix", "domain-parent", "domain-stranger", "domain-suffix", "path-deep",
    "path-elsewhere", "max-age", "max-age-zero", "expires-past", "nameless", "no-sign", "empty",
    "control", "pair-4096", "pair-4097", "not-ascii",
]


def scripts() -> Iterator[JSON]:
    """What `document.cookie` sets and shows, at the top and in frames."""
    for place, origin in PLACES.items():
        for key in SCRIPT_LINES:
            page = f"{origin}/api/auth/page"
            yield case(
                f"scripts/{place}/{key}", setting(page, LINES[key]), reading(page),
                typed(f"{origin}/api/auth/login"),
            )
    for preset, (name, chain) in itertools.product((CHROMIUM, BLOCKING), FRAMES.items()):
        top, between, actor, _ = chain
        if "null" in (top, actor):
            continue
        frame = {"topLevel": top, "ancestors": between}
        page = f"{actor}/page"
        steps = [setting(page, line, **frame) for line in jar("set")]
        yield case(
            f"scripts/{preset}/{name}", typed(page, *jar("own")), reading(page),
            reading(page, **frame), *steps, reading(page, **frame), reading(page), preset=preset,
        )


# Sequences

def sequences() -> Iterator[JSON]:
    """Cookies that meet: replacing, deleting, covering, ordering."""
    yield from replacing()
    yield from deleting()
    yield from covering()
    yield from ordering()


def replacing() -> Iterator[JSON]:
    """What counts as the same cookie."""
    second = {
        "value": "a=2", "same-value": "a=1", "flags": "a=1; Secure; HttpOnly; SameSite=Strict",
        "path": "a=2; Path=/", "domain": "a=2; Domain=example.com",
        "own-domain": "a=2; Domain=api.example.com", "case": "A=2", "lifetime": "a=2; Max-Age=900",
        "partitioned": "a=2; Secure; Partitioned", "refused": "a=2; SameSite=None",
        "nameless": "=a", "bad-prefix": "__Host-a=2",
    }
    for name, line in second.items():
        page = f"{API}/api/login"
        yield case(
            f"replacing/{name}", typed(page, "a=1", "b=1"), typed(page, line), typed(page),
            typed(f"{API}/"),
        )
    again = {"value": "a=2", "delete": "a=; Max-Age=0", "path": "a=2; Path=/page"}
    for name, line in again.items():
        yield case(
            f"replacing/script-http-only/{name}", typed(f"{API}/page", "a=1; HttpOnly"),
            setting(f"{API}/page", line), typed(f"{API}/page/below"),
        )
    yield case(
        "replacing/script-own", setting(f"{API}/page", "a=1"), setting(f"{API}/page", "a=2"),
        reading(f"{API}/page"), setting(f"{API}/page", "a=; Max-Age=0"), reading(f"{API}/page"),
    )


DELETIONS: dict[str, tuple[str, str]] = {
    "exact": ("a=1; Path=/", "a=; Path=/; Max-Age=0"),
    "expires": ("a=1; Path=/", "a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"),
    "default-path": ("a=1; Path=/", "a=; Max-Age=0"),
    "other-path": ("a=1; Path=/api", "a=; Path=/; Max-Age=0"),
    "domain-missing": ("a=1; Path=/; Domain=example.com", "a=; Path=/; Max-Age=0"),
    "domain-added": ("a=1; Path=/", "a=; Path=/; Domain=api.example.com; Max-Age=0"),
    "domain-exact": (
        "a=1; Path=/; Domain=example.com", "a=; Path=/; Domain=.example.com; Max-Age=0"
    ),
    "secure-dropped": ("a=1; Path=/; Secure", "a=; Path=/; Max-Age=0"),
    "flags-dropped": ("a=1; Path=/; Secure; HttpOnly; SameSite=Strict", "a=; Path=/; Max-Age=0"),
    "none-dropped": ("a=1; Path=/; Secure; SameSite=None", "a=; Path=/; Max-Age=0"),
    "none-insecure": ("a=1; Path=/; Secure; SameSite=None", "a=; Path=/; SameSite=None; Max-Age=0"),
    "host-prefix": ("__Host-a=1; Path=/; Secure", "__Host-a=; Path=/; Max-Age=0"),
    "host-prefix-good": ("__Host-a=1; Path=/; Secure", "__Host-a=; Path=/; Secure; Max-Age=0"),
    "secure-prefix": ("__Secure-a=1; Path=/; Secure", "__Secure-a=; Path=/; Max-Age=0"),
    "partitioned": ("a=1; Path=/; Secure; Partitioned", "a=; Path=/; Secure; Max-Age=0"),
    "partitioned-good": (
        "a=1; Path=/; Secure; Partitioned", "a=; Path=/; Secure; Partitioned; Max-Age=0"
    ),
    "max-age-beaten": ("a=1; Path=/", f"a=2; Path=/; Max-Age=900; Expires={date(-1)}"),
    "name-case": ("a=1; Path=/", "A=; Path=/; Max-Age=0"),
}


def deleting() -> Iterator[JSON]:
    """What a deletion must repeat, and who may delete."""
    for name, (first, second) in DELETIONS.items():
        page = f"{API}/api/login"
        yield case(f"deleting/{name}", typed(page, first), typed(page, second), typed(page))
    endings = {"lax": "SameSite=Lax", "none": "SameSite=None; Secure"}
    for name, attributes in endings.items():
        line = f"a=; Path=/; Max-Age=0; {attributes}"
        for kind in ("fetch", "img", "navigate"):
            yield case(
                f"deleting/from-elsewhere/{kind}/{name}", typed(f"{API}/", "a=1; Path=/; Secure"),
                request(kind, f"{API}/", OTHER, line, credentials="include"), typed(f"{API}/"),
            )


COVERS: dict[str, tuple[str, str, str]] = {
    "same": ("a=1; Path=/; Secure", "http://api.example.com", "a=2; Path=/"),
    "delete": ("a=1; Path=/; Secure", "http://api.example.com", "a=; Path=/; Max-Age=0"),
    "secure-again": ("a=1; Path=/; Secure", "http://api.example.com", "a=2; Path=/; Secure"),
    "deeper": ("a=1; Path=/; Secure", "http://api.example.com", "a=2; Path=/api"),
    "shallower": ("a=1; Path=/api; Secure", "http://api.example.com", "a=2; Path=/"),
    "beside": ("a=1; Path=/api; Secure", "http://api.example.com", "a=2; Path=/app"),
    "name-case": ("a=1; Path=/; Secure", "http://api.example.com", "A=2; Path=/"),
    "parent": ("a=1; Path=/; Secure", "http://api.example.com", "a=2; Path=/; Domain=example.com"),
    "sibling": ("a=1; Path=/; Secure", "http://app.example.com", "a=2; Path=/"),
    "sibling-parent": (
        "a=1; Path=/; Secure", "http://app.example.com", "a=2; Path=/; Domain=example.com"
    ),
    "parent-cookie": (
        "a=1; Path=/; Secure; Domain=example.com", "http://app.example.com", "a=2; Path=/"
    ),
    "below": ("a=1; Path=/; Secure", "http://v1.api.example.com", "a=2; Path=/"),
    "not-secure": ("a=1; Path=/", "http://api.example.com", "a=2; Path=/"),
    "partitioned": ("a=1; Path=/; Secure; Partitioned", "http://api.example.com", "a=2; Path=/"),
    "http-only": ("a=1; Path=/; Secure; HttpOnly", "http://api.example.com", "a=2; Path=/"),
}


def covering() -> Iterator[JSON]:
    """A plain connection and the Secure cookies that it does not see."""
    for name, (first, origin, second) in COVERS.items():
        ends = [typed(f"{API}/api/data"), typed(f"{origin}/api/data")]
        yield case(f"covering/{name}", typed(f"{API}/", first), typed(f"{origin}/", second), *ends)
        yield case(
            f"covering/script/{name}", typed(f"{API}/", first), setting(f"{origin}/page", second),
            *ends,
        )
    yield case(
        "covering/loopback", typed("http://localhost:8000/", "a=1; Path=/; Secure"),
        typed("http://localhost:3000/", "a=2; Path=/"), typed("http://localhost:8000/"),
    )


def ordering() -> Iterator[JSON]:
    """The order of the Cookie header."""
    page = f"{API}/api/auth/login"
    orders = {
        "age": ["a=1", "b=1", "c=1"],
        "path": ["a=1; Path=/", "b=1; Path=/api", "c=1; Path=/api/auth"],
        "path-and-age": ["a=1; Path=/api", "b=1; Path=/api", "c=1; Path=/", "d=1; Path=/api/auth"],
        "one-name": ["a=1; Path=/", "a=2; Path=/api", "a=3; Path=/; Domain=example.com"],
        "domain-first": ["a=1; Path=/; Domain=example.com", "a=2; Path=/"],
        "slash": ["a=1; Path=/api", "b=1; Path=/api/"],
        "partitioned": ["a=1; Path=/; Secure; Partitioned", "b=1; Path=/", "a=2; Path=/"],
        "nameless": ["=1", "a=2", "3"],
    }
    for name, lines in orders.items():
        yield case(f"ordering/{name}", typed(page, *lines), typed(page), reading(page))
    for name, line in {"value": "a=2; Path=/", "same": "a=1; Path=/"}.items():
        yield case(
            f"ordering/replaced-{name}", typed(page, "a=1; Path=/"), typed(page, "b=1; Path=/"),
            typed(page, line), typed(page),
        )


# Time

WINDOW = 120


def moments() -> Iterator[JSON]:
    """What the passing of time changes; these cases take longer than the others together."""
    for name, since in {"inside": 20, "over": WINDOW + 3}.items():
        yield case(
            f"time/window-{name}", typed(f"{API}/", *jar("own")),
            request("navigate", f"{API}/", OTHER, method="POST", since=since),
            request("navigate", f"{API}/", OTHER, since=since),
        )
    yield case(
        "time/window-replaced", typed(f"{API}/", "same=1; Path=/", "other=1; Path=/"),
        typed(f"{API}/", "same=1; Path=/", "other=2; Path=/", since=60),
        request("navigate", f"{API}/", OTHER, method="POST", since=WINDOW + 3),
    )
    yield case(
        "time/expired", typed(f"{API}/", "a=1; Max-Age=2", "b=1; Max-Age=900"),
        typed(f"{API}/", since=4), reading(f"{API}/page", since=4),
    )


def all_cases() -> list[JSON]:
    """All cases, those first that take time of their own."""
    found = [
        *moments(), *topologies(), *blocked_topologies(), *frames(), *partitions(), *lines(),
        *domains(), *reading_answers(), *preflights(), *safelist(), *scripts(), *sequences(),
    ]
    ids = [one["id"] for one in found]
    assert len(set(ids)) == len(ids), "two cases of one name"
    return found
