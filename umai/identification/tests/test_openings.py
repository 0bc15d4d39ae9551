"""Who reported is opened by two persons at oblast level or above; by nobody else, and by neither alone."""

import re
import uuid
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from tests.cast import SINCE, id_of
from tests.tampering import without_triggers
from umai.access.models import Session
from umai.access.sessions import Speaker, end_session, open_session
from umai.identification.disclosure import actions as openings
from umai.identification.models import Consent, Disclosure, Opening, OpeningHalf, Reporter
from umai.identification.signal.sealing import seal_reporter
from umai.identification.tests.conftest import last_entry, reported, standing, wall
from umai.machine.keys import holders
from umai.refusal import NotPermitted
from umai.staff.models import Particulars, Term, Worker
from umai.trail import claims
from umai.trail.models import Entry

WHO = {"name": "Айша Токтогулова", "phone": "0555 010 203"}
EVERYBODY = (
    "aigul",
    "azamat",
    "erlan",
    "damira",
    "bakyt",
    "kanykei",
    "cholpon",
    "jyldyz",
    "gulnara",
    "timur",
    "nuriya",
)


@pytest.fixture
def keys(settings_home):
    """Three holders; their private halves as text, by name."""
    holders.make_rehearsal_holders(settings_home)
    return {name: holders.private_file(settings_home, name).read_text() for name in holders.REHEARSAL_HOLDERS}


@pytest.fixture
def settings_home(tmp_path, monkeypatch):
    """A machine of its own, so that no other test's holders are here; the key of the words is the same."""
    import shutil
    from dataclasses import replace

    from django.conf import settings

    real = settings.MACHINE.home
    for folder in ("keys", "secrets"):
        (tmp_path / folder).mkdir()
    for path in (real / "keys" / "signals.pub", real / "secrets" / "signals.key"):
        shutil.copy(path, tmp_path / path.parent.name / path.name)
    monkeypatch.setattr(settings, "MACHINE", replace(settings.MACHINE, home=tmp_path))
    return tmp_path


@pytest.fixture
def signal(keys, db):
    one = reported(channel="citizen")
    sealed, key = seal_reporter(one.pk, **WHO)
    Reporter.objects.using("owner").create(signal_id=one.pk, sealed=sealed, key_id=key)
    return one


def asked(signal, by, keys, **changes):
    said = {
        "id": uuid.uuid4(),
        "ground": "criminal_case",
        "reason": "Demand 14 of the prosecutor.",
        "holder": "talant",
        "key": keys["marat"],
    }
    return openings.ask_opening(signal, by=by, **(said | changes))


def hired(role, office, surname="Бейшеналиев"):
    """Somebody in a post that nobody of the cast holds, signed in."""
    worker = Worker.objects.using("owner").create(surname=surname, given="Талант")
    Particulars.objects.using("owner").create(worker=worker)
    Term.objects.using("owner").create(
        worker=worker, office_id=id_of("office", office), role=role, from_on=SINCE
    )
    return Speaker(open_session(worker))


def say(by, statement, *values):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


@pytest.fixture
def talant(db):
    return hired("ministry_supervisor", "ministry")


@pytest.fixture
def opening(signal, farida, keys):
    return asked(signal, farida, keys)


@pytest.fixture
def agreed(opening, talant):
    openings.agree_opening(opening, by=talant)
    return opening


