"""The addresses of guardianship. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.guardianship import worklist_views
from umai.guardianship.advice.views import ShowAdvice
from umai.guardianship.applications import deciding_views as deciding
from umai.guardianship.applications import views as applications
from umai.guardianship.child_page import GuardianshipTab
from umai.guardianship.departure import views
from umai.guardianship.invitation import departure_views as announcements
from umai.guardianship.invitation import views as invitation
from umai.guardianship.papers import views as papers
from umai.guardianship.placement import views as placement
from umai.guardianship.returns import views as returns
from umai.guardianship.vetting import views as vetting

app_name = "guardianship"
urlpatterns = [
    path("children/<uuid:pk>/guardianship/", GuardianshipTab.view(), name="of_child"),
    path("children/<uuid:pk>/departures/new/", views.AnnounceDeparture.view(), name="announce"),
    path("guardianship/advice/<slug:part>/", ShowAdvice.view(), name="advice"),
    path("departures/", views.WaitingDepartures.view(), name="waiting"),
    path("departures/<uuid:pk>/", announcements.ShowAnnouncement.view(), name="departure"),
    path("departures/<uuid:pk>/correct/", views.CorrectDeparture.view(), name="correct"),
    path("departures/<uuid:pk>/checks/<slug:kind>/", views.RecordCheck.view(), name="check"),
    path("departures/<uuid:pk>/confirm/", announcements.ConfirmAnnouncement.view(), name="confirm"),
    path("departures/<uuid:pk>/withdraw/", views.WithdrawDeparture.view(), name="withdraw"),
    path("arrangements/", worklist_views.WaitingArrangements.view(), name="arrangements"),
    path("care/<uuid:pk>/placed/", placement.PlaceChild.view(), name="place"),
    path("care/<uuid:pk>/apart/", placement.ExplainParting.view(), name="explain_parting"),
    path("care/<uuid:pk>/beside/", papers.ExplainPapers.view(), name="explain_papers"),
    path("children/<uuid:pk>/received/new/", returns.ReceiveChild.view(), name="receive_child"),
    path("children/<uuid:pk>/returned/<uuid:adult>/", returns.AnswerReturn.view(), name="answer_return"),
    path(
        "children/<uuid:pk>/papers/<slug:paper>/<slug:language>/",
        papers.PrintPaper.view(),
        name="print_paper",
    ),
    path("children/<uuid:pk>/invitations/new/", invitation.InviteParent.view(), name="invite"),
    path("invitations/<uuid:pk>/", invitation.TakeInvitationBack.view(), name="invitation"),
    path("announcements/", invitation.CameFromSite.view(), name="came"),
    path("announcements/<uuid:pk>/", invitation.ShowSent.view(), name="sent"),
    path("announcements/<uuid:pk>/take/", invitation.TakeOver.view(), name="take_over"),
    path("announcements/<uuid:pk>/reject/", invitation.RejectSent.view(), name="reject"),
    path("children/<uuid:pk>/applications/new/", applications.Apply.view(), name="apply"),
    path("applications/", applications.WaitingApplications.view(), name="applications"),
    path("applications/<uuid:pk>/", applications.ShowApplication.view(), name="application"),
    path("applications/<uuid:pk>/papers/<slug:kind>/", applications.RecordPaper.view(), name="paper"),
    path("applications/<uuid:pk>/home/", applications.RecordHome.view(), name="home"),
    path(
        "applications/<uuid:pk>/withdraw/",
        applications.WithdrawApplication.view(),
        name="withdraw_application",
    ),
    path("applications/<uuid:pk>/household/", vetting.CheckHousehold.view(), name="household"),
    path("applications/<uuid:pk>/heard/", vetting.HearApplicant.view(), name="hear_applicant"),
    path("applications/<uuid:pk>/accept/", vetting.ProposeAcceptance.view(), name="propose_acceptance"),
    path("acceptances/<uuid:pk>/", vetting.AnswerAcceptance.view(), name="answer_acceptance"),
    path("applications/checks/", vetting.CountedChecks.view(), name="checks"),
    path("applications/<uuid:pk>/court/", deciding.SendToCourt.view(), name="send_to_court"),
    path("applications/<uuid:pk>/grant/", deciding.GrantApplication.view(), name="grant"),
    path("applications/<uuid:pk>/refuse/", deciding.RefuseApplication.view(), name="refuse_application"),
]
