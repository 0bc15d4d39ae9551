-- Answers whether two rows of lists are one child, by what readers said and whether the rule took the
-- pair. 'same' and 'not' decide; any other answer, or none, leaves it to the rule.
-- Called by: unseen_is_one, unseen_regroup.
create function unseen_joins(said text, ruled boolean) returns boolean
language sql immutable
as $$
    select case said when 'same' then true when 'not' then false else ruled end
$$;
