"""From sign-in to a completed assessment, as a village worker walks it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.walks import choose, fill_date, follow_link, id_in, press, sign_in

DOMAINS = [
    "health",
    "education",
    "emotional",
    "identity",
    "family_relations",
    "living_conditions",
    "safety",
    "care_capacity",
    "housing",
    "income",
    "environment",
    "parents_absence",
]


@pytest.mark.parametrize(
    ("language", "width", "javascript"), [("ky", 360, True), ("ru", 1280, True), ("ky", 360, False)]
)
def test_from_sign_in_to_the_timeline(
    open_page, enrolled, accessible, superuser, language, width, javascript
):
    code = enrolled("aigul")
    page = open_page(language, width, javascript)
    faults = []  # all of them are worth knowing, not only the first

    def seen():
        """Look at the page as it stands: right language, nothing for axe, nothing cut off."""
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator(".umai-rehearsal").is_visible()  # the banner stands on every page
        try:
            accessible(page, axe_too=javascript)  # axe itself needs JavaScript in the page
        except AssertionError as fault:
            faults.append(str(fault))

    page.goto("/account/sign-in/")
    seen()
    sign_in(page, "aigul", code)
    seen()

    # Search before register.
    follow_link(page, "/children/")
    seen()
    page.goto("/children/new/")
    seen()
    page.fill("[name=text]", "Асанов Нурбек")
    page.fill("[name=born_year]", "2017")
    press(page, "main form:has([name=text])")
    seen()
    press(page, "main form:has([name=step][value=none])")
    seen()
    page.fill("[name=surname]", "Асанов")
    page.fill("[name=given]", "Нурбек")
    choose(page, "sex", "m")
    page.fill("[name=born_day]", "5")
    page.fill("[name=born_month]", "3")
    page.fill("[name=born_year]", "2017")
    page.locator("[name=settlement] option:not([value=''])").nth(1).evaluate(
        "option => { option.selected = true }"
    ) if javascript else page.locator("[name=settlement]").select_option(index=2)
    press(page, "main form:has([name=given])")
    if page.locator("[name=given]").count():  # it looked again with the whole name
        press(page, "main form:has([name=given])")
    child = id_in(page, "children")
    seen()

    # The mother, who is away in Russia; the grandmother, who cares.
    for relation, given in (("mother", "Айсулуу"), ("grandmother_m", "Бүбүкан")):
        page.goto(f"/children/{child}/family/new/")
        seen()
        page.fill("[name=surname]", "Асанова")
        page.fill("[name=given]", given)
        choose(page, "relation", relation)
        choose(page, "lives_together", "yes")
        press(page)
    page.goto(f"/children/{child}/facts/absence/new/")
    seen()
    page.locator("[name=adult_id]").select_option(index=1)
    choose(page, "kind", "external")
    choose(page, "country", "RU")
    fill_date(page, "holds_from", timezone.localdate() - timedelta(days=200))
    press(page)
    assert page.locator("[name=ends]").is_checked()  # she lives with the child no more
    seen()
    press(page)
    assert page.url.partition("?")[0].endswith(f"/children/{child}/facts/care/new/")
    seen()
    page.locator("[name=carer_id]").select_option(index=2)
    choose(page, "paper", "none")
    press(page)
    page.goto(f"/children/{child}/family/")
    assert "Айсулуу" in page.locator("main").inner_text()
    seen()

    # The case, on its ten days.
    page.goto(f"/children/{child}/cases/new/")
    seen()
    choose(page, "concern", "left_behind")
    choose(page, "channel", "school")
    page.fill("[name=words]", "Бала чоң энеси менен калган.")
    fill_date(page, "received_on", timezone.localdate() - timedelta(days=3))
    press(page)
    seen()
    case = id_in(page, "cases")
    page.goto(f"/cases/{case}/")
    seen()

    # The assessment: twelve domains, the child's view, the risk.
    page.goto(f"/cases/{case}/assessment/")
    seen()
    for number, domain in enumerate(DOMAINS):
        page.goto(f"/cases/{case}/assessment/{domain}/")
        if number in (0, 11):
            seen()
        choose(page, "worry", "some" if domain == "parents_absence" else "none")
        page.fill("[name=words]", "Үйдө көрдүм, чоң энеси айтты.")
        press(page)
    page.goto(f"/cases/{case}/assessment/view/")
    seen()
    choose(page, "hearing", "alone")
    page.fill("[name=words]", "Апасын күтүп жатат.")
    press(page)
    page.goto(f"/cases/{case}/assessment/complete/")
    seen()
    choose(page, "risk", "medium")
    page.fill("[name=reasons]", "Эки ата-эне тең жок, кагаз жок.")
    press(page)
    if page.locator("[name=reasons]").count():  # the answers are shown once more before they stand
        press(page)
    seen()

    page.goto(f"/cases/{case}/")
    seen()
    page.goto(f"/children/{child}/timeline/")
    seen()
    page.goto(f"/children/{child}/")
    seen()
    page.goto(f"/children/{child}/access/")
    seen()
    page.goto("/cases/")
    seen()
    page.goto("/")
    seen()
    (completions,) = superuser.execute("select count(*) from assessment_completion").fetchone()
    assert completions == 1
    (looks,) = superuser.execute(
        "select count(*) from trail_entry where outcome = 'looked' and child_id = %s", [child]
    ).fetchone()
    assert looks >= 10
    assert faults == []
