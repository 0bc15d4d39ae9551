"""In the process of the staff: the way to the report form, which another process serves."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def redirect_to_form(request):
    """Send to the same path and query where the form is; nothing of it is served or read here."""
    return RedirectKeepingPost(form_base(request) + request.get_full_path())


class RedirectKeepingPost(HttpResponseRedirect):
    """A post stays a post."""

    status_code = 307


def form_base(request) -> str:
    """UMAI_REPORT_URL, or the same host at the port of the report form."""
    if settings.UMAI_REPORT_URL:
        return settings.UMAI_REPORT_URL.rstrip("/").removesuffix("/report")
    host = urlsplit(f"//{request.get_host()}").hostname
    name = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{name}:{settings.MACHINE.report_port}"
