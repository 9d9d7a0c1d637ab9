"""The routes of the project, where the profile has them; the CSRF token has one in any case."""

import json
import os

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.urls import include, path
from rest_framework.response import Response
from rest_framework.views import APIView

with open(os.environ["COUNTERSIGN_SERVER_JSON"], encoding="utf-8") as file:
    SETTINGS = json.load(file)["settings"]

BASE = SETTINGS["site"]["base_path"].strip("/")
PREFIX = f"{BASE}/" if BASE else ""


def csrf(request):
    """Answers with the CSRF token and sets its cookie."""
    return JsonResponse({"csrfToken": get_token(request)})


class Data(APIView):
    """A view of the project's own, which asks no more of its visitors than the defaults do."""

    def get(self, request):
        """Answers with who is asking, and something to read."""
        user = request.user
        return Response({"user_id": user.pk, "username": user.get_username(), "data": [1, 2, 3]})


urlpatterns = [
    path(PREFIX + (SETTINGS["routes"]["csrf"] or "/csrf/").lstrip("/"), csrf),
    path(f"{PREFIX}data/", Data.as_view()),
    path(f"{PREFIX}auth/", include("dj_rest_auth.urls")),
]
