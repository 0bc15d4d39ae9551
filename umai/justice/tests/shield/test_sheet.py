"""The sheet of a worker for a child, the caseload of a day, and the sums of an office."""

import uuid
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from tests.cast import id_of
from tests.page_words import words_of
from umai.assessment.models import Assessment, Completion
from umai.documents.tests.text_of_pdf import text_of
from umai.guardianship.tests.conftest import DAY, WORDS, owner, register
from umai.intake.models import Assignment, Case, ClosingProposal, Closure, RiskLevel
from umai.justice.shield.loads import caseloads, load_in_words
from umai.justice.shield.sheet import kinds_of_wants, reasons_of_wants, shield_of
from umai.justice.shield.sums import sums_of
from umai.justice.tests.conftest import wall
from umai.justice.tests.duties.conftest import asked as asked_body
from umai.justice.tests.duties.conftest import noticed, office
from umai.justice.tests.shield.conftest import HOUR, came, last_entry, missed, wanted, worker
from umai.law.terms.clock import today
from umai.notices.models import Call, CallAnswer
from umai.planning.models import Plan
from umai.protection.models import Protection
from umai.referrals.models import ReferralAnswer
from umai.referrals.tests.conftest import agreement, answer, nurse, refer, school, service
from umai.visits.models import Explanation, Visit

__all__ = ["agreement", "nurse", "school", "service"]


def sheet(child, who, by):
    from umai.access.doors import consult
    from umai.register.models import Child

    consult(Child, child.pk, by=by)
    return shield_of(child, worker(who), by)


def words(child, who, by):
    return [(one.what, one.words) for one in sheet(child, who, by)]


def on(day, name):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def by_aigul(case):
    return {
        "child_id": case.child_id,
        "recorded_by_id": id_of("worker", "aigul"),
        "recorded_at": timezone.now(),
    }


def test_what_the_worker_did_comes_from_the_tables(case, child, aigul):
    said, aigul_id = by_aigul(case), id_of("worker", "aigul")
    visit = {"case_id": case.pk, "worker_id": aigul_id, "at": timezone.now() - HOUR, "digest": ""}
    owner(Visit, **said, **visit, made=True, seen=True)
    owner(Visit, **said, **visit, made=False, not_made="nobody_home")
    owner(Protection, **said, case_id=case.pk, danger="violence", known_at=timezone.now(), words=WORDS)
    begun = owner(Assessment, **said, case_id=case.pk, begun_on=today())
    ended = {"risk": "high", "reasons": WORDS, "completed_on": today()}
    owner(Completion, **said, assessment_id=begun.pk, is_late=False, due_on=today(), **ended)
    owner(Plan, **said, case_id=case.pk, kind="child", begun_on=today())
    noticed(child, aigul, direction="by_office", informed_at=timezone.now() - HOUR, way="telephone")
    said = {"body_office": None, "body": "clinic", "body_words": "Айылдык ФАП", "direction": "by_office"}
    noticed(child, aigul, informed_at=timezone.now() - HOUR, way="telephone", **said)
    asked_body(child, aigul)
    one = Assignment.objects.using("owner").get(case_id=case.pk)
    call = {"kind": "case", "about": one.pk, "district_id": child.district_id, "worker_id": aigul_id}
    call = Call.objects.using("owner").create(**call)
    CallAnswer.objects.using("owner").create(call=call, worker_id=aigul_id)
    shown = words(child, "aigul", aigul)
    assert ("done", "Informed: Айылдык ФАП") in shown
    assert ("done", "Took an urgent call: urgent case") in shown
    found = [said for _what, said in shown]
    for start in ("Visited", "Went to the child", "Began to protect", "Began the assess", "Completed the"):
        assert any(one.startswith(start) for one in found), start
    for start in ("Began the plan", "Informed: ", "Asked why it did not inform"):
        assert any(one.startswith(start) for one in found), start
    assert not words(child, "erlan", aigul)


