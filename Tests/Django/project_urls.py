"""The routes of the project, where the profile has them; the CSRF token has one in any case."""

import json
import os

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import include, path

with open(os.environ["COUNTERSIGN_SERVER_JSON"], encoding="utf-8") as file:
    SETTINGS = json.load(file)["settings"]

BASE = SETTINGS["site"]["base_path"].strip("/")
PREFIX = f"{BASE}/" if BASE else ""


def csrf(request):
    """Answers with the CSRF token and sets its cookie."""
    return JsonResponse({"csrfToken": get_token(request)})


urlpatterns = [
    path(PREFIX + (SETTINGS["routes"]["csrf"] or "/csrf/").lstrip("/"), csrf),
    path(f"{PREFIX}auth/", include("dj_rest_auth.urls")),
]
