"""The sentences of remarks on an evaluation, by their codes. Knows no package of analysis, as pages need."""

from umai.counts.remarks import gettext_noop

SENTENCES = {
    "untouchable_changed": gettext_noop(
        "What the rule cannot touch changed too (by %(by)s %%): something else happened on that date, and the"
        " effect cannot be put down to the rule."
    ),
    "few_dates": gettext_noop(
        "Only %(tried)s earlier dates could be tried, too few to say that the date is special."
    ),
    "dates_as_large": gettext_noop(
        "At %(as_large)s of %(tried)s earlier dates, at which no rule changed, the change seems as large:"
        " this series moves like that without a rule."
    ),
    "bend": gettext_noop(
        "The trend before the date was bent, and what is expected after it is a straight line: the effect may"
        " be nothing but the bend."
    ),
    "linked_months": gettext_noop(
        "What the model leaves over is still linked from month to month (chance %(chance)s): the interval may"
        " be too narrow."
    ),
    "linked_quarters": gettext_noop(
        "What the model leaves over is still linked from quarter to quarter (chance %(chance)s): the interval"
        " may be too narrow."
    ),
    "far": gettext_noop("%(periods)s lies far from all others; find out whether it was counted rightly."),
    "nothing_shown": gettext_noop(
        "Nothing is shown, which is not that nothing happened: a fall of less than %(fall)s %% would often go"
        " unseen here."
    ),
    "below_detectable": gettext_noop(
        "The effect is smaller than what is seen reliably in this series; effects found so are likely"
        " overstated."
    ),
    "less_than_a_year": gettext_noop(
        "Less than a year lies after the date: a season may look like an effect."
    ),
    "no_season": gettext_noop("The series is too short for a season to be told from an effect."),
    "left_out": gettext_noop("%(period)s is left out, because the date lies within it."),
    "no_population": gettext_noop(
        "No population is given: more or fewer children look like an effect of the rule."
    ),
    "little_before": gettext_noop(
        "There is too little time before the first start to see whether the districts went together."
    ),
    "parted_before": gettext_noop(
        "The districts parted before the rule started (by %(by)s %% in the year before): what followed cannot"
        " be put down to the rule."
    ),
    "shuffles_as_large": gettext_noop(
        "%(as_large)s of %(tried)s shufflings of the starts among the districts give as large an effect:"
        " these districts differ like that without a rule."
    ),
    "few_districts": gettext_noop(
        "%(districts)s districts are few; the interval is wide for that reason, and less sure than it says."
    ),
    "cells_left_out": gettext_noop(
        "%(cells)s district periods with the rule are left out, because too few districts are without it"
        " then."
    ),
    "alone": gettext_noop(
        "In one district alone the rule starts in each of: %(starts)s; it has no interval of its own."
    ),
}
