"""A session of the Commission on two screens: asked, put on the agenda, heard, decided, carried out."""

from datetime import timedelta

from tests.journeys.test_a_case_to_its_end import case, sabira
from tests.journeys.walks import in_both_languages
from umai.documents.tests.text_of_pdf import text_of
from umai.law.terms.clock import today
from umai.planning.editions.codes import as_printed_code

__all__ = ["case", "sabira"]

WHY = "Апасы кайтып келди, баланы алгысы келет; таенеси каршы."
SAID = "Таенем менен калгым келет."
DECIDED = "Бала таенесинде калат, бейшембиде апасы менен жолугат."
OWNER = "Бөлүм, адис Мамытов Эрлан"
COURT = "Ноокат райондук соту"
MEMBERS = ["Исаев Талант", "Үсөнов Данияр", "Сатарова Бермет"]


@in_both_languages
def test_from_the_request_to_what_was_carried_out(walks, case, sabira, superuser, language):
    def only(question):
        (found,) = superuser.execute(question).fetchone()
        return found

    aigul = walks("aigul")
    aigul.go(f"/cases/{case.pk}/commission/")
    aigul.go(f"/cases/{case.pk}/commission/ask/")
    aigul.write(words=WHY)
    aigul.send()

    # The secretary convenes a session, invites, and puts on the agenda what waits.
    secretary = walks("sabira", width=1280)
    assert secretary.page.url.endswith("/commission/") and "Асанов Нурбек" in secretary.words()
    secretary.go("/commission/sessions/new/")
    secretary.write(held_on=today(), begins_at="10:00", place="Ноокат, Ленин 1")
    secretary.send()
    session = f"/commission/sessions/{only('select id from commission_sitting')}/"
    for name in MEMBERS:
        secretary.go(f"{session}invite/")
        secretary.write(name=name)
        secretary.send()
    secretary.go(f"{session}agenda/")
    secretary.send()
    matter = f"/commission/matters/{only('select id from commission_agendaitem')}/"

    # One person hears the child beforehand.
    aigul.go(f"{matter}view/")
    aigul.write(how="spoke", heard_on=today(), heard_by="Асанова Айгүл", words=SAID)
    aigul.send()

    # Who came; what was decided, against the mother's will; the end of the session.
    secretary.go(f"{session}open/")
    for box in secretary.page.locator("main [name=present]").all():
        box.check()
    secretary.send()
    secretary.go(f"{matter}decide/")
    secretary.write(
        kind="measure",
        words=DECIDED,
        owner=OWNER,
        due_on=today() + timedelta(days=14),
        in_favour="3",
        against="0",
        abstained="0",
        options="Апасына дароо берүү каралды.",
        against_family="yes",
        appeal_to=COURT,
    )
    secretary.send()
    assert secretary.is_refused(f"/cases/{case.pk}/")
    secretary.go(f"{session}close/")
    secretary.send()

    minutes = paper(secretary, f"{session}print/minutes/{language}/")
    code = as_printed_code(only("select code from commission_sessionstep where kind = 'closed'"))
    for words in (*MEMBERS, "Асанов Нурбек", SAID, DECIDED, OWNER, COURT, code):
        assert words in minutes
    assert COURT in paper(secretary, f"{matter}print/{language}/")

    # It is owed in the case until it is reported.
    assert only("select count(*) from intake_due where owed = 'decision'") == 1
    aigul.go(f"/cases/{case.pk}/commission/")
    assert DECIDED in aigul.words()
    aigul.go(f"/commission/decisions/{only('select id from commission_decision')}/report/")
    aigul.write(kind="done", happened_on=today(), words="Жолугушту, бала тынч.")
    aigul.send()
    assert only("select count(*) from intake_due where owed = 'decision'") == 0
    for path in ("/commission/", "/commission/half-year/", session, matter):
        secretary.go(path)


def paper(walk, path):
    """The text of a paper, as it is read back from the PDF."""
    return " ".join(" ".join(text_of(walk.page.request.get(path).body())).split())
