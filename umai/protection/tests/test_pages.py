"""The pages of immediate protection, as a browser without JavaScript sees them, and the words beside each step."""

import re
import uuid
from datetime import timedelta
from itertools import cycle

import pytest
from django.utils import timezone, translation

from tests.looking import reading
from umai.design.days import date_in_words
from umai.design.guidance import LANGUAGES, guidance_steps, read_guidance
from umai.intake.tests.conftest import closed, proposed
from umai.law.terms.clock import day_of, today
from umai.law.terms.protection import application_due_on
from umai.protection import guidance
from umai.protection.emergency import actions
from umai.protection.ending import actions as endings
from umai.protection.models import (
    Companion,
    Examination,
    OpinionOnProtection,
    Protection,
    ProtectionEnding,
    ProtectionEndProposal,
    SafetyDecision,
    SiblingSafety,
    TemporaryPlace,
)
from umai.protection.steps.steps import ALL_STEPS
from umai.protection.tests.conftest import ago, begun, ended, make_case, make_child, proposed_end, wall
from umai.protection.tests.test_acts import done
from umai.register.child.actions import add_adult, change_fact, link_adult, record_fact
from umai.register.models import Adult, CareArrangement, ShelterAddress


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def at(instant):
    """An instant as the boxes of a form hold it."""
    local = timezone.localtime(instant)
    return {
        "happened_on_day": local.day,
        "happened_on_month": local.month,
        "happened_on_year": local.year,
        "happened_time": f"{local:%H:%M}",
    }


def sent(client, protection, slug, **said):
    return client.post(
        f"/protection/{protection.pk}/{slug}/", {"id": uuid.uuid4()} | at(ago(hours=2)) | said, follow=True
    )


def test_a_worker_begins_with_the_danger_and_comes_to_the_checklist(case, client_of, aigul):
    client = client_of("aigul")
    page = client.get(f"/cases/{case.pk}/protection/")
    assert 'href="tel:102"' in page.content.decode() and "Begin immediate protection" in text(page)
    form = client.get(f"/cases/{case.pk}/protection/new/").content.decode()
    assert re.search(r'value="violence"[^>]*checked', form)
    assert f'value="{timezone.localtime():%H:}' in form
    said = {"id": uuid.uuid4(), "danger": "violence", "words": "Typed <b>at night</b>."} | at(ago(hours=1))
    for wrong in ({"danger": ""}, {"words": ""}, {"happened_time": ""}, {"happened_time": "soon"}):
        answer = client.post(f"/cases/{case.pk}/protection/new/", said | wrong)
        assert answer.status_code == 422 and "govuk-error-message" in answer.content.decode(), wrong
        assert "words" in wrong or "Typed &lt;b&gt;at night&lt;/b&gt;." in answer.content.decode(), wrong
    answer = client.post(f"/cases/{case.pk}/protection/new/", said, follow=True)
    assert "protection is running" in text(answer) and "Next step: Go to the child" in text(answer)
    with aigul.speaking():
        protection = Protection.objects.running().get()
    answer = client_of("erlan").get(f"/cases/{case.pk}/protection/")
    assert answer["Location"] == f"/protection/{protection.pk}/"


def test_who_went_along_is_asked_by_body(protection, client_of, aigul):
    answer = sent(
        client_of("aigul"),
        protection,
        "going",
        child_seen="yes",
        findings="A bruise.",
        who_went="Aigul",
        police_name="Токтоев Б.",
        police_rank="major",
        doctor_name="",
        doctor_rank="",
    )
    assert answer.status_code == 200 and "With: police" in text(answer)
    with aigul.speaking():
        assert [(one.body, one.name) for one in Companion.objects.all()] == [("police", "Токтоев Б.")]


def test_a_decision_is_chosen_first_and_asks_only_what_belongs_to_it(protection, uncle, client_of, aigul):
    client, page = client_of("aigul"), f"/protection/{protection.pk}/decision/"
    chosen = client.get(page).text
    assert "?as=removed" in chosen and "<textarea" not in chosen
    stay, none = (client.get(f"{page}?as={decided}").text for decided in ("safe_adult", "no_danger"))
    assert "adult_words" in stay and str(uncle) in stay
    assert "adult_words" not in none and "suspect_words" not in none
    leaves = client.get(f"{page}?as=suspect_leaves").text  # nobody is chosen beforehand
    assert leaves.count('<option value="" selected>') == 2 and leaves.count(" selected") == 2
    shown = text(client_of("farida").get(page))
    assert "Nothing is written here yet." in shown and "Choose one" not in shown
    answer = sent(client, protection, "decision", decided="safe_adult", reason="Calm now.", adult_words="")
    assert answer.status_code == 422 and "Calm now." in text(answer)
    sent(client, protection, "decision", decided="safe_adult", reason="Calm.", adult_words="Aunt")
    with aigul.speaking():
        assert SafetyDecision.objects.get().adult_words == "Aunt"


