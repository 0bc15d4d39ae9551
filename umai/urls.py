"""All addresses; each room has its own."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path, re_path

from umai import health
from umai.casefile.api.routes import api, not_found
from umai.house import ROOMS
from umai.identification.report_form.redirect import redirect_to_form

handler400 = "umai.design.errors.handler400"
handler403 = "umai.design.errors.handler403"
handler404 = "umai.design.errors.handler404"
handler500 = "umai.design.errors.handler500"


def has_pages(room):
    """Whether the room has addresses; those of the design room are for rehearsals only."""
    found = find_spec(f"umai.{room}")
    is_package = found is not None and found.submodule_search_locations is not None
    return room != "design" and is_package and find_spec(f"umai.{room}.urls") is not None


urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("api/", api.urls),
    re_path("^api/", not_found),
    re_path("^report(?:/|$)", redirect_to_form),
    path("language/", include("django.conf.urls.i18n")),
    *[path("", include(f"umai.{room}.urls")) for room in ROOMS if has_pages(room)],
]
if settings.UMAI_REHEARSAL and find_spec("umai.design.urls"):
    urlpatterns.append(path("", include("umai.design.urls")))
