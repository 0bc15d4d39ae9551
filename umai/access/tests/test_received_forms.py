"""A form that is sent twice is told from one that was changed meanwhile."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import RequestFactory, override_settings

from umai.access.browser.received_forms import digest_of_form, keep_digest, was_received
from umai.access.models import ReceivedForm
from umai.access.requirements import AlreadyReceived

FORM = "0a9b1a3e-4a8e-4b8e-9c53-6f0e9b8d7c11"
ANSWERS = {"words": "Lives with the grandmother.", "holds_from_day": "3", "adult": ["a", "b"]}


def digest(**answers):
    return digest_of_form(RequestFactory().post("/", ANSWERS | answers))


def paper(content):
    return SimpleUploadedFile("paper.pdf", content)


@pytest.mark.parametrize(
    "changed",
    [
        {"words": "Lives alone."},
        {"holds_from_day": "4"},
        {"adult": ["a"]},
        {"adult": ["b", "a"]},
        {"new": ""},
        {"file": paper(b"one")},
    ],
)
def test_every_changed_answer_makes_it_another_form(changed):
    assert digest(**changed) != digest()


def test_another_file_makes_it_another_form():
    assert digest(file=paper(b"two")) != digest(file=paper(b"one"))


def test_what_the_browser_adds_or_folds_makes_no_difference():
    folded = {"words": " Lives with the grandmother.\r\n", "csrfmiddlewaretoken": "x", "seen": FORM}
    assert digest(**folded) == digest()


def test_a_file_is_read_from_its_beginning_again():
    request = RequestFactory().post("/", {"file": paper(b"one")})
    digest_of_form(request)
    assert request.FILES["file"].read() == b"one"


def test_a_form_is_known_by_its_sender_alone(aigul, erlan):
    with aigul.speaking():
        keep_digest(FORM, digest(), by=aigul)
        assert was_received(FORM, digest(), by=aigul)
        assert not was_received(FORM, digest(words="Lives alone."), by=aigul)
    with erlan.speaking():
        assert not was_received(FORM, digest(), by=erlan)
        assert not ReceivedForm.objects.filter(id=FORM).exists()


def test_one_id_is_not_of_two_forms(aigul, erlan):
    with aigul.speaking():
        keep_digest(FORM, digest(), by=aigul)
    for speaker in (aigul, erlan):
        with speaker.speaking(), pytest.raises(AlreadyReceived):
            keep_digest(FORM, digest(words="Of another form."), by=speaker)


def test_nobody_changes_or_removes_what_a_form_was_recognised_by(aigul):
    with aigul.speaking(), connection.cursor() as cursor:
        cursor.execute("select has_table_privilege('access_receivedform', 'update, delete')")
        assert cursor.fetchone() == (False,)


def test_the_digest_cannot_be_tried_without_the_key_of_the_installation():
    before = digest()
    with override_settings(SECRET_KEY="another"):
        assert digest() != before
