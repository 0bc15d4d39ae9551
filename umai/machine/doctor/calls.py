"""What `umai doctor` checks about urgent calls: whether they can be sent and reach somebody."""

import os
from collections.abc import Iterator

import psycopg

from umai.machine.cluster.binaries import CannotStart
from umai.machine.doctor.finding import GOOD, NOTE, WRONG, DoctorFinding
from umai.machine.installation import Installation
from umai.machine.ways import Ways

NO_STAFF = "the list of staff makes offices and posts: bin/umai staff import FILE"
HOW = "docs/how-to/sms-gateway.md says how"
TODAY = "(now() at time zone 'Asia/Bishkek')::date"
TERM_HOLDS = f"t.ended_at is null and t.from_on <= {TODAY} and (t.to_on is null or t.to_on >= {TODAY})"


def findings(place: Installation, owner: psycopg.Connection) -> Iterator[DoctorFinding]:
    """The ways, the people, the rosters, what was sent lately, and the calls that nobody took."""
    yield check_ways(place)
    try:
        yield check_people(owner)
        yield check_rosters(owner)
        yield check_heads(owner)
        yield check_reminders(owner)
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        yield DoctorFinding("urgent calls", NOTE, "their tables are missing", "bin/umai migrate")


def check_ways(place: Installation) -> DoctorFinding:
    """Whether calls are sent by any way besides the screen."""
    try:
        found = Ways.from_environment(os.environ, place.home, rehearsal=place.rehearsal)
    except CannotStart as failure:
        return DoctorFinding("ways of urgent calls", WRONG, str(failure), "as that line says")
    names = [f"SMS by {found.sms.host}"] if found.sms else []
    names += [f"e-mail by {found.mail.host}"] if found.mail else []
    if names:
        return DoctorFinding("ways of urgent calls", GOOD, " and ".join(names))
    says = "neither UMAI_SMS_URL nor UMAI_SMTP_URL is set: an urgent call at night is on a screen only"
    return DoctorFinding("ways of urgent calls", NOTE if place.rehearsal else WRONG, says, HOW)


def check_people(owner: psycopg.Connection) -> DoctorFinding:
    """Whether the people who may be called have a number or an address."""
    question = f"""select count(distinct t.worker_id), count(distinct t.worker_id) filter
            (where coalesce(p.phone, '') = '' and coalesce(p.email, '') = '')
        from staff_term t left join staff_particulars p on p.worker_id = t.worker_id
        where t.role in ('specialist', 'head', 'oblast_supervisor') and {TERM_HOLDS}"""
    (all_of_them, silent) = next(owner.execute(question))
    says = f"{silent} of {all_of_them} people who may be called have neither a telephone nor an e-mail"
    if not all_of_them:
        return DoctorFinding("people to call", NOTE, "nobody has a post that gets calls yet", NO_STAFF)
    mend = "each writes it under “How we reach you”; `umai staff import` takes columns phone and email"
    return DoctorFinding("people to call", NOTE if silent else GOOD, says, mend if silent else "")


def check_rosters(owner: psycopg.Connection) -> DoctorFinding:
    """Whether somebody is on duty now in every department."""
    question = f"""select count(*), count(*) filter (where not exists (
            select 1 from staff_turn t where t.office_id = o.id and t.current
                and t.from_at <= now() and t.to_at > now()))
        from staff_office o where o.kind = 'district' and (o.to_on is null or o.to_on >= {TODAY})"""
    (offices, empty) = next(owner.execute(question))
    if not offices:
        says = "there is no district department yet, so nobody can be on duty"
        return DoctorFinding("duty", NOTE, says, NO_STAFF)
    says = f"nobody is on duty now in {empty} of {offices} district departments"
    mend = "the head sets turns under “Who is on duty”; until then the head is called first"
    return DoctorFinding("duty", NOTE if empty else GOOD, says, mend if empty else "")


def check_heads(owner: psycopg.Connection) -> DoctorFinding:
    """Whether in each district, and in the oblast above it, somebody holds a post that gets calls."""
    question = f"""
        with posts as (
            select t.role, o.kind, o.place_id from staff_term t join staff_office o on o.id = t.office_id
            where {TERM_HOLDS} and (o.to_on is null or o.to_on >= {TODAY}))
        select count(*) filter (where not exists (
                select 1 from posts where kind = 'district' and role = 'head' and place_id = p.id)),
            count(*) filter (where not exists (
                select 1 from posts where kind = 'oblast' and role = 'oblast_supervisor'
                    and place_id in (p.id, p.parent_id))), count(*)
        from places_place p where p.id in (select place_id from staff_office where kind = 'district'
            and (to_on is null or to_on >= {TODAY}))"""
    headless, open_above, districts = next(owner.execute(question))
    if not districts:
        return DoctorFinding("who is called", NOTE, "there is no district department yet", NO_STAFF)
    says = (
        f"of {districts} districts {headless} have no head, and {open_above} no supervisor of the oblast:"
        " what is kept from a department can be read there by nobody"
    )
    if headless or open_above:
        mend = "the administrator appoints them under “Offices”"
        return DoctorFinding("who is called", WRONG if open_above else NOTE, says, mend)
    return DoctorFinding("who is called", GOOD, f"each of {districts} districts has a head and a supervisor")


def check_reminders(owner: psycopg.Connection) -> DoctorFinding:
    """Whether the clock's job wrote the reminders of today, or at least of yesterday."""
    question = f"""select max(day), coalesce({TODAY} - max(day), 0) from notices_dailyrun
        where what = 'reminders'"""
    (last, days) = next(owner.execute(question))
    mend = "the background worker writes them from four in the morning: does it run?"
    if last is None:
        return DoctorFinding("reminders", NOTE, "none were written yet", mend)
    says = f"written last for {last}"
    return DoctorFinding("reminders", WRONG if days > 1 else GOOD, says, mend if days > 1 else "")