def test_what_was_asked_for_says_whether_it_came(child, aigul):
    for what, outcome in (("car", "came"), ("fuel", "late"), ("hands", "not")):
        came(wanted(child, aigul, what=what), aigul, outcome)
    wanted(child, aigul, what="training")
    words_of_body = {"asked_office": None, "asked_words": "Айыл өкмөтү"}
    wanted(child, aigul, what="doctor", wanted_on=today(), **words_of_body)  # it may still come
    shown = words(child, "aigul", aigul)
    assert {said.split(" (")[0].partition(": ")[2]: what for what, said in shown} == {
        "A car": "asked",
        "Fuel": "asked",
        "Another pair of hands": "never",
        "Training": "never",
        "A doctor": "asked",
    }
    assert any(said.endswith("(Айыл өкмөтү): nobody has written whether it came") for _what, said in shown)


def test_a_missed_visit_is_a_want_only_for_some_reasons(case, child, aigul):
    for ago, reason in enumerate(("", "refused", "ill", "road"), start=2):
        missed(case, reason, ago=ago)
    (first, road), (second, ill) = words(child, "aigul", aigul)
    assert (first, second) == ("never", "never")
    assert road.startswith("A visit was missed for want of: A car")
    assert ill.startswith("A visit was missed for want of: Another pair of hands")


def test_a_referral_that_is_refused_or_unanswered_stands_there(
    case, child, aigul, bakyt, service, agreement, school
):
    referral = refer(case, aigul, service, school)
    ((found, said),) = words(child, "aigul", aigul)
    assert (found, said.endswith("no answer yet")) == ("asked", True)
    answer(referral, bakyt, "refused", words="No psychologist.")
    ((found, said),) = words(child, "aigul", aigul)
    assert (found, said.endswith("refused")) == ("never", True)


def test_each_reason_and_kind_of_body_is_one_thing_of_the_list():
    assert reasons_of_wants() == {"road": "car", "ill": "hands", "too_many": "hands"}
    assert kinds_of_wants() == {"police": "police", "school": "psychologist", "clinic": "doctor", "": "other"}


def test_the_lines_are_by_day_and_each_has_the_caseload_of_its_day(case, child, want, aigul):
    wanted(child, aigul, what="fuel", wanted_on=today(), asked_at=timezone.now() - HOUR)
    first, second = sheet(child, "aigul", aigul)
    assert (first.on, first.load) == (today() - DAY, "0 open cases")
    assert second.load == "1 open case (not judged yet: 1)"


# The caseload of a day


def case_since(child, days, *, who="aigul", until=None, risk=""):
    """A case of long ago, who had it from then on, and its end."""
    day = today() - days * DAY
    said = {"child_id": child.pk}
    case = owner(Case, **said, concern="neglect", channel="school", opened_on=day)
    holds = {"holds_from": day, "happened_on": day}
    owner(Assignment, **said, case_id=case.pk, worker_id=id_of("worker", who), **holds)
    if risk:
        owner(RiskLevel, **said, case_id=case.pk, risk=risk, **holds)
    if until is not None:
        reasons = dict.fromkeys(("words", "childs_view", "lives_with"), WORDS)
        proposal = owner(ClosingProposal, **said, case_id=case.pk, reason="goals_met", **reasons)
        closed = {"proposal_id": proposal.pk, "closed_on": today() - until * DAY}
        owner(Closure, **said, case_id=case.pk, **closed)
    return case


def load(by, days, who="aigul"):
    day = today() - days * DAY
    return caseloads(id_of("worker", who), [day], by)[day]


def test_the_caseload_is_of_that_day_and_not_of_today(child, aigul):
    assert load(aigul, 0) == {} and load_in_words({}) == "0 open cases"
    assert load_in_words({"low": 2, "urgent": 1}) == "3 open cases (urgent risk: 1, low risk: 2)"
    case_since(child, 30, until=10, risk="high")
    assert [load(aigul, days) for days in (31, 30, 11, 10, 0)] == [{}, {"high": 1}, {"high": 1}, {}, {}]