class TestByTwo:
    @pytest.mark.parametrize("role", ["ministry_supervisor", "ombudsman"])
    def test_two_persons_open_it(self, signal, farida, keys, role, omurbek):
        second = omurbek if role == "ombudsman" else hired(role, "ministry")
        opening = asked(signal, farida, keys)
        openings.agree_opening(opening, by=second)
        assert openings.open_reporter(opening, by=second, key=keys["talant"]).who == WHO
        assert openings.see_reporter(opening, by=farida, key=keys["marat"]).who == WHO

    def test_each_step_is_on_the_trail_with_the_signal_only(self, agreed, signal, farida, talant, keys):
        openings.open_reporter(agreed, by=talant, key=keys["talant"])
        openings.see_reporter(agreed, by=farida, key=keys["marat"])
        rows = Entry.objects.using("owner").filter(kind__startswith="identification.").order_by("at")
        assert list(rows.values_list("act", "outcome", "worker_id")) == [
            ("identification.ask_opening", "done", farida.pk),
            ("identification.agree_opening", "done", talant.pk),
            ("identification.unseal", "done", talant.pk),
            ("identification.open_reporter", "done", talant.pk),
            ("identification.shown", "done", farida.pk),
            ("identification.see_opened", "done", farida.pk),
        ]
        about = set(rows.filter(kind="identification.signal").values_list("record_id", flat=True))
        assert about == {signal.pk}
        with connections["owner"].cursor() as cursor:
            cursor.execute("select count(*) from trail_entry e where e::text ~ 'Айша|0555 010|Demand'")
            assert cursor.fetchone() == (0,)
        # Ids, days and sums hold any three digits by chance, and everything else none of these.
        chance = (uuid.UUID, datetime, int, bytes, list)
        words = [
            v
            for row in Entry.objects.using("owner").values()
            for v in row.values()
            if not isinstance(v, chance)
        ]
        assert words and not re.search("Айша|010|Demand", repr(words))

    def test_the_name_is_nowhere_in_the_database_afterwards(self, agreed, farida, talant, keys, superuser):
        openings.open_reporter(agreed, by=talant, key=keys["talant"])
        openings.see_reporter(agreed, by=farida, key=keys["marat"])
        tables = superuser.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()
        marks = ["%Айша%", "%0555 010%", *(f"%{key.strip()}%" for key in keys.values())]
        found = [
            name
            for (name,) in tables
            if superuser.execute(
                f"select exists (select from {name} t where t::text like any (%s) or t::text like any (%s))",
                [marks, [f"%{mark.strip('%').encode().hex()}%" for mark in marks]],
            ).fetchone()[0]
        ]
        assert found == []
        assert OpeningHalf.objects.using("owner").values_list("half", "reporter_box").get() == (None, None)


class TestNobodyElse:
    def test_nobody_else_asks(self, signal, keys, talant, request):
        """Nor the oblast of another place, nor the Ministry, which reads no reports."""
        people = {who: request.getfixturevalue(who) for who in (*EVERYBODY, "omurbek", "begimai")}
        for who, by in (people | {"of another oblast": elsewhere(), "talant": talant}).items():
            with pytest.raises(NotPermitted):
                asked(signal, by, keys)
                pytest.fail(f"{who} asked")
            assert last_entry() == ("identification.ask_opening", "refused"), who

    def test_nor_who_is_walled_from_the_child(self, signal, keys, farida, child):
        from umai.identification.inbox import actions

        actions.match_child(signal, by=farida, child=child)
        wall(farida, child)
        with pytest.raises(NotPermitted):
            asked(signal, farida, keys)

    def test_nobody_else_agrees_or_opens(self, opening, keys, request):
        people = {who: request.getfixturevalue(who) for who in (*EVERYBODY, "begimai")}
        for who, by in (people | {"of another oblast": elsewhere()}).items():
            with pytest.raises(NotPermitted):
                openings.agree_opening(opening, by=by)
                pytest.fail(f"{who} agreed")
            with pytest.raises(NotPermitted):
                openings.open_reporter(opening, by=by, key=keys["talant"])
                pytest.fail(f"{who} opened it")
            assert standing(Opening, by) == [], who

    def test_another_one_does_not_open_what_somebody_agreed_to(self, agreed, omurbek, keys):
        with pytest.raises(openings.NotByTwo):
            openings.open_reporter(agreed, by=omurbek, key=keys["talant"])

    def test_nor_does_who_is_walled_from_the_child_agree_or_see_it(
        self, opening, signal, keys, farida, child, talant, omurbek
    ):
        for second in (talant, omurbek):
            by = walled_from(child, signal, farida, second)
            assert standing(Opening, by) == []
            with pytest.raises((NotPermitted, openings.NotByTwo)):
                openings.agree_opening(opening, by=by)
            assert say(by, "select identification_may_agree(%s)", opening.pk) == (False,)

    def test_nor_does_the_second_person_open_it_behind_a_wall_that_was_put_up_since(
        self, agreed, signal, keys, farida, child, talant
    ):
        by = walled_from(child, signal, farida, talant)
        with pytest.raises((NotPermitted, openings.NotByTwo)):
            openings.open_reporter(agreed, by=by, key=keys["talant"])
        with pytest.raises(DatabaseError, match="not opened by two"):
            say(by, "select * from identification_unseal(%s)", agreed.pk)
        assert not Disclosure.objects.using("owner").exists()

    def test_nor_is_the_name_shown_to_who_asked_and_is_walled_since(
        self, agreed, signal, keys, farida, child, talant
    ):
        openings.open_reporter(agreed, by=talant, key=keys["talant"])
        walled_from(child, signal, farida, farida)
        with pytest.raises(DatabaseError, match="nothing is here for the speaker"):
            say(farida, "select identification_take_reporter(%s)", agreed.pk)


