"""Serves one folder of generated files as a Django project: serve.py FOLDER, in the environment.

The server listens on a free port of 127.0.0.1, with TLS where the profile's API is https, a thread
for each connection, and then on a second one without TLS. The first line of its output is a JSON
object: both ports, the accounts with their password, and the file of the authority behind its certificate. It serves until its standard input ends.
"""

import json
import os
import pathlib
import ssl
import sys
import tempfile
import threading
from urllib.parse import urlsplit

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

import certificate
import throwaway


class ThreadedServer(ThreadedWSGIServer):
    """Django's server, with a thread for each connection; a slow handshake holds nobody else up."""

    request_queue_size = 128
    context = None

    def finish_request(self, request, client_address):
        """Speaks TLS, where there is a context, in the connection's own thread."""
        if self.context is not None:
            request = self.context.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)

    def handle_error(self, request, client_address):
        """A client that hangs up, as one does that does not know the authority, is no event."""


class Handler(WSGIRequestHandler):
    """A handler that keeps no log and tells the application the scheme."""

    def log_message(self, format, *args):
        """What is asked is the verification's report."""

    def get_environ(self):
        """The environment, with the scheme as the server's handler understands it."""
        environ = super().get_environ()
        if self.server.context is not None:
            environ["HTTPS"] = "on"
        return environ


def main():
    """Sets Django up with the folder's settings, and serves it."""
    folder = pathlib.Path(sys.argv[1])
    settings = json.loads((folder / "server.json").read_text(encoding="utf-8"))["settings"]
    with tempfile.TemporaryDirectory() as scratch:
        throwaway.provide(settings, scratch)
        os.environ["COUNTERSIGN_SERVER_JSON"] = str(folder / "server.json")
        os.environ["COUNTERSIGN_DATABASE"] = str(pathlib.Path(scratch, "db.sqlite3"))
        os.environ["DJANGO_SETTINGS_MODULE"] = "project_settings"
        sys.path.insert(0, str(folder))
        application = prepare()
        serve(application, urlsplit(settings["site"]["api"]), pathlib.Path(scratch))


def prepare():
    """The application, with its database migrated and its account made."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    from visitor import SECOND_NAME, create_account

    call_command("migrate", verbosity=0)
    create_account()
    create_account(SECOND_NAME)
    return get_wsgi_application()


def serve(application, api, scratch):
    """Serves until standard input ends."""
    from visitor import NAME, PASSWORD, SECOND_NAME

    server = ThreadedServer(("127.0.0.1", 0), Handler)
    server.set_app(application)
    authority = None
    if api.scheme == "https":
        authority = scratch / "authority.pem"
        server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        server.context.load_cert_chain(*certificate.make(api.hostname, scratch, authority))
    plain = None
    if server.context is not None:
        plain = ThreadedServer(("127.0.0.1", 0), Handler)
        plain.set_app(application)
        threading.Thread(target=plain.serve_forever, daemon=True).start()
    ports = {"port": server.server_port, "plain": plain and plain.server_port}
    told = {**ports, "users": [NAME, SECOND_NAME], "password": PASSWORD}
    print(json.dumps({**told, "authority": authority and str(authority)}), flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    server.shutdown()


main()
