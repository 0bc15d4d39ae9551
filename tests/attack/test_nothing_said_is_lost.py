"""What a person said arrives, whatever signs the programs on its way made of it."""

import json

import pytest

from umai.design.fields.signs import as_storable
from umai.identification.messages.signed_request import open_request
from umai.identification.models import GatewayMessage, Reporter, Signal
from umai.identification.report_form.tests.conftest import KEY

HALF = r"Үйү көк дарбаза \ud83d"


def body(text, **more):
    """The body of a message as a gateway writes it, with `text` as it stands in JSON."""
    values = json.dumps({"from": "+996555019274"} | more)
    return f'{{"type": "message.received", "data": {values[:-1]}, "text": "{text}"}}}}'.encode()


def only_signal():
    return Signal.objects.using("owner").get()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (HALF, "Үйү көк дарбаза \ufffd"),
        (r"\ude22 жардам", "\ufffd жардам"),
        (r"жар\u0000дам\u0007", "жардам"),
        (r"бир\u000bэки\u0085үч", "бир\nэки\nүч"),
        (r"\ud83d\ude22 жардам", "😢 жардам"),
        ("бир\nэки", "бир\nэки"),  # a line end that the gateway did not escape
    ],
)
def test_a_signed_message_with_broken_signs_arrives(send, text, kept):
    answer = send(body=body(text))
    assert answer.status_code == 200 and only_signal().said.happened == kept


def test_a_signed_message_in_broken_utf_8_arrives_as_far_as_it_can_be_read(send):
    assert send(body=body("Жардам, бала!").replace("бала".encode(), b"\xe1\xe0\xeb\xe0")).status_code == 200
    assert only_signal().said.happened.startswith("Жардам, \ufffd")


def test_a_further_message_with_half_a_sign_is_added(send):
    send()
    assert send(body=body(HALF)).status_code == 200
    assert only_signal().additions.get().said == "Үйү көк дарбаза \ufffd"


def test_a_sender_with_half_a_sign_is_no_error(send):
    assert send(body=body("Жардам", **{"from": "telegram:\ud83d"})).status_code == 200
    assert Reporter.objects.using("owner").count() == 1


def test_a_message_with_half_a_sign_that_comes_again_has_the_same_answer(send):
    first, second = (send(body=body(HALF), id="m1") for _ in range(2))
    assert first.status_code == 200 and first.json() == second.json()


def test_what_was_signed_is_kept_sealed_byte_for_byte(send):
    sent = body(HALF)
    send(body=sent, id="m1")
    kept = GatewayMessage.objects.using("owner").get()
    request = open_request(kept.signal_id, kept.sealed_request)
    assert request.body == sent and request.id == "m1" and request.is_signed_with(KEY)
    assert sent not in bytes(kept.sealed_request)


def test_what_was_signed_of_a_further_message_is_kept_with_the_signal_it_went_on_with(send):
    send()
    send(body=body(HALF), id="m2")
    kept = GatewayMessage.objects.using("owner").get(goes_on=True)
    assert open_request(only_signal().pk, kept.sealed_request).body == body(HALF)


def test_a_list_keeps_its_words_without_the_signs_that_nothing_can_hold():
    assert as_storable("Асан\x00\x07 уулу\ud83d\r\nҮч\t🙂") == "Асан уулу\ufffd\nҮч\t🙂"
