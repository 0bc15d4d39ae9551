"""The pictures of an indicator: bars, a map of districts, a pyramid of ages, a series, the chain of steps."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from umai.indicators.definition import Indicator
from umai.indicators.dimensions import UNKNOWN, title_of
from umai.indicators.reading import categories, shown_cells
from umai.places.outlines import outlines
from umai.statistics.elsewhere.words import number, rounded_in_words
from umai.statistics.pictures.bars import PyramidAge, draw_bars, draw_pyramid
from umai.statistics.pictures.chain import PictureStep, draw_chain
from umai.statistics.pictures.maps import draw_districts
from umai.statistics.pictures.marks import Picture, PictureCaption, PictureLine, PictureValue
from umai.statistics.pictures.series import draw_series

CASES, CHAIN = "cases", "chain"


def pictures_of(indicator: Indicator, asked, values: Mapping[str, PictureValue], by) -> dict[str, Picture]:
    """The pictures of these values by their codes; `asked` is the period and the dimension of the page.

    The chain and the pyramid ask for two more cells of the same period.
    """
    if asked.by == "year":
        return {"by": series_of(str(indicator.title), values)}
    of_period, told_by = f"{indicator.title}, {asked.period.words}", title_of(asked.by)
    caption = caption_of(told_by)
    if indicator.name == CHAIN and asked.by == "step":
        return {"by": draw_chain(of_period, steps_of(asked.until, values, by), caption)}
    title = f"{of_period}. {told_by}"  # it is read without its page as well
    if asked.by == "district" and (on_map := districts_of(values)):
        note = _("Counts and no shares: where many children live, many are counted.")
        return {"by": draw_districts(title, on_map, caption_of(told_by, note=note))}
    pictures = {"by": draw_bars(title, values.values(), caption)}
    if asked.by == "age" and "sex" in indicator.dimensions:
        pictures |= pyramid_of(indicator, of_period, asked.until, by)
    return pictures


def districts_of(values: Mapping[str, PictureValue]) -> dict[str, PictureValue]:
    """What a map shows: where fewer than five were counted stands none, as in every other picture.

    Nothing where no district of the map has a count.
    """
    if not set(values) & set(outlines()):
        return {}
    return {
        code: values.get(code) or value_of(words, 0)
        for code, words in categories("district")
        if code in outlines()
    }


def caption_of(*head: str, note: str = "") -> PictureCaption:
    rounded = _("Fewer than five are drawn as none.")
    return PictureCaption(_("Umai, counts to the nearest ten"), f"{rounded} {note}".strip(), head)


def value_of(label: str, n: int) -> PictureValue:
    return PictureValue(label, Decimal(n), rounded_in_words(n))


def series_of(title: str, values: Mapping[str, PictureValue]) -> Picture:
    """One line over the years."""
    runs = any(one.apart for one in values.values())
    caption = caption_of(_("Year"), note=_("The year that runs is not over.") if runs else "")
    return draw_series(title, [PictureLine("", tuple(values.values()))], caption)


def pyramid_of(indicator: Indicator, title: str, until, by) -> dict[str, Picture]:
    """Those whose age and sex are known, a side for each sex; no picture where all are fewer than five."""
    counts = dict(shown_cells(indicator.name, until, ("age", "sex"), speaker=by).cells)
    left, right = (pair for pair in categories("sex") if pair[0] != UNKNOWN[0])
    ages = [
        PyramidAge(words, *(value_of(side, counts.get((code, sex), 0)) for sex, side in (left, right)))
        for code, words in categories("age")
        if code != UNKNOWN[0]
    ]
    if not any(one.left.value or one.right.value for one in ages):
        return {}
    if not (ages[-1].left.value or ages[-1].right.value):
        ages.pop()  # of grown-ups, whom most indicators do not count
    caption = caption_of(title_of("age"), title_of("sex"))
    title = f"{title}. {title_of('age')}, {title_of('sex').lower()}"
    return {"pyramid": draw_pyramid(title, (left[1], right[1]), ages, caption)}


def steps_of(until, values: Mapping[str, PictureValue], by) -> list[PictureStep]:
    """Every step with how many reached it, where the others stand, and how long half of the next took."""
    stopped = dict(shown_cells(CASES, until, ("step",), speaker=by).cells)
    within = dict(shown_cells(CHAIN, until, ("step", "within"), speaker=by).cells)
    steps = categories("step")
    following = [code for code, _words in steps[1:]]
    return [
        PictureStep(
            values.get(code, value_of(words, 0)),
            " ".join(filter(None, (stopped_in_words(stopped.get((code,), 0)), half_in_words(after, within)))),
        )
        for (code, words), after in zip(steps, [*following, ""], strict=True)
    ]


def stopped_in_words(n: int) -> str:
    return _("Stand here or stopped here: %(n)s.") % {"n": number(n)} if n else ""


def half_in_words(step: str, within: Mapping[tuple[str, ...], int]) -> str:
    """By when half of those who reached a step had done so; "" where nobody is shown to have."""
    bands = [(words, within.get((step, code), 0)) for code, words in categories("within")]
    whole, so_far = sum(n for _words, n in bands), 0
    for words, n in bands:
        so_far += n
        if n and 2 * so_far >= whole:
            return _("Half of those who came to the next step did so: %(within)s.") % {"within": words}
    return ""
