"""Learning from lists what agreement weighs: by Splink's expectation and maximisation, and from siblings.

Chance agreement (u) comes from random pairs. How often one child's two records agree (m) is learned
twice: for names from pairs with one PIN and day, for dates, sexes and PINs from pairs with one whole name
in one village. Where answers are known it is counted instead (`umai.matching.training.regression`).
Siblings are learned from pairs of one family whose PINs are both known and differ too much for a slip.
"""

from umai.matching.comparison.levels import BY_NAME
from umai.matching.comparison.trained_numbers import TrainedNumbers, shipped_numbers
from umai.matching.comparison.weighing import JOINT, joint
from umai.matching.engine.features import make_features
from umai.matching.engine.files import UnusableListFile, read_answers, read_lists
from umai.matching.engine.linking import Tick, ignore_step, open_engine, quiet_splink, suffixed_columns
from umai.matching.engine.splink_settings import level_sql, rule, settings
from umai.matching.training.labels import agreement_from_labels
from umai.matching.training.level_shares import LEAST_M, level_shares, raise_to_least
from umai.matching.training.regression import learn_from_answers
from umai.names.keys import KEYS_VERSION

RANDOM_PAIRS = 4_000_000
# Random pairs never show these, however large the list: set by hand, as the number has fourteen digits.
PIN_BY_CHANCE = {"same": 1e-8, "slip": 1e-7}
LEAST_U, LEAST_SIBLINGS = 1e-6, 1e-7
# A PIN alone also joins brothers of whom one has the other's, and a whole name joins namesakes with other
# dates. With the day, or in one village, the pair is mostly one child.
BY_PIN, BY_NAMES = ("pin", "born_day"), ("given", "surname", "father", "settlement")
FROM_NAMES = ("birth", "sex", "pin")  # what is learned from pairs of one whole name; the rest from the PIN
ENOUGH = 200  # pairs of one PIN, and of one family, below which nothing can be learned
FAMILY = "l.surname = r.surname and l.father = r.father and l.settlement = r.settlement"
# Twins have the same or nearly the same given name as often as other siblings do; such pairs with one birth
# date, as they are counted, are mostly one child with a wrong PIN.
NEAR_NAMES = ("same", "slip", "sounds", "part", "initial", "swapped")
FAR_DATES = ("same year", "next year", "other")


def train(
    files, *, answers=None, labels=(), memory="4GB", words="", seed=1, tick: Tick = ignore_step
) -> TrainedNumbers:
    """Train on these files; raises `UnusableListFile` when they have too little to learn from.

    Without answers that is too few rows that share a PIN. With `answers` or `labels` the shipped numbers
    stand in for what PINs would have told, until the answers correct them.

    `labels` are pairs that people read (`umai.matching.training.labels`): they correct how often one
    child's two records agree. `answers` is a file that says who some of the rows are: from it the bits of
    levels that occur together are learned, last of all.
    """
    with open_engine(memory) as db:
        tick("reading")
        sizes = read_lists(db, files)
        if answers:
            read_answers(db, answers)
        make_features(db, tick)
        trained = train_on_features(
            db,
            made_from=words or f"{len(files)} lists",
            seed=seed,
            labels=labels,
            answered=bool(answers or labels),
            tick=tick,
        )
        if answers:
            tick("answers")
            trained = learn_from_answers(db, trained, sizes)
        return trained


def train_on_features(
    db, *, made_from: str, seed: int = 1, labels=(), answered=False, tick: Tick = ignore_step
) -> TrainedNumbers:
    """Train on the table `features`; `answered` where answers will tell what PINs do not."""
    from splink import Linker
    from splink.backends.duckdb import DuckDBAPI

    by_pin = shares_pins(db)
    if not (by_pin or answered):
        raise UnusableListFile(f"fewer than {ENOUGH} rows share a PIN with another: too few to learn from")
    tick("chance")
    linker = Linker(DuckDBAPI(connection=db).register("features"), settings())
    quiet_splink()
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=seed)
    u = tables(linker._settings_obj.comparisons, "u_probability")
    u["pin"] |= PIN_BY_CHANCE
    m = learn_agreement(linker, tick) if by_pin else shipped_numbers().m
    m = {name: raise_to_least(levels, LEAST_M) for name, levels in agreement_from_labels(labels, m).items()}
    u = {
        name: raise_to_least(levels, LEAST_U if name != "pin" else 1e-9)
        if any(levels.values())
        else shipped_numbers().u[name]  # no list has this column
        for name, levels in u.items()
    }
    tick("siblings")
    of_siblings = siblings(db, m["birth"]) if by_pin else shipped_numbers().siblings
    return TrainedNumbers(KEYS_VERSION, made_from, m, u, of_siblings)


def shares_pins(db) -> bool:
    """Whether enough rows share a PIN with another to learn from them."""
    ((shared,),) = db.execute(
        "select count(*) - count(distinct pin) from features where pin is not null"
    ).fetchall()
    return shared >= ENOUGH