def test_a_removal_starts_the_clocks_of_prosecutor_and_court(protection, client_of):
    client = client_of("aigul")
    before = text(client.get(f"/protection/{protection.pk}/"))
    assert "Notice to the prosecutor" not in before
    answer = sent(client, protection, "decision", decided="removed", reason="Not safe.")
    assert "21 hours left" in text(answer) or "22 hours left" in text(answer)
    with translation.override("en"):
        last = date_in_words(application_due_on(day_of(ago(hours=2))))
    assert "Application to the court" in text(answer) and last in text(answer)


def test_a_missed_term_stands_out_and_comes_next(case, aigul, client_of):
    protection = begun(case, aigul, known_at=ago(days=3))
    said = {"decided": "removed", "reason": "Unsafe."}
    actions.record_decision(protection, by=aigul, happened_at=ago(days=2, hours=3), **said)
    page = client_of("erlan").get(f"/protection/{protection.pk}/")
    assert "umai-clock--late" in page.content.decode() and "late by 27 hours" in text(page)
    assert "Recorded late" in text(page) and "3 days after it happened" in text(page)
    done("record_going", protection, aigul, happened_at=ago(days=3))
    done("record_examination", protection, aigul)
    page = text(client_of("aigul").get(f"/protection/{protection.pk}/"))
    assert "Next step: Notice to the prosecutor" in page


def test_whoever_is_dangerous_and_takes_care_of_the_child_is_said_until_that_ended(
    protection, uncle, child, aigul, client_of
):
    care = record_fact(child, by=aigul, model=CareArrangement, carer_id=uncle, is_kin=True, paper="none")
    address, client = f"/protection/{protection.pk}/", client_of("aigul")
    assert "still stands as who takes care" not in text(client.get(address))
    said = {"decided": "suspect_leaves", "reason": "He beats him.", "adult_words": "the grandmother"}
    actions.record_decision(protection, by=aigul, happened_at=ago(hours=1), suspect_id=uncle, **said)
    page = client.get(address)
    assert "Асанов Бакыт is named as dangerous and still stands as who takes care of the child." in text(page)
    assert f'href="/children/{child.pk}/facts/care/{care.pk}/"' in page.content.decode()
    change_fact(child, by=aigul, fact=care, changed_on=today(), holds_to=today() - timedelta(days=1))
    assert "still stands as who takes care" not in text(client.get(address))


def test_what_comes_late_is_welcome_and_marked_late(case, aigul, client_of):
    client, address = client_of("aigul"), "/protection/{}/"
    protection = begun(case, aigul, known_at=ago(hours=23))
    done("record_view", protection, aigul, happened_at=ago(hours=23))
    assert "Recorded late" not in text(client.get(address.format(protection.pk)))  # after midnight
    done("record_danger", protection, aigul, danger="violence", happened_at=ago(days=4))
    said = {"child_seen": "yes", "findings": "On paper.", "who_went": "Aigul"}
    answer = sent(client, protection, "going", **said | at(ago(days=3)))
    assert "Recorded late" in text(answer) and "3 days after it happened" in text(answer)


def test_the_address_goes_in_and_is_on_no_page_but_the_sealed_one(protection, client_of, damira, aigul):
    client, head = client_of("aigul"), client_of("damira")
    sent(client, protection, "place", kind="hospital", address="Ward 3, nurse Aida")
    pages = [f"/protection/{protection.pk}/", f"/protection/{protection.pk}/place/"]
    assert all("Ward 3" not in text(client.get(page)) for page in pages)
    sealed = f"/children/{protection.child_id}/sealed/"
    assert sealed in head.get(pages[1]).content.decode()
    assert sealed not in client.get(pages[1]).content.decode()
    assert "Ward 3, nurse Aida" in text(head.get(sealed))
    with reading(damira):
        assert ShelterAddress.objects.get().words == "Ward 3, nurse Aida"
    with reading(aigul):
        assert TemporaryPlace.objects.get().kind == "hospital"


