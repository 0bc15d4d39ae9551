"""How much goes over the wire, and how long does a cheap phone on slow 3G wait for its first page?

    UMAI_HOME=… .venv/bin/python -m bench.weight [--json DIR]

A real Chromium, its cache empty at first, before the real servers. Counted are the bytes that came
over the network, headers included, as Chromium's own protocol reports them, and those that were
sent. The reference device: 360 × 640, the processor slowed six times, and 400 kbit/s each way with
400 ms there and back, which Chromium imitates.
"""

import os

from bench.pages import FILES, ids
from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import code_of_now, people
from umai.machine.development.chromium import run_chromium

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWDOWN = 6
PAINTED = """() => new Promise(done => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const load = performance.getEntriesByType('navigation')[0].loadEventEnd;
    done([paint ? paint.startTime : 0, load]);
})"""


def main():
    args = bench_parser(__doc__).parse_args()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in this thread
    place = filled_home()
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("weight", read_volume(cursor))
            files = ids(cursor, FILES, "meerim")
            cursor.execute(
                "select w.case_id from intake_worklistrow w join staff_account a on a.worker_id = w.worker_id"
                " where a.username = 'meerim' and not exists (select from assessment_completion c"
                " join assessment_assessment s on s.id = c.assessment_id where s.case_id = w.case_id)"
                " order by w.case_id limit 10"
            )
            cases = [row[0] for row in cursor.fetchall()]
        with serve_umai(place, parts=("serve", "report")) as umai, run_chromium() as browser:
            staff, report = f"http://{umai.address}", f"http://{umai.report_address}"
            measure_first_page(result, browser, "sign_in", "the page to sign in", f"{staff}/account/sign-in/")
            measure_first_page(
                result, browser, "report", "the first page of the report form", f"{report}/report/ky/"
            )
            measure_day(result, browser, staff, files, cases)
        result.tell(args.json)


class Wire:
    """What one page's tab receives and sends, counted by Chromium."""

    def __init__(self, browser, *, slow=False):
        self.context = browser.new_context(locale="ky", viewport={"width": 360, "height": 640})
        self.page = self.context.new_page()
        self.page.set_default_timeout(120_000)
        self.received, self.fonts, self.sent, self.kinds = 0, 0, 0, {}
        tab = self.context.new_cdp_session(self.page)
        tab.send("Network.enable")
        tab.on(
            "Network.requestWillBeSent", lambda event: self.kinds.update({event["requestId"]: event["type"]})
        )
        tab.on("Network.requestWillBeSentExtraInfo", self._sent)
        tab.on("Network.loadingFinished", self._received)
        if slow:
            tab.send("Network.emulateNetworkConditions", SLOW_3G)
            tab.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})

    def _sent(self, event):
        self.sent += sum(len(name) + len(value) + 4 for name, value in event["headers"].items()) + 60

    def _received(self, event):
        self.received += event["encodedDataLength"]
        if self.kinds.get(event["requestId"]) == "Font":
            self.fonts += event["encodedDataLength"]

    def settle(self):
        self.page.wait_for_load_state("networkidle")

    def close(self):
        self.context.close()


def measure_first_page(result, browser, key, says, url):
    """A first page with an empty cache: its bytes, and its time on the reference device."""
    wire = Wire(browser)
    wire.page.goto(url)
    wire.settle()
    plain, fonts = (wire.received - wire.fonts) / 1000, wire.received / 1000
    wire.close()
    result.add(f"{key}_bytes", f"{says}, without fonts", unit="KB", value=round(plain, 1))
    result.add(f"{key}_bytes_fonts", f"{says}, with fonts", unit="KB", value=round(fonts, 1))
    painted, loaded = [], []
    for _ in range(3):
        wire = Wire(browser, slow=True)
        wire.page.goto(url, wait_until="load")
        wire.page.wait_for_timeout(200)
        paint, load = wire.page.evaluate(PAINTED)
        painted.append(paint / 1000)
        loaded.append(load / 1000)
        wire.close()
    result.add(
        f"{key}_slow",
        f"{says}, slow phone, slow 3G",
        unit="s",
        value=round(sorted(loaded)[1], 1),
        more={"first_paint": round(sorted(painted)[1], 1)},
    )


def measure_day(result, browser, address, files, cases):
    """A worker's day: signs in, ten times My day, fifteen files, ten forms of an assessment, ten searches."""
    wire = Wire(browser)
    page = wire.page
    page.goto(f"{address}/account/sign-in/")
    page.fill("[name=login]", "meerim")
    page.fill("[name=password]", people()["password"])
    page.locator("form:has([name=password]) button").first.click()
    page.wait_for_selector("[name=code]")
    page.fill("[name=code]", code_of_now())
    page.locator("form:has([name=code]) button").first.click()
    page.wait_for_url(f"{address}/")
    parts = {"sign_in": wire.received}
    for part, walk in (
        ("my_day", open_my_day),
        ("files", lambda p, a: open_files(p, a, files)),
        ("forms", lambda p, a: fill_forms(p, a, cases)),
        ("searches", search_names),
    ):
        before = wire.received
        walk(page, address)
        wire.settle()
        parts[part] = wire.received - before
    whole = wire.received + wire.sent
    wire.close()
    result.add(
        "day",
        "a worker's day, both ways",
        unit="MB",
        value=round(whole / 1e6, 2),
        more={"sent_kb": round(wire.sent / 1000)} | {f"{k}_kb": round(v / 1000) for k, v in parts.items()},
    )


def open_my_day(page, address):
    for _ in range(10):
        page.goto(f"{address}/")


def open_files(page, address, files):
    for child in files[:15]:
        page.goto(f"{address}/children/{child}/")


def fill_forms(page, address, cases):
    """One domain of an assessment is written for each of ten cases."""
    for case in cases:
        page.goto(f"{address}/cases/{case}/assessment/health/")
        if page.locator("main [name=worry]").count() == 0:
            page.locator("main form button").first.click()  # the assessment is begun first
            page.goto(f"{address}/cases/{case}/assessment/health/")
        page.locator("main [name=worry][value=some]").check()
        page.fill("main [name=words]", "Үйдө көрдүм: жөтөлөт, дарыгерге барган эмес. " * 5)
        page.locator("main form:has([name=words]) button").first.click()
        page.wait_for_load_state()


def search_names(page, address):
    for name in (
        "Асанова",
        "Токтосунов",
        "Бегимай",
        "Нурбек",
        "Айдана",
        "Мамытов",
        "Бакыт",
        "Жылдыз",
        "Эрмек",
        "Назгүл",
    ):
        page.goto(f"{address}/children/")
        page.fill("main [name=text]", name)
        page.locator("main form:has([name=text]) button").first.click()
        page.wait_for_load_state()


if __name__ == "__main__":
    main()
