"""Why nothing of a list is taken in, in words: what happened, what was kept, what to do."""

from django.utils.translation import gettext_lazy as _

from umai.refusal import Refusal

SENTENCES = {
    "empty": _("The file is empty. Nothing was taken in. Check that the right file was sent."),
    "not_a_list": _("This file is not a list. Nothing was taken in. Send a table: CSV, XLSX, XLS or ODS."),
    "not_what_it_says": _(
        "The file is not what its name says. Nothing was taken in. Open it, save it as XLSX, and send that."
    ),
    "damaged": _(
        "The file is damaged and cannot be read to its end. Nothing was taken in. Open it, save it anew, and"
        " send that."
    ),
    "locked": _(
        "The file is locked by a password. Nothing was taken in. Save it without a password, and send that."
    ),
    "alphabet": _(
        "The letters of this file cannot be read. Nothing was taken in. Save it as CSV in UTF-8, or as XLSX."
    ),
    "bomb": _(
        "The file swells to a monstrous size when it is opened, which no list of children does. Nothing was"
        " taken in. Ask whoever sent it for another."
    ),
    "too_hard": _(
        "The file takes too much memory or time to read. Nothing was taken in. Split it, or save it as CSV."
    ),
    "too_large": _(
        "The file is too large to be sent by this page. Nothing was taken in. Split it, or have the"
        " administrator take it in on the server."
    ),
    "too_many_rows": _(
        "The list has more than %(most)s rows. Nothing was taken in. Split it, by district for example,"
        " and send each part."
    ),
    "too_many_columns": _(
        "The list has %(columns)s columns, and %(most)s are the most that are read. Nothing was taken in."
        " Delete the columns that say nothing of the children, and send it again."
    ),
    "no_rows": _(
        "There is no row of a child in this file. Nothing was taken in. Check that the right file was sent."
    ),
    "no_header": _(
        "No line says what the columns are. Nothing was taken in. Write the names of the columns above"
        " them, or say on the page of the list what each column is."
    ),
    "no_name_column": _(
        "No column was found that holds the names of the children. Nothing was taken in. Say which one it is."
    ),
    "field_twice": _("Two columns were given the same meaning. Nothing was taken in. Choose one of them."),
    "other_columns": _(
        "The columns are not those that were shown. Nothing was taken in. Send the file again."
    ),
    "wrong_area": _(
        "%(elsewhere)s of %(placed)s children with a known place do not live in the place for which the list"
        " is taken in. Nothing was taken in. Check that it is the right list."
    ),
    "refused_rows": _(
        "%(refused)s of %(rows)s rows cannot be taken in, so nothing was. Mend them and send the list again,"
        " or take in the others without them."
    ),
}


class UnreadableList(Refusal):
    """A list that is not taken in; `code` and `numbers` say why."""

    status = 422

    def __init__(self, code, numbers):
        super().__init__(sentence_of(code, numbers))
        self.code, self.numbers = code, numbers


def unreadable_list(code, **numbers) -> UnreadableList:
    return UnreadableList(code if code in SENTENCES else "too_hard", numbers)


def sentence_of(code, numbers) -> str:
    try:
        return str(SENTENCES[code]) % numbers
    except (KeyError, TypeError, ValueError):
        return str(SENTENCES["too_hard"])
