"""The page of the state of the system, and the address at which a monitor of this machine reads numbers."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from umai.access.pages import Page
from umai.machine.doctor.finding import GOOD, NOTE, WRONG
from umai.machine.doctor.state.metrics import as_text
from umai.oversight.state.gauges import gauges
from umai.oversight.state.reading import lines_by_state, read_findings

TEXT = "text/plain; version=0.0.4; charset=utf-8"
OWN_ADDRESSES = {"127.0.0.1", "::1"}
OWN_NAMES = {"127.0.0.1", "localhost", "[::1]"}
# What a proxy adds to a request that it passes on: whoever comes by one comes from outside.
PASSED_ON = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


class StateOfSystem(Page):
    """Backups, queue, disk, certificate, messages, trail, sign-in, speed and texts, each with what to do."""

    look = "oversight.state.read"
    template = "oversight/state.html"

    def context(self):
        lines = lines_by_state(read_findings())
        return {"wrong": lines[WRONG], "notes": lines[NOTE], "good": lines[GOOD], "now": timezone.now()}


@require_safe
@never_cache
def metrics(request):
    """Numbers of the pages, the queue and the backup, in the text format of Prometheus.

    For a program on this machine: whoever comes by the proxy gets the answer of an address that is not
    there. No name, no address with an id.
    """
    if not is_of_this_machine(request):
        raise Http404
    return HttpResponse(as_text(gauges()), content_type=TEXT)


def is_of_this_machine(request) -> bool:
    """Whether the request was made on this machine, and by no proxy for somebody elsewhere."""
    name = request.get_host().rsplit(":", 1)[0] if "]" not in request.get_host() else "[::1]"
    passed_on = any(header in request.META for header in PASSED_ON)
    return request.META.get("REMOTE_ADDR") in OWN_ADDRESSES and name in OWN_NAMES and not passed_on
