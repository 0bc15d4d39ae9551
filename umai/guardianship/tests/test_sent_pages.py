"""The pages of a code and of what was sent with it: what they show, to whom, and where each leads."""

import re

from tests.first_page import waits
from tests.page_words import words_of
from tests.tampering import without_triggers
from umai.guardianship.invitation import actions, sealed
from umai.guardianship.models import Departure, Invitation
from umai.guardianship.site.codes import kept_hash, receipt_number
from umai.guardianship.tests.conftest import WORDS, invite, register
from umai.guardianship.tests.test_act_pages import answers_of

CODE = re.compile(r'class="inbox-code"[^>]*>([^<]+)<')


def tab(child):
    return f"/children/{child.pk}/guardianship/"


def make(client, child, mother, language="ky"):
    said = {"adult_id": str(mother.adult_id), "language": language}
    return client.post(f"/children/{child.pk}/invitations/new/", said), said


def test_the_code_is_shown_once_with_a_text_in_the_parent_s_language(child, mother, aigul, client_of):
    client = client_of("aigul")
    for language, path, sentence in (
        ("ky", "ky", "Бул ыктыярдуу"),
        ("ru", "ru", "Это добровольно"),
        ("uz-cyrl", "uz", "Бу ихтиёрий"),
        ("en", "en", "It is voluntary"),
    ):
        page, said = make(client, child, mother, language)
        (code,) = CODE.findall(page.content.decode())
        row = Invitation.objects.using("owner").latest("recorded_at")
        assert row.code_hash == kept_hash(code) and page.headers["Cache-Control"] == "no-store"
        read = words_of(page)
        assert f"/report/{path}/leaving/" in read and sentence in read and read.count(code) == 2, language
        sheet = page.content.decode().split("govuk-inset-text")[1].split("</div>")[0]
        assert "Нурбек" not in sheet and "Гүлзат" not in sheet, language
        again = client.post(f"/children/{child.pk}/invitations/new/", said)
        assert again.status_code == 409 and "It cannot be shown again" in words_of(again), language
        kept = client.get(row.get_absolute_url()).content.decode()
        assert code not in kept and "The code was not used yet" in kept, language
        actions.take_invitation_back(row, by=aigul)


def test_a_code_is_taken_back_on_its_page(child, mother, aigul, client_of):
    _code, row = invite(child, mother, aigul)
    client = client_of("aigul")
    assert row.get_absolute_url() in client.get(tab(child)).content.decode()
    assert client.post(row.get_absolute_url()).url == row.get_absolute_url()
    read = words_of(client.get(row.get_absolute_url()))
    assert "The code was taken back" in read and "Take the code back" not in read
    again = client.post(row.get_absolute_url())
    assert again.status_code == 409 and "opens nothing any more" in words_of(again)
    assert "The code was taken back" in words_of(client.get(tab(child)))


def test_whoever_only_supervises_reads_and_takes_nothing_back(came, child, mother, aigul, client_of):
    _code, row = invite(child, mother, aigul)
    client = client_of("farida")
    assert "Take the code back" not in words_of(client.get(row.get_absolute_url()))
    read = words_of(client.get(came.get_absolute_url()))
    assert "Нурбек эжем Салкын менен калат" in read and "Take it over" not in read
    assert "Invite the parent" not in words_of(client.get(tab(child)))


def test_a_code_that_is_over_says_so(child, mother, aigul, client_of, superuser):
    _code, row = invite(child, mother, aigul)
    with without_triggers(superuser):
        superuser.execute("update guardianship_invitation set ends_on = current_date - 3")
    read = words_of(client_of("aigul").get(row.get_absolute_url()))
    assert "The code was not used." in read and "Take the code back" not in read
    assert invite(child, mother, aigul)


def test_what_came_waits_on_the_first_page_of_the_worker_and_of_the_office(
    came, child, aigul, erlan, damira, cholpon, client_of
):
    assert [waits(by, "came") for by in (aigul, erlan, damira, cholpon)] == [1, 1, 1, 0]
    for who in ("aigul", "erlan", "damira"):
        client = client_of(who)
        assert "1 announcement of a parent came from the site" in words_of(client.get("/"))
        read = client.get("/announcements/")
        assert came.get_absolute_url() in read.content.decode() and "Асанов" in words_of(read)
        assert "To be read until" in words_of(read) and receipt_number(came.pk) in words_of(read)
    assert "Nothing came that waits" in words_of(client_of("cholpon").get("/announcements/"))
    assert "An announcement came" in words_of(client_of("aigul").get(tab(child)))


def test_a_used_code_leads_to_what_was_sent_with_it(came, client_of):
    page = client_of("aigul").get(came.invitation.get_absolute_url())
    read = words_of(page)
    assert "What was sent with it" in read and "Take the code back" not in read
    assert came.get_absolute_url() in page.content.decode()


