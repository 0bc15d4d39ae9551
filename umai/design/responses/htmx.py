"""Redirects for htmx, so that views need not know of it."""


def redirect_for_htmx(get_response):
    """Turn a redirect into `HX-Redirect` for htmx, which would otherwise follow it inside the fragment."""

    def answer(request):
        response = get_response(request)
        if "HX-Request" in request.headers and response.status_code in (301, 302, 303, 307, 308):
            response["HX-Redirect"] = response["Location"]
            del response["Location"]
            response.status_code = 200
        return response

    return answer
