"""The routes of the project with the generated views in the place of dj-rest-auth's."""

import project_urls
from django.urls import URLPattern, include, path

# The first that fits answers, so the generated views come before the project's own.
urlpatterns = [path("", include("auth_views"))]
urlpatterns += [entry for entry in project_urls.urlpatterns if isinstance(entry, URLPattern)]
