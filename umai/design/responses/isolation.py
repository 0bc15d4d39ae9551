"""Headers that keep other sites away from our pages, and our pages from the machine they are shown on.

Both processes send them with every response, with errors and static files too: other sites may neither
embed nor open what is ours, and no script may use a camera, a microphone or a place. A page that needs
one of these says so in its address (`uses`).
"""

from functools import wraps

# What browsers know today and no page of ours uses; a browser says so where it knows a name no longer.
FEATURES = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "clipboard-read",
    "clipboard-write",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "on-device-speech-recognition",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "speaker-selection",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
POLICY = "Permissions-Policy"


def permissions(allowed=()) -> str:
    """The policy that lets our own pages use what is in `allowed`, and nobody anything else."""
    return ", ".join(f"{name}={'(self)' if name in allowed else '()'}" for name in FEATURES)


ISOLATION = {
    POLICY: permissions(),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class IsolationMiddleware:
    """Sets the headers of isolation; stands before every other middleware, so that it sees all responses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in ISOLATION.items():
            response.headers.setdefault(name, value)
        return response


def uses(*features):
    """Let the page of a view use these features of the browser, such as `geolocation`."""

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            response.headers[POLICY] = permissions(features)
            return response

        return answer

    return decorate
