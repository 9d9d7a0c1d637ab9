"""What the project does with real requests: cookies, tokens, headers, limits."""

import jwt
from django.core.cache import cache
from django.core.management import call_command
from email.utils import parsedate_to_datetime
from django.utils import timezone
from rest_framework_simplejwt.settings import api_settings as simple_jwt

import expected
from visitor import Visitor, create_account


def observe(settings, report):
    """Migrates a database in memory and reports what a visit to the API shows."""
    call_command("migrate", verbosity=0)
    report.check("migrate succeeds on SQLite", True)
    create_account()
    for part in (_csrf, _sign_in, _renewal, _sign_out, _transport, _cors, _throttle):
        cache.clear()
        part(settings, report)


def _visitor(settings):
    """A visitor who has what the CSRF defence asks for."""
    visitor = Visitor(settings)
    if settings["csrf"]["defence"] == "token":
        visitor.fetch_token()
    return visitor


def _csrf(settings, report):
    csrf = settings["csrf"]
    if csrf["defence"] != "token":
        return report.note("no token defence: the CSRF cookie is not looked at")
    answer = Visitor(settings).fetch_token()
    cookie = {**csrf["cookie"], "path": "/"}
    _compare_cookie("csrf", cookie, answer.cookies, report, cookie["same_site"])
    refused = Visitor(settings).sign_in().status_code
    report.equal(
        "the status of a login without CSRF token", refused,
        403 if csrf["enforce"] == "always" else 200)


def _sign_in(settings, report):
    visitor = _visitor(settings)
    answer = visitor.sign_in()
    report.equal("the status of a login", answer.status_code, 200)
    access, refresh = settings["cookies"]["access"], settings["cookies"]["refresh"]
    tokens = settings["tokens"]
    strict = min(
        (access["same_site"], refresh["same_site"]), key=["strict", "lax", "unset", "none"].index)
    for kind, cookie in [("access", access), ("refresh", refresh)]:
        lasting = {**cookie, "max_age": tokens[f"{kind}_lifetime"]}
        _compare_cookie(kind, lasting, answer.cookies, report, strict)
        _compare_token(kind, answer.cookies[cookie["name"]].value, tokens, report)
    names = {access["name"], refresh["name"], settings["csrf"]["cookie"]["name"]}
    others = sorted(set(answer.cookies) - names)
    report.equal("the list of other cookies", others, ["sessionid"] if settings["session"]["login"] else [])
    report.equal("the refresh token in the body", answer.json()["refresh"], "")


def _compare_cookie(kind, cookie, cookies, report, same_site):
    """Compares a Set-Cookie line with a cookie of the profile, lifetime within ten seconds."""
    line = cookies.get(cookie["name"])
    report.check(f"the {kind} cookie is called {cookie['name']}", line is not None, sorted(cookies))
    if line is None:
        return
    report.equal(f"{kind} cookie: HttpOnly", bool(line["httponly"]), cookie["http_only"])
    report.equal(f"{kind} cookie: Secure", bool(line["secure"]), cookie["secure"])
    report.equal(f"{kind} cookie: SameSite", line["samesite"] or False, expected.SAME_SITE[same_site])
    report.equal(f"{kind} cookie: Domain", line["domain"] or None, cookie["domain"])
    report.equal(f"{kind} cookie: Path", line["path"], cookie["path"])
    if cookie["max_age"] is None:
        return report.equal(f"{kind} cookie: Expires", line["expires"], "")
    left = (parsedate_to_datetime(line["expires"]) - timezone.now()).total_seconds()
    report.check(
        f"{kind} cookie: lives {cookie['max_age']} s", abs(left - cookie["max_age"]) < 10, left)


def _compare_token(kind, token, tokens, report):
    """Compares a token's header and claims, its signature included, with the profile."""
    report.equal(f"{kind} token: alg", jwt.get_unverified_header(token)["alg"], tokens["algorithm"])
    claims = jwt.decode(
        token, simple_jwt.VERIFYING_KEY or simple_jwt.SIGNING_KEY, [tokens["algorithm"]],
        audience=tokens["audience"] or None, issuer=tokens["issuer"])
    report.check(f"{kind} token: the signature, iss and aud are good", True)
    report.equal(f"{kind} token: iss", claims.get("iss"), tokens["issuer"])
    aud = tokens["audience"]
    report.equal(f"{kind} token: aud", claims.get("aud"), aud if len(aud) > 1 else next(iter(aud), None))
    report.equal(f"{kind} token: {tokens['type_claim']}", claims.get(tokens["type_claim"]), kind)
    # simplejwt counts exp from the birth of the refresh token, iat from that of the token itself:
    # a second may begin between the two.
    lifetime = claims["exp"] - claims["iat"]
    expected = tokens[f"{kind}_lifetime"]
    report.check(f"{kind} token: lifetime is {expected}", expected - lifetime in (0, 1), lifetime)
    for name in (tokens["id_claim"], tokens["user_id_claim"]):
        report.check(f"{kind} token: {name} is there", bool(claims.get(name)), sorted(claims))


