"""The pages: what is written arrives, what is wrong comes back filled, and a school sees its own words only."""

import uuid

from django.utils.translation import override

from umai.access.models import Wall
from umai.access.sessions import Speaker
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.prevention.child import actions
from umai.prevention.lists import reading as lists
from umai.prevention.models import BodyNote, Note, ParentContact, Talk
from umai.prevention.tests.conftest import DAY, WORDS, attendance


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


def text(answer):
    return answer.content.decode()


def talk(**more):
    asked = {
        "id": uuid.uuid4(),
        "made": "yes",
        "partner": "carer",
        "words": WORDS,
        "agreed": "Мектепке барат.",
    }
    return asked | day("talked_on", today()) | more


def test_a_talk_is_written_and_stands_on_the_page_of_the_child(child, client_of):
    client = client_of("aigul")
    asked = talk()
    address = f"/children/{child.pk}/prevention/talk/"
    assert client.post(address, asked).status_code == 302
    assert client.post(address, asked).status_code == 302  # the same form, sent twice
    assert Talk.objects.using("owner").count() == 1
    assert "Мектепке барат." in text(client.get(f"/children/{child.pk}/prevention/"))


def test_what_is_wrong_comes_back_filled(child, client_of):
    asked = talk(made="no", agreed="Узун сөз, ал жоголбойт.")
    answer = client_of("aigul").post(f"/children/{child.pk}/prevention/talk/", asked)
    assert answer.status_code == 422
    assert "Choose why the talk was not held." in text(answer)
    assert "Узун сөз, ал жоголбойт." in text(answer)


def test_a_contact_shows_the_hour_where_the_parent_is(child, mother, client_of):
    asked = {
        "id": uuid.uuid4(),
        "adult_id": mother,
        "way": "messenger",
        "reached": "yes",
        "told": WORDS,
        "time_zone": "Europe/Moscow",
        "contacted_time": "00:05",
        "heard_apart": "",
        "language": "кыргызча",
    } | day("contacted_on", today())
    client = client_of("aigul")
    assert client.post(f"/children/{child.pk}/prevention/contact/", asked).status_code == 302
    assert ParentContact.objects.using("owner").get().reached
    page = text(client.get(f"/children/{child.pk}/prevention/"))
    assert "there: 21:05" in page
    assert "&lt;time" not in page


def test_a_note_is_corrected_and_says_so(child, aigul, client_of):
    row = actions.record_note(child, by=aigul, **attendance())
    address = f"/children/{child.pk}/prevention/attendance/{row.pk}/"
    client = client_of("aigul")
    assert "missed 8 of 40 school days" in text(client.get(address)).lower()
    asked = {"id": uuid.uuid4(), "missed_days": 2, "school_days": 40} | day("noted_on", today())
    assert client.post(address, asked).status_code == 302
    assert Note.objects.using("owner").get().missed_days == 2
    assert "(corrected)" in text(client.get(f"/children/{child.pk}/prevention/"))
    again = client.post(address, asked | {"missed_days": 3})
    assert again.status_code == 409
    assert 'value="3"' in text(again)


def test_a_row_of_another_file_or_kind_is_not_found(child, aigul, client_of):
    row = actions.record_note(child, by=aigul, **attendance())
    client = client_of("aigul")
    for address in (f"labour/{row.pk}/", f"attendance/{uuid.uuid4()}/", f"nothing/{row.pk}/"):
        assert client.get(f"/children/{child.pk}/prevention/{address}").status_code == 404


def test_striking_out_is_offered_to_the_head_and_asks_once_more(child, aigul, client_of):
    row = actions.record_note(child, by=aigul, **attendance())
    client, address = client_of("damira"), f"/children/{child.pk}/prevention/attendance/{row.pk}/"
    assert f"{address}strike/" in text(client.get(address))
    assert "Strike this out?" in text(client.get(f"{address}strike/"))
    address = f"/children/{child.pk}/prevention/attendance/{row.pk}/strike/"
    assert "strike" not in text(client_of("aigul").get(address.removesuffix("strike/")))
    assert client_of("aigul").post(address).status_code == 403
    assert client_of("damira").post(address).status_code == 302
    assert not Note.objects.using("owner").exists()


def test_the_page_of_a_child_says_why_and_what_may_be_done(child, aigul, client_of):
    actions.record_note(child, by=aigul, **attendance())
    page = f"/children/{child.pk}/prevention/"
    assert "Missed 8 days of school." in text(client_of("aigul").get(page))
    assert f"/children/{child.pk}/cases/new/" in text(client_of("aigul").get(page))
    shown = text(client_of("farida").get(page))
    assert "Missed 8 days of school." in shown and "<h2>Write down" not in shown
    open_case(child, by=aigul, **particulars())
    assert "The child has an open case." in text(client_of("aigul").get(page))


