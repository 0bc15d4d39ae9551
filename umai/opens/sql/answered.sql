-- Turns `answered` on at the question that is answered. Security definer: no role of a page updates questions.
-- Called by: trigger answered.
create function opens_answered() returns trigger
language plpgsql security definer
set search_path = pg_catalog, public, pg_temp
as $$
begin
    update opens_unusualopen set answered = true where id = new.question_id;
    return new;
end $$;

create trigger answered after insert on opens_unusualopenanswer for each row execute function opens_answered();
create trigger keep before update or delete on opens_unusualopen for each row execute function access_refuse_change('answered');
