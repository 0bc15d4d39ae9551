"""Measures every request of the pages: its pattern, its status, and how long it took."""

from time import perf_counter

from django.conf import settings

from umai.machine.doctor.state.metrics import note_request

METHODS = {"GET", "HEAD", "POST"}
UNKNOWN = "(none)"  # an address that is not there, of which nothing is kept


class MeasuringMiddleware:
    """Counts the answer under the pattern of its address, as `children/<uuid:pk>/`, and never the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        begun = perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        if match is None and request.path_info.startswith(settings.STATIC_URL):
            return response  # a file, which is no page and always quick
        method = request.method if request.method in METHODS else "other"
        note_request(match.route if match else UNKNOWN, method, response.status_code, perf_counter() - begun)
        return response
