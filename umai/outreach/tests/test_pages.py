"""The pages of posters: what each shows, to whom, and that nothing typed is lost."""

from tests.cast import id_of
from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.outreach.models import OfficeTelephone, Poster, PrintRun
from umai.outreach.tests.conftest import hang, office
from umai.trail.models import Entry

PRINT = {"papers": ["a4"], "languages": ["ky", "uz"]}


def day(on):
    return {"put_up_on_0": on.day, "put_up_on_1": on.month, "put_up_on_2": on.year}


def test_a_social_worker_is_led_to_the_own_municipality(client_of, aigul):
    answer = client_of("aigul").get("/posters/")
    assert answer.status_code == 302 and answer.url == f"/posters/{aigul.office.place_id}/"


def test_others_choose_a_municipality(client_of, village, aigul):
    hang(village, aigul)
    for who in ("erlan", "damira", "farida"):
        text = client_of(who).get("/posters/").content.decode()
        assert f'/posters/{village.municipality_id}/"' in text, who


def test_a_place_of_others_is_as_one_that_is_not_there(client_of, village, aigul):
    poster = hang(village, aigul)
    for who in ("azamat", "cholpon"):
        for address in (f"{village.pk}/", f"{village.pk}/put-up/", "999999/", f"gone/{poster.pk}/"):
            assert client_of(who).get(f"/posters/{address}").status_code == 404, (who, address)
    page = client_of("aigul").get(f"/posters/gone/{poster.pk}/")
    assert page.status_code == 200 and poster.where in page.content.decode()


def test_the_page_says_where_a_poster_hangs_and_which_village_has_none(client_of, village, aigul):
    poster = hang(village, aigul)
    text = client_of("aigul").get(f"/posters/{village.municipality_id}/").content.decode()
    assert "The shop near the bridge" in text and f"/posters/gone/{poster.pk}/" in text
    assert "no poster known" in text
    entry = Entry.objects.using("owner").get(act="outreach.posters")
    assert entry.shown == [poster.pk]


def test_the_sheets_come_as_one_file_and_the_printing_is_known(client_of, village, aigul):
    address = f"/posters/{village.municipality_id}/"
    answer = client_of("aigul").post(address, {"place": village.pk} | PRINT)
    assert answer["Content-Type"] == "application/pdf" and len(text_of(answer.content)) == 2
    assert PrintRun.objects.using("owner").get().place_id == village.pk
    assert "2 sheets" in client_of("aigul").get(address).content.decode()


def test_a_village_of_others_is_not_printed(client_of, village, other_village):
    answer = client_of("aigul").post(
        f"/posters/{village.municipality_id}/", {"place": other_village.pk} | PRINT
    )
    assert answer.status_code == 422 and not PrintRun.objects.using("owner").exists()


def test_a_form_without_a_language_stays_as_it_was_typed(client_of, village):
    answer = client_of("aigul").post(
        f"/posters/{village.municipality_id}/", {"place": village.pk, "papers": "a3"}
    )
    assert answer.status_code == 422
    assert 'value="a3" checked' in " ".join(answer.content.decode().replace('"\n', '" ').split()) or (
        "checked" in answer.content.decode()
    )


def test_a_poster_is_written_down_and_missed(client_of, village):
    client, page = client_of("aigul"), f"/posters/{village.pk}/put-up/"
    import re

    number = re.search(r'name="id" value="([^"]+)"', client.get(page).content.decode())[1]
    typed = {"id": number, "where": "School door", "by_whom": "Director"}
    answer = client.post(page, typed | {"put_up_on": today().isoformat()} | day(today()))
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    poster = Poster.objects.using("owner").get()
    assert poster.where == "School door"
    on = {f"noticed_on_{n}": part for n, part in enumerate((today().day, today().month, today().year))}
    answer = client.post(f"/posters/gone/{poster.pk}/", on | {"noticed_on": today().isoformat()})
    assert answer.status_code == 302
    assert not Poster.objects.using("owner").hanging().exists()


def test_a_head_gives_a_telephone_by_page(client_of):
    client = client_of("damira")
    text = client.get("/posters/telephones/").content.decode()
    page = f"/posters/telephones/{id_of('office', 'nookat_first')}/"
    assert page in text and str(id_of("office", "kochkor")) not in text
    on = {f"called_on_{n}": part for n, part in enumerate((today().day, today().month, today().year))}
    typed = {"number": "0555 123 456", "hours": "unknown", "called_on": today().isoformat()} | on
    assert client.post(page, typed | {"hours": "working_days"}).status_code == 409
    assert client.post(page, typed).status_code == 302
    assert OfficeTelephone.objects.using("owner").get().number == "+996555123456"
    assert "+996555123456, hours not known" in client.get("/posters/telephones/").content.decode()
    assert client.get(f"/posters/telephones/{id_of('office', 'kochkor')}/").status_code == 404


def test_the_words_to_say_stand_there_in_three_languages(client_of, damira):
    for language in ("ky", "ru", "en"):
        text = client_of("damira", language).get("/posters/words/").content.decode()
        assert text.count("<article") == 6 and 'lang="uz-Cyrl"' in text, language
        assert office("nookat").place.name_ky in text and "111" in text and "102" in text, language


def test_the_oblast_chooses_a_district(client_of, damira):
    district = damira.office.place_id
    text = client_of("farida").get(f"/posters/words/?district={district}").content.decode()
    assert f'value="{district}" selected' in text
