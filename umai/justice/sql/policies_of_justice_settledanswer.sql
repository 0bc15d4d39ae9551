-- The prosecutor answers the letters that went to the own office.
create policy answered_by_prosecutor on justice_settledanswer for insert to umai_web
    with check (from_body and letter_id = any ((select justice_letters_to_speaker())::uuid[]));

-- The prosecutor sees the own answers to them.
create policy seen_by_prosecutor on justice_settledanswer for select to umai_web
    using (from_body and recorded_office_id = (select access_office())
        and letter_id = any ((select justice_letters_to_speaker())::uuid[]));
