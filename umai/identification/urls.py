"""The addresses of the inbox. An address holds ids and nothing about a person."""

from django.urls import path

from umai.identification.description import views as description_views
from umai.identification.disclosure import views as opening_views
from umai.identification.hotline import talk_views
from umai.identification.hotline import views as writing_views
from umai.identification.inbox import child_views, views
from umai.identification.joining import views as joining_views
from umai.identification.officials import views as official_views

app_name = "identification"
urlpatterns = [
    path("inbox/", views.SignalInbox.view(), name="inbox"),
    path("inbox/new/", writing_views.WriteDownReport.view(), name="write"),
    path("inbox/line/", talk_views.HotlineTalk.view(), name="line"),
    path("inbox/line/draft/", talk_views.KeepHotlineDraft.view(), name="line_draft"),
    path("inbox/line/places/", talk_views.HotlinePlaces.view(), name="line_places"),
    path("inbox/description/", description_views.SearchByDescription.view(), name="description"),
    path("inbox/gate/", writing_views.WriteAtGate.view(), name="gate"),
    path("inbox/report/", official_views.ReportChild.view(), name="report"),
    path("inbox/mine/", official_views.OwnReports.view(), name="own"),
    path("inbox/mine/<uuid:pk>/read/", official_views.MarkAnswersRead.view(), name="hear"),
    path("inbox/openings/", opening_views.Openings.view(), name="openings"),
    path("inbox/openings/<uuid:pk>/", opening_views.OneOpening.view(), name="opening"),
    path("inbox/openings/<uuid:pk>/agree/", opening_views.AgreeOpening.view(), name="agree_opening"),
    path("inbox/openings/<uuid:pk>/open/", opening_views.OpenReporter.view(), name="open_reporter"),
    path("inbox/<uuid:pk>/reporter/", opening_views.AskOpening.view(), name="ask_opening"),
    path("inbox/<uuid:pk>/", views.OneSignal.view(), name="signal"),
    path("inbox/<uuid:pk>/screen/", views.ScreenSignal.view(), name="screen"),
    path("inbox/<uuid:pk>/together/", views.GatherSignals.view(), name="together"),
    path("inbox/<uuid:pk>/apart/", views.SeparateSignal.view(), name="apart"),
    path("inbox/<uuid:pk>/child/", child_views.FindSignalChild.view(), name="child"),
    path("inbox/<uuid:pk>/child/none/", child_views.StrikeMatch.view(), name="not_this_child"),
    path("inbox/<uuid:pk>/child/<uuid:child_id>/", child_views.ChooseChild.view(), name="found"),
    path("inbox/<uuid:pk>/joined/", joining_views.ConfirmJoining.view(), name="confirm_joining"),
    path("inbox/<uuid:pk>/joined/no/", joining_views.RefuseJoining.view(), name="refuse_joining"),
    path("inbox/<uuid:pk>/reply/", views.ReplyToReporter.view(), name="reply"),
    path("inbox/<uuid:pk>/end/", views.EndSignal.view(), name="end"),
    path("inbox/<uuid:pk>/end/agree/", views.AgreeToEndSignal.view(), name="agree"),
]
