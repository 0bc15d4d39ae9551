from django.urls import path

from umai.notices.calls import views

app_name = "notices"
urlpatterns = [
    path("calls/", views.Calls.view(), name="calls"),
    path("calls/waiting/", views.waiting_calls, name="waiting"),
    path("calls/<uuid:pk>/take/", views.TakeCall.view(), name="take"),
]
