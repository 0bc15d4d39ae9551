"""The summary of what is owed, in words: numbers and kinds, never a name, a case or its address."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from umai.notices.sending.words import NoticeMessage

PAGE = "/notices/"  # not by `reverse`, as in `words`
STATES = ("late", "today", "coming")


def count_in_words(owed, number):
    """The number of one kind of due, as "3 visits"."""
    return WORDS[owed](number) % {"n": number}


WORDS = {
    "ten_days": lambda n: ngettext("%(n)d assessment with plan", "%(n)d assessments with plans", n),
    "visit": lambda n: ngettext("%(n)d visit", "%(n)d visits", n),
    "review": lambda n: ngettext("%(n)d review of a plan", "%(n)d reviews of plans", n),
    "agreement": lambda n: ngettext(
        "%(n)d plan for the Commission to agree", "%(n)d plans for the Commission to agree", n
    ),
    "approval": lambda n: ngettext(
        "%(n)d plan for the administration to approve", "%(n)d plans for the administration to approve", n
    ),
    "returned": lambda n: ngettext("%(n)d plan that was sent back", "%(n)d plans that were sent back", n),
    "measure": lambda n: ngettext("%(n)d measure of a plan", "%(n)d measures of plans", n),
    "referral": lambda n: ngettext("%(n)d answer to a referral", "%(n)d answers to referrals", n),
    "transfer": lambda n: ngettext(
        "%(n)d file sent to another office", "%(n)d files sent to another office", n
    ),
    "closing": lambda n: ngettext("%(n)d decision about closing", "%(n)d decisions about closing", n),
    "lowering": lambda n: ngettext(
        "%(n)d decision about a lowered risk", "%(n)d decisions about lowered risks", n
    ),
    "dispute": lambda n: ngettext("%(n)d answer to a disputed fact", "%(n)d answers to disputed facts", n),
    "decision": lambda n: ngettext(
        "%(n)d decision of the Commission to be carried out",
        "%(n)d decisions of the Commission to be carried out",
        n,
    ),
    "hearing": lambda n: ngettext(
        "%(n)d case for the Commission to hear", "%(n)d cases for the Commission to hear", n
    ),
    "announced": lambda n: ngettext(
        "%(n)d announcement of a parent to read", "%(n)d announcements of parents to read", n
    ),
    "call_back": lambda n: ngettext("%(n)d parent to call back", "%(n)d parents to call back", n),
}


def lines(counts, *, week):
    """What is late, due today and coming, one line each, without empty lines."""
    coming = _("This week: %(what)s.") if week else _("Soon: %(what)s.")
    said = {"late": _("Late: %(what)s."), "today": _("Due today: %(what)s."), "coming": coming}
    return [
        said[state]
        % {"what": ", ".join(count_in_words(owed, number) for owed, number in ordered_counts(counts[state]))}
        for state in STATES
        if counts.get(state)
    ]


def ordered_counts(numbers):
    """The kinds with their numbers, in the order of the table."""
    return [(owed, numbers[owed]) for owed in WORDS if numbers.get(owed)]


def forgotten_in_words(number):
    return ngettext(
        "%(n)d open case in which nothing is planned.",
        "%(n)d open cases in which nothing is planned.",
        number,
    ) % {"n": number}


def summary_message(summary, language, address):
    """The message of one day or week in this language. `address` is that of the server, or ""."""
    with override(language):
        product = _(settings.UMAI_NAME)
        where = f"{address}{PAGE}" if address else product
        said = lines(summary.counts, week=summary.week)
        if summary.forgotten:
            said.append(forgotten_in_words(summary.forgotten))
        subject = (_("%(name)s: your week") if summary.week else _("%(name)s: what is to be done")) % {
            "name": product
        }
        open_page = _("Open %(where)s") % {"where": where}
        long = [
            *said,
            _("Open this page to see which children it is about: %(where)s") % {"where": where},
            _("This message says no more on purpose: others may read your telephone or your mail."),
        ]
        return NoticeMessage(
            " ".join([f"{product}:", *said, open_page]), subject, "\n\n".join(long), urgent=False
        )
