"""Every address that the process of the report form answers."""

from django.urls import include, path

from umai import health
from umai.identification.messages import gateway

handler400 = "umai.identification.report_form.failures.bad_request"
handler404 = "umai.identification.report_form.failures.page_not_found"
handler500 = "umai.identification.report_form.failures.server_error"

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("api/gateway/messages", gateway.take_message, name="gateway"),
    path("report/<str:language>/leaving/", include("umai.guardianship.site.urls")),
    path("report/<str:language>/call/", include("umai.call_back.site.urls")),
    path("report/", include("umai.identification.report_form.urls")),
]
