"""The addresses of guardianship. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.guardianship.child_page import GuardianshipTab
from umai.guardianship.departure import views
from umai.guardianship.invitation import views as invitation

app_name = "guardianship"
urlpatterns = [
    path("children/<uuid:pk>/guardianship/", GuardianshipTab.view(), name="of_child"),
    path("children/<uuid:pk>/departures/new/", views.AnnounceDeparture.view(), name="announce"),
    path("departures/", views.WaitingDepartures.view(), name="waiting"),
    path("departures/<uuid:pk>/", views.ShowDeparture.view(), name="departure"),
    path("departures/<uuid:pk>/correct/", views.CorrectDeparture.view(), name="correct"),
    path("departures/<uuid:pk>/checks/<slug:kind>/", views.RecordCheck.view(), name="check"),
    path("departures/<uuid:pk>/confirm/", views.ConfirmDeparture.view(), name="confirm"),
    path("departures/<uuid:pk>/withdraw/", views.WithdrawDeparture.view(), name="withdraw"),
    path("children/<uuid:pk>/invitations/new/", invitation.InviteParent.view(), name="invite"),
    path("invitations/<uuid:pk>/", invitation.TakeInvitationBack.view(), name="invitation"),
    path("announcements/", invitation.CameFromSite.view(), name="came"),
    path("announcements/<uuid:pk>/", invitation.ShowSent.view(), name="sent"),
    path("announcements/<uuid:pk>/take/", invitation.TakeOver.view(), name="take_over"),
    path("announcements/<uuid:pk>/reject/", invitation.RejectSent.view(), name="reject"),
]
