"""Makes a browser do what a case says and writes down what is seen of it."""

import asyncio
import time
import urllib.parse
from typing import Any

from chromium import Chromium
from stub import Stub, stage_url

JSON = dict[str, Any]

PATIENCE = 15.0


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
        await self._browser.send("Target.disposeBrowserContext", browserContextId=self.context)

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

    async def wait(self, condition: Any, patience: float = PATIENCE) -> bool:
        """Waits until `condition` holds, and tells whether it came to hold."""
        end = time.monotonic() + patience
        while not condition():
            self._changed.clear()
            rest = end - time.monotonic()
            if rest <= 0:
                return False
            try:
                await asyncio.wait_for(self._changed.wait(), min(rest, 0.05))
            except asyncio.TimeoutError:
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
        encoded = urllib.parse.quote(__import__("json").dumps(command))
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
            if sent and sent.get("type") != "Preflight" and _token(sent["request"]["url"]) == token:
                return events
        return {}

    async def jar(self) -> list[JSON]:
        """All cookies of the context."""
        return (await self._browser.send("Storage.getCookies", browserContextId=self.context))[
            "cookies"
        ]


def _token(url: str) -> str | None:
    return urllib.parse.parse_qs(urllib.parse.urlsplit(url).query).get("step", [None])[0]


async def play(browser: Chromium, stub: Stub, case: JSON) -> JSON:
    """Plays a case; each step of the result says when it was done and what was seen."""
    tab = Tab(browser)
    await tab.open()
    try:
        return {"id": case["id"], "steps": [s async for s in _steps(tab, stub, case)]}
    finally:
        await tab.close()


async def _steps(tab: Tab, stub: Stub, case: JSON) -> Any:
    start = time.time()
    stage: list[JSON] = []
    for number, step in enumerate(case["steps"]):
        if "since" in step:
            await asyncio.sleep(max(0.0, start + step["since"] - time.time()))
        chain = _chain(step)
        if chain and chain != stage:
            await tab.visit(stage_url(chain[0]["url"], chain[1:]))
        at = int(time.time())
        if step["deed"] == "request":
            seen = await _request(tab, stub, f"{case['id']}.{number}", step)
        else:
            seen = await tab.act({"deed": step["deed"], "line": step.get("line")})
        moved = step.get("kind") in ("navigate", "iframe")
        stage = [] if moved else chain
        yield {"at": at, **seen, "jar": await tab.jar()}


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
    url = outer[0] if place == "null" else place
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
        result = await tab.act(command)
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
    requests = [one for one in arrived if one["method"] != "OPTIONS"]
    sent = events.get("requestWillBeSentExtraInfo", {})
    received = events.get("responseReceivedExtraInfo", {})
    failed = events.get("loadingFailed", {})
    return {
        "complete": _is_complete(events),
        "preflights": len(arrived) - len(requests),
        "preflightCookies": [one["cookies"] for one in arrived if one["method"] == "OPTIONS"],
        "requests": requests,
        "associated": [
            {"cookie": one["cookie"], "reasons": one["blockedReasons"]}
            for one in sent.get("associatedCookies", [])
        ],
        "blocked": [
            {"line": one["cookieLine"], "reasons": one["blockedReasons"]}
            for one in received.get("blockedCookies", [])
        ],
        "cors": failed.get("corsErrorStatus", {}).get("corsError"),
        "failure": failed.get("errorText"),
    }
