"""nginx or Caddy with the file of one profile, and a visitor in front of it."""

import http.client
import json
import os
import pathlib
import re
import socket
import ssl
from urllib.parse import urlsplit

import certificate
import support


class Proxy:
    """One of the two programs with one profile's file."""

    def __init__(self, kind, folder, scratch):
        self.kind, self.folder, self.scratch = kind, pathlib.Path(folder), pathlib.Path(scratch)
        self.settings = support.settings_of(folder)
        api = urlsplit(self.settings["site"]["api"])
        self.host = api.netloc
        self.public = api.port or (443 if api.scheme == "https" else 80)
        self.secure, self.plain = support.free_port(), support.free_port()
        self.name = "nginx.conf" if kind == "nginx" else "Caddyfile"
        self.authority = self.scratch / "authority.pem"

    @property
    def is_needed(self):
        """Whether the profile has a proxy at all."""
        return "nothing to set up" not in (self.folder / self.name).read_text(encoding="utf-8")

    def text(self, upstream):
        """The generated file for these ports and a throw-away certificate."""
        text = (self.folder / self.name).read_text(encoding="utf-8")
        crt, key = certificate.make(self.host.split(":")[0], self.scratch, self.authority)
        text = text.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
        if self.kind == "nginx":
            text = re.sub(r"( *listen \[::\].*\n)", "", text)
            text = re.sub(r"listen 80;", f"listen 127.0.0.1:{self.plain};", text)
            text = re.sub(rf"listen {self.public}( ssl)?;", rf"listen 127.0.0.1:{self.secure}\1;", text)
            text = re.sub(r"ssl_certificate \S+;", f"ssl_certificate {crt};", text)
            return re.sub(r"ssl_certificate_key \S+;", f"ssl_certificate_key {key};", text)
        text = re.sub(r"\bhttp://([^\s,]*):80\b", rf"http://\1:{self.plain}", text)
        text = re.sub(rf"\bhttps://([^\s,]+):{self.public}\b(?=[ ,])", rf"https://\1:{self.secure}", text)
        text = text.replace("tls {", f"tls {crt} {key} {{")
        return text.replace("auto_https", "admin off\n\tauto_https")

    def write(self, upstream):
        """Writes what the program reads, and returns the command that checks it and that runs it."""
        path = self.scratch / self.name
        path.write_text(self.text(upstream))
        if self.kind == "caddy":
            options = ["--config", str(path), "--adapter", "caddyfile"]
            return ["caddy", "validate", *options], ["caddy", "run", *options]
        main = self.scratch / "main.conf"
        temporary = "".join(
            f"{name}_temp_path {self.scratch}/{name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        main.write_text(
            f"daemon off; pid {self.scratch}/pid; error_log stderr warn; events {{}}\n"
            f"http {{ access_log off; {temporary} include {path}; }}\n")
        return ["nginx", "-t", "-c", str(main)], ["nginx", "-c", str(main)]

    def environment(self):
        """Where Caddy keeps what it keeps."""
        return {**os.environ, "XDG_DATA_HOME": str(self.scratch), "XDG_CONFIG_HOME": str(self.scratch)}

    def ask(self, method, path, body=None, headers=None, secure=True):
        """Sends a request through the proxy; returns status, headers and body."""
        if secure:
            context = ssl.create_default_context(cafile=self.authority)
            connection = http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=20, context=context)
            connection.sock = context.wrap_socket(
                socket.create_connection(("127.0.0.1", self.secure), 20),
                server_hostname=self.host.split(":")[0])
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.plain, timeout=20)
        return _exchange(connection, method, path, body, {"Host": self.host, **(headers or {})})


class Server:
    """The embedded server, asked as a proxy would."""

    def __init__(self, proxy, port):
        self.settings, self.host, self.port = proxy.settings, proxy.host, port

    def ask(self, method, path, body=None, headers=None):
        """Sends a request for a client of its own; returns status, headers and body."""
        scheme = self.settings["transport"]["proxy"]["scheme_header"]
        told = {"X-Forwarded-For": "203.0.113.7", **({scheme: "https"} if scheme else {})}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        return _exchange(
            connection, method, path, body, {"Host": self.host, **told, **(headers or {})})


def _exchange(connection, method, path, body, headers):
    """Sends a request, and closes the connection after the answer."""
    try:
        if body is not None:
            body = json.dumps(body)
            headers = {**headers, "Content-Type": "application/json"}
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def path_of(settings, route):
    """The whole path of a route."""
    return settings["site"]["base_path"] + settings["routes"][route]


class Visit:
    """A browser app that asks a proxy, or the server."""

    def __init__(self, asked):
        self.asked, self.settings, self.headers = asked, asked.settings, {}
        origins = self.settings["csrf"]["trusted_origins"] or [self.settings["site"]["api"]]
        self.headers["Origin"] = origins[0]
        if self.settings["csrf"]["defence"] == "token" and self.settings["routes"]["csrf"]:
            _, _, body = asked.ask("GET", path_of(self.settings, "csrf"))
            token = json.loads(body)["csrfToken"]
            self.headers["Cookie"] = f"{self.settings['csrf']['cookie']['name']}={token}"
            self.headers[self.settings["csrf"]["header"]] = token

    def post(self, route, body, **headers):
        """Calls a route."""
        return self.asked.ask(
            "POST", path_of(self.settings, route), body, {**self.headers, **headers})
