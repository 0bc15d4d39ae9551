"""What every test finds when it begins, whatever ran before it: twice, so that the second follows the first."""

import uuid

import pytest
from django.utils.translation import get_language

from umai.trail import entries
from umai.trail.anchors import keeping
from umai.trail.entries import EntrySubject


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_request_leaves_its_language_to_no_test(client_of, language):
    assert get_language() == "en"
    client_of("aigul", language).get("/")
    assert get_language() == language


@pytest.mark.parametrize("_turn", [1, 2])
def test_a_trail_begins_without_heads_in_the_home(aigul, _turn):
    assert not keeping.own_file().exists()
    entries.note_look(aigul.token, "register.read", EntrySubject("page", uuid.uuid4()))
    keeping.keep_heads(using="owner", places=[])
    assert keeping.own_file().exists()
