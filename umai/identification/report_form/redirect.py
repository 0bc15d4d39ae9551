"""For the process of the staff: leads to the report form, which another process serves."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def redirect_to_form(request):
    """Redirect to the same path and query of the report form; the request is not read here."""
    return RedirectKeepingPost(form_base(request) + request.get_full_path())


class RedirectKeepingPost(HttpResponseRedirect):
    """A redirect after which a POST stays a POST."""

    status_code = 307


def form_base(request) -> str:
    """UMAI_REPORT_URL, or the same host at the port of the report form."""
    if settings.UMAI_REPORT_URL:
        return settings.UMAI_REPORT_URL.rstrip("/").removesuffix("/report")
    host = urlsplit(f"//{request.get_host()}").hostname or ""
    name = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{name}:{settings.MACHINE.report_port}"