def test_a_case_that_was_given_on_counts_for_each_on_its_days(child, aigul, damira):
    case = case_since(child, 30)
    first = Assignment.objects.using("owner").get(case_id=case.pk)
    day = today() - 10 * DAY
    holds = {"holds_from": day, "happened_on": day, "replaces_id": first.pk, "why": "change"}
    owner(Assignment, child_id=child.pk, case_id=case.pk, worker_id=id_of("worker", "azamat"), **holds)
    assert [load(aigul, days) for days in (11, 10)] == [{"": 1}, {}]
    assert [load(damira, days, "azamat") for days in (11, 10)] == [{}, {"": 1}]


def test_a_corrected_assignment_never_was(child, aigul, damira):
    case = case_since(child, 30)
    first = Assignment.objects.using("owner").get(case_id=case.pk)
    holds = {"holds_from": first.holds_from, "replaces_id": first.pk, "why": "correction"}
    owner(Assignment, child_id=child.pk, case_id=case.pk, worker_id=id_of("worker", "azamat"), **holds)
    assert (load(aigul, 20), load(damira, 20, "azamat")) == ({}, {"": 1})


def test_the_risk_is_that_of_the_day(child, aigul):
    case = case_since(child, 30, risk="high")
    first = RiskLevel.objects.using("owner").get()
    holds = {"holds_from": today() - 5 * DAY, "replaces_id": first.pk, "why": "change"}
    owner(RiskLevel, child_id=child.pk, case_id=case.pk, risk="low", **holds)
    assert [load(aigul, days) for days in (6, 5)] == [{"high": 1}, {"low": 1}]


def test_numbers_are_for_the_worker_and_who_oversees(
    child, aigul, damira, farida, erlan, azamat, cholpon, request
):
    case_since(child, 30)
    assert [load(by, 20) for by in (aigul, damira, farida)] == [{"": 1}] * 3
    assert [load(by, 20) for by in (erlan, azamat, cholpon)] == [{}] * 3
    wall(damira, child)
    damira.__dict__.pop("reach", None)
    assert load(damira, 20) == {}


# Whose sheet is read


def test_the_head_reads_the_sheet_of_a_worker_and_a_colleague_does_not(case, want, child, client_of):
    url = f"{reverse('justice:shield', args=[child.pk])}?worker={id_of('worker', 'aigul')}"
    of_worker = reverse("justice:shield_of_worker", args=[id_of("worker", "aigul")])
    damira, erlan = client_of("damira"), client_of("erlan")
    page = words_of(damira.get(url))
    assert "1 thing was asked for and did not come." in page and "Write what you asked for" not in page
    assert "Sheets of who answered for the child" in page
    page = words_of(damira.get(of_worker))
    assert "Асанова Айгүл" in page and "Asked for: A car" in page and "Did it come?" not in page
    assert "You read it, the head" not in page and "What was missing, by office and year" in page
    assert [erlan.get(at).status_code for at in (url, of_worker)] == [403, 403]
    assert client_of("cholpon").get(url).status_code == 404
    page = words_of(erlan.get(reverse("justice:shield", args=[child.pk])))
    assert "Nothing yet." in page and "Sheets of who" not in page
    for far in (id_of("worker", "jyldyz"), uuid.uuid4()):
        assert damira.get(reverse("justice:shield_of_worker", args=[far])).status_code == 404


def test_ones_own_sheet_shows_wants_cases_and_the_caseload(case, want, child, aigul, client_of):
    wanted(child, aigul, what="fuel", wanted_on=today(), asked_at=timezone.now() - HOUR)
    came(wanted(aigul.office, aigul, what="training", words=""), aigul, "came")
    page = words_of(client_of("azamat").get(reverse("justice:my_shield")))
    assert "Nothing yet." in page and "No open case." in page
    page = words_of(client_of("aigul").get(reverse("justice:shield", args=[child.pk])))
    assert "Asked for: A car" in page and "Asked for: Fuel" in page and "Write what you asked for" in page
    page = words_of(client_of("aigul").get(reverse("justice:my_shield")))
    assert "Today: 1 open case (not judged yet: 1)" in page and "Асанов" in page
    assert "Asked for: Training" in page and WORDS in page and "Did it come?" in page
    assert "by office and year" not in page


