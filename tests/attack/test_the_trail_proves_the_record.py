"""Whoever owns the database changes what was recorded: the row is named by `umai trail verify --rows`.

Before, each of these left the trail without a finding: it proved that an act was written, and not what.
"""

import argparse
import json
from functools import partial

import pytest
from django.conf import settings

from tests.attack.forging import tamper
from umai.identification.models import Addition, Signal
from umai.register.models import Identity
from umai.trail import command
from umai.trail.models import Entry
from umai.trail.rows.verification import compare_rows
from umai.visits.tests.conftest import ago, make_case, make_child, record

CAST = ("staff_office", "staff_worker", "staff_term")  # written by no act: the tests begin with them


@pytest.fixture
def visit(aigul):
    return record(make_case(make_child(aigul), aigul), aigul)


@pytest.fixture
def thief(superuser):
    """The owner of the database, with every trigger switched off."""
    return partial(tamper, superuser)


def findings():
    """What is found, and where; without the cast."""
    return {(one.what, one.where) for one in compare_rows() if not one.where.startswith(CAST)}


def entry_of(row):
    """The entry that proves a row."""
    return Entry.objects.using("owner").get(record_id=row.pk, lane="acts", seq=1).pk


def test_what_was_recorded_and_not_touched_has_no_finding(visit):
    assert findings() == set()


def test_a_deleted_visit_is_named(visit, thief):
    thief("delete from visits_visit where id = %s", visit.pk)
    assert findings() == {("missing", f"visits_visit {visit.pk}")}


def test_a_visit_deleted_with_its_proof_is_named_by_the_entry_of_its_act(visit, thief):
    thief("delete from visits_visit where id = %s", visit.pk)
    thief("delete from trail_rowproof where %s = any (ids)", visit.pk)
    (found,) = [one for one in compare_rows() if not one.where.startswith(CAST)]
    assert (found.what, found.where) == ("changed", f"entry {entry_of(visit)}")
    assert f"visits.visit {visit.pk}" in found.words


def test_a_visit_deleted_with_every_proof_of_its_act_is_named(visit, thief):
    entry = entry_of(visit)
    thief("delete from visits_visit where id = %s", visit.pk)
    thief("delete from trail_rowproof where entry_id = %s", entry)
    assert {("missing", f"entry {entry}")} <= findings()
    assert any(f"visits.visit {visit.pk}" in one.words for one in compare_rows())


def test_a_visit_is_named_whatever_was_changed_in_it(aigul, thief):
    case = make_case(make_child(aigul), aigul)
    changes = (
        "childs_words = 'All is well.'",
        "recorded_at = recorded_at - interval '3 days'",
        "at = at - interval '1 day'",
        "recorded_by_id = null",
        "happened_on = null",
        "why = 'correction'",
    )
    visits = [record(case, aigul, at=ago(hours=hours)) for hours, _change in enumerate(changes, start=1)]
    for visit, change in zip(visits, changes, strict=True):
        thief(f"update visits_visit set {change} where id = %s", visit.pk)
    assert findings() == {("changed", f"visits_visit {visit.pk}") for visit in visits}


def test_a_fact_that_was_changed_is_named_and_one_that_was_hidden(aigul, thief):
    changed, hidden = (
        Identity.objects.using("owner").get(child=make_child(aigul, given=given)).pk for given in ("А", "Б")
    )
    thief("update register_identity set given = 'Бакыт' where id = %s", changed)
    thief("update register_identity set current = false where id = %s", hidden)
    assert findings() == {
        ("changed", f"register_identity {changed}"),
        ("current", f"register_identity {hidden}"),
    }


def test_a_smuggled_row_is_named(visit, thief, superuser):
    other = superuser.execute("select gen_random_uuid()").fetchone()[0]
    columns = [
        field.column for field in type(visit)._meta.concrete_fields if field.column not in ("id", "line")
    ]
    names = ", ".join(columns)
    thief(
        f"insert into visits_visit (id, line, {names}) select %s, %s, {names} from visits_visit where id = %s",
        *(other, other, visit.pk),
    )
    assert findings() == {("smuggled", f"visits_visit {other}")}


def test_a_smuggled_row_with_a_proof_that_is_made_for_it_is_named(visit, thief, superuser):
    """The thief knows how to hash; what is not to be had is the entry."""
    fact = superuser.execute("select id from register_identity limit 1").fetchone()[0]
    thief("insert into trail_rowproof (entry_id, shape, ids, salts, hashes) select gen_random_uuid(), shape,"
          " ids, salts, hashes from trail_rowproof where %s = any (ids)", fact)  # fmt: skip
    (found,) = findings()
    assert found[0] == "smuggled" and found[1].startswith("entry ")


