"""The trained numbers as rows: kept, taken into use by a named person, noticed by every process at once."""

import uuid
from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection
from django.utils import timezone

from umai.access.requirements import Incomplete
from umai.matching.comparison.trained_numbers import shipped_numbers
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child
from umai.register.models import NameFrequencies, Weights, WeightsInUse
from umai.register.search.search import ChildDescription, find_likely_children
from umai.register.weights.actions import WeightsAlreadyInUse, WeightsOfAnotherVersion, use_weights
from umai.register.weights.numbers import count_names, numbers_in_use, store_shipped_weights, store_weights
from umai.staff.models import Worker
from umai.trail.models import Entry

WHY = {"reason": "Trained on the lists of 2026."}
OWN = replace(shipped_numbers(), made_from="lists of 2026")


def use(weights, by, **said):
    return use_weights(by.office, by=by, id=uuid.uuid4(), weights_id=weights.pk, **WHY | said)


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def test_before_any_are_written_down_the_shipped_numbers_are_used(db):
    assert numbers_in_use().trained == shipped_numbers()


def test_they_are_written_down_once_and_are_in_use(db):
    store_shipped_weights()
    store_shipped_weights()
    kept = Weights.objects.get()
    assert kept.version == shipped_numbers().version and len(kept.sha256) == 64
    assert WeightsInUse.objects.get().weights == kept
    assert numbers_in_use().trained == shipped_numbers()


def test_a_training_that_is_kept_is_not_in_use(own):
    assert numbers_in_use().trained.version == shipped_numbers().version


def test_a_named_person_takes_weights_into_use_once_with_a_reason_and_every_process_notices(
    own, request, ainura
):
    for who in ("damira", "farida", "gulnara", "timur", "nuriya", "omurbek"):
        with pytest.raises(NotPermitted):
            use(own, request.getfixturevalue(who))
        assert last_entry() == ("register.use_weights", "refused"), who
        assert WeightsInUse.objects.count() == 1, who
    with pytest.raises(Incomplete):
        use(own, ainura, reason=" ")
    before = numbers_in_use().trained
    row = use(own, ainura)
    assert (row.recorded_by_id, row.reason) == (ainura.pk, WHY["reason"])
    assert before == shipped_numbers() and numbers_in_use().trained == OWN
    with pytest.raises(WeightsAlreadyInUse):
        use(own, ainura)


def test_not_numbers_for_other_keys_than_todays(own, ainura):
    other = Weights.objects.using("owner").create(
        version="0" * 16, numbers=own.numbers | {"keys_version": 0}, made_from="lists", sha256="0" * 64
    )
    with pytest.raises(WeightsOfAnotherVersion):
        use(other, ainura)


def test_numbers_of_the_country_stay_in_use_when_umai_brings_new_ones(own, ainura):
    use(own, ainura)
    store_shipped_weights()
    assert numbers_in_use().trained == OWN


def test_numbers_in_use_that_a_new_version_cannot_use_give_way_to_its_own(own):
    Weights.objects.using("owner").update(numbers={"keys_version": 0})
    assert numbers_in_use().trained == shipped_numbers()


def test_no_role_changes_weights_or_what_was_in_use(own, ainura):
    with ainura.speaking(), connection.cursor() as cursor:
        for table in ("register_weights", "register_weightsinuse", "register_namefrequencies"):
            cursor.execute(
                "select has_table_privilege(%s, 'update') or has_table_privilege(%s, 'delete')", [table] * 2
            )
            assert not cursor.fetchone()[0]


def test_a_record_is_weighed_by_the_numbers_in_use(own, ainura, aigul):
    add_child(
        aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"surname": "Асанов", "given": "Нурбек"}
    )
    record = ChildDescription("Асанов", "Нурбек")
    before = find_likely_children(record, by=aigul)[0].bits
    heavier = replace(OWN, u=OWN.u | {"given": OWN.u["given"] | {"same": OWN.u["given"]["same"] / 2}})
    use(store_weights(heavier, using="owner"), ainura)
    assert find_likely_children(record, by=aigul)[0].bits == pytest.approx(before + 1)


def test_common_names_are_counted_and_rare_ones_are_not(aigul, monkeypatch):
    monkeypatch.setattr("umai.register.weights.numbers.ENOUGH", 3)
    monkeypatch.setattr("umai.register.weights.numbers.RAREST", 0.3)
    for surname, given in (("Асанов", "Нурбек"), ("Усенов", "Нурбек"), ("Садыков", "Эрлан")):
        identity = {"surname": surname, "given": given}
        add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    count_names(using="owner")
    counted = count_names(using="owner")
    assert NameFrequencies.objects.get() == counted and counted.children == 3
    assert counted.shares["given"] == {"nurbek": pytest.approx(2 / 3), "erlan": pytest.approx(1 / 3)}
    assert numbers_in_use().how_common("given", "nurbek") == pytest.approx(2 / 3)


class TestPage:
    def test_what_is_in_use_says_since_when_and_by_whom_and_the_rest_may_be_taken(
        self, own, ainura, client_of
    ):
        client = client_of("ainura")
        assert 'name="weights"' in client.get("/weights/").content.decode()
        client.post("/weights/", {"weights": str(own.pk), **WHY})
        page = client.get("/weights/").content.decode()
        assert "What was in use when" in page and str(Worker.objects.get(pk=ainura.pk)) in page

    def test_the_ministry_takes_weights_into_use_and_nobody_else(self, own, client_of, ainura):
        assert client_of("damira").get("/weights/").status_code == 403
        assert (
            'href="/lists/" class="govuk-back-link"' in client_of("ainura").get("/weights/").content.decode()
        )
        assert "govuk-back-link" not in client_of("gulnara").get("/weights/").content.decode()
        answer = client_of("ainura").post("/weights/", {"weights": str(own.pk), "words": ""})
        assert answer.status_code == 422 and numbers_in_use().trained == shipped_numbers()
        client = client_of("ainura")
        assert own.version in client.get("/weights/").content.decode()
        answer = client.post("/weights/", {"weights": str(own.pk), **WHY})
        assert answer.status_code == 302 and numbers_in_use().trained == OWN

    def test_before_any_are_written_down_the_page_says_so_and_then_on_which_lists(self, ainura, client_of):
        page = client_of("ainura").get("/weights/").content.decode()
        assert "No weights are written down yet" in page and "What was in use when" not in page
        at = timezone.make_aware(datetime(2026, 5, 4, 12))
        store_weights(OWN, using="owner", trained_at=at, note="The first with clinics.")
        page = client_of("ainura").get("/weights/").content.decode()
        assert "Trained on: lists of 2026. <time" in page and "4 May 2026" in page
        assert "The first with clinics." in page
