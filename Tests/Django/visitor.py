"""A browser app's way to the API, as far as Django's test client goes."""

import secrets
from urllib.parse import urlsplit

import jwt
from django.contrib.auth import get_user_model
from django.test import Client

from expected import meta

NAME = "somebody"
SECOND_NAME = "somebody-else"
PASSWORD = secrets.token_urlsafe(16)


def create_account(name=NAME):
    """Makes the account that the visitors sign in to."""
    get_user_model().objects.create_user(name, password=PASSWORD)


class Visitor:
    """A browser with cookies of its own, on a page of the profile's first app."""

    def __init__(self, settings):
        self.settings = settings
        self.client = Client(enforce_csrf_checks=True)
        api = urlsplit(settings["site"]["api"])
        self.secure = api.scheme == "https"
        self.headers = {"HTTP_HOST": api.netloc}
        self.token = None
        origins = settings["csrf"]["trusted_origins"] or settings["cors"]["allowed_origins"]
        self.origin = next(iter(origins), settings["site"]["api"])

    def path(self, route):
        """The path of a route of the profile."""
        return self.settings["site"]["base_path"].rstrip("/") + (self.settings["routes"][route] or f"/{route}/")

    def fetch_token(self):
        """Asks for the CSRF token, which later calls then carry, and returns the answer."""
        answer = self.client.get(self.path("csrf"), secure=self.secure, **self._headers())
        self.token = answer.json()["csrfToken"]
        return answer

    def post(self, route, body=None):
        """Calls a route with JSON."""
        return self.client.post(
            self.path(route), body or {}, content_type="application/json", secure=self.secure,
            **self._headers())

    def sign_in(self, password=PASSWORD):
        """Signs in and returns the answer; a session of the framework brings a new CSRF token."""
        answer = self.post("login", {"username": NAME, "password": password})
        if self.token and answer.status_code == 200:
            self.fetch_token()
        return answer

    def preflight(self, origin):
        """Asks, as a browser does before a page of `origin` may call the login route."""
        return self.client.options(
            self.path("login"), secure=self.secure, **{
                **self._headers(), "HTTP_ORIGIN": origin,
                "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "POST",
                "HTTP_ACCESS_CONTROL_REQUEST_HEADERS": "content-type",
            })

    def get(self, route, secure, **headers):
        """Reads a route over a connection of this kind."""
        return self.client.get(self.path(route), secure=secure, **self.headers, **headers)

    def cookie(self, name):
        """The value of a cookie, or None."""
        morsel = self.client.cookies.get(name)
        return morsel.value if morsel else None

    def claims(self, name):
        """The claims of the token in a cookie, unproven."""
        return jwt.decode(self.cookie(name), options={"verify_signature": False})

    def _headers(self):
        headers = {**self.headers, "HTTP_ORIGIN": self.origin}
        if self.token:
            headers[meta(self.settings["csrf"]["header"])] = self.token
        return headers