def test_two_who_write_the_same_step_do_not_overwrite_each_other(protection, client_of, aigul, erlan):
    client = client_of("aigul")
    client.get(f"/protection/{protection.pk}/view/")
    done("record_view", protection, erlan, words="Said to Erlan.")
    answer = sent(client, protection, "view", heard="alone", words="Said to Aigul.")
    assert answer.status_code == 409
    assert "Said to Erlan." in text(answer) and "Said to Aigul." in text(answer)
    seen = re.search(r'name="seen" value="([0-9a-f-]+)"', answer.content.decode())[1]
    answer = sent(client, protection, "view", heard="alone", words="Both.", seen=seen, why="correction")
    assert answer.status_code == 200 and "(corrected)" in text(answer)
    with aigul.speaking():
        row = OpinionOnProtection.objects.get()
    said = {"heard": "alone", "words": "Other.", "seen": row.pk, "why": "change"}
    answer = sent(client, protection, "view", **said | at(row.happened_at))
    assert answer.status_code == 422 and "since when" in text(answer)
    assert sent(client, protection, "view", **said | at(ago(minutes=1))).status_code == 200


def test_each_other_child_is_asked_for(protection, child, uncle, aigul, client_of):
    brother, cousin = make_child(aigul, given="Азиз"), make_child(aigul, given="Эрмек")
    mother = add_adult(child, by=aigul, identity={"given": "Бурул"}, relation="mother")
    with aigul.speaking():
        adults = {pk: Adult.objects.get(pk=pk) for pk in (mother.adult_id, uncle)}
    link_adult(brother, by=aigul, adult=adults[mother.adult_id], relation="mother")
    link_adult(cousin, by=aigul, adult=adults[uncle], relation="father")
    done("decide", protection, aigul, suspect_id=uncle)
    client = client_of("aigul")
    page = client.get(f"/protection/{protection.pk}/siblings/")
    assert "Азиз" in text(page) and "Эрмек" in text(page)
    form = client.get(f"/protection/{protection.pk}/siblings/{cousin.pk}/").content.decode()
    assert re.search(r'value="suspect"[^>]*checked', form)
    said = {"id": uuid.uuid4(), "where": "left", "whose": "suspect", "reason": "With the mother."}
    client.post(f"/protection/{protection.pk}/siblings/{cousin.pk}/", said | at(ago(hours=1)))
    with aigul.speaking():
        assert SiblingSafety.objects.get().other_id == cousin.pk
    assert "1 of 2 children" in text(client.get(f"/protection/{protection.pk}/"))


def test_a_child_nobody_registered_is_written_down_and_written_again(
    protection, client_of, aigul, erlan, jyldyz
):
    client, siblings = client_of("aigul"), f"/protection/{protection.pk}/siblings"
    said = {"id": uuid.uuid4(), "who": "Айпери, 4", "where": "together", "whose": "household"}
    client.post(f"{siblings}/new/", said | at(ago(hours=1)))
    with aigul.speaking():
        first = SiblingSafety.objects.get()
    page = client.get(f"{siblings}/{first.pk}/")
    assert page.status_code == 200 and "Айпери, 4" in text(page)
    done("record_sibling", protection, aigul, who="Данияр, 9", where="together")
    now = done("record_sibling", protection, erlan, who="Айпери, 5", where="together", seen=first.pk)
    assert "Айпери, 5" in text(client.get(f"{siblings}/{first.pk}/"))
    again = said | {"id": uuid.uuid4(), "seen": first.pk, "why": "correction"} | at(ago(hours=1))
    answer = client.post(f"{siblings}/{first.pk}/", again)
    assert answer.status_code == 409 and "Айпери, 5" in text(answer) and "Данияр" not in text(answer)
    assert str(now.pk) in answer.content.decode()
    assert client.get(f"{siblings}/{make_child(jyldyz).pk}/").status_code == 404  # of another office


def test_the_representative_who_is_the_suspect_is_chosen_beforehand(protection, uncle, aigul, client_of):
    done("decide", protection, aigul, suspect_id=uncle)
    page = client_of("aigul").get(f"/protection/{protection.pk}/conflict/").content.decode()
    assert re.search(r'value="is_suspect"[^>]*checked', page)


def test_a_child_who_may_harm_themselves_has_a_checklist_of_its_own(case, aigul, client_of):
    protection = begun(case, aigul, danger="self_harm")
    client = client_of("aigul")
    page = text(client.get(f"/protection/{protection.pk}/"))
    assert "Do not leave the child alone" in page and "mhGAP" in page
    assert page.index("Stay with the child tonight") < page.index("Decide on the spot")
    sent(client, protection, "watch", stays="The aunt, 0555 123456", means_removed="yes")
    page = text(client.get(f"/protection/{protection.pk}/"))
    assert "Contact with the child again" in page and ("21 hours left" in page or "22 hours left" in page)
    answer = sent(client, protection, "contact", child_seen="yes", findings="Slept.", **at(ago(minutes=1)))
    assert "done, ahead of its term" in text(answer)


