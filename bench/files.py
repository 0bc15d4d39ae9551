"""How long does it take to look at a file that is sent, and to print a paper?

    .venv/bin/python -m bench.files

Makes noisy pictures (which pack badly, as photos do), a PDF and a paper, and looks at each in a
child process as an upload is. Prints medians and maxima in seconds over seven runs, and the most
memory that a child took.
"""

import io
import os
import platform
import resource
import statistics
import tempfile
import time

RUNS = 7


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "umai.settings"
    with tempfile.TemporaryDirectory(prefix="umai-bench-") as home:
        os.environ["UMAI_HOME"] = home
        measure()


def measure():
    import django

    django.setup()
    from umai.documents import papers
    from umai.documents.inspection import look_into

    template = papers.ROOMS / "documents" / "tests" / "letter.typ"
    rows = [[f"Суроо {n}", "Жооп " * 20] for n in range(30)]
    values = {"title": "Акт", "text": "", "rows": rows, "people": [{"who": "Кызматкер"}]}
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {RUNS} runs each")
    print(f"{'':28} {'bytes':>12} {'median s':>9} {'most s':>7}")
    pdf = papers.pdf(template, values, "ky")
    row("a paper of two pages, made", pdf, lambda: papers.pdf(template, values, "ky"))
    row("a paper of two pages, sent", pdf, lambda: look_into(pdf, "a.pdf"))
    for says, size in (("a photo of 12 megapixels", (4000, 3000)), ("one of 40 megapixels", (8000, 5000))):
        data = photo(size)
        row(says, data, lambda data=data: look_into(data, "a.jpg"))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"most memory of a child: {most} MB")


def photo(size):
    from PIL import Image

    answer = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(answer, "JPEG", quality=70)
    return answer.getvalue()


def row(says, data, do):
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        do()
        took.append(time.perf_counter() - begun)
    print(f"{says:28} {len(data):12,} {statistics.median(took):9.2f} {max(took):7.2f}")


if __name__ == "__main__":
    main()
