"""The addresses of guardianship. An address holds ids and the name of what is asked."""

from django.urls import path

from umai.guardianship.advice.views import ShowAdvice
from umai.guardianship.departure import views

app_name = "guardianship"
urlpatterns = [
    path("children/<uuid:pk>/guardianship/", views.ChildGuardianship.view(), name="of_child"),
    path("children/<uuid:pk>/departures/new/", views.AnnounceDeparture.view(), name="announce"),
    path("guardianship/advice/<slug:part>/", ShowAdvice.view(), name="advice"),
    path("departures/", views.WaitingDepartures.view(), name="waiting"),
    path("departures/<uuid:pk>/", views.ShowDeparture.view(), name="departure"),
    path("departures/<uuid:pk>/correct/", views.CorrectDeparture.view(), name="correct"),
    path("departures/<uuid:pk>/checks/<slug:kind>/", views.RecordCheck.view(), name="check"),
    path("departures/<uuid:pk>/confirm/", views.ConfirmDeparture.view(), name="confirm"),
    path("departures/<uuid:pk>/withdraw/", views.WithdrawDeparture.view(), name="withdraw"),
]
