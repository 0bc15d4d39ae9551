"""A phone on trial: what may lie on it, how it is locked, when it forgets, and how it brings work back."""

import base64
import json
import shutil
import uuid

import pytest
from cryptography.exceptions import InvalidTag
from playwright.sync_api import Error

from tests.journeys.phone import SUITE, BoxReceiver, serve_page
from umai.machine.development.chromium import QUIET, find_chromium

CHILD = "Жаркынайым-Канарейка"
STREET = "Канарейка көчөсү 17"
LIST = {"visits": [{"child": CHILD, "street": STREET, "due": "2026-11-25"}]}
VISIT = {"words": f"{CHILD} эжеси менен жашайт. {STREET}.", "seen": True, "alone": True}
PIN = "482913"
HOUR = 3_600_000
NOW = 1_795_000_000_000
FAST = 10_000  # rounds of the PIN: a trial asks whether it opens, not how slowly


@pytest.fixture
def post():
    return BoxReceiver()


@pytest.fixture
def address(post):
    with serve_page(post) as address:
        yield address


@pytest.fixture
def phone(browser, address, tmp_path):
    """`phone()`: a page on a phone with a disk of its own, or on a copy of that disk."""
    opened = []

    def page_of(disk=tmp_path / "phone"):
        context = browser.browser_type.launch_persistent_context(
            disk, executable_path=find_chromium(), args=QUIET
        )
        opened.append(context)
        page = context.new_page()
        page.goto(address)
        ready(page)
        return page

    yield page_of
    for context in opened:
        context.close()


def ready(page):
    page.wait_for_function("window.ready === true")


def carry_out(page, hours=24, **more):
    asked = {"hours": hours, "now": NOW, "rounds": FAST} | more
    page.evaluate("([list, pin, asked]) => pocket.carryOut(list, pin, asked)", [LIST, PIN, asked])


def open_list(page, pin=PIN, now=NOW):
    """The list, or the name of what was thrown."""
    return page.evaluate(
        "([pin, now]) => pocket.open(pin, { now }).catch((error) => error.constructor.name)", [pin, now]
    )


def write(page, post, visit=VISIT):
    name = str(uuid.uuid4())
    page.evaluate(
        "([id, visit, key]) => pocket.write(id, visit, new Uint8Array(key))", [name, visit, post.public]
    )
    return name


def send(page, now=NOW):
    return page.evaluate("(now) => pocket.send(now)", now)


def waiting(page):
    return page.evaluate("pocket.waiting()")


def without_network(page):
    """Gone out of the village: no network, and the page opened anew."""
    page.context.set_offline(True)
    page.reload()
    ready(page)


def test_a_list_is_read_without_a_network_and_forgotten_after_five_wrong_pins_and_what_was_written_comes_home(
    phone, post
):
    page = phone()
    carry_out(page)
    without_network(page)
    assert open_list(page) == LIST
    name = write(page, post)
    assert [open_list(page, "000000") for _ in range(3)] == ["WrongPin"] * 3
    page.reload()  # ending the page gives no try back
    ready(page)
    assert [open_list(page, "000000") for _ in range(2)] == ["WrongPin", "Forgotten"]
    assert open_list(page) == "Forgotten"
    assert waiting(page) == 1

    # The server alone opens it, and only as the visit that it was written as.
    page.context.set_offline(False)
    assert send(page) == 0
    assert json.loads(post.opened(name)) == VISIT
    with pytest.raises(InvalidTag):
        SUITE.decrypt(post.boxes[name], post.private, info=f"umai visit {uuid.uuid4()}".encode())


@pytest.mark.long
def test_a_right_pin_gives_the_tries_back(phone):
    page = phone()
    carry_out(page)
    for _ in range(2):
        assert [open_list(page, "000000") for _ in range(4)] == ["WrongPin"] * 4
        assert open_list(page) == LIST