def test_the_list_of_families_says_why_and_only_names_that_it_shows_are_read(child, aigul, client_of):
    from umai.trail.models import Entry

    actions.record_note(child, by=aigul, **attendance())
    client_of("aigul").get("/prevention/")
    entry = Entry.objects.using("owner").filter(act="prevention.families").get()
    assert len(entry.shown) == 1
    for username in ("aigul", "erlan", "farida"):
        answer = text(client_of(username).get(f"/prevention/?place={aigul.office.place_id}"))
        assert "Missed 8 days of school." in answer
        assert "Нурбек" in answer
    assert "Нурбек" not in text(client_of("azamat").get(f"/prevention/?place={aigul.office.place_id}"))


def test_a_talk_that_was_agreed_stands_in_the_list_until_the_next_is_written(child, aigul):
    said = {"made": True, "partner": "carer", "words": WORDS}
    actions.record_talk(child, by=aigul, talked_on=today() - 9 * DAY, next_on=today() - 2 * DAY, **said)
    assert [row.next_on for row, _name in lists.talks_due(aigul)] == [today() - 2 * DAY]
    actions.record_talk(child, by=aigul, talked_on=today(), **said)
    assert lists.talks_due(aigul) == []


def test_a_talk_stands_in_the_list_from_seven_days_before_its_day(child, aigul):
    said = {"made": True, "partner": "carer", "words": WORDS, "talked_on": today()}
    for days, listed in ((8, []), (7, [today() + 7 * DAY])):
        actions.record_talk(child, by=aigul, next_on=today() + days * DAY, **said)
        assert [row.next_on for row, _name in lists.talks_due(aigul)] == listed


def test_the_database_says_of_no_talk_with_the_family_of_a_walled_child(child, aigul):
    said = {"made": True, "partner": "carer", "words": WORDS, "talked_on": today()}
    row = actions.record_talk(child, by=aigul, next_on=today(), **said)
    asked = "select talk_id from prevention_talks_due(%(on)s, 9)"
    assert aigul.ask(asked, on=today()) == [(row.pk,)]
    Wall.objects.using("owner").create(worker_id=aigul.pk, child_id=child.pk, from_at="2020-01-01T00:00Z")
    assert Speaker(aigul.token).ask(asked, on=today()) == []


def test_the_page_of_talks_names_the_child_and_what_was_agreed(child, aigul, client_of):
    client = client_of("aigul")
    assert "No talk is due in the next 7 days" in text(client.get("/prevention/talks/"))
    said = {"made": True, "partner": "carer", "words": WORDS, "talked_on": today() - 9 * DAY}
    actions.record_talk(child, by=aigul, **said, next_on=today() - 2 * DAY, agreed="Мектепке барат.")
    page = text(client.get("/prevention/talks/"))
    assert "Нурбек" in page and "Мектепке барат." in page


def test_a_school_tells_and_the_department_finds_the_child(child, aigul, client_of):
    school, worker = client_of("bakyt"), client_of("aigul")
    asked = {
        "id": uuid.uuid4(),
        "named": "Асанов Нурбек, 3-класс",
        "missed_days": 8,
        "school_days": 40,
        "words": WORDS,
    } | day("noted_on", today())
    assert school.post("/prevention/mine/attendance/", asked).status_code == 302
    told = BodyNote.objects.using("owner").get()
    assert "3-класс" in text(worker.get("/prevention/told/"))
    address = f"/prevention/told/{told.pk}/"
    found = worker.post(address, {"text": "Асанов Нурбек"})
    assert f"{address}{child.pk}/" in text(found)
    assert "3-класс" in text(worker.get(f"{address}{child.pk}/"))
    assert worker.post(f"{address}{child.pk}/").status_code == 302
    assert worker.post(f"{address}{child.pk}/").status_code == 409
    mine = text(school.get("/prevention/mine/"))
    assert "3-класс" in mine
    assert str(child.pk) not in mine


def test_a_school_opens_no_child_and_none_of_the_lists(child, told, client_of):
    client = client_of("bakyt")
    assert client.get(f"/children/{child.pk}/prevention/").status_code == 404
    assert client.get(f"/prevention/told/{told.pk}/").status_code == 403
    for address in (
        "/prevention/",
        "/prevention/told/",
        "/prevention/talks/",
        "/prevention/mine/vaccination/",
    ):
        assert client_of("bakyt").get(address).status_code in (403, 404), address
    for slug in ("attendance", "performance"):
        page = client_of("bakyt").get(f"/prevention/mine/{slug}/")
        assert page.status_code == 200 and "Tell the department" in text(page), slug


def test_what_is_laid_aside_waits_no_more(told, client_of):
    client = client_of("erlan")
    assert (
        client.post(f"/prevention/told/{told.pk}/aside/", {"reason": "Мындай бала жок."}).status_code == 302
    )
    assert "3-класс" not in text(client.get("/prevention/told/"))


def test_every_form_opens(child, mother, client_of):
    from umai.prevention.child.kinds import FILE_ROW_KINDS

    client = client_of("aigul", "en")
    for slug in FILE_ROW_KINDS:
        with override("en"):
            assert client.get(f"/children/{child.pk}/prevention/{slug}/").status_code == 200