def _renewal(settings, report):
    visitor, tokens = _visitor(settings), settings["tokens"]
    name = settings["cookies"]["refresh"]["name"]
    visitor.sign_in()
    first = visitor.cookie(name)
    report.equal("the status of a refresh", visitor.post("refresh").status_code, 200)
    second = visitor.cookie(name)
    report.equal("a refresh changes the refresh token", second != first, tokens["rotation"]["enabled"])
    spent = tokens["revocation"]["enabled"] and tokens["revocation"]["after_rotation"]
    if first != second:
        visitor.client.cookies[name] = first
        again = visitor.post("refresh").status_code
        report.equal("the status of a replay", again, 401 if spent else 200)


def _sign_out(settings, report):
    visitor = _visitor(settings)
    cookies = settings["cookies"]
    visitor.sign_in()
    last = visitor.cookie(cookies["refresh"]["name"])
    answer = visitor.post("logout")
    report.equal("the status of a logout", answer.status_code, 200)
    for kind in ("access", "refresh"):
        line = answer.cookies.get(cookies[kind]["name"])
        same = line is not None and line["path"] == cookies[kind]["path"]
        report.check(
            f"logout deletes the {kind} cookie", same and not line.value and line["max-age"] == 0, line)
    visitor.client.cookies[cookies["refresh"]["name"]] = last
    revoked = settings["tokens"]["revocation"]["on_logout"]
    report.equal(
        "the status of a refresh after logout", visitor.post("refresh").status_code,
        401 if revoked else 200)


def _transport(settings, report):
    visitor, transport = Visitor(settings), settings["transport"]
    plain = visitor.get("user", secure=False)
    moved = transport["plain_http"] != "serve"
    report.equal("plain http is redirected", plain.status_code == 301, moved)
    if transport["proxy"]["scheme_header"]:
        name = expected.meta(transport["proxy"]["scheme_header"])
        report.check(
            "the proxy's scheme header counts as https",
            visitor.get("user", secure=False, **{name: "https"}).status_code != 301)
        report.check(
            "the proxy's scheme header counts as http",
            visitor.get("user", secure=True, **{name: "http"}).status_code == 301 or not moved)
    answer = visitor.get("user", secure=True)
    hsts = transport["hsts"]
    parts = [f"max-age={hsts['max_age']}"]
    parts += ["includeSubDomains"] * hsts["include_subdomains"] + ["preload"] * hsts["preload"]
    wanted = "; ".join(parts) if hsts["max_age"] else None
    report.equal("Strict-Transport-Security", answer.get("Strict-Transport-Security"), wanted)
    sniff = "nosniff" if transport["headers"]["no_sniff"] else None
    report.equal("X-Content-Type-Options", answer.get("X-Content-Type-Options"), sniff)
    report.equal("the status of a user route without token", answer.status_code, 401)


def _cors(settings, report):
    cors, visitor = settings["cors"], Visitor(settings)
    for origin in cors["allowed_origins"]:
        answer = visitor.preflight(origin)
        report.equal(f"preflight of {origin}", answer.get("Access-Control-Allow-Origin"), origin)
        report.equal(
            f"preflight of {origin}: credentials",
            answer.get("Access-Control-Allow-Credentials"),
            "true" if cors["allow_credentials"] else None)
        report.equal(
            f"preflight of {origin}: headers",
            answer.get("Access-Control-Allow-Headers"), ", ".join(cors["allow_headers"]))
    stranger = visitor.preflight("https://stranger.example").get("Access-Control-Allow-Origin")
    report.equal("preflight of a stranger", stranger is not None, cors["allow_any_origin"])


def _throttle(settings, report):
    throttle = settings["throttle"]
    text = throttle["rates"]["login"] if throttle["enabled"] else None
    count = expected.rate(text)[0] if text else 20
    visitor = _visitor(settings)
    seen = [visitor.sign_in(password="").status_code for _ in range(count)]
    report.check(f"{count} wrong logins are answered", 429 not in seen, seen)
    last = visitor.sign_in(password="").status_code
    report.equal("one more is refused", last == 429, text is not None)
