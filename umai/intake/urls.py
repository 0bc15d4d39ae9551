"""The addresses of intake. An address holds ids and nothing about a person."""

from django.urls import path

from umai.intake.cases import views
from umai.intake.from_signal import views as signal_views
from umai.intake.handover import views as handover_views
from umai.intake.lowering import views as lowering_views
from umai.intake.reminders import views as reminder_views
from umai.intake.transfer import views as transfer_views

app_name = "intake"
urlpatterns = [
    path("notices/", reminder_views.Reminders.view(), name="reminders"),
    path("children/<uuid:pk>/cases/new/", views.OpenCase.view(), name="open"),
    path("inbox/<uuid:pk>/case/", signal_views.OpenFromSignal.view(), name="from_signal"),
    path("children/<uuid:pk>/send/", transfer_views.SendFile.view(), name="send_file"),
    path("transfers/", transfer_views.Transfers.view(), name="transfers"),
    path("transfers/<uuid:pk>/", transfer_views.Transfer.view(), name="transfer"),
    path("transfers/<uuid:pk>/back/", transfer_views.TakeBackFile.view(), name="take_back_file"),
    path("caseload/", handover_views.Caseload.view(), name="caseload"),
    path("caseload/nobody/", handover_views.HandOverCases.view(), name="hand_over_nobodys"),
    path("caseload/<uuid:worker>/", handover_views.HandOverCases.view(), name="hand_over"),
    path("lowered/", lowering_views.LoweredRisks.view(), name="lowered"),
    path("lowered/<uuid:pk>/seen/", lowering_views.LookAtLowering.view(), name="look_at_lowering"),
    path("cases/<uuid:case>/risk/", lowering_views.AgreeToLowering.view(), name="agree_lowering"),
    path("cases/<uuid:case>/risk/refuse/", lowering_views.RefuseLowering.view(), name="refuse_lowering"),
    path("assignments/<uuid:pk>/", views.AssignedCase.view(), name="assignment"),
    path("cases/<uuid:pk>/opened/", views.OpenedCase.view(), name="opened"),
    path("cases/<uuid:pk>/assign/", views.Assign.view(), name="assign"),
    path("cases/<uuid:pk>/clock/", views.CorrectClock.view(), name="correct_clock"),
]
