"""The addresses of the register. An address holds ids and nothing about a person."""

from django.urls import path

from umai.register.child import fact_views, family_views, views
from umai.register.weights import views as weights_views

app_name = "register"

urlpatterns = [
    path("children/", views.SearchChild.view(), name="search"),
    path("children/new/", views.RegisterChild.view(), name="add"),
    path("children/<uuid:pk>/facts/<slug:kind>/new/", fact_views.RecordFact.view(), name="fact_add"),
    path(
        "children/<uuid:pk>/facts/<slug:kind>/<uuid:fact>/", fact_views.ReplaceFact.view(), name="fact_change"
    ),
    path("children/<uuid:pk>/family/new/", family_views.AddAdult.view(), name="adult_add"),
    path("children/<uuid:pk>/family/known/", family_views.LinkAdult.view(), name="adult_link"),
    path("children/<uuid:pk>/move/", family_views.MoveFile.view(), name="move"),
    path("weights/", weights_views.UseWeights.view(), name="weights"),
]
