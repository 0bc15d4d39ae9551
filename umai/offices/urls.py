from django.urls import path

from umai.offices import views

app_name = "offices"
urlpatterns = [
    path("offices/", views.offices, name="list"),
    path("offices/duty/", views.duty, name="duty"),
    path("offices/of/<int:pk>/", views.of_place, name="place"),
    path("offices/workers/<uuid:pk>/", views.worker, name="worker"),
    path("offices/workers/<uuid:pk>/account/", views.give_account, name="give_account"),
    path("offices/terms/<uuid:pk>/end/", views.end_term, name="end_term"),
    path("offices/<uuid:pk>/", views.office, name="office"),
    path("offices/<uuid:pk>/appoint/", views.appoint, name="appoint"),
    path("offices/<uuid:pk>/turns/", views.turns, name="turns"),
]
