"""Facts of a profile, read back from each generated file by a reader that is not Countersign's.

Every reader returns a dictionary of facts by name. A file holds some of the facts, and whatever it
holds must be what server.json says.
"""

import ast
import json
import os
import pathlib
import re
import subprocess
import sys

import expected
import yaml
from dotenv import dotenv_values
from proxy_facts import of_caddy, of_nginx
from truth import LIMITS, hsts, of_server



def read_all(folder, scratch):
    """The facts of each file of a folder, by the file's name."""
    folder = pathlib.Path(folder)
    readers = {
        "server.json": of_server, "settings_auth.py": of_django_settings,
        "auth_views.py": of_django_views, "nginx.conf": of_nginx, "Caddyfile": of_caddy,
        "openapi.json": of_openapi, "env.example": of_environment, "compose.yaml": of_compose,
        "kubernetes.yaml": of_kubernetes,
    }
    return {name: reader(folder / name, pathlib.Path(scratch)) for name, reader in readers.items()}


def of_django_settings(path, scratch):
    """Imported by Python, in a process of its own, with secrets that are worth nothing."""
    program = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); import settings_auth as s\n"
        "print(json.dumps({n: getattr(s, n) for n in dir(s) if n.isupper() and n[0] != '_'},"
        " default=lambda v: v.total_seconds() if hasattr(v, 'total_seconds') else 'key'))")
    answer = subprocess.run(
        [sys.executable, "-c", program, str(path.parent)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1",
             "COUNTERSIGN_PROFILE_DIRECTORY": str(scratch)})
    values = json.loads(answer.stdout)
    auth, jwt = values["REST_AUTH"], values["SIMPLE_JWT"]
    same_site = {text: name for name, text in expected.SAME_SITE.items()}
    return {
        "access.name": auth["JWT_AUTH_COOKIE"], "refresh.name": auth["JWT_AUTH_REFRESH_COOKIE"],
        "refresh.path": auth["JWT_AUTH_REFRESH_COOKIE_PATH"],
        "shared.http_only": auth["JWT_AUTH_HTTPONLY"], "shared.secure": auth["JWT_AUTH_SECURE"],
        "shared.same_site": same_site[auth["JWT_AUTH_SAMESITE"]],
        "shared.domain": auth["JWT_AUTH_COOKIE_DOMAIN"],
        "access.lifetime": jwt["ACCESS_TOKEN_LIFETIME"],
        "refresh.lifetime": jwt["REFRESH_TOKEN_LIFETIME"], "algorithm": jwt["ALGORITHM"],
        "origins": values["CORS_ALLOWED_ORIGINS"], "hosts": values["ALLOWED_HOSTS"],
        "hops": values["REST_FRAMEWORK"]["NUM_PROXIES"],
        "csrf.cookie": values["CSRF_COOKIE_NAME"],
        "csrf.header": values["CSRF_HEADER_NAME"].removeprefix("HTTP_").replace("_", "-").lower(),
        "hsts": hsts({
            "max_age": values["SECURE_HSTS_SECONDS"], "preload": values["SECURE_HSTS_PRELOAD"],
            "include_subdomains": values["SECURE_HSTS_INCLUDE_SUBDOMAINS"]}),
        "scheme_header": values["SECURE_PROXY_SSL_HEADER"] and
            values["SECURE_PROXY_SSL_HEADER"][0].removeprefix("HTTP_").replace("_", "-").lower(),
        **_django_more(values, jwt, same_site),
    }


def _django_more(values, jwt, same_site):
    """Claims, limits, the framework's own cookies, and what other origins may do."""
    audience = jwt["AUDIENCE"]
    facts = {
        "issuer": jwt["ISSUER"], "leeway": jwt["LEEWAY"],
        "audience": audience if isinstance(audience, list) else [audience] if audience else [],
        "trusted_origins": values["CSRF_TRUSTED_ORIGINS"],
        "csrf.cookie.domain": values["CSRF_COOKIE_DOMAIN"],
        "csrf.cookie.max_age": values["CSRF_COOKIE_AGE"],
        "cors.any_origin": values["CORS_ALLOW_ALL_ORIGINS"],
        "cors.credentials": values["CORS_ALLOW_CREDENTIALS"],
        "cors.methods": values["CORS_ALLOW_METHODS"], "cors.headers": values["CORS_ALLOW_HEADERS"],
        "cors.exposed": values["CORS_EXPOSE_HEADERS"],
        "cors.preflight": values["CORS_PREFLIGHT_MAX_AGE"],
    }
    for kind in ("csrf", "session"):
        name = f"{kind.upper()}_COOKIE"
        facts[f"{kind}.cookie.secure"] = values[f"{name}_SECURE"]
        facts[f"{kind}.cookie.http_only"] = values[f"{name}_HTTPONLY"]
        facts[f"{kind}.cookie.same_site"] = same_site[values[f"{name}_SAMESITE"]]
    rates = values["REST_FRAMEWORK"]["DEFAULT_THROTTLE_RATES"]
    for fact, name in (("anonymous", "anon"), ("user", "user"), ("login", "dj_rest_auth")):
        facts[f"limit.{fact}"] = expected.rate(rates[name]) if name in rates else None
    return facts


