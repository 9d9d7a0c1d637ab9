"""Sessions of Hummingbird's own, with the cookie of a profile."""

import email.utils
import http.client
import os
import subprocess
import tempfile
import time

from .common import check, copy_of, free_port, swift, wait_for


def session_app(_):
    """Sessions of Hummingbird's own, with the cookie of a profile."""
    with tempfile.TemporaryDirectory() as folder:
        package = copy_of("SessionApp", folder)
        status, log = swift(package, "package", "resolve")
        if status != 0:
            print(f"SKIPPED SessionApp: its packages cannot be fetched\n{log[-400:]}", flush=True)
            return
        status, log = swift(package, "build")
        check(status == 0, "SessionApp builds" if status == 0 else f"SessionApp builds\n{log[-4000:]}")
        if status == 0:
            visit(package / ".build/debug/SessionApp")


def visit(program):
    """Looks at the session's cookie, and whether it brings the session back."""
    port = free_port()
    app = subprocess.Popen(
        [program], env=os.environ | {"PORT": str(port)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        name, attributes = None, set()
        for number in (1, 2):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/visits", headers={"Cookie": name} if name else {})
            answer = connection.getresponse()
            check(answer.read() == b"%d\n" % number, f"visit {number} is known as that")
            if name is None:
                name, *rest = answer.headers["Set-Cookie"].split("; ")
                attributes = {part.split("=")[0].lower(): part.partition("=")[2].lower() for part in rest}
        check(name.startswith("sessionid=") and attributes.get("samesite") == "strict"
              and "httponly" in attributes and "secure" not in attributes and attributes.get("path") == "/",
              "the session's cookie has the profile's attributes")
        ends = email.utils.parsedate_to_datetime(attributes.get("expires", "")).timestamp() - time.time()
        check(3500 < ends <= 3600, "the session ends after the profile's lifetime")
    finally:
        app.terminate()
        app.wait(20)
