"""The pages of duties to inform: what they show, to whom, and where each leads."""

import uuid
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from tests.page_words import words_of
from umai.guardianship.tests.conftest import DAY, WORDS
from umai.identification.models import OfficialReport
from umai.identification.tests.conftest import reported
from umai.justice.duties import letters
from umai.justice.duties.actions import record_paper_answer
from umai.justice.duties.ledger import TimelyCount, ledger_of
from umai.justice.duties.models import BodyNotice, DutyLetter, DutyLetterAnswer, DutyQuestion
from umai.justice.reading import events_of
from umai.justice.tests.duties.conftest import HOUR, asked, noticed, office, proposed, signed
from umai.law.terms.clock import BISHKEK, day_of, today
from umai.register.merging.actions import merge_records


def of_child(child):
    return reverse("justice:duties", args=[child.pk])


def read(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    return words_of(answer)


def on(day, name):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def typed(**more):
    learned = today() - 3 * DAY
    said = {"id": uuid.uuid4(), "direction": "by_body", "body_office": str(office("nookat_school").pk)}
    said |= {"matter": "injury", "learned_time": "10:00", "informed_time": "", "way": "", "body": ""}
    return said | on(learned, "learned_on") | {"body_words": ""} | more


def test_the_page_shows_who_informed_whom_and_what_was_asked(child, aigul, client_of):
    page = read(client_of("aigul"), of_child(child))
    assert "Nothing yet." in page and "No body was asked." in page
    assert "Write down which body informed which" in page and "Ask a body why it did not inform" in page
    assert f'href="{reverse("justice:ledger")}"' in client_of("aigul").get(of_child(child)).text
    noticed(child, aigul), asked(child, aigul)
    noticed(child, aigul, informed_at=timezone.now() - 3 * DAY + HOUR, way="telephone")
    page = read(client_of("aigul"), of_child(child))
    assert "An injury that somebody may have caused" in page and "Not informed" in page
    assert "By telephone" in page and "done in time" in page and "Ask the body" in page
    assert "Why did you not inform us?" in page and "waits for an answer until" in page
    page = read(client_of("farida"), of_child(child))
    assert "Write down which body" not in page and "Correct" not in page and "Ask a body why" in page


def test_an_entry_is_written_on_its_page(child, client_of):
    client, url = client_of("aigul"), reverse("justice:record_notice", args=[child.pk])
    assert "never the name of a person" in read(client, url)
    of_no_body, of_a_time_alone, of_no_way = (
        {"body_office": ""},
        {"informed_time": "11:00"},
        {**on(today(), "informed_on"), "informed_time": "00:00"},
    )
    for wrong in (of_no_body, of_a_time_alone, of_no_way, {"matter": ""}, {"learned_time": ""}):
        assert client.post(url, typed(**wrong)).status_code == 422, wrong
    assert not BodyNotice.objects.using("owner").exists()
    answer = client.post(url, typed())
    assert (answer.status_code, answer.url) == (302, of_child(child))
    row = BodyNotice.objects.using("owner").get()
    assert row.learned_at.astimezone(BISHKEK).hour == 10 and row.body_office == office("nookat_school")


def test_an_entry_is_corrected_from_what_stands(notice, child, aigul, client_of):
    client, url = client_of("aigul"), reverse("justice:correct_notice", args=[notice.pk])
    assert client.get(url).context["form"].initial["matter"] == "injury"
    day = today() - 3 * DAY
    said = typed(seen=notice.pk, way="letter", informed_time="23:00", **on(day, "informed_on"))
    assert client.post(url, said).status_code == 302
    assert BodyNotice.objects.using("owner").get(current=True).way == "letter"
    row = noticed(child, aigul, informed_at=timezone.now() - DAY, way="letter")
    form = client.get(reverse("justice:correct_notice", args=[row.pk])).context["form"]
    assert form.initial["way"] == "letter" and form.initial["informed_on"] == today() - DAY


def test_a_question_is_filled_from_the_entry_and_leads_to_its_page(child, notice, client_of):
    client = client_of("aigul")
    url = f"{reverse('justice:ask_body', args=[child.pk])}?notice={notice.pk}"
    form = client.get(url).context["form"]
    assert (form.initial["asks"], form.initial["matter"]) == ("not_informed", "injury")
    said = {"id": uuid.uuid4(), "to_office": str(office("nookat_school").pk), "asks": "not_informed"}
    answer = client.post(url, said | {"matter": "injury"} | on(today(), "happened_on"))
    row = DutyQuestion.objects.using("owner").get()
    assert (answer.status_code, answer.url, row.notice_id) == (302, row.get_absolute_url(), notice.pk)


def test_what_is_asked_follows_from_the_entry(child, aigul, client_of):
    client, url = client_of("aigul"), reverse("justice:ask_body", args=[child.pk])
    told = noticed(child, aigul, informed_at=timezone.now(), way="letter")
    by_us = noticed(child, aigul, direction="by_office")
    asks = [client.get(f"{url}?notice={row.pk}").context["form"].initial["asks"] for row in (told, by_us)]
    assert asks == ["late", "no_answer"]
    assert "asks" not in client.get(url).context["form"].initial


def test_the_page_of_a_question_says_when_a_letter_may_leave(question, overdue, client_of):
    client = client_of("aigul")
    page = read(client, question.get_absolute_url())
    assert "A letter leaves only when" in page and "Propose a letter" not in page
    page = read(client, overdue.get_absolute_url())
    assert "Propose a letter" in page and "A letter leaves only when" not in page


def test_the_answer_by_letter_is_written_on_its_page(overdue, child, aigul, client_of):
    client, url = client_of("aigul"), reverse("justice:duty_paper", args=[overdue.pk])
    assert "Village or town" in read(client, url)
    said = {"id": uuid.uuid4(), "words": WORDS, "paper_number": "12"} | on(today(), "answered_on")
    assert client.post(url, said).url == overdue.get_absolute_url()
    page = read(client, overdue.get_absolute_url())
    assert WORDS in page and "by letter no. 12" in page and "The answer came by letter" not in page
    other = asked(child, aigul)
    record_paper_answer(other, by=aigul, words=WORDS, answered_on=today())
    page = read(client, other.get_absolute_url())
    assert "by letter" in page and "by letter no." not in page


def test_the_body_finds_its_questions_and_answers(question, client_of):
    client, url = client_of("bakyt"), reverse("justice:asked_of_us")
    assert "Why did you not inform us?" in read(client, url)
    assert "No referral waits for your answer" not in read(client, reverse("referrals:front"))
    one = reverse("justice:asked_of_us_one", args=[question.pk])
    page = read(client, one)
    assert "An injury that somebody may have caused" in page and "Асанов" not in page
    assert str(question.child_id) not in client.get(one).content.decode()
    assert client.post(one, {"id": uuid.uuid4(), "words": ""}).status_code == 422
    answer = client.post(one, {"id": uuid.uuid4(), "words": WORDS})
    assert (answer.status_code, answer.url) == (302, one)
    page = read(client, one)
    assert WORDS in page and "Send the answer" not in page
    page = read(client, url)
    assert "Answered" in page and "Nothing waits for your answer" in page
    answer = client.post(one, {"id": uuid.uuid4(), "words": "Дагы бир жооп"})
    assert answer.status_code == 409 and "Дагы бир жооп" in answer.content.decode()


def test_nobody_but_a_body_opens_what_it_was_asked(question, client_of):
    one = reverse("justice:asked_of_us_one", args=[question.pk])
    found = {who: client_of(who).get(one).status_code for who in ("aigul", "damira", "cholpon", "omurbek")}
    assert found == {"aigul": 403, "damira": 403, "cholpon": 404, "omurbek": 404}


def test_a_letter_goes_its_way_on_its_pages(overdue, client_of):
    aigul, damira = client_of("aigul"), client_of("damira")
    url = reverse("justice:propose_letter", args=[overdue.pk])
    assert "Another person signs it" in read(aigul, url)
    said = {"id": uuid.uuid4(), "to": "ministry"}
    assert aigul.post(url, said).status_code == 422
    answer = aigul.post(url, said | {"missing": ["cars", "posts"]})
    letter = DutyLetter.objects.using("owner").get()
    assert answer.url == letter.get_absolute_url()
    page = read(aigul, letter.get_absolute_url())
    assert "Cars" in page and "It did not answer in time" in page and "never whoever proposed it" in page
    page = read(damira, letter.get_absolute_url())
    assert "Do you sign this letter?" in page
    assert damira.post(letter.get_absolute_url(), {"id": uuid.uuid4(), "signed": "no"}).status_code == 422
    assert damira.post(letter.get_absolute_url(), {"id": uuid.uuid4(), "signed": "yes"}).status_code == 302
    page = read(aigul, letter.get_absolute_url())
    assert f"No. 1/{today().year}" in page and "Print" in page and "Write down the answer" in page
    url = reverse("justice:answer_letter", args=[letter.pk])
    assert "The letter was answered" in read(aigul, url)
    said = {"id": uuid.uuid4(), "words": WORDS, "paper_number": "7"} | on(today(), "answered_on")
    assert aigul.post(url, said).url == letter.get_absolute_url()
    page = read(aigul, letter.get_absolute_url())
    assert WORDS in page and "Write down the answer" not in page
    assert DutyLetterAnswer.objects.using("owner").get().paper_number == "7"


def test_a_letter_that_is_not_signed_says_why(letter, damira, client_of):
    signed(letter, damira, signed=False, reason="Эрте.")
    page = read(client_of("aigul"), letter.get_absolute_url())
    assert "Эрте." in page and "was not signed" in page and "Print" not in page and WORDS in page


def test_a_signature_that_came_first_is_told(letter, farida, aigul, client_of):
    signed(letter, farida)
    answer = client_of("damira").post(letter.get_absolute_url(), {"id": uuid.uuid4(), "signed": "yes"})
    assert answer.status_code == 409 and "signed or refused before" in words_of(answer)
    letters.answer_letter(letter, by=aigul, words="Чара көрүлдү.", answered_on=today())  # without a number
    assert "Чара көрүлдү." in read(client_of("aigul"), letter.get_absolute_url())


def test_what_waits_stands_on_one_page(child, aigul, damira, client_of, request):
    client, url = client_of("damira"), reverse("justice:waiting_duties")
    page = read(client, url)
    assert "No body owes an answer." in page and "No letter waits." in page
    asked(child, aigul)
    overdue = request.getfixturevalue("overdue")
    letter, other = proposed(overdue, aigul), proposed(overdue, aigul, "prosecutor")
    signed(other, damira)
    page = read(client, url)
    assert "waits for the signature" in page and "no answer; it was due by" in page
    assert f"No. 1/{today().year}" in page
    links = client.get(url).content.decode()
    assert letter.get_absolute_url() in links and other.get_absolute_url() in links


def official(child, *, late):
    """A report of the school: in time, or a day too late."""
    signal = reported(channel="school")
    now = timezone.now()
    learned = now - (3 * DAY if late else HOUR)
    said = {"learned_at": learned, "late_at": learned + DAY, "sealed_texts": b"", "texts_key": "x"}
    said |= {"recorded_office_id": office("nookat_school").pk, "district_id": signal.district_id}
    return OfficialReport.objects.using("owner").create(signal=signal, body="school", recorded_at=now, **said)


def ledger_of_late(by):
    """The counts of each body by its name, of this year and of the one in which the last forty days began."""
    found = {}
    with by.speaking():
        for year in sorted({(today() - 40 * DAY).year, today().year}):
            for one in ledger_of(year, by):
                before = found.get(one.name)
                found[one.name] = one if before is None else joined(before, one)
    return found


def joined(one, other):
    """The line of a body of two years."""
    to_us, by_us = (
        TimelyCount(*map(sum, zip(*both, strict=True)))
        for both in ((one.to_us, other.to_us), (one.by_us, other.by_us))
    )
    return other._replace(to_us=to_us, by_us=by_us, asked=one.asked + other.asked, owes=one.owes + other.owes)


def ledger_page(by_client, name="ledger", *args, day=None):
    """The page of the ledger of the year of this day, or of three days ago."""
    url = reverse(f"justice:{name}", args=args)
    return read(by_client, f"{url}?year={(day or today() - 3 * DAY).year}")


def test_the_ledger_counts_bodies_by_what_they_did(child, notice, overdue, aigul, damira, client_of):
    noticed(child, aigul, informed_at=timezone.now() - DAY, way="telephone")
    noticed(child, aigul, informed_at=timezone.now() - 3 * DAY + HOUR, way="telephone")
    noticed(child, aigul, learned_at=timezone.now() - HOUR)
    noticed(child, aigul, direction="by_office")
    noticed(child, aigul, body_office=None, body="clinic", body_words="Айылдык ФАП")
    found = ledger_of_late(damira)
    school = found[str(office("nookat_school"))]
    assert school.to_us == TimelyCount(had=4, in_time=1, late=1, never=1)
    assert school.by_us.failed == 1 and (school.asked, school.owes) == (1, 1)
    assert found[""].kind == "hospital or clinic"
    page = ledger_page(client_of("damira"))
    assert "no office of the register" in page and "Айылдык ФАП" not in page


def test_the_ledger_counts_the_officials_own_reports_and_no_citizens(child, damira, client_of):
    official(child, late=False)
    official(child, late=True)
    reported(channel="citizen")
    (school,) = ledger_of_late(damira).values()
    assert school.to_us == TimelyCount(had=2, in_time=1, late=1, never=0)
    client, key = client_of("damira"), office("nookat_school").pk
    assert "reported late" in ledger_page(client, "ledger_of", key, day=today() - 3 * DAY)
    assert "reported in time" in ledger_page(client, "ledger_of", key, day=day_of(timezone.now() - HOUR))
    assert read(client, school.url)


def test_the_ledger_counts_only_what_the_reader_reaches(child, notice, question, jyldyz, cholpon, client_of):
    for by in (jyldyz, cholpon):
        assert ledger_of_late(by) == {}
    cholpon = client_of("cholpon")
    assert "Nothing is known of this year" in ledger_page(cholpon)
    page = ledger_page(cholpon, "ledger_of", office("nookat_school").pk)
    assert "Open the file" not in page and "injury" not in page
    url = reverse("justice:ledger_of", args=[office("nookat_school").pk])
    answer = client_of("damira").get(f"{url}?year={(today() - 3 * DAY).year}")
    assert of_child(child) in answer.content.decode() and "Open the file" in words_of(answer)


def test_another_year_and_another_line_are_asked_by_their_address(child, notice, aigul, client_of):
    client, learned = client_of("damira"), today() - 3 * DAY
    assert "Nothing is known of this year" in ledger_page(client, day=date(learned.year - 1, 12, 31))
    assert "Nothing is known of this year" not in ledger_page(client, day=learned)
    assert str(today().year) in read(client, f"{reverse('justice:ledger')}?year=x")
    noticed(child, aigul, body_office=None, body="clinic", body_words="Айылдык ФАП")
    assert "Айылдык ФАП" in ledger_page(client, "ledger_of", "clinic")
    for none in ("nobody", "00000000-0000-4000-8000-000000000000"):
        assert client.get(reverse("justice:ledger_of", args=[none])).status_code == 404, none


def test_the_year_of_the_ledger_is_that_of_bishkek(child, aigul, damira):
    first = datetime(2026, 1, 1, 0, 30, tzinfo=BISHKEK)  # still the last year by UTC
    noticed(child, aigul, learned_at=first)
    with damira.speaking():
        assert len(ledger_of(2026, damira)) == 1 and ledger_of(2025, damira) == []


def test_two_records_of_one_child_show_the_same(child, notice, aigul, damira, client_of):
    from umai.guardianship.tests.conftest import register

    other = register(aigul, given="Нурбек")
    merge_records(child, by=damira, other=other, reason="One child.")
    for record in (child, other):
        answer = client_of("aigul").get(of_child(record), follow=True)
        assert "An injury that somebody may have caused" in words_of(answer)


def test_the_timeline_tells_each_step(child, notice, letter, aigul, damira):
    signed(letter, damira)
    letters.answer_letter(letter, by=aigul, words=WORDS, answered_on=today())
    with aigul.speaking():
        titles = [one.title for one in events_of(child, aigul)]
    assert len(titles) == 5 and any("Letter 1/" in one for one in titles)