def test_the_sheet_is_printed_and_stands_on_the_trail(case, want, child, client_of):
    aigul = client_of("aigul")
    for language in ("ky", "ru"):
        url = reverse("justice:print_shield", args=[child.pk, language])
        answer = aigul.get(url)
        text = " ".join(text_of(answer.content))
        assert answer["Content-Type"] == "application/pdf", language
        assert "Асанова Айгүл" in text and "Нурбек" in text, language
        assert last_entry()[0] == "justice.printed_shield"
    assert client_of("damira").get(f"{url}?worker={id_of('worker', 'aigul')}").status_code == 200
    assert aigul.get(reverse("justice:print_shield", args=[child.pk, "xx"])).status_code == 404


def typed(**more):
    said = {"id": uuid.uuid4(), "what": "car", "asked_office": "", "asked_words": "Айыл өкмөтү"}
    said |= on(today(), "wanted_on") | on(today() - DAY, "asked_on") | {"asked_time": "09:30"}
    return said | {"way": "telephone", "words": ""} | more


def test_a_want_is_written_for_a_child_and_for_none(child, client_of):
    client = client_of("aigul")
    for url, back in (
        (reverse("justice:ask_for", args=[child.pk]), reverse("justice:shield", args=[child.pk])),
        (reverse("justice:ask_for_none"), reverse("justice:my_shield")),
    ):
        assert client.get(url).status_code == 200
        assert client.post(url, typed()).url == back


def soon():
    """The day and the time of an instant that has not come; near midnight the day is tomorrow."""
    instant = timezone.localtime() + timedelta(minutes=2)
    return {"asked_time": f"{instant:%H:%M}", **on(instant.date(), "asked_on")}


def test_a_want_that_cannot_be_stays_on_the_page(aigul, client_of):
    client, url = client_of("aigul"), reverse("justice:ask_for_none")
    for wrong in (soon(), {"what": ""}, {"asked_time": ""}, {"asked_words": ""}):
        assert client.post(url, typed(**wrong)).status_code == 422, wrong


def test_whether_it_came_and_a_correction_have_their_pages(want, client_of):
    client, back = client_of("aigul"), reverse("justice:my_shield")
    url = reverse("justice:answer_want", args=[want.pk])
    assert "Asked for: A car" in words_of(client.get(url))
    said = {"outcome": "late", "seen": "", "id": uuid.uuid4()} | on(today(), "outcome_on")
    assert client.post(url, said).url == back
    for name in ("answer_want", "correct_want"):
        at = reverse(f"justice:{name}", args=[want.pk])
        assert (client_of("damira").get(at).status_code, client_of("erlan").get(at).status_code) == (403, 404)
    url = reverse("justice:correct_want", args=[want.pk])
    form = client.get(url).context["form"]
    assert (form.initial["what"], form.initial["words"]) == ("car", WORDS)
    assert client.post(url, typed(what="fuel", asked_office="")).status_code == 302


# The sums


def sums(by, *years):
    """The sums of these years; where none is said, of the days about today, which may lie in two years."""
    found = {}
    with by.speaking():
        for year in years or sorted({(today() + number * DAY).year for number in (-5, 1)}):
            for one in sums_of(year, by):
                rows = found.setdefault(one.office, {})
                for row in one.rows:
                    before = rows.get(row.what, (0,) * 5)
                    rows[row.what] = tuple(map(sum, zip(before, row[1:], strict=True)))
    return found


def here(key="nookat_first"):
    return str(office(key))


