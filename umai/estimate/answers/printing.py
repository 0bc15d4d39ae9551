"""An answer as JSON, and as one page that can be read without statistics."""

from dataclasses import asdict
from math import isfinite

from umai.counts.remarks import say_remark
from umai.estimate.answers.estimating import EstimationResult
from umai.estimate.answers.sentences import SENTENCES

SAYS = {
    "main-effects": "every list independent of the others",
    "stepwise-0.02": "pairs of lists taken in where chance does not explain them",
    "bic": "the model that explains most with least",
    "average": "all models, each by how well it explains the lists",
    "chao": "a lower bound, however unequal the children",
    "latent-class": "kinds of children that are found with different ease",
}


def as_json(answer: EstimationResult) -> dict:
    """The answer for a machine; what is not a finite number is null, since JSON knows no other."""
    return without_infinity(asdict(answer)) | {"warnings": warnings_of(answer)}


def warnings_of(answer: EstimationResult) -> list[str]:
    """The remarks in English, as the command line prints them."""
    return [say_remark(one, SENTENCES) for one in answer.remarks]


def without_infinity(value):
    if isinstance(value, dict):
        return {key: without_infinity(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [without_infinity(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def as_page(answer: EstimationResult) -> str:
    """The answer for a person: the number first, then every method, then what must be said."""
    hidden = max(answer.estimate - answer.observed, 0)
    lines = [
        f"{answer.observed:,} children are on {len(answer.lists)} lists: {', '.join(answer.lists)}.",
        f"About {hidden:,.0f} more are on none: {answer.estimate:,.0f} in all, "
        f"{between(answer.interval)} (95 of 100 such intervals should hold the true number).",
        "",
        f"{'method':15}{'in all':>12}  {'interval':27}what it takes for true",
        *(line_of(one) for one in answer.methods),
    ]
    for column, rows in answer.strata.items():
        lines += ["", f"{column:15}{'in all':>12}  {'interval':27}on a list"]
        lines += [
            f"{row['value']:15}{row['estimate']:>12,}  {between(row['interval']):27}{row['observed']:,}"
            for row in rows
        ]
    if answer.without:
        lines += ["", f"{'without':15}{'in all':>12}  interval"]
        lines += [
            f"{row['list']:15}{row['estimate']:>12,.0f}  {between(row['interval'])}" for row in answer.without
        ]
    lines += ["", *(f"- {one}" for one in warnings_of(answer))]
    lines += [
        "",
        f"delta {answer.delta:g}, {answer.draws:,} draws, seed {answer.seed}"
        + (f", {100 * answer.recall.share:g} % of links found" if answer.recall.share < 1 else ""),
    ]
    return "\n".join(lines)


def line_of(one) -> str:
    number = "none" if one.estimate is None else f"{one.estimate:,.0f}"
    terms = f" ({', '.join(one.terms)})" if one.terms else ""
    return f"{one.method:15}{number:>12}  {between(one.interval):27}{SAYS[one.method]}{terms}"


def between(interval) -> str:
    low, high = interval
    return "no interval" if low is None else f"{low:,.0f} to {high:,.0f}"