def walled_from(child, signal, oblast, by):
    """The same person, behind a wall from the child that the report was found to be about."""
    from umai.identification.inbox import actions

    actions.match_child(signal, by=oblast, child=child)
    wall(by, child)
    return by


def elsewhere():
    """A supervisor of the Naryn oblast."""
    from umai.places.models import Place
    from umai.staff.models import Office

    naryn = Place.objects.using("owner").get(code="41704000000000")
    office = Office.objects.using("owner").create(
        kind="oblast", place=naryn, name_ky="Нарын", name_ru="Нарын", name_en="Naryn"
    )
    worker = Worker.objects.using("owner").create(surname="Осмонова", given="Асел")
    Term.objects.using("owner").create(worker=worker, office=office, role="oblast_supervisor", from_on=SINCE)
    return Speaker(open_session(worker))


class TestNotAlone:
    def test_who_asked_does_not_agree_and_without_agreement_nothing_opens(
        self, opening, farida, talant, keys
    ):
        with pytest.raises(openings.NotByTwo):
            openings.agree_opening(opening, by=farida)
        assert last_entry() == ("identification.agree_opening", "refused")
        with pytest.raises(DatabaseError), farida.speaking():
            Consent.objects.create(opening=opening, district_id=opening.district_id)
        with pytest.raises(openings.NotByTwo):
            openings.open_reporter(opening, by=talant, key=keys["talant"])

    def test_nor_by_another_post_of_the_same_person_nor_a_colleague_of_the_same_office(self, opening, farida):
        """The same name written down twice is held to be one person."""
        twin = Worker.objects.get(pk=farida.pk)
        again = Worker.objects.using("owner").create(surname=twin.surname.upper(), given=twin.given)
        Term.objects.using("owner").create(
            worker=again, office_id=id_of("office", "ministry"), role="ministry_supervisor", from_on=SINCE
        )
        for by in (Speaker(open_session(again)), hired("oblast_supervisor", "osh_oblast")):
            with pytest.raises(openings.NotByTwo):
                openings.agree_opening(opening, by=by)

    def test_nothing_opens_when_who_asked_has_signed_out(self, agreed, farida, talant, keys):
        end_session(farida.token)
        with pytest.raises(openings.NotByTwo):
            openings.open_reporter(agreed, by=talant, key=keys["talant"])

    def test_nor_when_their_post_is_over(self, agreed, farida, talant, keys):
        Term.objects.using("owner").filter(worker_id=farida.pk).update(ended_at=timezone.now())
        with pytest.raises(openings.NotByTwo):
            openings.open_reporter(agreed, by=talant, key=keys["talant"])

    def test_another_key_opens_nothing_and_uses_nothing_up(self, agreed, talant, keys):
        for key in ("marat", "jamilya"):
            with pytest.raises(openings.WrongKey):
                openings.open_reporter(agreed, by=talant, key=keys[key])
                pytest.fail(f"the key of {key} opened it")
        assert openings.open_reporter(agreed, by=talant, key=keys["talant"]).who == WHO

    def test_what_is_no_holder_s_key_asks_for_nothing_nor_the_own_key_twice(self, signal, farida, keys):
        for changes in ({"key": ""}, {"key": "0" * 64}, {"key": "Айша"}, {"holder": "marat"}):
            with pytest.raises(openings.WrongKey):
                asked(signal, farida, keys, **changes)
                pytest.fail(f"asked with {changes}")
        assert standing(Opening, farida) == []


