"""The pages of a child in conflict with the law: apart from what was done to it, and for few."""

import uuid

from django.urls import reverse

from umai.access.models import Grant, GrantReason
from umai.justice.conflict_with_law.kinds import ABOUT_A_MATTER
from umai.justice.conflict_with_law.models import ChildDetention, OffenceMatter
from umai.justice.tests.conflict.test_matters import SAID, held, matter_of
from umai.justice.tests.conftest import DAY
from umai.justice.writing import correct_row
from umai.law.terms.clock import today


def typed(**changes):
    day = today()
    said = {"id": str(uuid.uuid4()), "kind": "runaway", "words": "Үйдөн кетти."}
    said |= {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
    return said | changes


def page(client, name, *args):
    return client.get(reverse(f"justice:{name}", args=args))


def test_whoever_writes_it_is_led_to_a_page_that_is_theirs_and_told_that_it_is_sealed(case, child, client_of):
    client = client_of("aigul")
    assert page(client, "record_matter", child.pk).status_code == 200
    answer = client.post(reverse("justice:record_matter", args=[child.pk]), typed(), follow=True)
    assert OffenceMatter.objects.using("owner").get().away
    said = answer.content.decode()
    assert "saved and sealed" in said and "You see nothing written down here." in said


def test_the_head_reads_it_apart_from_what_was_done_to_the_child(case, child, damira, client_of):
    client = client_of("damira")
    matter_of(child, damira)
    assert "Not found yet" not in page(client, "conflict", child.pk).content.decode()
    matter = matter_of(child, damira, kind="runaway")
    assert matter.get_absolute_url() not in page(client, "of_child", child.pk).content.decode()
    shown = page(client, "conflict", child.pk).content.decode()
    assert matter.get_absolute_url() in shown and "Not found yet" in shown
    shown = page(client, "matter", matter.line).content.decode()
    assert "nobody has found it" in shown and "/correct/" in shown


def test_nobody_else_reads_it_before_it_is_opened_to_them(case, child, damira, farida, client_of):
    matter = matter_of(child, damira)
    for name in ("erlan", "farida"):
        client = client_of(name)
        assert page(client, "matter", matter.line).status_code == 404
        assert matter.get_absolute_url() not in page(client, "conflict", child.pk).content.decode()
    assert b"/matter/new/" not in page(client_of("farida"), "conflict", child.pk).content
    Grant.objects.using("owner").create(worker_id=farida.pk, child_id=child.pk, reason=GrantReason.UNSEALED)
    shown = page(client_of("farida"), "matter", matter.line).content.decode()
    assert SAID["words"] in shown and "/correct/" not in shown


def test_a_matter_keeps_its_address_when_it_is_corrected(case, child, damira, client_of):
    matter = matter_of(child, damira)
    later = correct_row(matter, by=damira, **SAID | {"happened_on": today(), "words": "Башкача."})
    client = client_of("damira")
    assert "Башкача." in page(client, "matter", matter.line).content.decode()
    assert page(client, "matter", later.pk).headers["Location"] == f"/matters/{matter.line}/"


def test_what_follows_has_a_form(case, child, damira, client_of):
    matter, client = matter_of(child, damira), client_of("damira")
    found = {
        kind.slug: page(client, f"record_{kind.slug}", matter.line).status_code for kind in ABOUT_A_MATTER
    }
    assert set(found.values()) == {200}, found


def test_a_detention_is_written_and_corrected_with_its_hours(case, child, damira, client_of):
    matter = matter_of(child, damira)
    client = client_of("damira")
    day = today() - DAY
    said = {"id": str(uuid.uuid4()), "body": "РИИБ", "detained_at": "9:05", "carers_at": "10.10"}
    for name in ("happened_on", "carers_on"):
        said |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    answer = client.post(reverse("justice:record_detention", args=[matter.line]), said)
    assert answer.headers["Location"] == f"/matters/{matter.line}/"
    assert f"{ChildDetention.objects.using('owner').get().carers_at:%H:%M}" == "10:10"
    row = held(matter, damira)
    shown = page(client, "correct_detention", row.pk).content.decode()
    assert 'value="09:00"' in shown and "09:00" in page(client, "matter", matter.line).content.decode()
    assert page(client, "strike_detention", row.pk).status_code == 200
