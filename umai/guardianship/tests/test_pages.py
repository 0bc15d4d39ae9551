"""What the pages of guardianship show, to whom, and where each leads."""

import re
from datetime import date

from tests.first_page import waits
from tests.page_words import words_of
from tests.reactions import confirmed
from umai.guardianship.departure import actions
from umai.guardianship.models import DepartureCheck, DepartureConfirmation
from umai.guardianship.tests.conftest import DAY, WORDS, adult_of, announcement, ask, ask_everybody, register
from umai.guardianship.tests.test_act_pages import answers_of, on
from umai.law.terms.clock import today
from umai.register.child.actions import add_adult, link_adult, record_fact
from umai.register.models import Absence, CareArrangement, Inability, RightsDecision


def tab(child):
    return f"/children/{child.pk}/guardianship/"


def test_the_tab_says_who_may_act_on_what_paper_and_that_nothing_was_announced(child, aunt, aigul, client_of):
    care = {"model": CareArrangement, "carer_id": aunt.adult_id, "paper": "court", "number": "12"}
    record_fact(child, by=aigul, **care)
    read = words_of(client_of("aigul").get(tab(child)))
    assert "Who may act for the child today" in read and "a guardian, by a paper that is valid" in read
    assert "guardianship by court decision, number 12" in read and "Nothing yet." in read
    assert "nobody is punished for it" in read


def test_the_tab_says_in_bold_what_is_missing_and_that_nobody_knows_where_the_child_lives(
    child, mother, aigul, client_of
):
    record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external")
    page = client_of("aigul").get(tab(child)).content.decode()
    assert "<strong>What is asked for now: guardianship." in page
    assert "help the family to get it" in page
    assert "Nobody has written down with whom the child lives." in page


def test_whoever_only_supervises_reads_the_tab_and_announces_nothing(asked, child, client_of):
    read = words_of(client_of("farida").get(tab(child)))
    assert "Everybody was asked; it waits to be confirmed" in read
    assert "A parent leaves, or is away already" not in read
    page = words_of(client_of("farida").get(asked.get_absolute_url()))
    assert "Correct what was written" not in page and "Confirm it" not in page


def test_the_announcement_shows_what_was_said_and_what_is_still_to_do(departure, client_of):
    read = words_of(client_of("aigul").get(departure.get_absolute_url()))
    assert "Асанова Гүлзат, mother" in read and "Асанова Салкын" in read and "Abroad, Russia" in read
    assert read.count("Not written yet") == 3 and "The parent does not leave" in read
    assert "When all three are done" in words_of(client_of("erlan").get(departure.get_absolute_url()))


def test_an_unknown_day_is_said_to_be_unknown(child, mother, aunt, aigul, client_of):
    row = actions.announce_departure(child, by=aigul, **announcement(mother, aunt, leaves_on=None))
    assert "away since a day that nobody knows" in words_of(client_of("aigul").get(tab(child)))
    assert "Nobody knows since when" in words_of(client_of("aigul").get(row.get_absolute_url()))


def test_confirming_shows_first_what_it_ends(asked, child, mother, aigul, erlan, client_of):
    record_fact(child, by=aigul, model=CareArrangement, carer_id=mother.adult_id, paper="none")
    erlans, url = client_of("erlan"), f"{asked.get_absolute_url()}confirm/"
    assert url in erlans.get(asked.get_absolute_url()).content.decode()

    page = words_of(erlans.get(url)).lower()
    checks = list(DepartureCheck.objects.using("owner").filter(departure=asked))
    assert [str(one.get_outcome_display()).lower() in page for one in checks] == [True] * 3

    page = erlans.post(url)
    assert page.status_code == 409 and "Nothing is saved yet" in words_of(page)
    assert "Lives with: Асанова Гүлзат" in words_of(page)

    done = confirmed(erlans, url, {})
    assert (done.status_code, done.url) == (302, asked.get_absolute_url())
    with erlan.speaking():
        assert DepartureConfirmation.objects.exists()
        assert CareArrangement.objects.get(carer_id=mother.adult_id).holds_to is not None
    read = words_of(erlans.get(asked.get_absolute_url()))
    assert "Confirmed" in read and "Confirm it" not in read
    assert "Confirmed on" in words_of(erlans.get(tab(child)))


def test_the_care_of_somebody_else_ends_with_that_of_the_announced_carer(
    asked, child, aigul, erlan, client_of
):
    grandmother = adult_of(child, aigul, "grandmother_m", "Сайрагүл")
    record_fact(child, by=aigul, model=CareArrangement, carer_id=grandmother.adult_id, paper="none")
    page = client_of("erlan").post(f"{asked.get_absolute_url()}confirm/")
    assert page.status_code == 409 and "Lives with: Асанова Сайрагүл" in words_of(page)
    confirmed(client_of("erlan"), f"{asked.get_absolute_url()}confirm/", {})
    with erlan.speaking():
        standing = CareArrangement.objects.filter(holds_to=None)
        assert [one.carer_id for one in standing] == [asked.carer_id]