def test_a_danger_that_turns_out_another_changes_the_list(protection, client_of):
    client = client_of("aigul")
    form = client.get(f"/protection/{protection.pk}/danger/").content.decode()
    assert "The uncle beats him." in form and re.search(r'value="violence"[^>]*checked', form)
    answer = sent(client, protection, "danger", danger="self_harm", words="He took pills.")
    assert "Do not leave the child alone" in text(answer) and "He took pills." in text(answer)


def test_a_walled_worker_finds_nothing(removed, case, aigul, client_of):
    wall(aigul, removed)
    client = client_of("aigul")
    for address in (f"/protection/{removed.pk}/", f"/cases/{case.pk}/protection/"):
        assert client.get(address).status_code == 404
    assert "protection" not in text(client.get("/")).lower()


def test_a_return_is_read_before_it_is_agreed_to(removed, client_of, aigul):
    client = client_of("aigul")
    day = {f"ends_on_{part}": getattr(timezone.localdate(), part) for part in ("day", "month", "year")}
    said = {
        "id": uuid.uuid4(),
        "how": "returned",
        "reason": "He left.",
        "childs_view": "Home.",
        "lives_with": "The grandmother.",
    } | day
    answer = client.post(f"/protection/{removed.pk}/end/", said, follow=True)
    assert "another person has to decide" in text(answer)
    with aigul.speaking():
        proposal = ProtectionEndProposal.objects.get()
    head = client_of("damira")
    page = head.get(f"/protection/{removed.pk}/end/agree/")
    assert "He left." in text(page) and "Let the child return" in text(page)
    answer = head.post(f"/protection/{removed.pk}/end/agree/", {"proposal": proposal.pk}, follow=True)
    assert "ended" in text(answer)
    with aigul.speaking():
        assert ProtectionEnding.objects.get().proposal_id == proposal.pk


def test_a_case_without_a_protection_offers_to_begin_one_and_lists_the_earlier(case, aigul, client_of):
    page = f"/cases/{case.pk}/protection/"
    assert f"{page}new/" in client_of("aigul").get(page).content.decode()
    assert "No protection is running in this case." in text(client_of("farida").get(page))
    over = begun(case, aigul)
    ended(over, aigul)
    shown = client_of("aigul").get(page)
    assert "Earlier" in text(shown) and f"/protection/{over.pk}/" in shown.content.decode()


def test_what_ended_is_shown_with_what_was_written_and_not_saved(removed, aigul, client_of):
    ended(removed, aigul)
    client, page = client_of("aigul"), f"/protection/{removed.pk}/end/"
    assert "<form method" not in client.get(page).content.decode().split("<h1>")[1]
    answer = client.post(page, {"id": uuid.uuid4(), "how": "relatives", "reason": "Typed for long."})
    assert "What you wrote and was not saved" in text(answer) and "Typed for long." in text(answer)


def test_a_return_that_was_proposed_is_spoken_of_on_every_page_that_ends_it(
    removed, erlan, damira, client_of
):
    assert "Nothing is written here yet." in text(client_of("farida").get(f"/protection/{removed.pk}/end/"))
    proposal = proposed_end(removed, erlan, how="returned")
    page = f"/protection/{removed.pk}/end/"
    assert "Read the proposal" in text(client_of("aigul").get(page))
    agree = f"{page}agree/"
    assert "or the oblast, has to decide" in text(client_of("aigul").get(agree))
    endings.agree_end(proposal, by=damira)
    assert "The protection has ended" in text(client_of("damira").get(agree))


def test_who_only_reads_finds_what_was_written_and_nothing_to_write(removed, aigul, client_of):
    done("record_view", removed, aigul)
    client = client_of("farida")
    pages = {
        slug: text(client.get(f"/protection/{removed.pk}/{slug}/"))
        for slug in ("decision", "view", "siblings")
    }
    assert "nobody at home is safe" in pages["decision"] and "I am afraid of him." in pages["view"]
    assert not any("Write it again" in page for page in pages.values())
    assert "No other child is known" in pages["siblings"]
    assert "Write down another child" not in pages["siblings"]


def test_a_protection_that_runs_in_a_closed_case_stands_out(case, protection, aigul, damira, client_of):
    client, address = client_of("aigul"), f"/protection/{protection.pk}/"
    assert "never ended" not in text(client.get(address))
    closed(proposed(case, aigul), damira)
    assert "The case is closed and the protection was never ended." in text(client.get(address))
    answer = sent(client, protection, "view", heard="alone", words="Typed for long.")
    assert answer.status_code == 409 and "Typed for long." in text(answer)
    new = f"/cases/{case.pk}/protection/new/"
    ended(protection, aigul)
    page = client.get(new)
    assert "This case is closed." in text(page) and "<textarea" not in page.content.decode()
    said = {"id": uuid.uuid4(), "danger": "violence", "words": "Typed for long."} | at(ago(hours=1))
    answer = client.post(new, said)
    assert answer.status_code == 409 and "Typed for long." in text(answer)


