"""What may be done with lists: each act works, for whom it is meant, on its own files, and on the trail."""

import uuid

import pytest

from umai.access.requirements import Incomplete
from umai.linkage.files.refusals import UnreadableList
from umai.linkage.lists import actions
from umai.linkage.lists.mappings import last_mapping_of
from umai.linkage.models import ListSource, Mapping, Order, Upload
from umai.linkage.tests import files
from umai.linkage.tests.conftest import COLUMNS, PERIOD, SAID, last_entry, sent
from umai.refusal import NotPermitted
from umai.trail.models import Entry

LOADERS = ["damira", "farida", "ainura"]
OTHERS = ["aigul", "erlan", "bakyt", "kanykei", "gulnara", "timur", "nuriya", "omurbek"]


class TestAddSource:
    def add(self, by, **changes):
        return actions.add_source(by.office, by=by, id=uuid.uuid4(), **{"slug": "schools", **SAID} | changes)

    @pytest.mark.parametrize("who", LOADERS)
    def test_a_source_is_added(self, who, request):
        source = self.add(request.getfixturevalue(who))
        assert source.ground == SAID["ground"] and last_entry() == ("linkage.add_source", "done")

    @pytest.mark.parametrize("who", OTHERS)
    def test_not_by_others(self, who, request):
        with pytest.raises(NotPermitted):
            self.add(request.getfixturevalue(who))
        assert last_entry() == ("linkage.add_source", "refused")

    @pytest.mark.parametrize("what", ["ground", "whom"])
    def test_not_without_a_ground_or_whom_it_can_contain(self, damira, what):
        with pytest.raises(Incomplete):
            self.add(damira, **{what: "  "})
        assert not ListSource.objects.exists()

    def test_a_short_name_is_given_once(self, damira, farida):
        self.add(damira)
        with pytest.raises(actions.SlugTaken):
            self.add(farida)


class TestSend:
    def test_a_file_is_kept_sealed_for_its_sender(self, upload, damira):
        with damira.speaking():
            kept = Upload.objects.get()
        assert b"\xd0" not in bytes(kept.sealed)[:6] and "Бакыт".encode() not in bytes(kept.sealed)
        assert actions.bytes_of(kept) == files.csv()
        assert last_entry() == ("linkage.send", "done")

    def test_its_rows_are_expected_where_the_sender_works(self, source, damira, farida, ainura):
        areas = [sent(source, by).area for by in (damira, farida, ainura)]
        assert [place.level for place in areas] == ["district", "oblast", "country"]

    @pytest.mark.parametrize("who", OTHERS)
    def test_not_by_others(self, source, who, request):
        with pytest.raises(NotPermitted):
            sent(source, request.getfixturevalue(who))
        assert last_entry() == ("linkage.send", "refused")

    def test_a_file_that_is_no_list_is_not_kept(self, source, damira):
        with pytest.raises(UnreadableList):
            sent(source, damira, b"%PDF-1.7")
        with damira.speaking():
            assert not Upload.objects.exists()

    def test_a_period_runs_forward(self, source, damira):
        with pytest.raises(Incomplete):
            actions.send_list(
                source,
                by=damira,
                id=uuid.uuid4(),
                name="a.csv",
                data=files.csv(),
                from_on=PERIOD["to_on"],
                to_on=PERIOD["from_on"],
            )

    @pytest.mark.parametrize("who", ["erlan", "farida", "cholpon", "gulnara"])
    def test_nobody_else_opens_it(self, upload, who, request):
        with request.getfixturevalue(who).speaking():
            assert not Upload.objects.exists()


class TestTakeIn:
    def take_in(self, upload, by, **changes):
        said = {"id": uuid.uuid4(), "columns": COLUMNS, "whole": True} | changes
        return actions.order_ingest(upload, by=by, **said)

    def test_it_is_asked_for_and_the_columns_are_remembered(self, upload, damira, source):
        order = self.take_in(upload, damira)
        assert order.upload_id == upload.pk and last_mapping_of(source) == COLUMNS
        assert last_entry() == ("linkage.take_in", "done")

    def test_the_last_correction_counts(self, upload, damira, source):
        Mapping.objects.create(source=source, columns=[["Ф.И.О.", "given"]])
        self.take_in(upload, damira)
        assert last_mapping_of(source) == COLUMNS

    @pytest.mark.parametrize("who", OTHERS)
    def test_not_by_others(self, upload, who, request):
        with pytest.raises(NotPermitted):
            self.take_in(upload, request.getfixturevalue(who))
        assert last_entry() == ("linkage.take_in", "refused")

    def test_not_twice_at_a_time(self, upload, damira):
        self.take_in(upload, damira)
        with pytest.raises(actions.ListAlreadyOrdered):
            self.take_in(upload, damira)

    def test_one_meaning_belongs_to_one_column(self, upload, damira):
        with pytest.raises(UnreadableList) as refused:
            self.take_in(upload, damira, columns=[["a", "given"], ["b", "given"]])
        assert refused.value.code == "field_twice" and not Order.objects.using("owner").exists()

    def test_no_list_without_names(self, upload, damira):
        with pytest.raises(UnreadableList):
            self.take_in(upload, damira, columns=[["a", "sex"]])


class TestForget:
    def test_a_file_is_deleted(self, upload, damira):
        actions.forget_upload(upload, by=damira)
        assert not Upload.objects.using("owner").exists() and last_entry() == ("linkage.forget", "done")

    def test_not_by_others(self, upload, erlan):
        with pytest.raises(NotPermitted):
            actions.forget_upload(upload, by=erlan)
        assert Upload.objects.using("owner").exists()

    def test_not_anothers_file(self, upload, farida):
        with pytest.raises(actions.UploadIsGone):
            actions.forget_upload(upload, by=farida)
        assert Upload.objects.using("owner").exists()

    def test_not_while_it_is_taken_in(self, upload, damira):
        TestTakeIn().take_in(upload, damira)
        with pytest.raises(actions.ListAlreadyOrdered):
            actions.forget_upload(upload, by=damira)


def test_the_trail_holds_nothing_of_what_a_list_says(upload, damira):
    TestTakeIn().take_in(upload, damira)
    written = " ".join(str(vars(entry)) for entry in Entry.objects.using("owner").all())
    assert "Бакыт" not in written and "22703201500123" not in written
