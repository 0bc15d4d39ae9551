from django.urls import path

from umai.offices.duty import views as duty_views
from umai.offices.people import views
from umai.offices.training import views as training_views

app_name = "offices"
urlpatterns = [
    path("offices/", views.offices, name="list"),
    path("offices/duty/", duty_views.on_duty, name="duty"),
    path("offices/training/", training_views.learning, name="training"),
    path("offices/workers/<uuid:pk>/training/", training_views.of_worker, name="training_of"),
    path("offices/training/<uuid:pk>/strike/", training_views.strike, name="strike_training"),
    path("offices/of/<int:pk>/", views.of_place, name="place"),
    path("offices/workers/<uuid:pk>/", views.worker, name="worker"),
    path("offices/workers/<uuid:pk>/account/", views.give_account, name="give_account"),
    path("offices/terms/<uuid:pk>/end/", views.end_term, name="end_term"),
    path("offices/<uuid:pk>/", views.office, name="office"),
    path("offices/<uuid:pk>/appoint/", views.appoint, name="appoint"),
    path("offices/turns/<uuid:pk>/hand-over/", duty_views.hand_over, name="hand_over"),
    path("offices/<uuid:pk>/turns/new/", duty_views.set_turns, name="set_turns"),
    path("offices/<uuid:pk>/turns/", duty_views.turns, name="turns"),
]