@pytest.mark.parametrize(
    "later", [pytest.param(24 * HOUR + 1, id="hours without contact"), pytest.param(-1, id="clock put back")]
)
@pytest.mark.long
def test_the_list_forgets_itself(phone, later):
    page = phone()
    carry_out(page, hours=24)
    assert open_list(page, now=NOW + later) == "Forgotten"
    assert open_list(page) == "Forgotten"


@pytest.mark.long
def test_contact_lets_the_list_stay(phone, post):
    page = phone()
    carry_out(page, hours=24)
    write(page, post)
    assert send(page, NOW + 20 * HOUR) == 0
    assert open_list(page, now=NOW + 40 * HOUR) == LIST


@pytest.mark.long
def test_a_visit_whose_answer_was_lost_is_sent_again_and_kept_once(phone, post):
    page = phone()
    name = write(page, post)
    post.lose_answers = True
    with pytest.raises(Error):
        send(page)
    assert waiting(page) == 1
    post.lose_answers = False
    assert send(page) == 0
    assert len(post.puts) > 1
    assert list(post.boxes) == [name]


@pytest.mark.long
def test_what_the_server_does_not_take_stays_on_the_phone(phone, post):
    page = phone()
    name = write(page, post)
    post.boxes[name] = b"another box under this id"
    assert send(page) == 1


@pytest.mark.long
def test_the_server_lets_the_phone_forget_and_takes_what_it_brings(phone, post):
    page = phone()
    carry_out(page)
    name = write(page, post)
    post.forget = True
    assert send(page) == 0
    assert json.loads(post.opened(name)) == VISIT
    assert open_list(page) == "Forgotten"


@pytest.mark.long
def test_nothing_of_a_person_lies_on_the_disk_in_clear(phone, post, tmp_path):
    page = phone()
    page.evaluate(  # what lies there in clear is found, or this test would find nothing anywhere
        "async ([words]) => (await import('/drawer.js')).put('outbox', 'control', { words })", ["Салам-дүйнө"]
    )
    carry_out(page)
    write(page, post)
    without_network(page)
    assert open_list(page) == LIST
    page.context.close()
    assert on_disk(tmp_path, "Салам-дүйнө")
    for words in (CHILD, STREET, PIN):
        assert on_disk(tmp_path, words) == []


def on_disk(folder, words):
    """The files that hold these words, in any of the forms in which a browser writes text."""
    forms = [words.encode(), words.encode("utf-16-le"), base64.b64encode(words.encode()).rstrip(b"=")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


@pytest.mark.long
def test_a_copy_of_the_disk_gives_the_tries_back(phone, tmp_path):
    """What a PIN and a key of the browser do not do: hold whoever copied the disk. So little is carried."""
    page = phone()
    carry_out(page)
    page.context.close()
    shutil.copytree(tmp_path / "phone", tmp_path / "copy", symlinks=True)
    page = phone()
    for _ in range(5):
        open_list(page, "000000")
    assert open_list(page) == "Forgotten"
    assert open_list(phone(tmp_path / "copy")) == LIST


@pytest.mark.long
def test_with_the_phones_own_authenticator_the_pin_alone_opens_nothing(phone):
    page = phone()
    with_authenticator(page)
    carried = """async ([list, pin, asked]) => {
        window.id = await authenticator.enrol("aigul");
        await pocket.carryOut(list, pin, { ...asked, authenticator: await authenticator.secretOf(window.id) });
    }"""
    page.evaluate(carried, [LIST, PIN, {"hours": 24, "now": NOW, "rounds": FAST}])
    page.context.set_offline(True)
    assert open_list(page) == "WrongPin"
    opened = (
        "async ([pin, now]) => pocket.open(pin, { now, authenticator: await authenticator.secretOf(id) })"
    )
    assert page.evaluate(opened, [PIN, NOW]) == LIST


def with_authenticator(page):
    """Give the phone an authenticator that computes secrets, as phones with Android 14 have."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "ctap2Version": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "hasPrf": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
