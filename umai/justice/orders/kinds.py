"""The kinds of rows about orders, their breaches and a court's answers."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.requirements import ImpossibleTime, Incomplete
from umai.design.days import date_in_words
from umai.design.law.choices import choice_label
from umai.justice.kind import JusticeKind
from umai.justice.orders.models import CourtAnswer, OrderBreach, ProtectionOrder
from umai.justice.orders.naming import incidents_named, orders_named, protections_named
from umai.law.justice.orders import longest_until
from umai.law.options.choices import choices_of, is_marked
from umai.protection.models import Protection
from umai.refusal import NotPermitted
from umai.register.models import Child

EFFECTS = ("extends", "renews", "suspends", "revives", "ends")


def changes_another():
    return NotPermitted(
        _(
            "An order that others change cannot change another one, and none changes itself or one that was"
            " struck out. Nothing was saved. Open the order, and read what stands there now."
        )
    )


def require_whole_order(child, answers, by):
    """An order that changes another says how; nobody is named twice; the days follow one another."""
    if bool(answers.get("changes_id")) != bool(answers.get("change")):
        raise Incomplete(_("Choose the order that it changes, and what it does to it. Nothing was saved."))
    if answers.get("adult_id") and (answers.get("against") or "").strip():
        raise Incomplete(
            _("Choose the person from the family, or write the name of somebody else. Nothing was saved.")
        )
    begins, ends = answers.get("in_force_on") or answers["happened_on"], answers.get("ends_on")
    if ends is not None and ends < begins:
        raise ImpossibleTime(_("The last day is before the first. Check both days. Nothing was saved."))
    if answers.get("changes_id") and begins < begins_of(answers["changes_id"]):
        raise ImpossibleTime(
            _("The order that it changes began later. Check the day from which it holds. Nothing was saved.")
        )


def begins_of(line):
    """The first day of the order of this line, by the row that stands now."""
    return ProtectionOrder.objects.filter(line=line).values_list("in_force_on", flat=True).get()


def days_of_order(child, answers, by):
    """The days that were not written: in force from the day on which it was given, to the longest term."""
    begins = answers.get("in_force_on") or answers["happened_on"]
    does = effect_of(answers.get("change") or "")
    ends = answers.get("ends_on")
    if ends is None and does in ("", "renews", "extends"):
        ends = longest_until(marks_of("order_kinds", answers["kind"]), begins)
    return {"in_force_on": begins, "ends_on": ends, "does": does}


def effect_of(change) -> str:
    """What a change does to the state of an order, by the marks of its list; "" for no change."""
    marks = marks_of("order_changes", change)
    return next((one for one in EFFECTS if one in marks), "")


def marks_of(listed, code):
    one = choices_of(listed).get(code)
    return one.marks if one else ()


def order_in_words(row):
    """The kind and the last day, without the name of anybody: lists and the timeline show it."""
    words = [choice_label("order_kinds", row.kind)]
    if row.change:
        words.append(choice_label("order_changes", row.change))
    if row.ends_on:
        words.append(gettext("until %(day)s") % {"day": date_in_words(row.ends_on)})
    if row.monitoring:
        words.append(gettext("with electronic monitoring"))
    return ", ".join(words)


def require_known_bodies(order, answers, by):
    """Who told nobody yet names no body beside."""
    told = answers.get("told") or ()
    if "nobody" in told and len(told) > 1:
        raise Incomplete(
            _("Choose the bodies that were told, or that nobody was told yet. Nothing was saved.")
        )


def breach_in_words(row):
    return ", ".join(choice_label("breach_bodies", code) for code in row.told)


def settles(protection, answers, by):
    """Whether the court answered, or asked for something first."""
    return {"settles": not is_marked("court_answers", answers.get("answer") or "", "unmoved")}


def require_place_of_grant(protection, answers, by):
    """A place until a day follows only from what was granted."""
    until = answers.get("place_until")
    if until is not None and not is_marked("court_answers", answers.get("answer") or "", "granted"):
        raise Incomplete(
            _("A day until which the child stays follows from what was granted. Nothing was saved.")
        )
    if until is not None and until < answers["happened_on"]:
        raise ImpossibleTime(_("The last day is before the answer. Check both days. Nothing was saved."))


def answer_in_words(row):
    words = [choice_label("court_answers", row.answer)]
    if row.place_until:
        words.append(gettext("the child stays there until %(day)s") % {"day": date_in_words(row.place_until)})
    return ", ".join(words)


ORDER = JusticeKind(
    model=ProtectionOrder,
    of=Child,
    slug="order",
    title=_("Orders that keep the child safe"),
    question=_("Which order was given, or what changes one?"),
    done=_("wrote down an order that keeps the child safe"),
    lists={"kind": "order_kinds", "change": "order_changes"},
    who=("adult",),
    rows={"changes": orders_named, "incident": incidents_named, "protection": protections_named},
    unasked=("does",),
    day=_("On which day was it given?"),
    hints={
        "changes": _("Only where the paper extends, suspends, revives or ends an order that stands here."),
        "in_force_on": _("Leave it empty where it is in force from the day on which it was given."),
        "ends_on": _("Leave it empty where the paper names none: the longest term of the law is taken."),
        "words": _("Not nearer than how far, to which places, and who watches over it."),
    },
    refusals={"order_changes_another": changes_another},
    check=require_whole_order,
    derived=days_of_order,
    summary=order_in_words,
    advice="justice/order",
)
BREACH = JusticeKind(
    model=OrderBreach,
    of=ProtectionOrder,
    slug="breach",
    title=_("The order was broken"),
    question=_("What happened against the order?"),
    done=_("wrote down that an order was broken"),
    lists={"told": "breach_bodies"},
    day=_("On which day?"),
    hints={"told": _("Call the police first, then write it here.")},
    check=require_known_bodies,
    summary=breach_in_words,
    advice="justice/breach",
)
COURT_ANSWER = JusticeKind(
    model=CourtAnswer,
    of=Protection,
    slug="court_answer",
    title=_("What the court answered"),
    question=_("What did the court answer about the child?"),
    done=_("wrote down what a court answered about a removed child"),
    lists={"answer": "court_answers"},
    unasked=("settles",),
    day=_("On which day did it answer?"),
    check=require_place_of_grant,
    derived=settles,
    summary=answer_in_words,
)
OF_ORDERS = (ORDER, BREACH, COURT_ANSWER)