def learn_agreement(linker, tick: Tick) -> dict[str, dict[str, float]]:
    """How often one child's two records stand at each level, by Splink's expectation and maximisation."""
    learned = {}
    for columns in (BY_PIN, BY_NAMES):
        tick("learning by " + ", ".join(columns))
        session = linker.training.estimate_parameters_using_expectation_maximisation(
            rule(columns)["blocking_rule"], fix_u_probabilities=True
        )
        learned[columns] = tables(session.core_model_settings.comparisons, "m_probability")
    return {name: learned[BY_NAMES if name in FROM_NAMES else BY_PIN][name] for name in BY_NAME}


def tables(comparisons, which: str) -> dict[str, dict[str, float]]:
    """The numbers of Splink's comparisons by our names; 0 where it saw none."""
    found = {}
    for comparison in comparisons:
        levels = {}
        for level in comparison.comparison_levels:
            if not level.is_null_level:
                value = getattr(level, f"_{which}")  # the property gives a default for what was never seen
                levels[level.label_for_charts] = value if isinstance(value, float) else 0.0
        found[comparison.output_column_name] = levels
    return found


def siblings(db, m_birth: dict[str, float]) -> dict[str, dict[str, float]]:
    """How often brothers and sisters stand at the levels of given name and birth date, sex and PIN."""
    levels = ", ".join(f"{name_sql(name)} as {name}" for name in (*JOINT, "sex", "pin"))
    db.execute(
        f"""create or replace temp table of_family as
        with pairs as (
            select {suffixed_columns("l")}, {suffixed_columns("r")},
                l.pin is not null and r.pin is not null and levenshtein(l.pin, r.pin) > 2 as apart
            from features l join features r on {FAMILY} and l.id < r.id using sample 2000000 rows)
        select {levels}, apart from pairs"""
    )
    counted = db.execute(
        """select given, birth, count(*) from of_family
        where apart and given <> 'unknown' and birth <> 'unknown' group by all"""
    ).fetchall()
    if sum(number for *_, number in counted) < ENOUGH:
        raise UnusableListFile("too few brothers and sisters with PINs to learn from")
    sexes = dict(
        db.execute(
            "select sex, count(*) from of_family where apart and sex <> 'unknown' group by 1"
        ).fetchall()
    )
    pins = dict(
        db.execute(
            """select pin, count(*) from of_family where given in ('other', 'far') and birth <> 'unknown'
            and birth not in ('day', 'swapped', 'year', 'month') and pin not in ('unknown', 'unclear')
            group by 1"""
        ).fetchall()
    )
    db.execute("drop table of_family")
    return {
        " ".join(JOINT): joint_table({(given, birth): number for given, birth, number in counted}, m_birth),
        "sex": raise_to_least(level_shares(BY_NAME["sex"], sexes), LEAST_SIBLINGS),
        "pin": raise_to_least(level_shares(BY_NAME["pin"], pins), LEAST_SIBLINGS),
    }


def name_sql(comparison: str) -> str:
    """SQL that answers the name of the level of a pair."""
    names = {level.name: "'" + level.name.replace("'", "''") + "'" for level in BY_NAME[comparison].levels}
    return level_sql(BY_NAME[comparison], names)


def joint_table(counted: dict[tuple[str, str], int], m_birth: dict[str, float]) -> dict[str, float]:
    """The joint table of given name and birth date between siblings, from counts of pairs.

    These pairs have PINs and so whole dates, and never stand at a level of partly known dates. It is taken
    that siblings' dates are partly known as often as one child's (`m_birth`), and agree as often as others.
    """
    givens, births = ([level.name for level in BY_NAME[name].informative_levels()] for name in JOINT)
    total = sum(counted.values())
    far = {given: sum(counted.get((given, birth), 0) for birth in FAR_DATES) for given in givens}
    by_name = {given: (far[given] + 0.5) / (sum(far.values()) + 0.5 * len(givens)) for given in givens}
    apart = {
        birth: sum(counted.get((g, birth), 0) for g in givens if g not in NEAR_NAMES) for birth in births
    }
    by_date = {birth: (apart[birth] + 0.5) / (sum(apart.values()) + 0.5 * len(births)) for birth in births}
    table = {}
    for given in givens:
        cells = {}
        for birth in births:
            expected = by_name[given] * by_date[birth]
            # Twenty expected pairs are added, so that an empty cell is not taken for impossible.
            counts = (counted.get((given, birth), 0) + 20 * expected) / (total + 20)
            cells[birth] = expected if given in NEAR_NAMES else counts
        cells["month"] = m_birth["month"] * cells["day"]
        cells["year"] = m_birth["year"] * (cells["day"] + cells["swapped"] + cells["same year"])
        cells["pin's day"] = m_birth["pin's day"] * cells["day"]
        table |= {joint(given, birth): value for birth, value in cells.items()}
    return raise_to_least(table, LEAST_SIBLINGS)
