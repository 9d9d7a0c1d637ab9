"""The servers behind every host: stub pages to act from, and the answers a step prescribes."""

import base64
import hashlib
import html
import http.server
import json
import pathlib
import ssl
import subprocess
import threading
import urllib.parse
from typing import Any

JSON = dict[str, Any]

STAGE = (pathlib.Path(__file__).resolve().parent / "stage.html").read_text()
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)
SANDBOX = "allow-scripts allow-forms allow-top-navigation"
BODIES = {
    "fetch": ("text/plain", b"answer"),
    "img": ("image/png", PIXEL),
    "iframe": ("text/html", b'<!doctype html><title>answer</title><link rel="icon" href="data:,">'),
    "navigate": ("text/html", STAGE.encode()),
}
CORS = {
    "allowOrigin": "Access-Control-Allow-Origin",
    "allowCredentials": "Access-Control-Allow-Credentials",
    "allowMethods": "Access-Control-Allow-Methods",
    "allowHeaders": "Access-Control-Allow-Headers",
}


class Script:
    """What to answer to the request of each step, and what arrived; shared between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._steps: dict[str, JSON] = {}
        self._arrived: dict[str, list[JSON]] = {}

    def prescribe(self, token: str, step: JSON) -> None:
        """Answers requests that carry `token` as the step says."""
        with self._lock:
            self._steps[token] = step
            self._arrived[token] = []

    def step(self, token: str) -> JSON | None:
        """The step of a token."""
        with self._lock:
            return self._steps.get(token)

    def note(self, token: str, is_preflight: bool, cookies: str | None) -> None:
        """Remembers that a request arrived."""
        with self._lock:
            self._arrived[token].append({"isPreflight": is_preflight, "cookies": cookies})

    def arrived(self, token: str) -> list[JSON]:
        """The requests of a token, in order."""
        with self._lock:
            return list(self._arrived[token])


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    script: Script

    def _serve(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        if "stage" in query:
            chain = json.loads(query["stage"][0])
            policy = ("Content-Security-Policy", f"sandbox {SANDBOX}")
            headers = [policy] if "sandbox" in query else []
            self._answer(200, headers, "text/html", _stage(chain).encode())
        elif "step" in query:
            self._play(query["step"][0])
        else:
            self._answer(404, [], "text/plain", b"")

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve

    def __getattr__(self, name: str) -> Any:
        # Methods that no standard names, `do_patch` among them, are served as well.
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _play(self, token: str) -> None:
        step = self.script.step(token)
        if step is None:
            return self._answer(404, [], "text/plain", b"")
        cookies = self.headers.get("Cookie")
        is_preflight = "Access-Control-Request-Method" in self.headers
        self.script.note(token, is_preflight, cookies and cookies.encode("latin-1").decode())
        answer = step.get("answer") or {}
        if is_preflight:
            return self._answer_preflight(answer.get("preflight"))
        headers = _cors_headers(answer.get("cors") or {})
        headers += [("Set-Cookie", line) for line in answer.get("setCookies") or []]
        self._answer(200, headers, *BODIES[step["kind"]])

    def _answer_preflight(self, preflight: JSON | None) -> None:
        if preflight is None:
            self.close_connection = True
            return
        headers = _cors_headers(preflight["cors"])
        if 300 <= preflight["status"] < 400:
            headers.append(("Location", "/elsewhere"))
        self._answer(preflight["status"], headers, "text/plain", b"")

    def _answer(
        self, status: int, headers: list[tuple[str, str]], kind: str, body: bytes
    ) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value.encode().decode("latin-1"))
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Keeps quiet."""


class Server(http.server.ThreadingHTTPServer):
    """A server whose broken connections are nobody's business."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keeps quiet."""


class Stub:
    """Both servers, running in threads of their own."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.script = Script()
        certificate, key = _make_certificate(folder)
        self.key_hash = _key_hash(certificate)
        handler = type("BoundHandler", (Handler,), {"script": self.script})
        self._plain = Server(("127.0.0.1", 0), handler)
        self._secure = Server(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._secure.socket = context.wrap_socket(
            self._secure.socket, server_side=True, do_handshake_on_connect=False
        )
        for server in (self._plain, self._secure):
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def flags(self, plain_ports: list[int], secure_ports: list[int]) -> list[str]:
        """What makes a browser find every host here, on these ports."""
        rules = [f"MAP *:{port} 127.0.0.1:{self._plain.server_port}" for port in plain_ports]
        rules += [f"MAP *:{port} 127.0.0.1:{self._secure.server_port}" for port in secure_ports]
        return [
            "--host-resolver-rules=" + ", ".join(rules),
            f"--ignore-certificate-errors-spki-list={self.key_hash}",
        ]

    def stop(self) -> None:
        """Ends both servers."""
        for server in (self._plain, self._secure):
            server.shutdown()
            server.server_close()


def _stage(chain: list[JSON]) -> str:
    """A document with the documents of `chain` in a frame, one in the other."""
    if not chain:
        return STAGE
    sandbox = f' sandbox="{SANDBOX}"' if chain[0]["sandbox"] else ""
    frame = f'<iframe{sandbox} src="{html.escape(stage_url(chain))}"></iframe>'
    return STAGE.replace("<body>", f"<body>{frame}")


def stage_url(chain: list[JSON]) -> str:
    """The address of a document that frames the next of the chain, and so on.

    A sandboxed one says so itself, so that it may as well be at the top.
    """
    first, *rest = chain
    query = {"stage": json.dumps(rest)}
    if first["sandbox"]:
        query["sandbox"] = "yes"
    return f"{first['url']}?{urllib.parse.urlencode(query)}"


def _cors_headers(cors: JSON) -> list[tuple[str, str]]:
    return [(CORS[key], value) for key, value in cors.items() if value is not None]


def _make_certificate(folder: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=throw-away", "-keyout", key, "-out", certificate,
    ]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


def _key_hash(certificate: pathlib.Path) -> str:
    """The name of a certificate's public key on Chromium's command line."""
    text = subprocess.run(
        ["openssl", "x509", "-in", certificate, "-noout", "-pubkey"],
        check=True, capture_output=True,
    ).stdout
    der = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "der"],
        check=True, capture_output=True, input=text,
    ).stdout
    return base64.b64encode(hashlib.sha256(der).digest()).decode()
