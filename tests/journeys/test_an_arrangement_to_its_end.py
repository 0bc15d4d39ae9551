"""An arrangement from a parent's absence to the parent's return: guardianship, its lapse, the list, the court."""

from datetime import timedelta

from tests.journeys.walks import id_in, on_both_screens
from umai.guardianship.applications.actions import record_paper
from umai.guardianship.applications.models import GuardianshipApplication, PaperKind
from umai.guardianship.tests.conftest import adult_of, placed, register
from umai.law.terms.clock import today
from umai.register.child.actions import record_fact
from umai.register.models import Absence, CareArrangement
from umai.situations.deriving import derive_findings

DAY = timedelta(days=1)


@on_both_screens
def test_an_arrangement_goes_from_an_absence_to_the_parent_s_return(walks, aigul):
    child = register(aigul)
    mother, aunt = adult_of(child, aigul, "mother", "Гүлзат"), adult_of(child, aigul, "aunt_m", "Салкын")
    left_on = today() - 200 * DAY
    tab = f"/children/{child.pk}/guardianship/"

    # How she said that she is away is walked by `test_a_parent_announces_by_code.py`.
    away = {"adult_id": mother.adult_id, "kind": "external", "country": "RU", "holds_from": left_on}
    absence = record_fact(child, by=aigul, model=Absence, **away)
    placed(child, aunt, aigul)
    worker, head = walks("aigul"), walks("damira")

    # The aunt gets temporary guardianship, whose term has run out: the child stands on the work list.
    apply(worker, tab, aunt, "temporary_guardianship", today() - 190 * DAY)
    look_at_everything(worker, aigul)
    grant(head, worker.page.url, today() - 185 * DAY, ends_on=today() - 5 * DAY)
    derive_findings(using="owner")
    worker.go("/")
    worker.follow("/situations/")
    assert "Нурбек" in worker.words()

    # From the list to the tab, and to the court.
    worker.follow("main table th a")
    assert worker.page.url.endswith(tab)
    apply(worker, tab, aunt, "court_guardianship", today() - 3 * DAY)
    look_at_everything(worker, aigul)
    head.go(worker.page.url)
    head.follow("/court/")
    head.write(words="Ноокат райондук соту, кат № 15.")
    head.send()
    grant(head, worker.page.url, today())
    derive_findings(using="owner")
    worker.go("/situations/")
    assert "Нурбек" not in worker.words()
    assert CareArrangement.objects.using("owner").get().paper == "court"

    # The mother comes back: what becomes of the paper is asked, and answered by the department.
    worker.go(f"/children/{child.pk}/facts/absence/{absence.pk}/")
    worker.write(why="change", holds_to=today())
    worker.send("main form")
    assert not worker.page.locator("main [name=may_end]").is_checked()  # the child stays until it is decided
    worker.send("main form")
    head.go(tab)
    head.follow(f"/returned/{mother.adult_id}/")
    head.write(
        outcome="ends",
        ends_on=today(),
        decided_by="Ноокат райондук соту",
        words="Апасы кайтты, бала анын жанында калгысы келет.",
    )
    head.send()
    ended = CareArrangement.objects.using("owner").get()
    assert today() in (ended.holds_to, ended.paper_to)


def apply(walk, tab, aunt, arrangement, received_on):
    walk.go(tab)
    walk.follow("/applications/new/")
    walk.write(applicant_id=str(aunt.adult_id), arrangement=arrangement, received_on=received_on)
    walk.send()
    assert id_in(walk.page, "applications")


def look_at_everything(walk, by):
    """The nine papers, of which one is typed, the home, and what is known of the household."""
    application, (typed, *others) = walk.page.url, PaperKind
    record = GuardianshipApplication.objects.using("owner").get(pk=id_in(walk.page, "applications"))
    for kind in others:
        record_paper(record, by=by, kind=kind, state="seen", looked_on=today())
    walk.follow(f"/papers/{typed}/")
    walk.write(state="seen")
    walk.send()
    walk.follow(f"/applications/{id_in(walk.page, 'applications')}/home/")
    walk.write(found="good", words="Бөлмөсү бар, мектеп жакын.")
    walk.send()
    walk.go(application + "household/")
    walk.send("main form")
    walk.go(application)


def grant(walk, application, decided_on, ends_on=None):
    """The decision, as it stands on the paper; what it ends is shown before it is saved."""
    walk.go(application)
    walk.follow("/grant/")
    walk.write(decided_on=decided_on, in_force_on=decided_on)
    if ends_on:
        walk.write(ends_on=ends_on)
    walk.write(number="12/4", issuer="Ноокат району")
    walk.page.check("[name=names_child]")
    walk.send()
    if walk.count("main [name=ends]"):
        walk.send("main form")
