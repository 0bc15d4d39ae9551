-- Answers whether the speaker is the second person of two: another one than the first, not under that person today, and in
-- another transaction than the first wrote in.
-- Called by: opens_may_review, watch_may_answer_opening, statistics_may_answer_edition, statistics_may_answer_extract.
create function access_is_second(first_person uuid, first_transaction bigint) returns boolean
language sql stable parallel restricted
as $$
    select first_transaction <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, 0)
        and access_is_another(first_person, access_worker())
        and not exists (select from staff_term t
            where t.worker_id = access_worker() and t.superior_id = first_person
                and coalesce(t.ended_at > now(), true) and coalesce(t.to_on >= access_today(), true))
$$;
