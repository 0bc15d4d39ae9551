"""From the first page to a completed assessment, as a village worker walks it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.walks import id_in
from umai.assessment.actions import record_finding
from umai.assessment.models import Assessment, Domain


@pytest.mark.parametrize(
    ("language", "width", "javascript"),
    [
        ("ky", 360, False),
        pytest.param("ky", 360, True, marks=pytest.mark.long),
        pytest.param("ru", 1280, True, marks=pytest.mark.long),
    ],
)
def test_from_the_first_page_to_the_timeline(walks, aigul, superuser, language, javascript):
    worker = walks("aigul", javascript=javascript)

    # Search before register.
    worker.follow("/children/")
    worker.go("/children/new/")
    worker.write(text="Асанов Нурбек", born_year="2017")
    worker.send("main form:has([name=text])")
    worker.send("main form:has([name=step][value=none])")
    worker.write(surname="Асанов", given="Нурбек", sex="m", born_day="5", born_month="3", born_year="2017")
    worker.page.locator("[name=settlement] option:not([value=''])").nth(1).evaluate(
        "option => { option.selected = true }"
    ) if javascript else worker.page.locator("[name=settlement]").select_option(index=2)
    worker.send("main form:has([name=given])")
    if worker.count("[name=given]"):  # it looked again with the whole name
        worker.send("main form:has([name=given])")
    child = id_in(worker.page, "children")

    # The mother, who is away in Russia; the grandmother, who cares.
    for relation, given in (("mother", "Айсулуу"), ("grandmother_m", "Бүбүкан")):
        worker.go(f"/children/{child}/family/new/")
        worker.write(surname="Асанова", given=given, relation=relation, lives_together="yes")
        worker.send("main form")
    worker.go(f"/children/{child}/facts/absence/new/")
    worker.page.locator("[name=adult_id]").select_option(index=1)
    worker.write(kind="external", country="RU", holds_from=timezone.localdate() - timedelta(days=200))
    worker.send("main form")
    assert worker.page.locator("[name=ends]").is_checked()  # she lives with the child no more
    worker.send("main form")
    assert worker.page.url.partition("?")[0].endswith(f"/children/{child}/facts/care/new/")
    worker.page.locator("[name=carer_id]").select_option(index=2)
    worker.write(paper="none")
    worker.send("main form")
    worker.go(f"/children/{child}/family/")
    assert "Айсулуу" in worker.words()

    # The case, on its ten days.
    worker.go(f"/children/{child}/cases/new/")
    worker.write(
        concern="left_behind",
        channel="school",
        words="Бала чоң энеси менен калган.",
        received_on=timezone.localdate() - timedelta(days=3),
    )
    worker.send("main form")
    case = id_in(worker.page, "cases")
    worker.go(f"/cases/{case}/")

    # The assessment: twelve domains, of which two are written here, the child's view, the risk.
    worker.go(f"/cases/{case}/assessment/")
    first, *others, last = Domain
    find(worker, case, first, "none")
    one = Assessment.objects.using("owner").get()
    for domain in others:
        record_finding(one, by=aigul, domain=domain, worry="none", words="Жакшы.")
    find(worker, case, last, "some")
    worker.go(f"/cases/{case}/assessment/view/")
    worker.write(hearing="alone", words="Апасын күтүп жатат.")
    worker.send("main form")
    worker.go(f"/cases/{case}/assessment/complete/")
    worker.write(risk="medium", reasons="Эки ата-эне тең жок, кагаз жок.")
    worker.send("main form")
    if worker.count("[name=reasons]"):  # the answers are shown once more before they stand
        worker.send("main form")

    for tab in ("timeline/", "", "access/"):
        worker.go(f"/children/{child}/{tab}")
    worker.go(f"/cases/{case}/")
    worker.go("/cases/")
    worker.go("/")
    (completions,) = superuser.execute("select count(*) from assessment_completion").fetchone()
    assert completions == 1
    (looks,) = superuser.execute(
        "select count(*) from trail_entry where outcome = 'looked' and child_id = %s", [child]
    ).fetchone()
    assert looks >= 10
    assert all(f'lang="{language}"' in page and "umai-rehearsal" in page for page in worker.read)


def find(walk, case, domain, worry):
    walk.go(f"/cases/{case}/assessment/{domain}/")
    walk.write(worry=worry, words="Үйдө көрдүм, чоң энеси айтты.")
    walk.send("main form")
