"""The addresses of rounds. An address names a round or a dwelling by its id, and no person."""

from umai.rounds.coverage.urls import urlpatterns as coverage
from umai.rounds.planning.urls import urlpatterns as planning

app_name = "rounds"
urlpatterns = [*coverage, *planning]
