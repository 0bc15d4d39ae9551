"""Reports by SMS and messenger: one signed webhook, in the process of the report form.

A request is signed as Standard Webhooks says (HMAC-SHA256 over the id, the time and the body) and may be
a few minutes old. A request with an id that came before gets the same answer again. Nothing is logged.
Signs that cannot be stored are mended and never refused, because what is refused is sent again for ever
and never arrives. The request as it was signed is sealed beside the message.
The sender's number is sealed like a reporter's telephone. A later message is joined to the report of the
same number by a digest of the number, whose key is not in the database.
"""

import hmac
import json
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, InterfaceError, transaction
from django.http import Http404, JsonResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from umai.design.fields.signs import storable_values
from umai.identification.messages.classification import language_of, speaks_of_danger, speaks_of_self_harm
from umai.identification.messages.signed_request import SignedRequest
from umai.identification.report_form.database import ask_database, insert_report
from umai.identification.report_form.rate_limits import NetworkCounter, report_settings
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
from umai.law.helplines import number_of
from umai.law.messages import is_fresh, joined_hours
from umai.law.terms.clock import today


class IncomingMessage(NamedTuple):
    """One message as the gateway sends it. `place`: the code of a place, where the gateway knows one."""

    id: str
    sender: str
    text: str
    place: str
    language: str
    request: SignedRequest


class RequestRefused(Exception):
    """The request is refused: with a status, and a reason for whoever runs the gateway."""

    def __init__(self, status, reason):
        super().__init__(reason)
        self.status, self.reason = status, reason


class SenderCounter(NetworkCounter):
    """Counts messages by number, as a digest whose key is lost when the process ends."""

    def _name(self, sender):
        return hmac.digest(self.key, sender.encode(), "sha256")[:16]


@cache
def counters():
    """Two counters of recent messages: of all senders together, and of each number."""
    limits = report_settings.UMAI_GATEWAY_CLOSED, report_settings.UMAI_REPORT_CROWDED
    return [SenderCounter(seconds) for _most, seconds in limits]


@csrf_exempt
@require_POST
def take_message(request):
    """Take one message and answer the text to send back. Only a status of 2xx says that it is kept."""
    if not report_settings.UMAI_GATEWAY_KEY:
        raise Http404
    try:
        message = read_message(request)
        words, language = keep_message(message)
    except RequestRefused as refusal:
        return JsonResponse({"error": refusal.reason}, status=refusal.status)
    except (DatabaseError, InterfaceError, NoKey):
        return JsonResponse({"error": "not kept: send it again with the same id"}, status=503)
    return JsonResponse({"reply": words, "language": language})


def read_message(request) -> IncomingMessage:
    """The message of a request.

    Raises `RequestRefused` unless the request is signed, recent, small enough and not one of too many.
    """
    length = request.META.get("CONTENT_LENGTH") or ""
    if not (length.isdecimal() and length.isascii()):
        raise RequestRefused(411, "content-length is needed")
    if len(length) > 9 or int(length) > report_settings.UMAI_GATEWAY_LARGEST:
        raise RequestRefused(413, "too large")
    names = "webhook-id", "webhook-timestamp", "webhook-signature"
    one, at, signatures = (request.headers.get(name, "") for name in names)
    signed = SignedRequest(one, at, request.body, signatures)
    if not 0 < len(one) <= 200 or not signed.is_signed_with(report_settings.UMAI_GATEWAY_KEY):
        raise RequestRefused(401, "the signature is wrong")
    try:
        sent_at = datetime.fromtimestamp(int(at), UTC)
    except (ValueError, OverflowError, OSError):
        raise RequestRefused(401, "webhook-timestamp is not a number of seconds") from None
    if not is_fresh(sent_at, timezone.now()):
        raise RequestRefused(401, "webhook-timestamp is too far from our clock")
    most, _seconds = report_settings.UMAI_GATEWAY_CLOSED
    if counters()[0].add("") > most:
        raise RequestRefused(429, "too many messages: wait, then send it again with the same id")
    return parse_message(signed)


