"""Makes a browser do what a case says and writes down what is seen of it."""

import asyncio
import contextlib
import json
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable
from typing import Any

from chromium import Chromium, ProtocolError
from stub import Stub, stage_url

JSON = dict[str, Any]

PATIENCE = 15.0

# Where a document is kept whose origin is opaque though it is the page in the address bar.
SANDBOXED = "https://sandbox.example.com"


class Stuck(Exception):
    """The browser did not do what a step asks for."""


class Tab:
    """The one tab of a browser context of its own, with all network events of its frames."""

    def __init__(self, browser: Chromium) -> None:
        self._browser = browser
        self.context = ""
        self._session = ""
        self._sessions: set[str] = set()
        self._requests: dict[str, JSON] = {}
        self._changed = asyncio.Event()
        self.loads = 0
        self.uses = 0

    async def open(self) -> None:
        """Creates the context and the tab."""
        browser = self._browser
        self.context = (await browser.send("Target.createBrowserContext"))["browserContextId"]
        target = await browser.send(
            "Target.createTarget", url="about:blank", browserContextId=self.context
        )
        self._silence = browser.listen(self._take)
        self._session = (
            await browser.send(
                "Target.attachToTarget", targetId=target["targetId"], flatten=True
            )
        )["sessionId"]
        self._sessions.add(self._session)
        await self._enable(self._session)

    async def close(self) -> None:
        """Drops the context with everything in it."""
        self._silence()
        with contextlib.suppress(TimeoutError, ProtocolError):
            async with asyncio.timeout(5):
                await self._browser.send(
                    "Target.disposeBrowserContext", browserContextId=self.context
                )

    async def forget(self) -> bool:
        """Empties the context of cookies, and tells whether it is empty."""
        self._requests.clear()
        await self._browser.send("Storage.clearCookies", browserContextId=self.context)
        return not await self.jar()

    async def _enable(self, session: str) -> None:
        send = self._browser.send
        await asyncio.gather(
            send("Network.enable", session),
            send("Page.enable", session),
            send(
                "Target.setAutoAttach", session, autoAttach=True, waitForDebuggerOnStart=True,
                flatten=True,
            ),
            send("Runtime.runIfWaitingForDebugger", session),
        )

    def _take(self, event: JSON) -> None:
        if event.get("sessionId") not in self._sessions:
            return
        method, parameters = event["method"], event["params"]
        if method == "Target.attachedToTarget":
            self._sessions.add(parameters["sessionId"])
            task = asyncio.create_task(self._enable(parameters["sessionId"]))
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
        elif method == "Page.loadEventFired" and event["sessionId"] == self._session:
            self.loads += 1
        elif method.startswith("Network.") and "requestId" in parameters:
            request = self._requests.setdefault(parameters["requestId"], {})
            request[method.removeprefix("Network.")] = parameters
        self._changed.set()

    async def wait(self, condition: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Waits until `condition` holds, and tells whether it came to hold."""
        end = time.monotonic() + patience
        while not condition():
            self._changed.clear()
            rest = end - time.monotonic()
            if rest <= 0:
                return False
            try:
                await asyncio.wait_for(self._changed.wait(), min(rest, 0.05))
            except TimeoutError:
                continue
        return True

    async def visit(self, url: str) -> None:
        """Goes to an address as if it had been typed."""
        loads = self.loads
        await self._browser.send("Page.navigate", self._session, url=url)
        if not await self.wait(lambda: self.loads > loads):
            raise Stuck(f"no page at {url}")

    async def act(self, command: JSON) -> JSON:
        """Does something in the innermost document of the stage."""
        encoded = urllib.parse.quote(json.dumps(command))
        answer = await asyncio.wait_for(
            self._browser.send(
                "Runtime.evaluate", self._session, awaitPromise=True, returnByValue=True,
                expression=f'act(JSON.parse(decodeURIComponent("{encoded}")))',
            ),
            PATIENCE,
        )
        if "exceptionDetails" in answer:
            raise Stuck(str(answer["exceptionDetails"]))
        return answer["result"].get("value") or {}

    def request(self, token: str) -> JSON:
        """The events of the request that carries `token`; a preflight is another request."""
        for events in self._requests.values():
            sent = events.get("requestWillBeSent")
            if sent and _token(sent["request"]["url"]) == token and not _is_preflight(sent):
                return events
        return {}

    async def jar(self) -> list[JSON]:
        """All cookies of the context."""
        return (await self._browser.send("Storage.getCookies", browserContextId=self.context))[
            "cookies"
        ]


def _is_preflight(sent: JSON) -> bool:
    return sent["initiator"]["type"] == "preflight"


def _token(url: str) -> str | None:
    return urllib.parse.parse_qs(urllib.parse.urlsplit(url).query).get("step", [None])[0]


class Pool:
    """Tabs to play in; each case gets one whose context holds no cookie."""

    def __init__(self, browser: Chromium) -> None:
        self._browser = browser
        self._idle: list[Tab] = []

    async def take(self) -> Tab:
        """An idle tab or a new one."""
        if self._idle:
            return self._idle.pop()
        tab = Tab(self._browser)
        await tab.open()
        return tab

    async def put(self, tab: Tab) -> None:
        """Makes a tab available again, or drops it when it has served long."""
        tab.uses += 1
        if tab.uses < Pool.USES and await tab.forget():
            self._idle.append(tab)
        else:
            await tab.close()

    async def close(self) -> None:
        """Drops all idle tabs."""
        while self._idle:
            await self._idle.pop().close()

    USES = 50


async def play(pool: Pool, stub: Stub, case: JSON) -> JSON:
    """Plays a case; each step of the result says when it was done and what was seen."""
    tab = await pool.take()
    try:
        steps = [step async for step in _steps(tab, stub, case)]
    except BaseException:
        await tab.close()
        raise
    await pool.put(tab)
    return {"id": case["id"], "steps": steps}


async def _steps(tab: Tab, stub: Stub, case: JSON) -> AsyncIterator[JSON]:
    start = time.time()
    stage: list[JSON] = []
    for number, step in enumerate(case["steps"]):
        if "since" in step:
            await asyncio.sleep(max(0.0, start + step["since"] - time.time()))
        chain = _chain(step)
        if chain and not _serves(stage, chain, step):
            await tab.visit(stage_url(chain))
        at = int(time.time())
        if step["deed"] == "request":
            seen = await _request(tab, stub, f"{case['id']}.{number}", step)
        else:
            seen = await tab.act({"deed": step["deed"], "line": step.get("line")})
        stage = _next_stage(step, chain)
        yield {"at": at, **seen, "jar": await tab.jar()}


def _serves(stage: list[JSON], chain: list[JSON], step: JSON) -> bool:
    """Whether the documents that are there can act for those that are asked for.

    For a request only their origins count, for a script also the address of its document.
    """
    if step["deed"] == "request":
        return [_place(one) for one in stage] == [_place(one) for one in chain]
    return stage == chain


def _place(document: JSON) -> tuple[str, bool]:
    return "/".join(document["url"].split("/")[:3]), document["sandbox"]


def _next_stage(step: JSON, chain: list[JSON]) -> list[JSON]:
    """The documents that are there after a step."""
    match step.get("kind"):
        case "navigate": return [{"url": step["url"], "sandbox": False}]
        case "iframe": return []
        case _: return chain


def _chain(step: JSON) -> list[JSON]:
    """The documents from the address bar down to the one that acts; empty for a typed address."""
    if step["deed"] == "request":
        if step.get("initiator") is None:
            return []
        actor = step["initiator"]
    else:
        actor = step["url"]
    outer = [step["topLevel"]] if step.get("topLevel") else []
    outer += step.get("ancestors") or []
    if outer == [actor]:
        outer = []
    return [_document(place, outer) for place in [*outer, actor]]


def _document(place: str, outer: list[str]) -> JSON:
    """One document; an opaque one is a sandboxed copy of the page in the address bar."""
    url = place
    if place == "null":
        url = outer[0] if outer and outer[0] != "null" else SANDBOXED
    if url.count("/") == 2:
        url += "/stage"
    return {"url": url, "sandbox": place == "null"}


async def _request(tab: Tab, stub: Stub, token: str, step: JSON) -> JSON:
    stub.script.prescribe(token, step)
    url = f"{step['url']}?step={token}"
    result: JSON = {}
    loads = tab.loads
    if step.get("initiator") is None:
        await tab.visit(url)
    else:
        command = {
            "deed": step["kind"], "url": url, "method": step.get("method", "GET"),
            "headers": step.get("headers") or {},
            "credentials": step.get("credentials", "same-origin"),
        }
        try:
            result = await tab.act(command)
        except ProtocolError:
            # The page that was to answer is gone already.
            if step["kind"] != "navigate":
                raise
        if step["kind"] == "navigate" and not await tab.wait(lambda: tab.loads > loads):
            raise Stuck(f"no navigation to {url}")
    await tab.wait(lambda: _is_complete(tab.request(token)), 3)
    return {**result, **_seen(tab.request(token), stub.script.arrived(token))}


def _is_complete(events: JSON) -> bool:
    """Whether nothing more will be told about a request."""
    if "loadingFailed" in events and "requestWillBeSentExtraInfo" not in events:
        return True
    ended = "loadingFailed" in events or "loadingFinished" in events
    return ended and "responseReceivedExtraInfo" in events


def _seen(events: JSON, arrived: list[JSON]) -> JSON:
    sent = events.get("requestWillBeSentExtraInfo", {})
    received = events.get("responseReceivedExtraInfo", {})
    failed = events.get("loadingFailed", {})
    return {
        "complete": _is_complete(events),
        "preflights": [one["cookies"] for one in arrived if one["isPreflight"]],
        "requests": [one["cookies"] for one in arrived if not one["isPreflight"]],
        "associated": [
            {"cookie": one["cookie"], "reasons": one["blockedReasons"]}
            for one in sent.get("associatedCookies", [])
        ],
        "blocked": [
            {"line": one["cookieLine"], "reasons": one["blockedReasons"]}
            for one in received.get("blockedCookies", [])
        ],
        "failure": failed.get("corsErrorStatus", {}).get("corsError") or failed.get("errorText"),
    }
