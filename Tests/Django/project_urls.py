"""The routes of the project, where the profile has them."""

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


urlpatterns = [path(f"{PREFIX}auth/", include("dj_rest_auth.urls"))]
if SETTINGS["routes"]["csrf"]:
    urlpatterns.insert(0, path(PREFIX + SETTINGS["routes"]["csrf"].lstrip("/"), csrf))
