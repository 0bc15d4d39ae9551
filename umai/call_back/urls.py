"""The addresses of calls that parents ask for. An address holds ids, and never a number to call."""

from django.urls import path

from umai.call_back import views

app_name = "call_back"
urlpatterns = [
    path("children/<uuid:pk>/call-backs/", views.ShowCalls.view(), name="of_child"),
    path("children/<uuid:pk>/call-backs/new/", views.GiveCode.view(), name="give"),
    path("call-backs/codes/<uuid:pk>/", views.TakeCodeBack.view(), name="code"),
    path("call-backs/", views.OwedCalls.view(), name="waiting"),
    path("call-backs/<uuid:pk>/", views.RecordCall.view(), name="request"),
]
