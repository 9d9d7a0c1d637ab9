"""A headless Chromium that is spoken to through a pair of pipes."""

import asyncio
import contextlib
import fcntl
import json
import os
import pathlib
import shutil
import signal
import tempfile
from collections.abc import Callable
from typing import Any

JSON = dict[str, Any]
Listener = Callable[[JSON], None]

FLAGS = [
    "--headless=new", "--remote-debugging-pipe", "--disable-gpu", "--no-first-run",
    "--no-proxy-server", "--disable-background-networking", "--disable-component-update",
    "--disable-default-apps", "--disable-extensions", "--disable-sync", "--mute-audio",
    "--disable-dev-shm-usage", "--password-store=basic",
    # The stub pages stand for public servers; only what concerns cookies is of interest here.
    "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LocalNetworkAccessChecks,"
    "Translate,OptimizationHints,MediaRouter",
]


class ProtocolError(Exception):
    """Chromium refused a command."""


class Chromium:
    """A running browser; commands go out and events come in as JSON, each ended by a NUL."""

    def __init__(self, process: int, folder: str, write: int) -> None:
        self._process = process
        self._folder = folder
        self._write = write
        self._number = 0
        self._pending: dict[int, asyncio.Future[JSON]] = {}
        self._listeners: list[Listener] = []

    @classmethod
    async def start(cls, flags: list[str], preferences: JSON) -> "Chromium":
        """Starts a browser with a profile of its own, which holds these preferences."""
        folder = tempfile.mkdtemp(prefix="countersign-browser-")
        default = pathlib.Path(folder, "profile", "Default")
        default.mkdir(parents=True)
        (default / "Preferences").write_text(json.dumps(preferences))
        theirs_read, write = _high_pipe()
        read, theirs_write = _high_pipe()
        arguments = ["chromium", *FLAGS, *flags, f"--user-data-dir={default.parent}"]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        process = os.posix_spawnp(
            "chromium", [*arguments, "about:blank"], os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs_read, 3),
                (os.POSIX_SPAWN_DUP2, theirs_write, 4),
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, f"{folder}/log", os.O_WRONLY | os.O_CREAT, 0o600),
            ],
            setpgroup=0,
        )
        os.close(theirs_read)
        os.close(theirs_write)
        browser = cls(process, folder, write)
        await browser._listen(read)
        return browser

    async def _listen(self, read: int) -> None:
        reader = asyncio.StreamReader(limit=1 << 26)
        protocol = asyncio.StreamReaderProtocol(reader)
        await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, os.fdopen(read, "rb"))
        self._reading = asyncio.create_task(self._read(reader))

    async def _read(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                self._take(json.loads((await reader.readuntil(b"\0"))[:-1]))
        for future in self._pending.values():
            future.set_exception(ProtocolError("the browser has ended"))

    def _take(self, message: JSON) -> None:
        if "id" not in message:
            for listener in list(self._listeners):
                listener(message)
            return
        future = self._pending.pop(message["id"])
        if future.done():
            return
        if "error" in message:
            future.set_exception(ProtocolError(message["error"]["message"]))
        else:
            future.set_result(message["result"])

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Hands every event to `listener` until the returned function is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def send(
        self, method: str, session: str | None = None, **parameters: Any
    ) -> asyncio.Future[JSON]:
        """Sends a command; the future holds its result."""
        self._number += 1
        message: JSON = {"id": self._number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        future = asyncio.get_running_loop().create_future()
        self._pending[self._number] = future
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return future

    async def version(self) -> str:
        """The name and version of the browser, `Chromium 1.2.3.4`."""
        product = (await self.send("Browser.getVersion"))["product"]
        return product.replace("HeadlessChrome/", "Chromium ").replace("Chrome/", "Chromium ")

    async def stop(self) -> None:
        """Ends the browser and removes its profile."""
        with contextlib.suppress(ProtocolError, OSError, TimeoutError):
            await asyncio.wait_for(asyncio.shield(self.send("Browser.close")), 5)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._reading), 5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        shutil.rmtree(self._folder, ignore_errors=True)


def _high_pipe() -> tuple[int, int]:
    """A pipe with both ends above the numbers that the browser expects its own at."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    return high[0], high[1]
