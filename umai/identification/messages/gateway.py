"""Reports by SMS and messenger: one signed webhook, in the process of the report form.

A request is signed as Standard Webhooks says (HMAC-SHA256 over the id, the hour and the body), may be
a few minutes old, and is known by its id: sent again it is answered as at first. Nothing of it is logged.
The sender's number is sealed like a reporter's telephone; what lets a further message go on with
the report before it is a digest of the number under a key that is not in the database.
"""

import base64
import binascii
import hmac
import json
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connections, transaction
from django.http import Http404, JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from umai.identification.messages.classification import language_of, speaks_of_danger, speaks_of_self_harm
from umai.identification.report_form.database import insert_report
from umai.identification.report_form.rate_limits import NetworkCounter
from umai.identification.signal import codes
from umai.identification.signal.concerns import Channel, Concern
from umai.identification.signal.sealing import (
    NoKey,
    ReportWords,
    seal_added_words,
    seal_reporter,
    seal_words,
    takes_reporters,
)
from umai.identification.whereabouts.lookup import find_place_in_message
from umai.identification.whereabouts.place_cache import current_country
from umai.law.messages import is_fresh, joined_hours


class IncomingMessage(NamedTuple):
    """One message as the gateway hands it over. `place`: the code of a place, where the gateway knows one."""

    id: str
    sender: str
    text: str
    place: str
    language: str


