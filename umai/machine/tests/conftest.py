import pytest

from umai.machine.place import Place
from umai.machine.postgres import Cluster


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory):
    """A home with a running server of its own, for tests that only add databases to it."""
    home = tmp_path_factory.mktemp("machine") / "home"
    open_the_way_to(home)
    with Cluster(home, durable=False).used():
        yield home


@pytest.fixture
def home(tmp_path):
    """A folder for a server that the test makes itself."""
    path = tmp_path / "home"
    open_the_way_to(path)
    yield path
    if path.exists():
        Cluster(path).stop()


@pytest.fixture
def place(shared_home):
    return Place(home=shared_home)


def open_the_way_to(path):
    """pytest's folders are closed to others, and for root the server runs as somebody else."""
    for folder in list(path.parents)[:3]:
        if folder.owner() == path.parent.owner() and "pytest" in str(folder):
            folder.chmod(folder.stat().st_mode | 0o011)
