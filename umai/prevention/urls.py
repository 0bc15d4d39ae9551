"""The addresses of prevention. An address holds ids and the name of a kind."""

from django.urls import path

from umai.prevention.child import views
from umai.prevention.lists import views as lists
from umai.prevention.told import views as told

app_name = "prevention"
urlpatterns = [
    path("prevention/", lists.families, name="families"),
    path("prevention/talks/", lists.talks, name="talks"),
    path("prevention/mine/", told.mine, name="mine"),
    path("prevention/mine/<slug:slug>/", told.tell, name="tell"),
    path("prevention/told/", told.waiting, name="told"),
    path("prevention/told/<uuid:pk>/", told.child, name="child"),
    path("prevention/told/<uuid:pk>/aside/", told.aside, name="aside"),
    path("prevention/told/<uuid:pk>/<uuid:child_id>/", told.this_child, name="this_child"),
    path("children/<uuid:pk>/prevention/", views.of_child, name="of_child"),
    path("children/<uuid:pk>/prevention/<slug:slug>/", views.new, name="new"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/", views.change, name="change"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/strike/", views.strike, name="strike"),
]