def test_the_sums_count_what_was_missing(case, child, aigul, damira):
    came(wanted(child, aigul), aigul)
    came(wanted(child, aigul), aigul, "late")
    came(wanted(child, aigul), aigul, "came")
    wanted(child, aigul)
    wanted(child, aigul, wanted_on=today())  # it may still come
    wanted(aigul.office, aigul, what="training")
    missed(case, "road")
    missed(case, "ill", ago=4)
    missed(case, "refused", ago=5)
    assert sums(damira) == {
        here(): {
            "A car": (5, 1, 2, 1, 0),
            "Another pair of hands": (0, 0, 0, 1, 0),
            "Training": (1, 0, 1, 0, 0),
        }
    }
    assert sums(damira, today().year - 2) == {}


def test_the_sums_count_by_the_day_for_which_it_was_wanted(child, aigul, damira):
    year = today().year
    wanted(child, aigul, wanted_on=date(year, 1, 1))
    wanted(child, aigul, wanted_on=date(year - 1, 12, 31))
    wanted(child, aigul, wanted_on=date(year - 1, 12, 31))
    counted = [sums(damira, one)[here()]["A car"][0] for one in (year - 1, year)]
    assert counted == [2, 1] and sums(damira, year - 2) == sums(damira, year + 1) == {}


def test_what_a_later_explanation_says_counts(case, damira):
    row = missed(case, "road")
    stamped = {"recorded_office_id": id_of("office", "nookat_first")}
    later = {"reason": "refused", "words": WORDS, "recorded_at": timezone.now() + timedelta(seconds=1)}
    owner(Explanation, child_id=case.child_id, missed_id=row.pk, **later, **stamped)
    assert sums(damira) == {}


def test_a_refused_referral_counts_by_the_kind_of_the_body(
    case, aigul, bakyt, damira, service, agreement, school
):
    referral = refer(case, aigul, service, school)
    assert sums(damira) == {}
    answer(referral, bakyt, "refused", words="No psychologist.")
    assert sums(damira) == {here(): {"A psychologist": (0, 0, 0, 0, 1)}}
    assert ReferralAnswer.objects.using("owner").count() == 1


def test_the_sums_are_for_the_head_and_the_oblast_alone(
    want, child, damira, farida, aigul, erlan, cholpon, client_of
):
    url, client = reverse("justice:sums"), client_of("damira")
    page = words_of(client.get(f"{url}?year={(today() - DAY).year}"))
    assert "A car" in page and "Sheets of the workers" in page and "Асанова Айгүл" in page
    assert "Nothing was written" in words_of(client.get(f"{url}?year=2015"))
    assert sums(damira) == sums(farida) != {}
    assert sums(aigul) == sums(erlan) == sums(cholpon) == {}
    wall(damira, child)
    damira.__dict__.pop("reach", None)
    assert sums(damira) == {}


def test_where_nobody_works_no_sheet_is_listed(db, client_of):
    from umai.staff.models import Role, Term

    url = reverse("justice:sums")
    before = words_of(client_of("farida").get(url))
    assert "Мамытов" in before and "Sheets of the workers" in before
    Term.objects.using("owner").filter(role__in=[Role.SOCIAL_WORKER, Role.SPECIALIST, Role.HEAD]).update(
        to_on=date(2021, 1, 1)
    )
    try:
        farida = words_of(client_of("farida").get(url))
        assert "Мамытов" not in farida and "Sheets of the workers" not in farida
    finally:
        Term.objects.using("owner").filter(to_on=date(2021, 1, 1)).update(to_on=None)


def test_of_two_records_of_one_child_the_sheet_shows_both(case, want, child, aigul, damira, client_of):
    from tests.second_person import merge_records

    other = register(aigul, given="Нурбек")
    wanted(other, aigul, what="fuel")
    merge_records(child, by=damira, other=other, reason="One child.")
    aigul.forget("same")  # as another request
    assert len(words(child, "aigul", aigul)) == 2
    answer = client_of("aigul").get(reverse("justice:shield", args=[other.pk]))
    assert (answer.status_code, answer.url) == (302, reverse("justice:shield", args=[child.pk]))
