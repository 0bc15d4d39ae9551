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

    def test_a_source_is_added_by_those_who_load_lists_and_by_nobody_else(self, db, request):
        for who in OTHERS:
            with pytest.raises(NotPermitted):
                self.add(request.getfixturevalue(who))
                pytest.fail(f"{who} added it")
            assert last_entry() == ("linkage.add_source", "refused"), who
        for who in LOADERS:
            source = self.add(request.getfixturevalue(who), slug=who)
            assert source.ground == SAID["ground"] and last_entry() == ("linkage.add_source", "done"), who

    def test_not_without_a_ground_or_whom_it_can_contain(self, damira):
        for what in ("ground", "whom"):
            with pytest.raises(Incomplete):
                self.add(damira, **{what: "  "})
                pytest.fail(f"added without {what}")
        assert not ListSource.objects.exists()

    def test_a_short_name_is_given_once(self, damira, farida):
        self.add(damira)
        with pytest.raises(actions.SlugTaken):
            self.add(farida)


class TestSend:
    def test_a_file_is_kept_sealed_for_its_sender_and_nobody_else_opens_it(self, upload, damira, request):
        assert last_entry() == ("linkage.send", "done")
        with damira.speaking():
            kept = Upload.objects.get()
        assert b"\xd0" not in bytes(kept.sealed)[:6] and "Бакыт".encode() not in bytes(kept.sealed)
        assert actions.bytes_of(kept) == files.csv()
        for who in ("erlan", "farida", "cholpon", "gulnara"):
            with request.getfixturevalue(who).speaking():
                assert not Upload.objects.exists(), who

    def test_its_rows_are_expected_where_the_sender_works(self, source, damira, farida, ainura):
        areas = [sent(source, by).area for by in (damira, farida, ainura)]
        assert [place.level for place in areas] == ["district", "oblast", "country"]

    def test_not_by_others(self, source, request):
        for who in OTHERS:
            with pytest.raises(NotPermitted):
                sent(source, request.getfixturevalue(who))
                pytest.fail(f"{who} sent it")
            assert last_entry() == ("linkage.send", "refused"), who

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


class TestTakeIn:
    def take_in(self, upload, by, **changes):
        said = {"id": uuid.uuid4(), "columns": COLUMNS, "whole": True} | changes
        return actions.order_ingest(upload, by=by, **said)

    def test_it_is_asked_for_once_at_a_time_and_the_last_columns_are_remembered(self, upload, damira, source):
        Mapping.objects.create(source=source, columns=[["Ф.И.О.", "given"]])
        order = self.take_in(upload, damira)
        assert order.upload_id == upload.pk and last_mapping_of(source) == COLUMNS
        assert last_entry() == ("linkage.take_in", "done")
        with pytest.raises(actions.ListAlreadyOrdered):
            self.take_in(upload, damira)
        with pytest.raises(actions.ListAlreadyOrdered):
            actions.forget_upload(upload, by=damira)
        written = " ".join(str(vars(entry)) for entry in Entry.objects.using("owner").all())
        assert "Бакыт" not in written and "22703201500123" not in written

    def test_not_by_others(self, upload, request):
        for who in OTHERS:
            with pytest.raises(NotPermitted):
                self.take_in(upload, request.getfixturevalue(who))
                pytest.fail(f"{who} took it in")
            assert last_entry() == ("linkage.take_in", "refused"), who

    def test_one_meaning_belongs_to_one_column_and_one_means_the_name(self, upload, damira):
        with pytest.raises(UnreadableList) as refused:
            self.take_in(upload, damira, columns=[["a", "given"], ["b", "given"]])
        assert refused.value.code == "field_twice"
        with pytest.raises(UnreadableList):
            self.take_in(upload, damira, columns=[["a", "sex"]])
        assert not Order.objects.using("owner").exists()


class TestForget:
    def test_a_file_is_deleted_by_its_sender_alone(self, upload, damira, erlan, farida):
        for by, refusal in ((erlan, NotPermitted), (farida, actions.UploadIsGone)):
            with pytest.raises(refusal):
                actions.forget_upload(upload, by=by)
        assert Upload.objects.using("owner").exists()
        actions.forget_upload(upload, by=damira)
        assert not Upload.objects.using("owner").exists() and last_entry() == ("linkage.forget", "done")