def test_an_absence_of_next_month_is_corrected_before_that_month(
    child, mother, aunt, aigul, erlan, client_of
):
    day = today() + 30 * DAY
    row = actions.announce_departure(child, by=aigul, **announcement(mother, aunt, leaves_on=day))
    ask_everybody(row, aigul)
    absence = actions.confirm_departure(row, by=erlan).absence
    later = on("holds_from", day + DAY) | {"adult_id": str(mother.adult_id), "kind": "external"}
    address = f"/children/{child.pk}/facts/absence/{absence.pk}/"
    done = confirmed(client_of("aigul"), address, later | {"country": "KZ", "why": "correction"})
    assert done.status_code == 302, words_of(done)
    with aigul.speaking():
        assert Absence.objects.get().holds_from == day + DAY


def test_what_is_withdrawn_says_why(departure, child, mother, aunt, aigul, client_of):
    actions.withdraw_departure(departure, by=aigul, reason="stays", words=WORDS)
    read = words_of(client_of("aigul").get(departure.get_absolute_url()))
    assert "Withdrawn : the parent does not leave" in read and WORDS in read
    assert "Withdrawn: the parent does not leave" in words_of(client_of("aigul").get(tab(child)))
    again = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    actions.withdraw_departure(again, by=aigul, reason="mistake")
    read = words_of(client_of("aigul").get(again.get_absolute_url()))
    assert "Withdrawn : it was announced by mistake or of another child" in read


def test_a_corrected_announcement_leads_to_the_one_that_stands(departure, aigul, client_of):
    row = actions.correct_departure(departure, by=aigul, contact="0700 000 002")
    again = actions.correct_departure(row, by=aigul, contact="0700 000 003")
    assert client_of("aigul").get(departure.get_absolute_url()).url == again.get_absolute_url()


def test_the_same_is_offered_for_the_parents_other_children(departure, child, mother, aunt, aigul, client_of):
    sister = register(aigul, given="Айжан", sex="f")
    for kin, relation in ((mother, "mother"), (aunt, "aunt_m")):
        link_adult(sister, by=aigul, adult=kin.adult, relation=relation)
    read = client_of("aigul").get(departure.get_absolute_url()).content.decode()
    url = f"/children/{sister.pk}/departures/new/?like={departure.pk}"
    assert url in read and "Does the parent leave these children too?" in read
    form = client_of("aigul").get(url).content.decode()
    assert re.search(rf'value="{aunt.adult_id}"[^>]*selected', form)


def test_a_form_like_no_announcement_is_empty_and_asks_for_a_parent_where_there_is_none(
    departure, child, aigul, client_of
):
    client = client_of("aigul")
    for like in ("", "x", str(child.pk)):
        assert client.get(f"/children/{child.pk}/departures/new/?like={like}").status_code == 200
    page = client.get(f"/children/{register(aigul, given='Айбек').pk}/departures/new/")
    assert "No parent of this child is written down yet" in words_of(page)


def test_what_does_not_fit_is_said_at_its_field(child, mother, aunt, client_of):
    client = client_of("aigul")
    for wrong, sentence in (
        ({"kind": "internal"}, "No country is chosen"),
        ({"returns_on_day": 1, "returns_on_month": 1, "returns_on_year": 2020}, "The end is before"),
        ({"carer_id": str(mother.adult_id)}, "Who leaves cannot take care"),
    ):
        page = client.post(f"/children/{child.pk}/departures/new/", answers_of(mother, aunt) | wrong)
        assert page.status_code == 422 and sentence in words_of(page) and WORDS in words_of(page), wrong


def test_why_nobody_could_be_asked_is_asked_at_its_field(departure, client_of):
    client, url = client_of("aigul"), departure.get_absolute_url()
    answers = {"outcome": "not_reached", "asked_on_day": 1, "asked_on_month": 1, "asked_on_year": 2026}
    page = client.post(f"{url}checks/other_parent/", answers)
    assert page.status_code == 422 and "why nobody could be asked" in words_of(page)
    assert client.get(f"{url}checks/weather/").status_code == 404
    page = client_of("erlan").post(f"{url}confirm/")
    assert page.status_code == 409 and "speak with the carer" in words_of(page)


def test_the_list_has_what_waits_the_longest_wait_first(child, mother, aunt, aigul, erlan, client_of):
    other = register(aigul, given="Айбек")
    kin = adult_of(other, aigul, "mother", "Бурул"), adult_of(other, aigul, "aunt_m", "Сайрагүл")
    late = announcement(*kin) | {"announced_on": today().replace(year=today().year - 1)}
    actions.announce_departure(other, by=aigul, **late)
    row = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    ask(row, aigul, "identity")
    read = words_of(client_of("erlan").get("/departures/"))
    assert read.index("Асанов Айбек") < read.index("Асанов Нурбек")
    assert "Still to do: talk with the carer, talk with the other parent" in read
    ask_everybody(row, aigul)
    actions.confirm_departure(row, by=erlan)
    assert "Асанов Нурбек" not in words_of(client_of("erlan").get("/departures/"))


