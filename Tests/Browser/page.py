"""A tab with a page in it, and the server that the page is about."""

import asyncio
import json
import pathlib
import subprocess
from typing import Any

from chromium import Chromium

JSON = dict[str, Any]

PASSWORD = "correct horse battery staple"
# Seconds that anything may take on a busy machine.
PATIENCE = 20.0


class Page:
    """One tab with the page in it."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser = browser
        self.session = session
        self.requests: list[str] = []
        self.complaints: list[str] = []
        browser.listen(self._take)

    @classmethod
    async def open(cls, browser: Chromium, url: str, ready: str) -> "Page":
        """Opens a tab on a URL, and waits until the page is loaded and an expression holds."""
        target = await browser.send("Target.createTarget", url="about:blank")
        session = (await browser.send(
            "Target.attachToTarget", targetId=target["targetId"], flatten=True))["sessionId"]
        page = cls(browser, session)
        for domain in ("Network", "Page", "Runtime", "Log"):
            await browser.send(f"{domain}.enable", session)
        await browser.send("Page.navigate", session, url=url)
        await page.until(f"document.readyState === 'complete' && ({ready})")
        return page

    def _take(self, event: JSON) -> None:
        if event.get("sessionId") != self.session:
            return
        method, parameters = event["method"], event["params"]
        if method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(parameters["exceptionDetails"])[:300])
        elif method == "Log.entryAdded" and parameters["entry"]["source"] == "security":
            self.complaints.append(parameters["entry"]["text"])

    async def value(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = await self._browser.send(
            "Runtime.evaluate", self.session, expression=script, returnByValue=True,
            awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(f"{script}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    async def until(self, script: str) -> None:
        """Waits until an expression holds."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(script):
                await asyncio.sleep(0.1)

    async def cookies(self) -> dict[str, JSON]:
        """The cookies that the browser has, by name."""
        found = await self._browser.send("Storage.getCookies")
        return {cookie["name"]: cookie for cookie in found["cookies"]}


class Server:
    """A running `countersign serve` with one user, `alice`."""

    def __init__(self, program: str, folder: str, profile: str, *options: str) -> None:
        path = pathlib.Path(folder, "profile.yaml")
        path.write_text(profile)
        database = str(pathlib.Path(folder, "users.sqlite"))
        subprocess.run(
            [program, "users", "add", "alice", "--database", database],
            input=PASSWORD + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
        self._process = subprocess.Popen(
            [program, "serve", str(path), "--lab", "--port", "0", "--database", database, *options],
            stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        # The last line of the start tells where the console is.
        for line in self._process.stdout:
            if line.startswith("console at "):
                self.url = line.removeprefix("console at ").strip()
                return
        raise AssertionError("the server offers no page")

    def stop(self) -> None:
        """Ends the server."""
        self._process.terminate()
        self._process.wait(30)
