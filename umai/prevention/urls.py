"""The addresses of prevention. An address holds ids and the name of a kind."""

from django.urls import path

from umai.prevention import child_views, told_views, views

app_name = "prevention"
urlpatterns = [
    path("prevention/", views.families, name="families"),
    path("prevention/talks/", views.talks, name="talks"),
    path("prevention/mine/", told_views.mine, name="mine"),
    path("prevention/mine/<slug:slug>/", told_views.tell, name="tell"),
    path("prevention/told/", told_views.waiting, name="told"),
    path("prevention/told/<uuid:pk>/", told_views.child, name="child"),
    path("prevention/told/<uuid:pk>/aside/", told_views.aside, name="aside"),
    path("prevention/told/<uuid:pk>/<uuid:child_id>/", told_views.this_child, name="this_child"),
    path("children/<uuid:pk>/prevention/", child_views.of_child, name="of_child"),
    path("children/<uuid:pk>/prevention/<slug:slug>/", child_views.new, name="new"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/", child_views.change, name="change"),
    path("children/<uuid:pk>/prevention/<slug:slug>/<uuid:row>/strike/", child_views.strike, name="strike"),
]
