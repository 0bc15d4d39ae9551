"""How long does a phone take to open its list and to seal its visits, and what does a guess of the PIN cost?

    .venv/bin/python -m bench.phone [--json DIR]

A Chromium of this machine with the trial of tests/journeys/phone. A cheap phone is several times slower;
that can be measured only on one.
"""

import os
import shutil
import uuid

from playwright.sync_api import sync_playwright

from bench.results import Result, bench_parser

VISITS = 50
TRIES = 10
WORDS = "Бала таенеси менен жашайт, мектепке барат, апасы айына бир жолу чалат. " * 30  # about 2,000 letters
TIMED = """async (turns, work) => {
    const took = [];
    for (let n = 0; n < turns; n++) {
        const from = performance.now();
        await work(n);
        took.push(performance.now() - from);
    }
    return took;
}"""
OPEN = f"""async ([list, pin, turns]) => {{
    await pocket.carryOut(list, pin, {{ hours: 72, now: 1 }});
    return ({TIMED})(turns, () => pocket.open(pin, {{ now: 1 }}));
}}"""
SEAL = f"""([ids, visit, key]) =>
    ({TIMED})(ids.length, (n) => pocket.write(ids[n], visit, new Uint8Array(key)))"""
SEND = f"() => ({TIMED})(1, () => pocket.send(1))"


def main():
    args = bench_parser(__doc__).parse_args()
    from tests.journeys.phone import BoxReceiver, serve_page  # needs no database

    result, post = Result("phone", {"visits": VISITS}), BoxReceiver()
    chromium = os.environ.get("UMAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with serve_page(post) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium)
        page = browser.new_context().new_page()
        page.goto(address)
        page.wait_for_function("window.ready === true")
        measure(result, post, page)
        browser.close()
    result.tell(args.json)


def measure(result, post, page):
    opened = page.evaluate(OPEN, [{"visits": [WORDS] * 10}, "482913", TRIES])
    result.times("open", "open the list with the PIN", opened)
    ids = [str(uuid.uuid4()) for _ in range(VISITS)]
    sealed = page.evaluate(SEAL, [ids, {"words": WORDS}, post.public])
    result.times("seal", "seal one visit and keep it", sealed)
    result.add("seal_all", f"seal and keep {VISITS} visits", value=round(sum(sealed)))
    [sent] = page.evaluate(SEND)
    size = {"kb": round(sum(map(len, post.boxes.values())) / 1024)}
    result.add("send", f"send {VISITS} visits on this machine", value=round(sent), more=size)
    hours = sum(opened) / TRIES / 1000 * 1_000_000 / 3600
    result.add("guesses", "all PINs of six digits on one core", unit="h", value=round(hours))


if __name__ == "__main__":
    main()
