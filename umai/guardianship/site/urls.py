from django.urls import path

from umai.guardianship.site import views

app_name = "leaving"
urlpatterns = [path("", views.leaving_page, name="page")]
