"""The routes of the project with the generated views; the CSRF token has one in any case."""

import project_urls
from django.urls import include, path

routes = project_urls.SETTINGS["routes"]
urlpatterns = [path("", include("auth_views"))]
if not routes["csrf"]:
    urlpatterns.append(path(project_urls.PREFIX + "csrf/", project_urls.csrf))
