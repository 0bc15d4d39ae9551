from django.urls import path

from umai.call_back.site import views

app_name = "calling"
urlpatterns = [path("", views.call_page, name="page")]