def test_a_changed_row_with_its_hash_computed_anew_is_named(visit, thief):
    """The row and its hash agree, and the root in the entry does not."""
    thief("update trail_rowproof set hashes[1] = sha256('x') where %s = any (ids)", visit.pk)
    assert ("changed", f"entry {entry_of(visit)}") in findings()


def test_two_rows_with_each_others_content_are_both_named(aigul, thief):
    one, two = (
        Identity.objects.using("owner").get(child=make_child(aigul, given=given)).pk for given in ("А", "Б")
    )
    thief(
        "update register_identity a set given = b.given, written_ky = b.written_ky from register_identity b"
        " where a.id = any (%s) and b.id = any (%s) and a.id <> b.id",
        *([one, two], [one, two]),
    )
    assert findings() == {("changed", f"register_identity {pk}") for pk in (one, two)}


def test_a_row_that_the_owner_dates_back_is_named_in_a_register(visit, superuser, monkeypatch):
    """With every trigger on, so that the row is proven like any other: its entry has the true time."""
    grant = "insert into access_grant (id, worker_id, child_id, reason, from_at, recorded_at)"
    superuser.execute(
        f"{grant} select gen_random_uuid(), id, gen_random_uuid(), 'reason', now(), now() - interval '1 year'"
        " from staff_worker limit 1"
    )
    (pk,) = superuser.execute(
        "select id from access_grant where recorded_at < now() - interval '1 day'"
    ).fetchone()
    assert findings() == set()
    monkeypatch.setattr(settings, "UMAI_REHEARSAL", False)
    assert findings() == {("dated", f"access_grant {pk}")}


def test_a_shape_with_fewer_columns_is_named(visit, thief, superuser):
    (kept,) = superuser.execute(
        "select columns from trail_rowshape where table_name = 'visits_visit'"
    ).fetchone()
    thief("update trail_rowshape set columns = '{id}' where table_name = 'visits_visit'")
    try:
        assert any(what == "changed" and where.startswith("shape ") for what, where in findings())
    finally:
        thief("update trail_rowshape set columns = %s where table_name = 'visits_visit'", kept)


def test_functions_with_the_names_of_the_core_deceive_nobody(visit, thief, superuser):
    superuser.execute(
        "create function public.sha256(text) returns bytea language sql as $$ select 'x'::bytea $$"
    )
    superuser.execute(
        "create function public.json_build_array(variadic text[]) returns json language sql as $$ select '[]'::json $$"
    )
    try:
        thief("update visits_visit set childs_words = 'All is well.' where id = %s", visit.pk)
        assert findings() == {("changed", f"visits_visit {visit.pk}")}
    finally:
        superuser.execute("drop function public.sha256(text)")
        superuser.execute("drop function public.json_build_array(variadic text[])")


def test_a_replaced_function_and_a_trigger_that_is_off_are_named(visit, superuser, capsys):
    (made,) = superuser.execute("select pg_get_functiondef('trail_proven_visits_visit'::regproc)").fetchone()
    superuser.execute(
        "create or replace function trail_proven_visits_visit() returns trigger language plpgsql"
        " as 'begin return null; end'"
    )
    superuser.execute("alter table visits_visit disable trigger keep")
    try:
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        assert command.run(parser.parse_args(["verify", "--rows", "--json"])) == 1
        found = {one["where"] for one in json.loads(capsys.readouterr().out)["findings"]}
        assert {"function trail_proven_visits_visit", "trigger keep on visits_visit"} <= found
    finally:
        superuser.execute(made)
        superuser.execute("alter function trail_proven_visits_visit() owner to umai_owner")
        superuser.execute("alter table visits_visit enable trigger keep")


def test_sealed_words_that_no_rule_emptied_are_named(erlan, damira, thief):
    from umai.identification.tests.conftest import reported

    one = reported()
    thief("update identification_signal set sealed_words = '', digest = null where id = %s", one.pk)
    assert findings() == {("changed", f"identification_signal {one.pk}")}


def test_words_that_the_rule_emptied_are_no_finding_and_the_rest_stays_proven(
    erlan, damira, thief, worker_role
):
    from datetime import timedelta

    from umai.identification import jobs
    from umai.identification.tests.test_unfounded import ended
    from umai.law.terms.clock import today

    one = ended(erlan, damira)
    assert jobs.expunge_reports(on=today() + timedelta(days=4000), using=worker_role) == 1
    assert not Signal.objects.using("owner").get(pk=one.pk).sealed_words
    assert not Addition.objects.using("owner").get(signal=one).sealed_words
    assert findings() == set()
    thief("update identification_signal set concern = 'other' where id = %s", one.pk)
    assert findings() == {("changed", f"identification_signal {one.pk}")}
