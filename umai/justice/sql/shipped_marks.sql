-- Answers the codes that the lists of the law mark, as they are shipped: for what the database refuses by itself. A
-- test compares it with the lists. What a later edition of the law marks besides, the act refuses.
-- Called by: justice_settled_keeps_open, feedback_decided.
create function justice_shipped_marks() returns jsonb
language sql immutable parallel safe
set search_path = pg_catalog, public, pg_temp
as $$
    select '{"ends": ["not_registered", "refused", "verdict", "ended"],
        "opens": ["opened", "cancelled"],
        "grounds": ["reconciled_1997", "agreed_1997", "reconciled_2019", "agreed_2019", "reconciled_2021",
            "agreed_2021", "withdrawn", "nobody_complains_1997", "nobody_complains_2019", "nobody_complains_2021"],
        "acts": ["", "murder_1997", "to_suicide_1997", "grave_harm_1997", "less_grave_harm_1997",
            "light_harm_1997", "torment_1997", "family_violence_1997", "threat_1997", "left_in_danger_1997",
            "rape_1997", "sexual_force_1997", "sexual_compulsion_1997", "under_16_1997", "sexual_misconduct_1997",
            "trafficking_1997", "kidnapping_1997", "child_marriage_1997", "exploitation_1997", "extortion_1997",
            "murder_2019", "to_suicide_2019", "grave_harm_2019", "less_grave_harm_2019", "light_harm_2019",
            "torment_2019", "family_violence_2019", "threat_2019", "left_in_danger_2019", "rape_2019",
            "sexual_force_2019", "sexual_compulsion_2019", "under_16_2019", "sexual_misconduct_2019", "trafficking_2019",
            "kidnapping_2019", "child_marriage_2019", "exploitation_2019", "extortion_2019", "murder_2021",
            "to_suicide_2021", "grave_harm_2021", "less_grave_harm_2021", "light_harm_2021", "torment_2021",
            "family_violence_2021", "threat_2021", "left_in_danger_2021", "rape_2021", "sexual_force_2021",
            "sexual_compulsion_2021", "under_16_2021", "sexual_misconduct_2021", "trafficking_2021", "kidnapping_2021",
            "child_marriage_2021", "exploitation_2021", "extortion_2021", "other", "unknown"],
        "years": 18}'::jsonb
$$;