def test_the_first_page_counts_what_the_list_shows(
    departure, child, mother, aunt, aigul, erlan, cholpon, client_of
):
    assert (waits(erlan, "departures"), waits(cholpon, "departures")) == (1, 0)
    assert "/departures/" in client_of("erlan").get("/").content.decode()
    assert waits(aigul, "departures") is None  # who asks does not confirm
    actions.withdraw_departure(departure, by=aigul, reason="stays", words=WORDS)
    erlan.opened.clear()
    assert waits(erlan, "departures") == 0
    assert "Nothing waits" in words_of(client_of("erlan").get("/departures/"))
    departure = actions.announce_departure(child, by=aigul, **announcement(mother, aunt))
    corrected = actions.correct_departure(departure, by=aigul, words=WORDS)
    assert waits(erlan, "departures") == 1
    ask_everybody(corrected, aigul)
    actions.confirm_departure(corrected, by=erlan)
    assert waits(erlan, "departures") == 0


def test_another_record_of_the_child_leads_to_the_leading_one(child, aigul, erlan, client_of):
    from tests.second_person import merge_records
    from umai.register.models import Doubt

    other = register(aigul)
    merge_records(child, by=erlan, other=other, reason="known", despite=list(Doubt.values))
    pages = [client_of("aigul").get(tab(one)) for one in (child, other)]
    assert sorted(page.status_code for page in pages) == [200, 302]


def test_the_timeline_tells_each_step(asked, child, aigul, erlan, client_of):
    from umai.guardianship.reading import events_of

    actions.confirm_departure(asked, by=erlan)
    with aigul.speaking():
        titles = [str(event.title) for event in events_of(child, aigul)]
    assert titles == [
        "Announced: a parent leaves",
        "Confirmed: a parent leaves",
        "The child came to this carer",
    ]


WRONG = {
    "away": ("Асанова Салкын, who is to take care of the child, is away.", Absence, {"kind": "internal"}),
    "dead": ("Асанова Салкын, who is to take care of the child: died.", Inability, {"kind": "died"}),
    "limited": (
        "Parental rights of Асанова Салкын: taken away.",
        RightsDecision,
        {"limit": "taken", "court": "Ош", "holds_from": date(2025, 2, 1)},
    ),
}


def test_what_speaks_against_the_carer_is_told_and_refuses_nothing(
    departure, child, aunt, aigul, erlan, client_of
):
    for _sentence, model, fact in WRONG.values():
        record_fact(child, by=aigul, model=model, adult_id=aunt.adult_id, **fact)
    url = departure.get_absolute_url()
    for page in (client_of("aigul").get(url), client_of("erlan").get(f"{url}confirm/")):
        read = words_of(page)
        assert [sentence for sentence, *_fact in WRONG.values() if sentence not in read] == []
    ask_everybody(departure, aigul)
    assert actions.confirm_departure(departure, by=erlan)


def test_a_carer_under_age_and_a_parent_who_died_or_is_elsewhere_are_asked_about(
    child, mother, aigul, client_of
):
    identity = {"surname": "Асанова", "given": "Жаңыл", "birth_date": today() - 12 * 365 * DAY}
    young = add_adult(child, by=aigul, identity=identity, relation="sibling")
    record_fact(child, by=aigul, model=Absence, adult_id=mother.adult_id, kind="external", country="KZ")
    row = actions.announce_departure(child, by=aigul, **announcement(mother, young))
    read = words_of(client_of("aigul").get(row.get_absolute_url()))
    assert "Асанова Жаңыл, who is to take care of the child, is under age." in read
    assert "The register has another absence of Асанова Гүлзат" in read
    record_fact(child, by=aigul, model=Inability, adult_id=mother.adult_id, kind="died")
    assert "Асанова Гүлзат, who announced it: died." in words_of(
        client_of("aigul").get(row.get_absolute_url())
    )


def test_the_tab_leads_to_the_law_and_names_a_parent_who_can_be_asked_beside_the_guardian(
    child, mother, aunt, aigul, client_of
):
    record_fact(child, by=aigul, model=CareArrangement, carer_id=aunt.adult_id, paper="court")
    page = client_of("aigul").get(tab(child))
    read = words_of(page)
    assert "Another parent: Асанова Гүлзат, who has rights and can be asked." in read
    assert "/law/#representation" in page.text and "How sure this is" not in read
    assert "The law does not say this plainly: ask a lawyer before you decide." in read
