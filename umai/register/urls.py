from django.urls import path

from umai.register.child import views
from umai.register.weights import views as weights_views

app_name = "register"

urlpatterns = [
    path("children/", views.search, name="search"),
    path("children/new/", views.add, name="add"),
    path("children/<uuid:pk>/facts/<slug:kind>/new/", views.fact_add, name="fact_add"),
    path("children/<uuid:pk>/facts/<slug:kind>/<uuid:fact>/", views.fact_change, name="fact_change"),
    path("children/<uuid:pk>/family/new/", views.adult_add, name="adult_add"),
    path("children/<uuid:pk>/family/known/", views.adult_link, name="adult_link"),
    path("children/<uuid:pk>/move/", views.move, name="move"),
    path("weights/", weights_views.weights, name="weights"),
]
