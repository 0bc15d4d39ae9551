"""The addresses of rounds. An address names a round, a dwelling or a sighting by its id, and no person."""

from umai.rounds.anew.urls import urlpatterns as anew
from umai.rounds.coverage.urls import urlpatterns as coverage
from umai.rounds.doorstep.urls import urlpatterns as doorstep
from umai.rounds.found.urls import urlpatterns as found
from umai.rounds.market.urls import urlpatterns as market
from umai.rounds.planning.urls import urlpatterns as planning
from umai.rounds.sheet.urls import urlpatterns as sheet
from umai.rounds.typing.urls import urlpatterns as typing

app_name = "rounds"
urlpatterns = [*anew, *found, *coverage, *planning, *doorstep, *sheet, *typing, *market]