class TestOnceAndInTime:
    def test_it_opens_once_and_who_asked_sees_it_once(self, agreed, farida, talant, keys):
        with pytest.raises(openings.NotByTwo):
            openings.see_reporter(agreed, by=farida, key=keys["marat"])  # before it was opened
        openings.open_reporter(agreed, by=talant, key=keys["talant"])
        with pytest.raises(openings.NotByTwo):
            openings.open_reporter(agreed, by=talant, key=keys["talant"])
        assert len(standing(Disclosure, talant)) == 1
        openings.see_reporter(agreed, by=farida, key=keys["marat"])
        with pytest.raises(openings.NotByTwo):
            openings.see_reporter(agreed, by=farida, key=keys["marat"])

    def test_after_its_time_nothing_is_agreed_opened_or_seen(
        self, opening, agreed, farida, talant, keys, superuser
    ):
        with without_triggers(superuser):
            superuser.execute("update identification_opening set expires_at = now()")
        for act, by, key in (
            (openings.open_reporter, talant, "talant"),
            (openings.see_reporter, farida, "marat"),
        ):
            with pytest.raises(openings.NotByTwo):
                act(agreed, by=by, key=keys[key])

    def test_what_is_over_is_put_away(self, agreed, superuser, worker_role):
        from umai.identification.jobs import empty_expired_halves

        assert empty_expired_halves(using=worker_role) == 0
        with without_triggers(superuser):
            superuser.execute("update identification_opening set expires_at = now()")
        assert empty_expired_halves(using=worker_role) == 1
        assert OpeningHalf.objects.using("owner").get().half is None

    def test_it_is_not_asked_twice_at_a_time(self, opening, signal, farida, keys):
        with pytest.raises(openings.OpeningAlreadyAsked):
            asked(signal, farida, keys)

    @pytest.mark.parametrize("said", [{"ground": "curiosity"}, {"ground": ""}, {"reason": "  "}])
    def test_a_ground_of_the_law_and_words_are_asked_for(self, signal, farida, keys, said):
        with pytest.raises(openings.NoGround):
            asked(signal, farida, keys, **said)

    def test_where_no_name_was_left_there_is_nothing_to_open(self, keys, farida):
        with pytest.raises(openings.NothingToOpen):
            asked(reported(), farida, keys)
        assert standing(Opening, farida) == []


