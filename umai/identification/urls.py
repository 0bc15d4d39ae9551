"""The addresses of the inbox. An address holds ids and nothing about a person."""

from django.urls import path

from umai.identification.disclosure import views as opening_views
from umai.identification.inbox import views

app_name = "identification"
urlpatterns = [
    path("inbox/", views.waiting, name="inbox"),
    path("inbox/new/", views.write, name="write"),
    path("inbox/line/", views.line, name="line"),
    path("inbox/line/draft/", views.draft, name="line_draft"),
    path("inbox/line/places/", views.places, name="line_places"),
    path("inbox/gate/", views.gate, name="gate"),
    path("inbox/report/", views.report, name="report"),
    path("inbox/mine/", views.own, name="own"),
    path("inbox/mine/<uuid:pk>/read/", views.hear, name="hear"),
    path("inbox/openings/", opening_views.waiting, name="openings"),
    path("inbox/openings/<uuid:pk>/", opening_views.opening, name="opening"),
    path("inbox/openings/<uuid:pk>/agree/", opening_views.agree, name="agree_opening"),
    path("inbox/openings/<uuid:pk>/open/", opening_views.open_it, name="open_reporter"),
    path("inbox/<uuid:pk>/reporter/", opening_views.ask, name="ask_opening"),
    path("inbox/<uuid:pk>/", views.signal, name="signal"),
    path("inbox/<uuid:pk>/screen/", views.screen, name="screen"),
    path("inbox/<uuid:pk>/together/", views.together, name="together"),
    path("inbox/<uuid:pk>/apart/", views.apart, name="apart"),
    path("inbox/<uuid:pk>/child/", views.child, name="child"),
    path("inbox/<uuid:pk>/child/none/", views.not_this_child, name="not_this_child"),
    path("inbox/<uuid:pk>/child/<uuid:child_id>/", views.found, name="found"),
    path("inbox/<uuid:pk>/reply/", views.reply, name="reply"),
    path("inbox/<uuid:pk>/end/", views.end, name="end"),
    path("inbox/<uuid:pk>/end/agree/", views.agree, name="agree"),
]
