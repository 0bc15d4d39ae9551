"""Send one SMS: a signed request to the gateway, by the Standard Webhooks specification.

The gateway uses `webhook-id`, the id of the notice, as the idempotency key: a repeat gets the
answer of the first request and sends nothing (docs/how-to/sms-gateway.md).
"""

import base64
import hashlib
import hmac
import http.client
import json
import ssl
import time

from umai.notices.sending.failures import TIMEOUT, NotSent, as_not_sent


def send(gateway, notice, to, message, *, at=None):
    """Send one message to the gateway; raises `NotSent`. A redirect is a failure."""
    body = payload(to, message.short, notice.made_at)
    headers = {
        "content-type": "application/json",
        "user-agent": "Umai",
        **signature_headers(gateway.key, str(notice.pk), int(time.time() if at is None else at), body),
    }
    connection = connect(gateway)
    try:
        connection.request("POST", gateway.path, body, headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as failure:
        raise as_not_sent(failure) from failure
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotSent(f"http_{status}")


def connect(gateway):
    if gateway.tls:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(gateway.host, gateway.port, timeout=TIMEOUT, context=context)
    return http.client.HTTPConnection(gateway.host, gateway.port, timeout=TIMEOUT)


def payload(to, text, made_at):
    """The body of the request; the same bytes for the same number and text."""
    told = {
        "type": "sms.send",
        "timestamp": made_at.isoformat(timespec="seconds"),
        "data": {"to": to, "text": text},
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def signature_headers(key, notice, at, body):
    """The three headers of Standard Webhooks; `at` in seconds since 1970."""
    content = b".".join([notice.encode(), str(at).encode(), body])
    signature = base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
    return {"webhook-id": notice, "webhook-timestamp": str(at), "webhook-signature": f"v1,{signature}"}
