"""An app of a user's own with the auth routes on its router, and a service beside it."""

import http.client
import json
import os
import pathlib
import secrets
import signal
import subprocess
import tempfile

from .common import HERE, check, free_port, swift, wait_for


def mounted_app(countersign):
    """An app of a user's own with the auth routes on its router."""
    scratch = pathlib.Path(os.environ["SCRATCH"]) if "SCRATCH" in os.environ else None
    package = HERE / "MountedApp"
    status, log = swift(package, "build", scratch=scratch)
    check(status == 0, "MountedApp builds" if status == 0 else f"MountedApp builds\n{log[-4000:]}")
    if status != 0:
        return
    program = (scratch or package / ".build") / "debug/MountedApp"
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/notes.sqlite"
        password = secrets.token_urlsafe(12)
        added = subprocess.run(
            [countersign, "users", "add", "alice", "--database", database], input=password + "\n", text=True,
            capture_output=True)
        check(added.returncode == 0, "a user is added")
        port = free_port()
        environment = os.environ | {
            "NOTES_DATABASE": database, "PORT": str(port), "NOTES_SIGNING_KEY": secrets.token_hex(32)}
        with open(f"{folder}/log", "w") as log:
            app = subprocess.Popen([program], env=environment, cwd=folder, stdout=log, stderr=log)
            try:
                drive(port, password)
            finally:
                app.send_signal(signal.SIGTERM)
                check(app.wait(20) == 0, "the app stops cleanly")
    status_app(program.parent / "StatusApp")


def drive(port, password):
    """Signs in and out, with the app's own route in between."""
    wait_for(port)
    browser = Browser(port)
    check(browser.send("GET", "/notes")[0] == 401, "a stranger does not reach the app's route")
    check(browser.send("GET", "/api/auth/csrf/")[0] == 200, "the profile's routes are mounted")
    wrong = browser.send("POST", "/api/auth/login/", {"username": "alice", "password": "wrong " + password})
    check(wrong[0] == 400, "a wrong password is refused")
    status, _ = browser.send("POST", "/api/auth/login/", {"username": "alice", "password": password})
    check(status == 200 and {"access", "refresh"} <= browser.cookies.keys(), "login sets both cookies")
    check(browser.send("GET", "/notes") == (200, "the notes of alice\n"), "the app's route knows who calls")
    check(browser.send("POST", "/api/auth/token/refresh/", {})[0] == 200, "refresh works")
    check(browser.send("POST", "/api/auth/logout/", {})[0] == 200, "logout works")
    check(browser.send("GET", "/notes")[0] == 401, "after logout the route is closed")


class Browser:
    """A client that keeps cookies as the app's pages would."""

    def __init__(self, port):
        self.port, self.cookies = port, {}

    def send(self, method, path, body=None, **headers):
        """Sends a request; returns status and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Host": "localhost:8080", "Origin": "http://localhost:3000"} | headers
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if "csrftoken" in self.cookies:
            headers["X-CSRFToken"] = self.cookies["csrftoken"]
        data = None if body is None else json.dumps(body)
        if data is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, path, data, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if "Max-Age=0" in line:
                del self.cookies[name]
        return answer.status, text


def status_app(program):
    """The service beside MountedApp, with Hummingbird's CORS middleware and with the profile's."""
    for profile, theirs in [("status", True), ("wide", False)]:
        port = free_port()
        app = subprocess.Popen(
            [program], env=os.environ | {"PROFILE": profile, "PORT": str(port)}, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        try:
            wait_for(port)
            cross_origin(port, profile, theirs)
        finally:
            app.send_signal(signal.SIGTERM)
            said = app.communicate(timeout=20)[0]
        named = "Hummingbird's CORS middleware cannot do this: expose headers" in said
        check(named != theirs, f"StatusApp {'uses' if theirs else 'says why it cannot use'} Hummingbird's middleware")


def cross_origin(port, profile, theirs):
    """What pages of this and other origins are told."""
    def answer(method, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        return answer

    origin = "http://localhost:3000"
    for path, status in [("/api/status", 200), ("/api/nothing", 404)]:
        own, other = answer("GET", path, Origin=origin), answer("GET", path, Origin="https://evil.example")
        check(own.status == status and own.headers["Access-Control-Allow-Origin"] == origin
              and own.headers["Access-Control-Allow-Credentials"] == "true" and "Origin" in own.headers["Vary"]
              and other.headers["Access-Control-Allow-Origin"] is None,
              f"{profile}: the page of the profile reads {path}, no other does")
        check(own.headers["Access-Control-Expose-Headers"] == (None if theirs else "retry-after"),
              f"{profile}: {path} exposes what the profile says")
    asked = {"Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "content-type"}
    own = answer("OPTIONS", "/api/status", Origin=origin, **asked)
    check(own.status in (200, 204) and own.headers["Access-Control-Allow-Origin"] == origin
          and own.headers["Access-Control-Allow-Methods"] == "GET, POST, PATCH, PUT, DELETE"
          and own.headers["Access-Control-Allow-Headers"] == "content-type, x-csrftoken"
          and own.headers["Access-Control-Max-Age"] == "300", f"{profile}: its preflight is answered")
    other = answer("OPTIONS", "/api/status", Origin="null", **asked)
    check(other.headers["Access-Control-Allow-Origin"] is None, f"{profile}: no other preflight is")