def test_a_proposal_of_another_protection_is_not_agreed_to(removed, aigul, client_of):
    other = begun(make_case(make_child(aigul, given="Азиз"), aigul), aigul)
    proposed_end(removed, aigul, how="returned")
    theirs = proposed_end(other, aigul, how="returned")
    answer = client_of("damira").post(f"/protection/{removed.pk}/end/agree/", {"proposal": theirs.pk})
    assert answer.status_code == 404


def test_nobody_refused_an_examination_that_was_done(protection, client_of, aigul):
    client, said = client_of("aigul"), {"id": uuid.uuid4(), "outcome": "done", "doctor": "The clinic"}
    for _time in range(2):  # sent twice, it says the same both times
        answer = sent(client, protection, "examination", refused_by="carer", **said)
        assert answer.status_code == 200 and "before, with other words" not in text(answer)
    with aigul.speaking():
        assert Examination.objects.get().refused_by == ""


def test_the_oblast_reads_and_writes_nothing(removed, client_of):
    client = client_of("farida")
    page = client.get(f"/protection/{removed.pk}/")
    assert page.status_code == 200 and "Next step" not in text(page)
    form = client.get(f"/protection/{removed.pk}/view/")
    assert form.status_code == 200 and "<textarea" not in form.content.decode()
    assert sent(client, removed, "view", heard="alone", words="x").status_code == 403


def test_every_page_is_drawn(removed, uncle, client_of):
    slugs = "danger going decision removal place examination view conflict watch contact notice application"
    clients = cycle([client_of("aigul", language) for language in ("ky", "ru", "en")])
    for slug in (*slugs.split(), "siblings", "siblings/new", "end"):
        answer = next(clients).get(f"/protection/{removed.pk}/{slug}/")
        assert answer.status_code == 200 and 'href="tel:103"' in answer.content.decode(), slug
    assert next(clients).get(f"/protection/{removed.pk}/nothing/").status_code == 404


def test_after_nobody_was_found_the_form_asks_for_the_next_way_and_corrects_nothing(
    client_of, protection, aigul
):
    said = {"who_went": "Айгүл", "child_seen": False, "findings": "The door was locked."}
    actions.record_arrival(protection, by=aigul, happened_at=ago(hours=3), **said)
    page = client_of("aigul").get(f"/protection/{protection.pk}/going/").content.decode()
    form = page.split("<form")[-1]
    assert "The door was locked." in page and "The door was locked." not in form
    assert re.search(r'value="change"[^>]* checked', form)
    assert (
        f'value="{timezone.localtime():%H:%M}"' in form
        or f'value="{timezone.localtime(ago(minutes=1)):%H:%M}"' in form
    )
    assert "Асанова Айгүл" in form


RETURN = ("same household?", "goes back to where the danger was", "Let the child return")
END = ("Should the protection end?", "to look after the safety", "Agree: the protection ends")


@pytest.mark.parametrize(("how", "said", "unsaid"), [("returned", RETURN, END), ("relatives", END, RETURN)])
def test_it_speaks_of_a_return_where_the_child_returns_and_nowhere_else(
    removed, aigul, client_of, how, said, unsaid
):
    proposed_end(removed, aigul, how)
    page = client_of("damira").get(f"/protection/{removed.pk}/end/agree/").text
    assert [one in page for one in said] == [True] * 3
    assert [one in page for one in unsaid] == [False] * 3


def test_every_step_has_its_words_in_three_languages_and_a_source():
    steps = {step for room, step in guidance_steps() if room == "protection"}
    assert steps == {*(step.slug for step in ALL_STEPS), "begin", "end"}
    for step in steps:
        told = [read_guidance("protection", step, language) for language in LANGUAGES]
        assert all(one.points and one.rests_on for one in told), step
        assert len({len(one.points) for one in told}) == 1, step


@pytest.mark.parametrize(("language", "word"), [("ky", "дарыгер"), ("ru", "врач"), ("en", "doctor")])
def test_the_reader_s_language_is_taken(language, word):
    with translation.override(language):
        assert word in guidance.advice("examination").points[0]


def test_the_numbers_are_dialled():
    assert [number.call for number in guidance.numbers()] == ["102", "103", "112"]
