"""The facts that a profile's server.json states: all that the other files are compared with."""

import json

import expected

ORDER = ["strict", "lax", "unset", "none"]
LIMITS = ["login", "refresh", "verify", "password_reset"]


def of_server(path, _):
    """All facts."""
    settings = json.loads(path.read_text(encoding="utf-8"))["settings"]
    tokens, cookies, transport = settings["tokens"], settings["cookies"], settings["transport"]
    facts = {}
    for kind in ("access", "refresh"):
        for name in ("name", "http_only", "secure", "same_site", "path", "domain", "max_age"):
            facts[f"{kind}.{name}"] = cookies[kind][name]
        facts[f"{kind}.lifetime"] = tokens[f"{kind}_lifetime"]
    both = (cookies["access"], cookies["refresh"])
    facts["shared.http_only"] = any(cookie["http_only"] for cookie in both)
    facts["shared.secure"] = any(cookie["secure"] for cookie in both)
    facts["shared.same_site"] = min((cookie["same_site"] for cookie in both), key=ORDER.index)
    facts["shared.domain"] = both[0]["domain"] if both[0]["domain"] == both[1]["domain"] else None
    rates = settings["throttle"]["rates"] if settings["throttle"]["enabled"] else {}
    for name in [*LIMITS, "registration", "anonymous", "user"]:
        if name in ("anonymous", "user") or settings["routes"].get(name):
            facts[f"limit.{name}"] = expected.rate(rates[name]) if rates.get(name) else None
    facts["origins"] = settings["cors"]["allowed_origins"]
    facts["hops"] = transport["proxy"]["hops"]
    facts["scheme_header"] = transport["proxy"]["scheme_header"]
    facts["hosts"] = settings["site"]["hosts"]
    facts["hsts"] = hsts(transport["hsts"])
    facts["algorithm"] = tokens["algorithm"]
    facts["csrf.header"] = settings["csrf"]["header"].lower()
    facts["csrf.cookie"] = settings["csrf"]["cookie"]["name"]
    facts["csrf.defence"] = settings["csrf"]["defence"]
    for name in ("login", "logout", "refresh"):
        facts[f"route.{name}"] = settings["routes"].get(name)
    facts.update({f"client.{name}": value for name, value in settings["client"].items()})
    facts["tls.minimum"] = transport["tls"]["minimum"]
    keys, tls = settings["keys"], transport["tls"]
    served = [keys["signing"], keys["verifying"], *(item["key"] for item in keys["retired"])]
    of_tls = [tls["certificate"], tls["private_key"]]
    served += of_tls if tls["termination"] == "server" else []
    facts["variables"] = places([*served, *of_tls, keys["application_secret"]], "env")
    facts["server.variables"] = places(served, "env")
    facts["server.files"] = places(served, "file")
    return {**facts, **_more(settings)}


def _more(settings):
    """Claims, what ends a session, the framework's own cookies, and what other origins may do."""
    tokens, cors, csrf = settings["tokens"], settings["cors"], settings["csrf"]
    facts = {
        "api": settings["site"]["api"], "trusted_origins": csrf["trusted_origins"],
        "csrf.cookie.domain": csrf["cookie"]["domain"], "csrf.cookie.max_age": csrf["cookie"]["max_age"],
        "refresh.grace": tokens["rotation"]["grace"], "tokens.body": tokens["body"],
        "refresh.absolute": settings["session"]["absolute_lifetime"],
        "cors.any_origin": cors["allow_any_origin"], "cors.credentials": cors["allow_credentials"],
        "cors.methods": cors["allow_methods"], "cors.headers": cors["allow_headers"],
        "cors.exposed": cors["expose_headers"], "cors.preflight": cors["preflight_max_age"],
    }
    facts.update({name: tokens[name] for name in ("issuer", "audience", "leeway")})
    for kind in ("csrf", "session"):
        for name in ("secure", "http_only", "same_site"):
            facts[f"{kind}.cookie.{name}"] = settings[kind]["cookie"][name]
    return facts


def places(references, kind):
    """The places of this kind among references to secrets."""
    return sorted({reference[kind] for reference in references if reference and kind in reference})


def hsts(section):
    """The header's value."""
    parts = [f"max-age={section['max_age']}"]
    parts += ["includeSubDomains"] * section["include_subdomains"] + ["preload"] * section["preload"]
    return "; ".join(parts) if section["max_age"] else None