def test_what_is_late_stands_out(came, client_of, superuser):
    with without_triggers(superuser):
        superuser.execute("update guardianship_sentannouncement set due_on = current_date - 3")
    page = client_of("aigul").get("/announcements/").content.decode()
    assert "<strong>Late. It was to be read until" in page


def test_it_is_read_with_its_receipt_and_the_look_is_noted(came, client_of):
    from umai.trail.models import Entry

    read = words_of(client_of("aigul").get(came.get_absolute_url()))
    for words in (
        "Гүлзат, апасы",
        "Abroad, Russia",
        "Нурбек эжем Салкын менен калат",
        "+7 900 000 00 01",
        "I cannot reach the other parent",
        receipt_number(came.pk),
        "It proves nobody",
    ):
        assert words in read
    entry = Entry.objects.using("owner").filter(record_id=came.pk, outcome="looked").get()
    assert (entry.act, entry.child_id) == ("guardianship.read", came.child_id)


def test_it_is_taken_over_with_the_form_filled_and_the_words_beside(came, mother, aunt, client_of):
    client, url = client_of("aigul"), f"{came.get_absolute_url()}take/"
    page = client.get(url)
    form = page.context["form"]
    assert form["country"].value() == "RU" and form["adult_id"].value() == mother.adult_id
    assert "Нурбек эжем Салкын менен калат" in form["words"].value()
    assert "way" not in form.fields and "Нурбек эжем Салкын" in words_of(page)
    said = answers_of(mother, aunt) | {"id": str(form["id"].value()), "words": form["words"].value()}
    done = client.post(url, said)
    departure = Departure.objects.using("owner").get()
    assert (done.status_code, done.url) == (302, departure.get_absolute_url())
    assert client.post(url, said).url == departure.get_absolute_url()
    assert departure.way == "site" and "by code, on the site" in words_of(client.get(done.url)).lower()
    read = client.get(came.get_absolute_url()).content.decode()
    assert "It was taken over" in read and departure.get_absolute_url() in read and "Take it over" not in read
    assert "It was taken over" in words_of(client.get(tab(came.child)))


def test_it_is_rejected_with_a_reason(came, client_of, aigul):
    client, url = client_of("aigul"), f"{came.get_absolute_url()}reject/"
    form = client.get(url).context["form"]
    wrong = client.post(url, {"id": str(form["id"].value()), "reason": "stranger", "words": ""})
    assert wrong.status_code == 422 and "Write what you found out" in words_of(wrong)
    said = {"id": str(form["id"].value()), "reason": "stranger", "words": WORDS}
    assert client.post(url, said).url == came.get_absolute_url()
    read = words_of(client.get(came.get_absolute_url()))
    assert "Rejected: it was not the parent who wrote it" in read and WORDS in read
    assert f"Number of the receipt {receipt_number(came.pk)}" in read
    assert "Rejected" in words_of(client.get(tab(came.child)))
    assert "Nothing came that waits" in words_of(client.get("/announcements/"))


def test_what_cannot_be_opened_here_says_what_to_do(came, client_of, monkeypatch):
    from umai.guardianship.invitation import views

    monkeypatch.setattr(views, "read_sent", lambda _sent: None)
    client = client_of("aigul")
    assert "It cannot be opened here" in words_of(client.get(came.get_absolute_url()))
    form = client.get(f"{came.get_absolute_url()}take/").context["form"]
    assert form["words"].value() is None


def test_what_somebody_wrote_is_shown_as_text_and_whatever_it_is(came, client_of, monkeypatch):
    from umai.guardianship.invitation import views

    odd = sealed.SaidOnSite(kind="<b>", country="XX", leaves_on="soon", words="<script>", carer="x")
    monkeypatch.setattr(views, "read_sent", lambda _sent: odd)
    page = client_of("aigul").get(came.get_absolute_url()).content.decode()
    assert (
        "<script>" not in page.split("<main")[1].split("</main>")[0]
        and "soon" in page
        and "&lt;b&gt;" in page
    )


def test_the_history_tells_of_codes_and_of_what_came(came, child, mother, aunt, aigul, client_of):
    actions.reject_announcement(came, by=aigul, reason="stays", words=WORDS)
    _code, row = invite(child, mother, aigul)
    actions.take_invitation_back(row, by=aigul)
    read = words_of(client_of("aigul").get(f"/children/{child.pk}/timeline/"))
    for words in (
        "A parent was given a code",
        "An announcement came from the site",
        "Rejected: the parent does not leave",
        "The code was taken back",
    ):
        assert words in read


def test_a_program_is_given_no_code_and_a_child_without_a_parent_none(child, mother, aigul, client_of):
    client = client_of("aigul")
    said = {"adult_id": str(mother.adult_id), "language": "ky"}
    answer = client.post(
        f"/children/{child.pk}/invitations/new/", said, headers={"accept": "application/json"}
    )
    assert set(answer.json()) == {"id", "url"}
    page = client.get(f"/children/{register(aigul, given='Айбек').pk}/invitations/new/")
    assert "No parent of this child is written down yet" in words_of(page)
