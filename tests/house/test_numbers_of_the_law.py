"""No text has a number of days, hours, months or years of its own: it takes the value from the law."""

import re

from umai import catalogues
from umai.design import guidance
from umai.law.dated_values import parameters
from umai.law.helplines import helplines

NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|twenty|thirty|forty|sixty|ninety|hundred|half|quarter)"
)
UNIT = r"(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|age|aged|old)"
MEASURE = re.compile(
    rf"\b{NUMBER}\b(?:[ -](?!(?:and|or|of|from|who|to|came)\b)[a-z]+){{0,2}}[ -]{UNIT}\b"
    rf"|\b(?:half|quarter)(?: of)? an? {UNIT}\b"
    rf"|\b(?:age|aged)(?: of| from| under)? {NUMBER}\b"
    rf"|\b(?:under|over|above|below|older than|younger than|up to) {NUMBER}\b(?! (?:megabytes|spellings))",
    re.IGNORECASE,
)
# The same in guidance, where the other languages have words of their own: digits beside a word of time.
BESIDE = {
    "en": MEASURE,
    "ru": re.compile(
        r"\b(?:\d+|дв[ау]х?|две|тр[иё]х?|четыр\w+|пят[ьи]|шест[ьи]|сем[ьи]\b|вос\w+|девят[ьи]|десят[ьи])"
        r"(?:-?\w+)?(?: \w+)? (?:минут|час|дн|ден|недел|месяц|год|лет)",
        re.IGNORECASE,
    ),
    "ky": re.compile(
        r"\b(?:\d+|эки|үч|төрт|беш|алты|жети|сегиз|тогуз|он|жыйырма|отуз)(?: \w+)?"
        r" (?:мүнөт|саат|күн(?!ө|д[өү]з)|апта|жума|ай(?!т|ы[лш])|жыл|жаш(?!а))",
        re.IGNORECASE,
    ),
}
# Texts with such a number that no law sets, each with the reason.
NO_LAW = {
    "11-year programme": "the name of a school programme",
    "half-year %(n)s of %(year)s": "the name of a period of published figures",
    "the first half-year": "the name of a period of published figures",
    "intercourse with a person under 16": "the name of an article of the Criminal Code",
    "Resolution 449 of 2017: the half-year report of the Commissions": "the name of a form",
    "As 2018; nine months of 2019 as 2019-9m.": "how the name of a period is written",
    "from one year to the next": "between which years a figure changed",
    "The two years are known from different sources only, which count differently.": "the years of a change",
    "12-year programme": "the name of a school programme",
    "In the same weeks or months: for example, 40 days of one quarter.": "an example of a number of school days",
    "Team %(team)d, %(day)s: %(n)d doors were answered on one day. How many people walked?": "a day of the walk",
    "Team %(team)d, %(day)s: %(n)d doors were answered within one hour. How was that done?": "the hour that is"
    " counted; how many doors are asked about, the law says",
    "under 5": "a band of ages of a table; nothing follows from it",
    "up to 2": "a band of hours of a table; nothing follows from it",
    "Of children alike in all columns up to four are left out, so that a multiple of five stays.": "what is left"
    " of a division by five",
    "0 to 6 years": "a band of ages of a table; nothing follows from it",
    "7 to 13 years": "a band of ages of a table; nothing follows from it",
    "14 to 17 years": "a band of ages of a table; nothing follows from it",
    "18 years and more": "a band of ages of a table; nothing follows from it",
    "2 to 10 days": "a band of days of a table; nothing follows from it",
    "11 to 30 days": "a band of days of a table; nothing follows from it",
    "31 to 90 days": "a band of days of a table; nothing follows from it",
    "more than 90 days": "a band of days of a table; nothing follows from it",
    "up to 3 hours": "a band of hours of a table; nothing follows from it",
    "3 to 24 hours": "a band of hours of a table; nothing follows from it",
    "24 to 72 hours": "a band of hours of a table; nothing follows from it",
    "more than 72 hours": "a band of hours of a table; nothing follows from it",
    "Twelve months": "how far the pictures of a board look back",
    "less than 6 months": "a band of a table by how long a parent is away; nothing follows from it",
    "6 to 12 months": "a band of a table by how long a parent is away; nothing follows from it",
    "1 to 3 years": "a band of a table by how long a parent is away; nothing follows from it",
    "3 years and more": "a band of a table by how long a parent is away; nothing follows from it",
    "Three answers, one minute. Do not write who said it.": "how long filling in takes",
    "You fear for a child whom you know from your work. It takes two minutes. The department answers you"
    " under “My reports”.": "how long filling in takes",
    "Open each one and answer. It takes two minutes.": "how long filling in takes",
    "on working days, from one hour to another": "the hours themselves stand beside it",
    "It shows a new code every half minute, also without internet.": "how the codes of a telephone are made",
    "The family may read this one day. Leave out who reported, and what only one neighbour could know. The"
    " words of the report itself stay out of the file.": "one day: at some time",
    "%(n)d late by up to half a year": "a band of a list, for reading; nothing follows from it",
    "%(n)d late by more than half a year": "the same",
    "Half-year report": "the name of a report; its last day stands beside it",
    "Half-year report of the Commission": "the same",
    "%(n)s decision of this half-year is late and not carried out.": "the half of a year that is counted",
    "The half-year report is filled: read it, send it and say so": "the same",
    "The half-year report was sent": "the same",
    "wrote down that the half-year report was sent": "the same",
    "The half-year ended on %(day)s. Its report cannot have been sent before. Nothing was saved.": "the same",
    "No report of this half-year is owed. Nothing was saved. Open the half-year report again.": "the same",
    "The half-year that runs": "the half of a year of which the report is",
    "Three months ago": "a day with which a count is compared",
    "Draft of 2018: power of attorney up to 3 or 6 months": "the name of a draft, which is no law",
    "Draft of about 2019: the court after 6 months": "the same",
    "Draft: a fine after 15 days": "the same",
    "Draft: a fine after 30 days without a guardian and notice": "the same",
    "Very many wrong codes came from your network. Wait ten minutes, then try again.": "a limit of guessing",
    "Too many wrong codes. Wait a quarter of an hour and try again.": "a limit of guessing",
}


