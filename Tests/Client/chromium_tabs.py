"""Two tabs of one real Chromium, with the generated client, against a real lab server."""

import asyncio
import http.server
import json
import pathlib
import secrets
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Awaitable, Callable
from typing import Any

from chromium import Chromium

JSON = Any
ROUNDS = 10
CALLS = 5
# Seconds that a deed in a tab may take on a busy machine.
PATIENCE = 30


class Stage:
    """The app's own server, on an origin other than the API's: a page and the client's files."""

    def __init__(self, page: pathlib.Path, scripts: pathlib.Path) -> None:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(page, scripts))
        self.origin = f"http://localhost:{self._server.server_port}"

    def __enter__(self) -> "Stage":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(
    page: pathlib.Path, scripts: pathlib.Path
) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802
            path = self.path.partition("?")[0]
            is_script = path.startswith("/client/") and path.endswith(".js")
            file = scripts / pathlib.PurePosixPath(path).name if is_script else page
            body = file.read_bytes() if file.is_file() else b""
            self.send_response(200 if body else 404)
            kind = "text/javascript" if is_script else "text/html"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


class LabServer:
    """`countersign serve --lab` with one account."""

    def __init__(self, countersign: str, profile: pathlib.Path, folder: str) -> None:
        database = ["--database", f"{folder}/users.sqlite"]
        self.account = {"username": "alice", "password": secrets.token_urlsafe(12)}
        subprocess.run(
            [countersign, "users", "add", "alice", *database], check=True, text=True,
            input=self.account["password"] + "\n", stdout=subprocess.DEVNULL,
        )
        self._process = subprocess.Popen(
            [countersign, "serve", profile, "--lab", "--port", "0", *database],
            stdout=subprocess.PIPE, text=True,
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        self.port = int(line.split(" at 127.0.0.1:")[1].split()[0])
        self.api = f"http://localhost:{self.port}/api"

    def order(self, path: str, method: str, body: JSON = None) -> JSON:
        """Gives the lab's control an order; the state after it."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/.countersign/{path}", method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)

    def expire(self) -> None:
        """Lets all access tokens run out."""
        self.order("clock", "POST", {"advance_seconds": 3600})

    @property
    def refreshes(self) -> int:
        """How many refreshes have arrived since the last reset."""
        return self.order("state", "GET")["requests"]["refresh"]

    def stop(self) -> None:
        """Ends the process."""
        self._process.terminate()
        self._process.wait(10)


class Tab:
    """A tab of the browser's one window profile, so that all tabs share cookies and storage."""

    def __init__(self, browser: Chromium) -> None:
        self._browser = browser
        self._session = ""

    async def open(self, url: str) -> None:
        """Opens the page and waits for its script."""
        send = self._browser.send
        target = await send("Target.createTarget", url=url)
        attached = await send(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        self._session = attached["sessionId"]
        await send("Runtime.enable", self._session)
        await self.reload_done()

    async def reload_done(self) -> None:
        """Waits until the page can act."""
        end = time.monotonic() + PATIENCE
        while await self._evaluate("typeof window.act") != "function":
            if time.monotonic() > end:
                raise AssertionError("the page does not come up")
            await asyncio.sleep(0.05)

    async def reload(self) -> None:
        """Loads the page anew."""
        await self._evaluate("delete window.act; location.reload()")
        await asyncio.sleep(0.2)
        await self.reload_done()

    async def act(self, deed: str, argument: JSON = None) -> JSON:
        """Has the page do something; what comes of it."""
        return await self._evaluate(f"act({json.dumps(deed)}, {json.dumps(argument)})")

    async def _evaluate(self, expression: str) -> JSON:
        answer = await asyncio.wait_for(
            self._browser.send(
                "Runtime.evaluate", self._session, expression=expression, awaitPromise=True,
                returnByValue=True,
            ),
            PATIENCE,
        )
        if "exceptionDetails" in answer:
            raise AssertionError(str(answer["exceptionDetails"]["exception"].get("description")))
        return answer["result"].get("value")


async def refresh_once(server: LabServer, tabs: list[Tab]) -> None:
    """one refresh an expiry serves all calls of both tabs"""
    for number in range(1, ROUNDS + 1):
        server.expire()
        seen = await asyncio.gather(*(tab.act("calls", CALLS) for tab in tabs))
        assert seen == [[200] * CALLS] * len(tabs), seen
        assert server.refreshes == number, f"{server.refreshes} refreshes for {number} expiries"


async def misbehaviour(server: LabServer, tabs: list[Tab]) -> None:
    """both tabs stay signed in through a lost, a late, a doubled and a failed answer"""
    for order in (
        {"deed": "drop"}, {"deed": "delay", "seconds": 0.5}, {"deed": "duplicate"},
        {"deed": "fail", "status": 503},
    ):
        server.order("misbehave", "POST", {"route": "refresh", **order})
        server.expire()
        seen = await asyncio.gather(*(tab.act("calls", CALLS) for tab in tabs))
        assert seen == [[200] * CALLS] * len(tabs), (order, seen)
    for tab in tabs:
        assert (await tab.act("state"))["ends"] == []


async def unsafe(server: LabServer, tabs: list[Tab]) -> None:
    """both tabs carry the CSRF token to the other origin"""
    assert [await tab.act("post") for tab in tabs] == [201] * len(tabs)


async def reloaded(server: LabServer, tabs: list[Tab]) -> None:
    """a reloaded tab knows the session"""
    await tabs[1].reload()
    assert (await tabs[1].act("state"))["state"] == "active"
    assert await tabs[1].act("user") == "alice"


async def logout(server: LabServer, tabs: list[Tab]) -> None:
    """a logout in one tab ends the session in both, once"""
    await tabs[0].act("logout")
    await asyncio.sleep(0.3)
    for tab in tabs:
        state = await tab.act("state")
        assert (state["state"], state["ends"]) == ("ended", ["logout"]), state
    seen = await asyncio.gather(*(tab.act("calls", CALLS) for tab in tabs))
    assert seen == [[401] * CALLS] * len(tabs), seen
    assert server.refreshes == 0


async def login_again(server: LabServer, tabs: list[Tab]) -> None:
    """a login in one tab signs both in"""
    assert await tabs[1].act("login", server.account) == "alice"
    await asyncio.sleep(0.3)
    assert [await tab.act("user") for tab in tabs] == ["alice", "alice"]
    assert [await tab.act("post") for tab in tabs] == [201, 201]


Trial = Callable[[LabServer, list[Tab]], Awaitable[None]]
TRIALS: list[Trial] = [refresh_once, misbehaviour, unsafe, reloaded, logout, login_again]


async def run_in_chromium(countersign: str, profile: pathlib.Path, stage: Stage) -> int:
    """Carries out all trials; 0 when all passed, 1 otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        server = LabServer(countersign, profile, folder)
        browser = await Chromium.start([], {})
        try:
            print(f"two tabs in {await browser.version()}", flush=True)
            tabs = [Tab(browser), Tab(browser)]
            for tab in tabs:
                await tab.open(f"{stage.origin}/?api={server.api}")
            assert (await tabs[0].act("state"))["locks"], "this Chromium has no Web Locks"
            await tabs[0].act("login", server.account)
            await asyncio.sleep(0.3)
            failed = sum([await _try(trial, server, tabs) for trial in TRIALS])
        finally:
            await browser.stop()
            server.stop()
    print(f"{len(TRIALS) - failed} passed, {failed} failed")
    return 1 if failed else 0


async def _try(trial: Trial, server: LabServer, tabs: list[Tab]) -> int:
    server.order("misbehave", "DELETE")
    try:
        await trial(server, tabs)
    except AssertionError as error:
        print(f"FAIL  {trial.__doc__}: {error}", flush=True)
        return 1
    print(f"ok    {trial.__doc__}", flush=True)
    return 0
