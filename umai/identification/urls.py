"""The addresses of the inbox. An address holds ids and nothing about a person."""

from django.urls import path

from umai.identification.disclosure import views as opening_views
from umai.identification.hotline import line_views
from umai.identification.hotline import views as writing_views
from umai.identification.inbox import child_views, views
from umai.identification.officials import views as official_views

app_name = "identification"
urlpatterns = [
    path("inbox/", views.Inbox.view(), name="inbox"),
    path("inbox/new/", writing_views.Write.view(), name="write"),
    path("inbox/line/", line_views.Talk.view(), name="line"),
    path("inbox/line/draft/", line_views.KeepDraft.view(), name="line_draft"),
    path("inbox/line/places/", line_views.Places.view(), name="line_places"),
    path("inbox/gate/", writing_views.Gate.view(), name="gate"),
    path("inbox/report/", official_views.Report.view(), name="report"),
    path("inbox/mine/", official_views.Own.view(), name="own"),
    path("inbox/mine/<uuid:pk>/read/", official_views.Hear.view(), name="hear"),
    path("inbox/openings/", opening_views.Openings.view(), name="openings"),
    path("inbox/openings/<uuid:pk>/", opening_views.OneOpening.view(), name="opening"),
    path("inbox/openings/<uuid:pk>/agree/", opening_views.AgreeOpening.view(), name="agree_opening"),
    path("inbox/openings/<uuid:pk>/open/", opening_views.OpenReporter.view(), name="open_reporter"),
    path("inbox/<uuid:pk>/reporter/", opening_views.AskOpening.view(), name="ask_opening"),
    path("inbox/<uuid:pk>/", views.OneSignal.view(), name="signal"),
    path("inbox/<uuid:pk>/screen/", views.Screen.view(), name="screen"),
    path("inbox/<uuid:pk>/together/", views.Gather.view(), name="together"),
    path("inbox/<uuid:pk>/apart/", views.Separate.view(), name="apart"),
    path("inbox/<uuid:pk>/child/", child_views.FindChild.view(), name="child"),
    path("inbox/<uuid:pk>/child/none/", child_views.NotThisChild.view(), name="not_this_child"),
    path("inbox/<uuid:pk>/child/<uuid:child_id>/", child_views.ChooseChild.view(), name="found"),
    path("inbox/<uuid:pk>/reply/", views.Reply.view(), name="reply"),
    path("inbox/<uuid:pk>/end/", views.End.view(), name="end"),
    path("inbox/<uuid:pk>/end/agree/", views.Agree.view(), name="agree"),
]