class RequestRefused(Exception):
    """Why a request is refused, as a status and a word for whoever runs the gateway."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status, self.reason = status, reason


class SenderCounter(NetworkCounter):
    """Counts messages by number, as a digest under a key that dies with the process."""

    def _name(self, sender):
        return hmac.digest(self.key, sender.encode(), "sha256")[:16]


@cache
def counters():
    """How much came lately: from everybody together, and from each number."""
    return SenderCounter(settings.UMAI_GATEWAY_CLOSED[1]), SenderCounter(settings.UMAI_REPORT_CROWDED[1])


@csrf_exempt
@require_POST
def take_message(request):
    """Take one message; answers the words to send back. Only 2xx says that it is safely kept."""
    if not settings.UMAI_GATEWAY_KEY:
        raise Http404
    try:
        asked = read_message(request)
        words, language = keep_message(asked)
    except RequestRefused as refusal:
        return JsonResponse({"error": refusal.reason}, status=refusal.status)
    except (DatabaseError, InterfaceError, NoKey):
        return JsonResponse({"error": "not kept: send it again with the same id"}, status=503)
    return JsonResponse({"reply": words, "language": language})


def read_message(request) -> IncomingMessage:
    """The message, when the request is signed, fresh, small and not one of too many. Raises
    `RequestRefused`."""
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise RequestRefused(411, "content-length is needed")
    if int(length) > settings.UMAI_GATEWAY_LARGEST:
        raise RequestRefused(413, "too large")
    one, at = request.headers.get("webhook-id", ""), request.headers.get("webhook-timestamp", "")
    signatures, body = request.headers.get("webhook-signature", ""), request.body
    if not 0 < len(one) <= 200 or not is_signed(signatures, one, at, body):
        raise RequestRefused(401, "the signature is wrong")
    try:
        sent_at = datetime.fromtimestamp(int(at), UTC)
    except (ValueError, OverflowError, OSError):
        raise RequestRefused(401, "webhook-timestamp is not a number of seconds") from None
    if not is_fresh(sent_at, timezone.now()):
        raise RequestRefused(401, "webhook-timestamp is too far from our clock")
    most, _seconds = settings.UMAI_GATEWAY_CLOSED
    if counters()[0].add("") > most:
        raise RequestRefused(429, "too many messages: wait, then send it again with the same id")
    return parse_message(one, body)


def is_signed(header, one, at, body) -> bool:
    """Whether one of the signatures is ours: v1, over the id, the hour and the body as it came."""
    key = base64.b64decode(settings.UMAI_GATEWAY_KEY)
    try:
        right = hmac.digest(key, f"{one}.{at}.".encode() + body, "sha256")
        parts = [part[3:] for part in header.split() if part.startswith("v1,")][:5]
        given = [base64.b64decode(part, validate=True) for part in parts]
    except (binascii.Error, ValueError):
        return False
    return any(hmac.compare_digest(right, each) for each in given)


def parse_message(one, body) -> IncomingMessage:
    try:
        data = json.loads(body)["data"]
        sender, text = data["from"], data["text"]
        place, language = data.get("place") or "", data.get("language") or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RequestRefused(422, "data.from and data.text are needed") from None
    if not all(isinstance(value, str) for value in (sender, text, place, language)):
        raise RequestRefused(422, "from, text, place and language are texts")
    sender, text = "".join(sender.split()).replace("\0", ""), text.replace("\0", "").strip()
    if not sender or len(sender) > 100 or not text:
        raise RequestRefused(422, "from and text are not empty")
    return IncomingMessage(one, sender, text, place[:20], language[:2])


def keep_message(asked: IncomingMessage) -> tuple[str, str]:
    """Keep the message; answers the words to send back and their language."""
    language = language_of(asked.text, asked.language)
    key, number = digest("message", asked.id), digest("number", asked.sender)
    danger, hours = speaks_of_danger(asked.text), joined_hours(timezone.localdate())
    seed = digest("seed", f"{asked.id}|{asked.sender}")[:16]
    code = codes.code(seed, b"message")
    with translation.override(language):
        known = _call(
            "select signal, goes_on, again from identification_message_known(%s, %s, %s, %s)",
            [key, number, hours, danger],
        )
        signal, goes_on, again = known[0] if known else (None, False, False)
        if again:
            return reply_text("" if goes_on else code, danger), language
        if goes_on:
            words, words_key = seal_added_words(signal, asked.text)
            values = [key, number, signal, words, words_key]
            if _call("select identification_message_more(%s, %s, %s, %s, %s)", values)[0][0]:
                return reply_text("", danger), language
        place = find_place(asked)
        write_report(asked, place, language, seed, code, key, number, danger=danger)
        return reply_text(code, danger, place_known=place[1]), language


def write_report(asked, place, language, seed, code, key, number, *, danger):
    """Write the report and that its message came, both or neither."""
    one, words = codes.signal_id(seed), ReportWords(happened=asked.text)
    sealed, words_key = seal_words(one, words)
    box = seal_reporter(one, name="", phone=asked.sender) if takes_reporters() else (None, None)
    spot, _known = place
    given = {
        "id": str(one),
        "district": spot.district,
        "settlement": "" if spot.id == spot.district else spot.id,
        "channel": Channel.MESSAGE.value,
        "language": language.value,
        "concern": Concern.OTHER.value,
        "danger_now": danger,
        "self_harm": speaks_of_self_harm(asked.text),
        "child_age": "",
        "feared_works_here": False,
        "digest": codes.digest("\n".join(vars(words).values()), spot.district).hex(),
        "crowded": counters()[1].add(asked.sender) > settings.UMAI_REPORT_CROWDED[0],
    }
    with transaction.atomic(using=settings.UMAI_REPORT_DATABASE):
        # A message has one text for all: whom it fears may stand anywhere in it.
        insert_report(given, sealed, words_key, codes.hash_of_code(code), box, feared=asked.text)
        _call("select identification_message_kept(%s, %s, %s, false)", [key, number, one])


def find_place(asked):
    """The place that the message or the gateway names, and whether one was named.

    Where none was, the district that is set to read such messages.
    Raises `RequestRefused` where none is set.
    """
    spot = (asked.place and current_country().known_as(asked.place)) or find_place_in_message(
        current_country(), asked.text
    )
    if spot:
        return spot, True
    spot = current_country().known_as(settings.UMAI_GATEWAY_DISTRICT)
    if spot is None:
        raise RequestRefused(503, "UMAI_GATEWAY_DISTRICT names no district: nobody would read this message")
    return current_country().by_id[spot.district], False


def reply_text(code, danger, *, place_known=True):
    """What is sent back: short, and nothing of what was reported."""
    said = [_("We have added this to your report.")]
    if code:
        said = [
            _("Your report is here. Somebody will read it. To add something, answer this message."),
            _("Code for asking what became of it: %(code)s") % {"code": code},
        ]
    if not place_known:
        said.append(_("In which district and village is the child? Answer with its name."))
    if danger:
        said.append(_("If the child is in danger now, call 102."))
    said.append(_("If others read your telephone, delete these messages."))
    return " ".join(said)


def digest(what, text) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|{text}".encode(), "sha256")


def _call(question, values):
    with connections[settings.UMAI_REPORT_DATABASE].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()