def parse_message(request: SignedRequest) -> IncomingMessage:
    """The message in a signed body, as far as it can be read; what it says is never lost to one bad sign."""
    try:
        data = storable_values(json.loads(request.body.decode("utf-8-sig", "replace"), strict=False))["data"]
        sender, text = data["from"], data["text"]
        place, language = data.get("place") or "", data.get("language") or ""
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RequestRefused(422, "data.from and data.text are needed") from None
    if not all(isinstance(value, str) for value in (sender, text, place, language)):
        raise RequestRefused(422, "from, text, place and language are texts")
    sender, text = "".join(sender.split()), text.strip()
    if not sender or len(sender) > 100 or not text:
        raise RequestRefused(422, "from and text are not empty")
    return IncomingMessage(request.id, sender, text, place[:20], language[:2], request)


def keep_message(message: IncomingMessage) -> tuple[str, str]:
    """Keep the message; answers the text to send back and its language."""
    language = language_of(message.text, message.language)
    key, number = digest("message", message.id), digest("number", message.sender)
    danger, hours = speaks_of_danger(message.text), joined_hours(timezone.localdate())
    seed = digest("seed", f"{message.id}|{message.sender}")[:16]
    code = codes.code(seed, b"message")
    with translation.override(language):
        earlier = ask_database(
            "select signal, goes_on, again from identification_message_known(%s, %s, %s, %s)",
            [key, number, hours, danger],
        )
        signal, goes_on, again = earlier[0] if earlier else (None, False, False)
        if again and goes_on:
            return reply_text("", danger), language
        if goes_on:
            words, words_key = seal_added_words(signal, message.text)
            values = [key, number, signal, words, words_key, *message.request.seal(signal)]
            if ask_database("select identification_message_more(%s, %s, %s, %s, %s, %s, %s)", values)[0][0]:
                return reply_text("", danger), language
        spot, place_known = find_place(message)
        if again:
            return reply_text(code, danger, place_known=place_known), language
        write_report(message, spot, language, seed, code, key, number, danger=danger)
        return reply_text(code, danger, place_known=place_known), language


def write_report(message, spot, language, seed, code, key, number, *, danger):
    """Write the report and the row of its message, in one transaction."""
    one, words = codes.signal_id(seed), ReportWords(happened=message.text)
    sealed, words_key = seal_words(one, words)
    box = seal_reporter(one, name="", phone=message.sender) if takes_reporters() else (None, None)
    kept = [key, number, one, False, *message.request.seal(one)]
    fields = {
        "id": str(one),
        "district": spot.district,
        "settlement": "" if spot.id == spot.district else spot.id,
        "channel": Channel.MESSAGE.value,
        "language": language.value,
        "concern": Concern.OTHER.value,
        "danger_now": danger,
        "self_harm": speaks_of_self_harm(message.text),
        "child_age": "",
        "feared_works_here": False,
        "digest": codes.digest("\n".join(vars(words).values()), spot.district).hex(),
        "crowded": counters()[1].add(message.sender) > report_settings.UMAI_REPORT_CROWDED[0],
    }
    with transaction.atomic(using=settings.UMAI_REPORT_DATABASE):
        # A message has one text: the feared person may be named anywhere in it.
        insert_report(fields, sealed, words_key, codes.hash_of_code(code), box, feared=message.text)
        ask_database("select identification_message_kept(%s, %s, %s, %s, %s, %s)", kept)


def find_place(message):
    """The place that the message or the gateway names, and whether one was named.

    Without one, it is the district of UMAI_GATEWAY_DISTRICT. Raises `RequestRefused` where that is not set.
    """
    spot = (message.place and current_country().known_as(message.place)) or find_place_in_message(
        current_country(), message.text
    )
    if spot:
        return spot, True
    spot = current_country().known_as(report_settings.UMAI_GATEWAY_DISTRICT)
    if spot is None or spot.district is None:
        raise RequestRefused(503, "UMAI_GATEWAY_DISTRICT names no district: nobody would read this message")
    return current_country().by_id[spot.district], False


def reply_text(code, danger, *, place_known=True):
    """The text to send back: short, and without anything that was reported."""
    sentences = [_("We have added this to your report.")]
    if code:
        sentences = [
            _("Your report is here. Somebody will read it. To add something, answer this message."),
            _("Code for asking what became of it: %(code)s") % {"code": code},
        ]
    if not place_known:
        sentences.append(_("In which district and village is the child? Answer with its name."))
    if danger:
        sentences.append(
            _("If the child is in danger now, call %(police)s.") % {"police": number_of("police", on=today())}
        )
    sentences.append(_("If others read your telephone, delete these messages."))
    return " ".join(sentences)


def digest(what, text) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"{what}|{text}".encode(), "sha256")
