"""The addresses of intake. An address holds ids and nothing about a person."""

from django.urls import path

from umai.intake import reminder_views, signal_views, views

app_name = "intake"
urlpatterns = [
    path("notices/", reminder_views.reminders, name="reminders"),
    path("children/<uuid:pk>/cases/new/", views.open_case, name="open"),
    path("inbox/<uuid:pk>/case/", signal_views.from_signal, name="from_signal"),
    path("cases/<uuid:pk>/opened/", views.opened, name="opened"),
    path("cases/<uuid:pk>/assign/", views.assign, name="assign"),
    path("cases/<uuid:pk>/clock/", views.correct_clock, name="correct_clock"),
]
