"""Facts of the generated proxy files, read by crossplane and by Caddy itself."""

import json
import os
import re
import subprocess

import certificate
import crossplane
import support

LIMITS = ["login", "refresh", "verify", "password_reset", "registration"]


def of_nginx(path, scratch):
    """What nginx dumps, as crossplane parses it; no facts where no proxy is promised."""
    payload = crossplane.parse(str(_dump(path, scratch)), single=True, check_ctx=False)
    if payload["errors"]:
        raise SystemExit(f"{path}: {payload['errors']}")
    blocks = payload["config"][0]["parsed"]
    servers = [item["block"] for item in blocks if item["directive"] == "server"]
    if not servers:
        return {}
    (server,) = [item for item in servers if any(d["directive"] == "location" and "proxy_pass" in
                 [inner["directive"] for inner in d["block"]] for d in item)]
    one = {d["directive"]: d["args"] for d in server}
    (location,) = [d["block"] for d in server if d["args"] == ["/"]]
    headers = {d["args"][0].lower(): d["args"][1] for d in location if d["directive"] == "proxy_set_header"}
    facts = {"hosts": ["*" if name == "_" else name for name in one["server_name"]]}
    facts["hops"] = {'': 0, "$remote_addr": 1}.get(headers["x-forwarded-for"], 2)
    facts["scheme_header"] = next((n for n, value in headers.items() if value == "$scheme"), None)
    if "ssl_protocols" in one:
        facts["tls.minimum"] = {"TLSv1": "1.0"}.get(one["ssl_protocols"][0], one["ssl_protocols"][0][4:])
    facts["hsts"] = next(
        (d["args"][1] for item in blocks if item["directive"] == "map" and item["args"][1].endswith("_hsts")
         for d in [{"args": [d["directive"], *d["args"]]} for d in item["block"]] if d["args"][0] == "on"),
        None)
    return {**facts, **_nginx_limits(blocks, server), **_nginx_readers(blocks)}


def _dump(path, scratch):
    """The file of the configuration that nginx says it has read, with a throw-away certificate."""
    text = path.read_text(encoding="utf-8")
    files = certificate.make("proxy", scratch, scratch / "authority.pem")
    for name, file in zip(("ssl_certificate", "ssl_certificate_key"), files):
        text = re.sub(rf"\b{name} \S+;", f"{name} {file};", text)
    included, main = scratch / "included.conf", scratch / "nginx-main.conf"
    included.write_text(text)
    main.write_text(
        f"pid {scratch}/pid; error_log stderr; events {{}}\nhttp {{ include {included}; }}\n")
    answer = subprocess.run(["nginx", "-T", "-q", "-c", main], capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise SystemExit(f"{path}: {answer.stderr}")
    dump = scratch / "dump.conf"
    dump.write_text(answer.stdout.partition(f"# configuration file {included}:\n")[2])
    return dump


def _nginx_readers(blocks):
    """Which origins may read a refusal, and how; no facts where there is no limit or no reader."""
    maps = {
        name: {d["directive"]: d["args"][0] for d in item["block"]}
        for item in blocks if item["directive"] == "map"
        for name in re.findall(r"_(origin|credentials|exposed)$", item["args"][1])}
    if "origin" not in maps:
        return {}
    patterns = [text for text in maps["origin"] if text.startswith("~^")]
    is_any = patterns == ["~^.+$"]
    facts = {} if is_any else {"origins": [re.sub(r"\\+(.)", r"\1", text[2:-1]) for text in patterns]}
    return {
        **facts, "cors.any_origin": is_any,
        "cors.credentials": maps.get("credentials", {}).get("default") == "true",
        "cors.exposed": [name for name in maps.get("exposed", {}).get("default", "").split(", ") if name],
    }


def _nginx_limits(blocks, server):
    """The rates as requests a minute and at once."""
    zones = {}
    for item in blocks:
        if item["directive"] == "limit_req_zone":
            name = re.fullmatch(r"zone=[a-z0-9_]*?_(login|refresh|verify|password_reset|registration):10m", item["args"][1])
            zones[name[1]] = int(re.fullmatch(r"rate=(\d+)r/m", item["args"][2])[1])
    bursts = {}
    for item in server:
        if item["directive"] == "limit_req":
            name = re.search(r"_(login|refresh|verify|password_reset|registration)$", item["args"][0])[1]
            burst = [int(a.split("=")[1]) for a in item["args"] if a.startswith("burst=")]
            bursts[name] = 1 + (burst[0] if burst else 0)
    return {f"limit.{name}": (zones[name], bursts[name]) if name in zones else None for name in LIMITS}


def nginx_rate(rate):
    """What a rate is for nginx: requests a minute, rounded up, and at once."""
    return rate and (-(-rate[0] * 60 // rate[1]), rate[0])


def of_caddy(path, scratch):
    """The JSON that `caddy adapt` makes of it; no facts where no proxy is promised."""
    answer = subprocess.run(
        ["caddy", "adapt", "--config", str(path), "--adapter", "caddyfile"],
        capture_output=True, text=True, check=True,
        env={**os.environ, "XDG_DATA_HOME": str(scratch), "XDG_CONFIG_HOME": str(scratch)})
    servers = json.loads(answer.stdout).get("apps", {}).get("http", {}).get("servers", {})
    handlers = list(_objects(servers))
    proxies = [item for item in handlers if item.get("handler") == "reverse_proxy"]
    if not proxies:
        return {}
    request = proxies[0]["headers"]["request"]
    values = {name.lower(): value for name, value in request.get("set", {}).items()}
    facts = {"hops": 2 if "trusted_proxies" in proxies[0] else 1 if "x-forwarded-for" in values else 0}
    facts["scheme_header"] = next(
        (n for n, value in values.items() if value == ["{http.request.scheme}"]), None)
    sent = [item["response"]["set"] for item in handlers if item.get("handler") == "headers" and "response" in item]
    facts["hsts"] = sent[0]["Strict-Transport-Security"][0] if sent else None
    facts["hosts"] = sorted({host for item in handlers for host in item.get("host", [])})
    policies = [item for item in handlers if "protocol_min" in item]
    if policies:
        facts["tls.minimum"] = policies[0]["protocol_min"].removeprefix("tls")
    return facts


def caddy_hosts(hosts):
    """What accepted hosts are for Caddy: a domain with its subdomains is two of its hosts."""
    pairs = [[host[1:], "*" + host] if host.startswith(".") else [host] for host in hosts]
    return sorted({host for pair in pairs for host in pair if host != "*"})


def _objects(value):
    """All objects within a JSON value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
