from django.urls import path

from umai.offices.duty import views as duty_views
from umai.offices.helper import views as helper_views
from umai.offices.people import views
from umai.offices.requests import views as request_views
from umai.offices.training import views as training_views

app_name = "offices"
urlpatterns = [
    path("offices/", views.Offices.view(), name="list"),
    path("offices/duty/", duty_views.DutyRoster.view(), name="duty"),
    path("offices/training/", training_views.LackingTraining.view(), name="training"),
    path("offices/workers/<uuid:pk>/training/", training_views.WorkerTraining.view(), name="training_of"),
    path("offices/training/<uuid:pk>/strike/", training_views.StrikeTraining.view(), name="strike_training"),
    path("offices/of/<int:pk>/", views.OfficesOfPlace.view(), name="place"),
    path("offices/workers/<uuid:pk>/", views.OneWorker.view(), name="worker"),
    path("offices/workers/<uuid:pk>/account/", views.GiveAccount.view(), name="give_account"),
    path("offices/requests/<uuid:pk>/", request_views.AgreeToRequest.view(), name="request"),
    path("offices/requests/<uuid:pk>/no/", request_views.RefuseRequest.view(), name="refuse_request"),
    path("offices/requests/<uuid:pk>/code/", request_views.ShowCode.view(), name="show_code"),
    path("offices/terms/<uuid:pk>/end/", views.EndTerm.view(), name="end_term"),
    path("offices/<uuid:pk>/", views.OneOffice.view(), name="office"),
    path("offices/<uuid:pk>/appoint/", views.Appoint.view(), name="appoint"),
    path("offices/<uuid:pk>/helper/", helper_views.SetHelper.view(), name="set_helper"),
    path("offices/turns/<uuid:pk>/hand-over/", duty_views.HandOverTurn.view(), name="hand_over"),
    path("offices/<uuid:pk>/turns/new/", duty_views.SetTurns.view(), name="set_turns"),
    path("offices/<uuid:pk>/turns/", duty_views.WeekOfTurns.view(), name="turns"),
]
