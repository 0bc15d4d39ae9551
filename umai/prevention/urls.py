"""The addresses of prevention. An address holds ids and the name of a kind."""

from django.urls import path

from umai.prevention.child import views
from umai.prevention.lists import views as lists
from umai.prevention.told import views as told

app_name = "prevention"
urlpatterns = [
    path("prevention/", lists.Families.view(), name="families"),
    path("prevention/talks/", lists.Talks.view(), name="talks"),
    path("prevention/mine/", told.Mine.view(), name="mine"),
    path("prevention/mine/<slug:slug>/", told.Tell.view(), name="tell"),
    path("prevention/told/", told.Waiting.view(), name="told"),
    path("prevention/told/<uuid:pk>/", told.FindChild.view(), name="child"),
    path("prevention/told/<uuid:pk>/aside/", told.SetAside.view(), name="aside"),
    path("prevention/told/<uuid:pk>/<uuid:child_id>/", told.Match.view(), name="this_child"),
    path("children/<uuid:pk>/prevention/", views.OfChild.view(), name="of_child"),
    path("children/<uuid:pk>/prevention/<slug:slug>/", views.Write.view(), name="new"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/", views.Correct.view(), name="change"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/strike/", views.Strike.view(), name="strike"),
]
