"""To which care a grant gives its paper: one that lasts, in whichever record of the child it stands."""

import pytest
from django.db import DatabaseError

from tests.page_words import words_of
from umai.guardianship.models import ApplicationDecision, CarePlacement
from umai.guardianship.tests.conftest import DAY, adult_of, applied, look_at_all, owner, placed, register
from umai.guardianship.tests.test_application_pages import answers_of_grant, grant_url
from umai.guardianship.tests.test_applications import granted
from umai.law.terms.clock import today
from umai.register.family.papers import PaperTwice
from umai.register.models import CareArrangement, Kinship, Merge


def began():
    return today() - 90 * DAY


def paper():
    """What is said of a care with a paper since it began."""
    return {"paper": "preliminary", "number": "7", "issuer": "Ош", "paper_from": began()}


def cares_of(child, by):
    with by.speaking():
        return list(CareArrangement.objects.filter(child_id=child.pk).order_by("recorded_at"))


def join(child, other, by):
    """The two records are one child; the first leads."""
    owner(Merge, child_id=child.pk, other_id=other.pk, reason="known")
    by.forget("same")


@pytest.mark.parametrize("days_ago", [9, 0], ids=["ended", "ends that day"])
def test_where_the_care_has_ended_a_new_one_begins_and_the_child_comes(
    ready, child, aunt, aigul, erlan, days_ago
):
    ended = today() - days_ago * DAY
    old = placed(child, aunt, aigul, holds_from=began(), holds_to=ended)
    care = granted(ready, erlan).care
    before, after = cares_of(child, erlan)
    assert (before.pk, before.holds_to, before.paper) == (old.pk, ended, "none")
    assert (after.pk, after.holds_from, after.holds_to, after.paper) == (
        care.pk, today(), None, "preliminary",
    )  # fmt: skip
    with erlan.speaking():
        assert CarePlacement.objects.get(child_id=child.pk).care_id == care.pk


@pytest.mark.parametrize(
    ("holds_to", "ends_on", "then"),
    [(20, 200, None), (20, None, None), (20, 5, 20), (20, 20, 20)],
    ids=["ends before the paper", "the paper has no end", "ends after the paper", "ends with the paper"],
)
def test_an_end_before_that_of_the_paper_is_taken_out(
    ready, child, aunt, aigul, erlan, client_of, holds_to, ends_on, then
):
    holds_to, ends_on, then = (days and today() + days * DAY for days in (holds_to, ends_on, then))
    said = "The register says that the applicant takes care of the child until"
    assert said not in words_of(client_of("erlan").get(ready.get_absolute_url()))
    placed(child, aunt, aigul, holds_from=began(), holds_to=holds_to)
    assert said in words_of(client_of("erlan").get(ready.get_absolute_url()))
    granted(ready, erlan, ends_on=ends_on)
    (care,) = cares_of(child, erlan)
    assert (care.holds_from, care.holds_to, care.paper_to) == (began(), then, ends_on)


def test_of_two_cares_by_the_applicant_the_one_with_a_paper_gets_the_new_one(
    ready, child, aunt, aigul, erlan
):
    held = placed(child, aunt, aigul, holds_from=began(), **paper())
    placed(child, aunt, aigul, holds_from=began())
    assert granted(ready, erlan).care.replaces_id == held.pk


def test_a_second_paper_for_the_same_days_is_said_and_refused(ready, child, aunt, aigul, erlan, client_of):
    """The older paper is valid through the day on which the new one begins."""
    placed(child, aunt, aigul, holds_from=began(), holds_to=today(), **paper())
    placed(child, aunt, aigul, holds_from=began())
    page = client_of("erlan").post(grant_url(ready), answers_of_grant())
    assert page.status_code == 409 and "another paper for the same days" in words_of(page)
    assert 'value="12"' in page.content.decode()
    with pytest.raises(PaperTwice):
        granted(ready, erlan)
    with erlan.speaking():
        assert not ApplicationDecision.objects.exists()


def test_a_care_of_another_record_of_the_child_ends_where_the_paper_begins(
    ready, child, aunt, aigul, erlan, client_of
):
    other = register(aigul, given="Нурбек", surname="Асан")
    kin = owner(Kinship, child_id=other.pk, adult_id=aunt.adult_id, relation="aunt_m")
    placed(other, kin, aigul, holds_from=began())
    join(child, other, erlan)
    care = granted(ready, erlan).care
    (before,), (after,) = cares_of(other, erlan), cares_of(child, erlan)
    assert (before.holds_to, before.paper) == (today() - DAY, "none")
    assert (after.pk, after.holds_from, after.paper) == (care.pk, today(), "preliminary")
    with erlan.speaking():
        assert not CarePlacement.objects.exists()  # the child came long ago


def test_what_the_applicant_is_to_the_child_is_read_from_any_record(child, aigul, erlan, client_of):
    other = register(aigul, given="Нурбек", surname="Асан")
    kin = adult_of(other, aigul, "grandmother_m", "Бурул")
    join(child, other, aigul)
    application = applied(child, aigul, kin)
    look_at_all(application, aigul)
    page = words_of(client_of("erlan").get(application.get_absolute_url()))
    assert "Асанова Бурул, grandmother" in page
    erlan.forget("same")
    assert granted(application, erlan).care.is_kin


def decided(application, care, **more):
    said = {"body": "authority", "granted": True, "decided_on": today(), "in_force_on": today()}
    said |= {"number": "1", "issuer": "Ош", "care": care}
    return ApplicationDecision.objects.create(
        child_id=application.child_id, application=application, **said | more
    )


def test_the_database_ties_the_care_of_a_grant_to_the_child_the_paper_and_the_days(
    ready, child, aunt, aigul, erlan
):
    sister = register(aigul, given="Айсулуу", sex="f")

    def care(whose=child, **more):
        return owner(CareArrangement, child_id=whose.pk, carer_id=aunt.adult_id, **paper() | more)

    later = {"paper_from": today() + DAY, "paper_to": today() + 5 * DAY}
    for wrong in (care(sister), care(paper="none"), care(holds_to=today()), care(paper="court", **later)):
        with pytest.raises(DatabaseError, match="not granted"), erlan.speaking():
            decided(ready, wrong)
    with erlan.speaking():
        assert decided(ready, care(paper_from=today() + 6 * DAY))
