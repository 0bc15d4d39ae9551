"""The addresses of prevention. An address holds ids and the name of a kind."""

from django.urls import path

from umai.prevention.body_notes import views as told
from umai.prevention.child import views
from umai.prevention.lists import views as lists

app_name = "prevention"
urlpatterns = [
    path("prevention/", lists.Families.view(), name="families"),
    path("prevention/talks/", lists.Talks.view(), name="talks"),
    path("prevention/mine/", told.OwnBodyNotes.view(), name="mine"),
    path("prevention/mine/<slug:slug>/", told.WriteBodyNote.view(), name="tell"),
    path("prevention/told/", told.WaitingBodyNotes.view(), name="told"),
    path("prevention/told/<uuid:pk>/", told.FindChildOfNote.view(), name="child"),
    path("prevention/told/<uuid:pk>/aside/", told.SetBodyNoteAside.view(), name="aside"),
    path("prevention/told/<uuid:pk>/<uuid:child_id>/", told.MatchBodyNote.view(), name="this_child"),
    path("children/<uuid:pk>/prevention/", views.ChildPrevention.view(), name="of_child"),
    path("children/<uuid:pk>/prevention/<slug:slug>/", views.WriteFileRow.view(), name="new"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/", views.CorrectFileRow.view(), name="change"),
    path(
        "children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/strike/",
        views.StrikeFileRow.view(),
        name="strike",
    ),
]
