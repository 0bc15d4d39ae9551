"""The addresses of this room. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.justice import views
from umai.justice.carers import views as carer_views
from umai.justice.conflict_with_law import views as conflict_with_law
from umai.justice.conflict_with_law.kinds import ABOUT_A_MATTER, MATTER
from umai.justice.duties import body_views, letter_views
from umai.justice.duties import views as duties
from umai.justice.evidence import opening_views
from umai.justice.evidence import views as evidence_views
from umai.justice.evidence.kinds import EVIDENCE, HANDOVER
from umai.justice.households import views as household_views
from umai.justice.households.kinds import HOUSEHOLD, HOUSEHOLD_RESULT
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.measures import views as measures
from umai.justice.measures.kinds import MEASURE
from umai.justice.orders import views as orders
from umai.justice.orders.ending_views import WhatRunsOut
from umai.justice.orders.kinds import BREACH, COURT_ANSWER, ORDER
from umai.justice.page import addresses_of
from umai.justice.proceedings import views as proceedings
from umai.justice.proceedings.kinds import PROCEEDING, STAGE
from umai.justice.repeated import views as repeated
from umai.justice.repeated.kinds import ALARM_ANSWER, REPEATED_ANSWER, SUSPECT_SAME
from umai.justice.representation import views as representation
from umai.justice.representation.kinds import INDEPENDENT, REPRESENTATION, VIEW
from umai.justice.roster import views as roster
from umai.justice.settled import views as settled
from umai.justice.settled.kinds import ANSWER, LETTER
from umai.justice.shield import views as shield
from umai.justice.unfounded.kinds import UNFOUNDED, UNFOUNDED_ANSWER
from umai.justice.withdrawals.kinds import WITHDRAWAL

app_name = "justice"
urlpatterns = [
    path("children/<uuid:pk>/justice/", views.JusticeOfChild.view(), name="of_child"),
    path("incidents/<uuid:pk>/", views.ShowIncident.view(), name="incident"),
    *addresses_of(INCIDENT, "children", views.RecordIncident),
    *addresses_of(SUSPECT, "incidents", household_views.RecordSuspect),
    *addresses_of(WITNESS, "incidents"),
    *addresses_of(EXAMINATION, "incidents"),
    *addresses_of(INTERVIEW, "incidents"),
    # Duties to inform
    path("children/<uuid:pk>/duties/", duties.ChildDuties.view(), name="duties"),
    path("children/<uuid:pk>/duties/new/", duties.RecordNotice.view(), name="record_notice"),
    path("children/<uuid:pk>/duties/ask/", duties.AskBody.view(), name="ask_body"),
    path("duties/", duties.WaitingDuties.view(), name="waiting_duties"),
    path("duties/notices/<uuid:pk>/", duties.CorrectNotice.view(), name="correct_notice"),
    path("duties/questions/<uuid:pk>/", duties.QuestionPage.view(), name="duty_question"),
    path("duties/questions/<uuid:pk>/paper/", duties.RecordPaperOfBody.view(), name="duty_paper"),
    path("duties/questions/<uuid:pk>/letter/", letter_views.ProposeLetter.view(), name="propose_letter"),
    path("duties/letters/<uuid:pk>/", letter_views.DutyLetterPage.view(), name="duty_letter"),
    path("duties/letters/<uuid:pk>/answer/", letter_views.RecordLetterAnswer.view(), name="answer_letter"),
    path(
        "duties/letters/<uuid:pk>/print/<slug:language>/",
        letter_views.PrintLetter.view(),
        name="print_letter",
    ),
    path("duties/ledger/", duties.DutyLedger.view(), name="ledger"),
    path("duties/ledger/<slug:which>/", duties.LedgerOfOneBody.view(), name="ledger_of"),
    path("duties/asked/", body_views.AskedOfUs.view(), name="asked_of_us"),
    path("duties/asked/<uuid:pk>/", body_views.AnswerQuestion.view(), name="asked_of_us_one"),
    # My shield
    path("children/<uuid:pk>/shield/", shield.ChildShield.view(), name="shield"),
    path("children/<uuid:pk>/shield/new/", shield.AskFor.view(), name="ask_for"),
    path("children/<uuid:pk>/shield/print/<slug:language>/", shield.PrintShield.view(), name="print_shield"),
    path("shield/", shield.MyShield.view(), name="my_shield"),
    path("shield/new/", shield.AskForNone.view(), name="ask_for_none"),
    path("shield/sums/", shield.SumsOfShield.view(), name="sums"),
    path("shield/workers/<uuid:worker>/", shield.MyShield.view(), name="shield_of_worker"),
    path("shield/wants/<uuid:pk>/", shield.CorrectWant.view(), name="correct_want"),
    path("shield/wants/<uuid:pk>/answer/", shield.AnswerWant.view(), name="answer_want"),
    *addresses_of(REPRESENTATION, "incidents"),
    *addresses_of(INDEPENDENT, "incidents", representation.RecordIndependent),
    *addresses_of(VIEW, "incidents"),
    *addresses_of(WITHDRAWAL, "incidents"),
    *addresses_of(PROCEEDING, "incidents"),
    *addresses_of(STAGE, "justice/proceedings"),
    path("justice/proceedings/<uuid:pk>/", settled.ShowProceeding.view(), name="proceeding"),
    path("justice/police/", proceedings.PoliceFront.view(), name="police"),
    path("justice/police/<uuid:pk>/", proceedings.TellStage.view(), name="tell_stage"),
    *addresses_of(LETTER, "justice/proceedings", settled.RecordLetter),
    *addresses_of(ANSWER, "justice/letters"),
    path("justice/letters/", settled.LettersOwed.view(), name="letters_owed"),
    path("justice/letters/<uuid:pk>/", settled.ShowLetter.view(), name="letter"),
    path(
        "justice/letters/<uuid:pk>/paper/<slug:language>/",
        settled.PrintSettledLetter.view(),
        name="print_settled_letter",
    ),
    path("justice/settled/", settled.SettledList.view(), name="settled_list"),
    path("justice/received/", settled.ProsecutorFront.view(), name="prosecutor_front"),
    path("justice/received/<uuid:pk>/", settled.AnswerReceived.view(), name="answer_received"),
    path("orders/ending/", WhatRunsOut.view(), name="running_out"),
    path("orders/<uuid:pk>/", orders.ShowOrder.view(), name="order"),
    *addresses_of(ORDER, "children", orders.RecordOrder),
    *addresses_of(BREACH, "orders", orders.RecordBreach),
    *addresses_of(COURT_ANSWER, "protection", orders.RecordCourtAnswer),
    path("measures/<uuid:pk>/", measures.ShowMeasure.view(), name="measure"),
    *addresses_of(MEASURE, "children", measures.RecordMeasure),
    path("children/<uuid:pk>/conflict/", conflict_with_law.ConflictOfChild.view(), name="conflict"),
    path("matters/<uuid:pk>/", conflict_with_law.ShowOffenceMatter.view(), name="matter"),
    *addresses_of(MATTER, "children", conflict_with_law.RecordMatter),
    *(address for kind in ABOUT_A_MATTER for address in addresses_of(kind, "matters")),
    # The other children near a suspect.
    path("justice/households/", household_views.WaitingHouseholds.view(), name="households"),
    path("households/<uuid:pk>/", household_views.ShowHousehold.view(), name="household"),
    path("incidents/<uuid:pk>/tell/", household_views.TellOffices.view(), name="tell_offices"),
    *addresses_of(HOUSEHOLD, "incidents", household_views.RecordHousehold),
    *addresses_of(HOUSEHOLD_RESULT, "households", household_views.RecordResult),
    # An incident that did not happen as it was told.
    *addresses_of(UNFOUNDED, "incidents"),
    *addresses_of(UNFOUNDED_ANSWER, "unfounded"),
    # Children who lose their carer.
    path("justice/carers/", carer_views.CarerLosses.view(), name="carer_losses"),
    path("repeated/", repeated.WaitingRepeated.view(), name="repeated"),
    path("alarms/<uuid:pk>/", repeated.ShowCarerAlarm.view(), name="carer_alarm"),
    *addresses_of(REPEATED_ANSWER, "incidents", repeated.AnswerRepeated),
    *addresses_of(SUSPECT_SAME, "incidents", repeated.AnswerSameSuspect),
    *addresses_of(ALARM_ANSWER, "alarms", repeated.AnswerCarerAlarm),
    # Who can be asked to represent a child.
    path("justice/roster/", roster.Roster.view(), name="roster"),
    path("justice/roster/new/", roster.AddToRoster.view(), name="add_to_roster"),
    path("justice/roster/<uuid:pk>/correct/", roster.CorrectRoster.view(), name="correct_roster"),
    path("justice/roster/<uuid:pk>/end/", roster.EndRosterEntry.view(), name="end_roster_entry"),
    # Evidence
    *addresses_of(EVIDENCE, "incidents", evidence_views.ChooseEvidence),
    *addresses_of(HANDOVER, "evidence"),
    path("evidence/uploads/<uuid:pk>/", evidence_views.KeepEvidence.view(), name="evidence_upload"),
    path("evidence/<uuid:pk>/parts/<int:number>/", evidence_views.ReceivePart.view(), name="evidence_part"),
    path("evidence/<uuid:pk>/", evidence_views.ShowEvidence.view(), name="evidence"),
    path("evidence/<uuid:pk>/copy/", evidence_views.SafeCopy.view(), name="safe_copy"),
    path("evidence/<uuid:pk>/ask/", opening_views.AskOriginal.view(), name="ask_original"),
    path("evidence/openings/<uuid:pk>/answer/", opening_views.AnswerOriginal.view(), name="answer_original"),
    path(
        "evidence/openings/<uuid:pk>/download/",
        opening_views.DownloadOriginal.view(),
        name="download_original",
    ),
    path("evidence/downloads/<uuid:pk>/", opening_views.Downloaded.view(), name="downloaded"),
    path(
        "evidence/downloads/<uuid:pk>/content/", opening_views.OriginalContent.view(), name="original_content"
    ),
    path(
        "evidence/downloads/<uuid:pk>/parts/<int:number>/",
        opening_views.OriginalPart.view(),
        name="original_part",
    ),
    path("evidence/handovers/<uuid:pk>/print/", opening_views.PrintHandover.view(), name="print_handover"),
]