def of_django_views(path, _):
    """The assignments, as Python's own parser reads them."""
    values = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                values[node.targets[0].id] = ast.literal_eval(_seconds(node.value))
            except ValueError:
                continue
    facts = {f"limit.{name}": values["RATES"].get(name) for name in LIMITS}
    # The API's own pages are always trusted.
    own = of_server(path.parent / "server.json", None)["api"]
    return {
        **facts, "csrf.header": values["CSRF_HEADER"].lower(), "csrf.defence": values["DEFENCE"],
        "trusted_origins": [origin for origin in values["TRUSTED_ORIGINS"] if origin != own],
        "tokens.body": values["BODY"], "refresh.grace": values["GRACE"],
        "refresh.absolute": values["ABSOLUTE_SECONDS"],
    }


def _seconds(node):
    """The argument of `timedelta(seconds=…)`, and every other node as it is."""
    return node.keywords[0].value if isinstance(node, ast.Call) and node.keywords else node


def of_openapi(path, _):
    """The document: its Set-Cookie examples, parameters and extension."""
    document = json.loads(path.read_text(encoding="utf-8"))
    extension = document["x-countersign"]
    facts = {name: extension[name] for name in ("origins", "hops", "algorithm")}
    (facts["api"],) = [server["url"] for server in document["servers"]]
    for name in ("login", "refresh", "verify", "anonymous", "user"):
        text = extension["limits"].get(name)
        facts[f"limit.{name}"] = expected.rate(text) if text else None
    operations = {
        operation["operationId"]: operation
        for item in document["paths"].values() for operation in item.values()}
    examples = operations["login"]["responses"]["200"]["headers"]["Set-Cookie"]["examples"]
    for kind in ("access", "refresh"):
        facts.update(_cookie(kind, examples[kind]["value"]))
    if "csrf" in examples:
        line = _cookie("csrf.cookie", examples["csrf"]["value"])
        facts["csrf.cookie"] = line.pop("csrf.cookie.name")
        facts.update({fact: value for fact, value in line.items() if fact != "csrf.cookie.path"})
    headers = [item["name"].lower() for item in operations["login"].get("parameters", [])]
    if headers:
        facts["csrf.header"] = headers[0]
    return facts


def _cookie(kind, line):
    """The facts of a Set-Cookie line."""
    pair, *attributes = line.split("; ")
    values = dict(item.partition("=")[::2] for item in attributes)
    age = values.get("Max-Age")
    return {
        f"{kind}.name": pair.split("=")[0], f"{kind}.path": values["Path"],
        f"{kind}.http_only": "HttpOnly" in values, f"{kind}.secure": "Secure" in values,
        f"{kind}.same_site": values.get("SameSite", "unset").lower(),
        f"{kind}.domain": values.get("Domain"), f"{kind}.max_age": int(age) if age else None,
    }


def of_environment(path, scratch):
    """The names as python-dotenv and as a POSIX shell read them, which must be the same."""
    names = {name: value for name, value in dotenv_values(path).items()}
    program = f"set -eu; unset {' '.join(names) or '_'}; set -a; . {path}; env -0"
    answer = subprocess.run(
        ["sh", "-c", program], capture_output=True, text=True, check=True, env={"PATH": os.environ["PATH"]})
    shell = dict(item.split("=", 1) for item in answer.stdout.split("\0") if item)
    shell = {name: value for name, value in shell.items() if name not in ("PATH", "PWD", "OLDPWD", "SHLVL", "_")}
    if shell != names:
        raise SystemExit(f"{path}: a shell reads {shell}, python-dotenv {names}")
    filled = {name for name, value in names.items() if value} - {"COUNTERSIGN_PROFILE_DIRECTORY"}
    if filled:
        raise SystemExit(f"{path}: values of {filled}")
    facts = {"variables": sorted(set(names) - {"COUNTERSIGN_PROFILE_DIRECTORY"})}
    algorithm = re.search(r"that signs tokens \((\w+),", path.read_text(encoding="utf-8"))
    return {**facts, "algorithm": algorithm[1]} if algorithm else facts


def of_compose(path, _):
    """The service's variables and its files."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    variables = document["services"]["auth"].get("environment", {})
    if any(value != f"${{{name}:?is not set}}" for name, value in variables.items()):
        raise SystemExit(f"{path}: a variable with a value of its own")
    prefix = "${COUNTERSIGN_PROFILE_DIRECTORY:-.}/"
    files = [item["file"].removeprefix(prefix) for item in document.get("secrets", {}).values()]
    return {"server.variables": sorted(variables), "server.files": sorted(files)}


def of_kubernetes(path, _):
    """The container's variables and mounted secrets."""
    documents = list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    (deployment,) = [item for item in documents if item["kind"] == "Deployment"]
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    variables = container.get("env", [])
    if any("value" in item for item in variables):
        raise SystemExit(f"{path}: a variable with a value of its own")
    mounts = [item["mountPath"] for item in container["volumeMounts"] if item["name"] == "secrets"]
    return {
        "server.variables": sorted(item["name"] for item in variables),
        "server.files": sorted(item.removeprefix("/run/countersign/") for item in mounts),
    }