class TestBySql:
    """Whoever makes the server say any SQL they like, with one session, with the other, or as another role."""

    def test_neither_person_gets_by(self, agreed, farida, talant):
        for statement in (
            "select * from identification_reporter",
            "select * from identification_openinghalf",
            "update identification_openinghalf set half = null",
            "insert into identification_disclosure (id, opening_id, recorded_at, source)"
            " select gen_random_uuid(), id, now(), 'form' from identification_opening",
            "select identification_asker_is_here(id) from identification_opening",
            "update identification_opening set expires_at = now() + interval '1 year'",
            "update identification_consent set transaction = 0",
            "select identification_take_reporter(id) from identification_opening",
        ):
            for by in (farida, talant):
                with pytest.raises(DatabaseError):
                    say(by, statement)
                    pytest.fail(statement)
        for function in ("unseal", "wrapped"):  # who asked gets no box
            with pytest.raises(DatabaseError):
                say(farida, f"select identification_{function}(%s)", agreed.pk)

    def test_what_who_asked_may_take_is_a_box_to_the_other_one(self, signal, farida, keys, superuser):
        from base64 import b64decode

        opening = Opening(
            signal=signal,
            ground="criminal_case",
            reason="x",
            district_id=signal.district_id,
            expires_at=timezone.now() + timedelta(days=900),
            first_key=holders.key_id(holders.parse_private_half(keys["marat"]).public_key()),
            second_key=holders.key_id(holders.parse_private_half(keys["talant"]).public_key()),
        )
        with farida.speaking():
            opening.save(force_insert=True)
        (wrapped,) = say(farida, "select identification_wrapped(%s)", opening.pk)
        half = holders.parse_private_half(keys["marat"])
        inner = holders.SUITE.decrypt(b64decode(wrapped), half, info=f"umai first {signal.pk}".encode())
        with pytest.raises(holders.WrongHalf):
            holders.open_by_one(inner, half, signal_id=signal.pk)

    def test_the_second_one_agrees_and_opens_in_no_one_transaction(self, opening, talant):
        """A rollback would take away that it was opened; also with a savepoint around the agreement."""
        for savepoint in (False, True):
            with pytest.raises(DatabaseError), talant.speaking(), connection.cursor() as cursor:
                if savepoint:
                    cursor.execute("savepoint s")
                Consent.objects.create(opening=opening, district_id=opening.district_id)
                if savepoint:
                    cursor.execute("release savepoint s")
                cursor.execute("select * from identification_unseal(%s)", [opening.pk])

    def test_both_tokens_together_need_the_order_of_the_acts(self, opening, farida, talant):
        """With both sessions in hand the box comes out only as the acts would give it, and leaves rows."""
        with pytest.raises(DatabaseError):
            say(talant, "select * from identification_unseal(%s)", opening.pk)
        with talant.speaking():
            Consent.objects.create(opening=opening, district_id=opening.district_id)
        with pytest.raises(DatabaseError):
            say(farida, "select * from identification_unseal(%s)", opening.pk)
        assert say(talant, "select sealed is not null from identification_unseal(%s)", opening.pk) == (True,)
        with pytest.raises(DatabaseError):
            say(talant, "select * from identification_unseal(%s)", opening.pk)
        assert Disclosure.objects.using("owner").count() == 1
        assert last_entry() == ("identification.unseal", "done")

    def test_no_other_role_gets_anything(self, agreed, farida, talant, superuser):
        tries = [
            "select * from identification_reporter",
            "select * from identification_openinghalf",
            "select * from identification_unseal(%(id)s)",
            "select identification_wrapped(%(id)s)",
            "select identification_take_reporter(%(id)s)",
            "insert into identification_consent (id) values (%(id)s)",
        ]
        roles = ["umai_worker", "umai_public", "umai_auth", "umai_figures"]
        for role, by, statement in product(roles, (farida, talant), tries):
            with pytest.raises(Exception, match="permission denied"), superuser.transaction():
                superuser.execute(f"set local role {role}")
                claim = claims.claim(by.token, superuser.info.backend_pid)
                superuser.execute("select set_config('umai.speaker', %s, true)", [claim])
                superuser.execute(statement, {"id": agreed.pk})
                pytest.fail(f"{role}: {statement}")

    def test_the_owner_alone_has_nothing_that_opens(self, agreed, keys):
        """All that lies in the database, to whoever has every row and one key: not the second one's."""
        sealed = Reporter.objects.using("owner").get().sealed
        kept = OpeningHalf.objects.using("owner").get().half
        about = {"signal_id": agreed.signal_id, "opening_id": agreed.pk}
        for name in ("marat", "jamilya"):
            with pytest.raises(holders.WrongHalf):
                holders.open_second_half(bytes(sealed), kept, holders.parse_private_half(keys[name]), **about)


def test_a_session_that_idles_is_nobody_s(agreed, talant, farida, keys):
    with transaction.atomic(using="owner"):
        Session.objects.using("owner").filter(worker_id=farida.pk).update(
            idle_at=timezone.now() - timedelta(seconds=1)
        )
    with pytest.raises(openings.NotByTwo):
        openings.open_reporter(agreed, by=talant, key=keys["talant"])