def texts_with_numbers():
    """The texts of pages that have a number beside a word of time or age."""
    for (_context, text), (plural, _where, _formatted) in catalogues.gather_texts().items():
        if any(MEASURE.search(form) for form in (text, plural or "")):
            yield text


def test_a_text_takes_its_days_hours_and_ages_from_the_law():
    assert set(texts_with_numbers()) == set(NO_LAW)


def test_a_number_beside_a_word_of_time_is_found_and_others_are_left_alone():
    of_time = (
        *("The ten days began", "within three days", "Under three years old", "I am under 18"),
        *("good for 24 hours", "ten calendar days run", "at the age of 14", "half a year"),
    )
    others = (
        *("%(days)s days left", "Write the four digits.", "It came from two devices"),
        "Look at the day.",
    )
    assert [text for text in of_time if not MEASURE.search(text)] == []
    assert [text for text in others if MEASURE.search(text)] == []


# Intervals in the functions of the database that no law sets, each with the reason.
TECHNICAL = {
    ("oversight", "state.sql", "1 day"): "what an administrator looks back over",
    ("oversight", "state.sql", "1 hour"): "after which a call that nobody took is shown to an administrator",
    (
        "oversight",
        "state.sql",
        "10 minutes",
    ): "after which a head that is not signed is a fault of the machine",
    ("oversight", "sent_of_day.sql", "1 day"): "what an administrator looks back over",
    ("access", "looked.sql", "5 minutes"): "how long after a look a file is read",
    ("contradictions", "grown.sql", "1 month"): "a month of birth, of which the day is not known",
    ("contradictions", "grown.sql", "1 year"): "a year of birth, of which the month is not known",
    ("oversight", "waiting_calls.sql", "1 hour"): "after which the Ministry sees that nobody took a call",
    ("guardianship", "look_around.sql", "5 minutes"): "one request: the look on the trail, then the answer",
    ("identification", "seal.sql", "1 hour"): "how long whoever wrote a report may still seal it",
    ("identification", "leave_reporter.sql", "1 minute"): "one form in two parts",
    ("indicators", "rows_in_category.sql", "6 months"): "a band of a table by how long a parent is away",
    ("indicators", "rows_in_category.sql", "1 year"): "the same",
    ("indicators", "rows_in_category.sql", "3 years"): "the same",
    ("indicators", "rows_urgent_calls.sql", "3 hours"): "a band of hours of a table",
    ("indicators", "rows_urgent_calls.sql", "24 hours"): "the same",
    ("indicators", "rows_urgent_calls.sql", "72 hours"): "the same",
    ("indicators", "keep_shown.sql", "7 days"): "how long the end of a year stays as counted",
    ("indicators", "may_show.sql", "1 microsecond"): "the last instant of a year",
    ("indicators", "shown_cells.sql", "36 hours"): "how old what a night counted may be",
    ("justice", "looked.sql", "5 minutes"): "one request: the look on the trail, then the answer",
    ("justice", "opening_by_two.sql", "7 days"): "the most for which an original is open",
    ("lawbook", "begin.sql", "3 minutes"): "in which every process looks for what is in force next",
    ("notices", "to_tell_of_staff.sql", "1 day"): "a worker process that stood still still tells",
    ("offices", "code_by_two.sql", "7 days"): "how long a request about staff may be agreed to",
    ("offices", "give_code.sql", "24 hours"): "how long a one-time code is good",
    ("offices", "may_agree.sql", "7 days"): "how long a request about staff may be agreed to",
    ("offices", "own_requests.sql", "7 days"): "how long a request about staff may be agreed to",
    ("offices", "turn.sql", "1 minute"): "clocks that differ",
    ("opens", "limits.sql", "60 minutes"): "how long a file stays open in an emergency",
    ("opens", "limits.sql", "72 hours"): "within what another person reviews that",
    ("rounds", "walk_questions.sql", "1 hour"): "the hour that is counted; how many doors, the law says",
    ("statistics", "extract_limits.sql", "90 days"): "the most for which an extract may be downloaded",
    ("statistics", "extract_rows.sql", "1 microsecond"): "the last instant of a day",
    ("statistics", "read_extract.sql", "5 minutes"): "one request: the look on the trail, then the rows",
    ("trail", "write.sql", "1 microsecond"): "the least by which one entry is later than another",
    ("trail", "write.sql", "1 second"): "a step of a clock that is kept by NTP",
    ("unseen", "born_by.sql", "1 month - 1 day"): "the last day of a month",
    ("visits", "draw_month.sql", "1 month"): "the month after",
    ("watch", "opening_limits.sql", "24 hours"): "the most for which who watches has a file open",
    ("watch", "opening_limits.sql", "30 days"): "the most after which a department is told of that",
    ("watch", "opening_limits.sql", "7 days"): "the most for which a request to open a file waits",
    ("walls", "waiting.sql", "7 days"): "how long a request to lift a wall may be agreed to",
}


def test_a_function_of_the_database_is_told_its_days_and_hours():
    found = {
        (path.parts[-3], path.name, interval)
        for path in (catalogues.CHECKOUT / "umai").glob("*/sql/*.sql")
        for interval in re.findall(r"interval '([^']+)'", path.read_text())
    }
    assert found == set(TECHNICAL)


GUIDANCE = sorted(guidance.FOLDER.glob("*/*.md"))


def test_guidance_names_its_numbers_and_types_none():
    known = set(parameters()) | set(helplines())
    typed, unknown = {}, {}
    for path in GUIDANCE:
        text = path.read_text(encoding="utf-8")
        typed[path] = BESIDE[path.name.split(".")[1]].findall(text)
        unknown[path] = set(guidance.NAMED_VALUE.findall(text)) - known
    assert {path: found for path, found in typed.items() if found} == {}
    assert {path: found for path, found in unknown.items() if found} == {}
