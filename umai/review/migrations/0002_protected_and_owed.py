"""Put reviews behind row security, and let the database say when a review and a decision are due.

The days are the law's, computed where a row is written: `intake_stop.review_on` when the plan is
submitted, `intake_risklevel.review_on` with every level of risk, `review_review.next_on` with every review,
`intake_closingproposal.decide_by` with every proposal. Here they are only compared and copied: the next review is due
on the day that the latest review set, or the submission where there was none, and no later than a level of
risk that was found since asks for. A proposal to close is owed an answer until it is agreed to, refused
or overtaken. A proposal from before these days were kept is due from the day it was written.

Safe forward and back with data in place.
"""

from django.db import migrations

from umai.access.protect import Protect

DEFINER = "language plpgsql security definer set search_path = pg_catalog, public, pg_temp"
TABLES = ("review", "conference", "participant", "decision", "closingrefusal")
DAY_WRITTEN = "(p.recorded_at at time zone 'Asia/Bishkek')::date"
DUES = "insert into intake_due (owed, of, case_id, child_id, district_id, municipality_id, worker_id, due_on)"
WHERE = "w.case_id, w.child_id, w.district_id, w.municipality_id, w.worker_id"

FORWARD = f"""
create function review_owe(which uuid) returns void {DEFINER} as $$
declare since date; day date;
begin
    select held_on, next_on into since, day from review_review
        where case_id = which order by held_on desc, recorded_at desc limit 1;
    if not found then
        select stopped_on, review_on into since, day from intake_stop where case_id = which;
    end if;
    if day is not null then
        select least(day, min(review_on)) into day from intake_risklevel
            where case_id = which and current and holds_from >= since;
        perform intake_put_due('review', which, which, day);
    end if;
end $$;
create function review_owed() returns trigger {DEFINER} as $$
begin
    perform review_owe(new.case_id);
    return null;
end $$;

create function review_decision_owed() returns trigger {DEFINER} as $$
declare earlier uuid;
begin
    for earlier in select of from intake_due where owed = 'closing' and case_id = new.case_id loop
        perform intake_drop_due('closing', earlier, new.case_id);
    end loop;
    perform intake_put_due('closing', new.id, new.case_id,
        coalesce(new.decide_by, (new.recorded_at at time zone 'Asia/Bishkek')::date));
    return null;
end $$;
create function review_decided() returns trigger {DEFINER} as $$
begin
    perform intake_drop_due('closing', new.proposal_id, p.case_id)
        from intake_closingproposal p where p.id = new.proposal_id;
    return null;
end $$;
create function review_not_refused() returns trigger {DEFINER} as $$
begin
    if session_user <> current_user
        and exists (select from review_closingrefusal r where r.proposal_id = new.proposal_id)
    then
        raise insufficient_privilege using message = 'this proposal was refused';
    end if;
    return new;
end $$;
create function review_refusal_known() returns trigger {DEFINER} as $$
begin
    if session_user <> current_user and (access_role() is distinct from 'head' or not exists (
        select from intake_closingproposal p where p.id = new.proposal_id and p.child_id = new.child_id))
    then
        raise insufficient_privilege using message = 'only the head refuses what was proposed for this child';
    end if;
    return new;
end $$;

create function review_owe_all() returns void {DEFINER} as $$
begin
    delete from intake_due where owed in ('review', 'closing');
    {DUES} select 'review', w.case_id, {WHERE}, least(b.day, k.review_on)
        from (
            select distinct on (case_id) case_id, since, day from (
                select case_id, held_on as since, next_on as day, recorded_at, 1 as n from review_review
                union all
                select case_id, stopped_on, review_on, recorded_at, 0 from intake_stop
            ) every order by case_id, n desc, since desc, recorded_at desc
        ) b
        join intake_work w on w.case_id = b.case_id
        left join intake_risklevel k on k.case_id = b.case_id and k.current and k.holds_from >= b.since
        where b.day is not null;
    {DUES} select 'closing', p.id, {WHERE}, coalesce(p.decide_by, {DAY_WRITTEN})
        from (select distinct on (case_id) * from intake_closingproposal order by case_id, recorded_at desc) p
        join intake_work w on w.case_id = p.case_id
        where not exists (select 1 from review_closingrefusal r where r.proposal_id = p.id);
end $$;
revoke all on function review_owe(uuid), review_owed(), review_decision_owed(), review_decided(),
    review_not_refused(), review_refusal_known(), review_owe_all() from public;

create trigger review_owed after insert on review_review for each row execute function review_owed();
create trigger review_owed after insert on intake_stop for each row execute function review_owed();
create trigger review_owed after insert on intake_risklevel for each row execute function review_owed();
create trigger review_decision after insert on intake_closingproposal for each row
    execute function review_decision_owed();
create trigger review_decided after insert on review_closingrefusal for each row
    execute function review_decided();
create trigger by_the_head before insert on review_closingrefusal for each row
    execute function review_refusal_known();
create trigger not_refused before insert on intake_closure for each row execute function review_not_refused();
select review_owe_all();
select intake_next_all();
"""
BACK = """
drop trigger not_refused on intake_closure;
drop trigger by_the_head on review_closingrefusal;
drop trigger review_decided on review_closingrefusal;
drop trigger review_decision on intake_closingproposal;
drop trigger review_owed on intake_risklevel;
drop trigger review_owed on intake_stop;
drop trigger review_owed on review_review;
delete from intake_due where owed in ('review', 'closing');
drop function review_owe_all(), review_refusal_known(), review_not_refused(), review_decided(),
    review_decision_owed(), review_owed(), review_owe(uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("review", "0001_initial"), ("intake", "0018_reviewed_and_decided")]
    operations = [
        *[Protect(f"review_{table}") for table in TABLES],
        migrations.RunSQL(FORWARD, reverse_sql=BACK),
    ]
