"""The pages on which two persons open who reported: walked through by both, and closed to everybody else."""

import re
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.tampering import without_triggers
from umai.identification.models import Opening
from umai.identification.tests.test_openings import WHO, asked, keys, settings_home, signal

__all__ = ["keys", "settings_home", "signal"]
EVERYBODY = ("aigul", "erlan", "damira", "bakyt", "kanykei", "cholpon", "gulnara", "timur", "nuriya")


def key_file(text):
    return SimpleUploadedFile("my.key", text.encode(), content_type="text/plain")


def posted(client, signal, keys, **changes):
    said = {"id": str(uuid.uuid4()), "ground": "criminal_case", "reason": "Demand 14.", "holder": "talant"}
    return client.post(
        f"/inbox/{signal.pk}/reporter/", said | {"key_file": key_file(keys["marat"])} | changes
    )


def test_two_persons_open_it_by_page_and_each_sees_it_once(signal, keys, client_of):
    first, second = client_of("farida"), client_of("omurbek")
    page = posted(first, signal, keys)["Location"]
    assert "Stay signed in" in first.get(page).content.decode()
    assert page in second.get("/inbox/openings/").content.decode()
    assert second.post(f"{page}agree/")["Location"] == page
    shown = second.post(f"{page}open/", {"key_file": key_file(keys["talant"])})
    assert shown.status_code == 200 and WHO["name"] in shown.content.decode()
    assert shown["Cache-Control"] == "no-store" and WHO["name"] not in str(shown.headers)
    seen = first.post(f"{page}open/", {"key": keys["marat"].strip()})
    assert WHO["phone"] in seen.content.decode()
    assert "If you saw it before" in first.get(page).content.decode()
    for client, key in ((first, "marat"), (second, "talant")):
        assert client.post(f"{page}open/", {"key": keys[key].strip()}).status_code == 409
        for address in (page, "/inbox/openings/"):
            assert WHO["name"] not in client.get(address).content.decode()


def test_the_second_person_is_asked_to_agree_then_for_the_key_and_for_nothing_when_its_time_is_over(
    signal, keys, farida, client_of, superuser
):
    assert "Nothing was asked for." in client_of("farida").get("/inbox/openings/").content.decode()
    page = f"/inbox/openings/{asked(signal, farida, keys).pk}/"
    second = client_of("omurbek")
    assert "Before you agree" in second.get(page).content.decode()
    second.post(f"{page}agree/")
    assert "Give your key" in second.get(page).content.decode()
    with without_triggers(superuser):
        superuser.execute("update identification_opening set expires_at = now()")
    text = second.get(page).content.decode()
    assert "The time for it is over." in text and "<form method" not in text.split("<h1>")[1]


def test_a_wrong_key_is_refused_and_put_back_on_no_page(signal, keys, client_of):
    answer = posted(client_of("farida"), signal, keys, key_file=key_file(keys["talant"]), key="")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Demand 14." in page and keys["talant"].strip() not in page
    typed = client_of("farida").post(
        f"/inbox/{signal.pk}/reporter/", {"key": keys["marat"].strip(), "reason": ""}
    )
    assert typed.status_code == 422 and keys["marat"].strip() not in typed.content.decode()
    assert not Opening.objects.using("owner").exists()


def test_nobody_else_gets_any_of_the_pages(signal, keys, farida, client_of):
    page = f"/inbox/openings/{asked(signal, farida, keys).pk}/"
    for who in EVERYBODY:
        client = client_of(who)
        answers = [
            client.get("/inbox/openings/"),
            client.get(page),
            client.post(f"{page}agree/"),
            client.post(f"{page}open/", {"key": keys["talant"]}),
            client.get(f"/inbox/{signal.pk}/reporter/"),
        ]
        assert {answer.status_code for answer in answers} <= {403, 404}, who
        assert not [one for one in answers if re.search("Айша|0555", one.content.decode())], who
