"""How long does it take to look at a file that is sent, and to print a paper?

    .venv/bin/python -m bench.files [--json DIR]

Makes noisy pictures (which pack badly, as photos do), a PDF and a paper, and looks at each in a
child process as an upload is, seven times; then the most memory that a child took.
"""

import io
import os
import resource
import tempfile
import time

from bench.results import Result, bench_parser

RUNS = 7


def main():
    args = bench_parser(__doc__).parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "umai.settings"
    with tempfile.TemporaryDirectory(prefix="umai-bench-") as home:
        os.environ["UMAI_HOME"] = home
        measure(args.json)


def measure(folder):
    import django

    django.setup()
    from umai.documents import papers
    from umai.documents.inspection import inspect_file

    template = papers.ROOMS / "documents" / "tests" / "letter.typ"
    rows = [[f"Суроо {n}", "Жооп " * 20] for n in range(30)]
    values = {"title": "Акт", "text": "", "rows": rows, "people": [{"who": "Кызматкер"}]}
    result = Result("files", {})
    pdf = papers.render_pdf(template, values, "ky")
    time_row(
        result, "made", "a paper of two pages, made", pdf, lambda: papers.render_pdf(template, values, "ky")
    )
    time_row(result, "sent", "a paper of two pages, sent", pdf, lambda: inspect_file(pdf, "a.pdf"))
    for says, size in (("a photo of 12 megapixels", (4000, 3000)), ("one of 40 megapixels", (8000, 5000))):
        data = photo(size)
        time_row(result, f"photo_{size[0]}", says, data, lambda data=data: inspect_file(data, "a.jpg"))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    result.add("files_memory", "most memory of a child", unit="MB", value=most)
    result.tell(folder)


def photo(size):
    from PIL import Image

    answer = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(answer, "JPEG", quality=70)
    return answer.getvalue()


def time_row(result, key, says, data, do):
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        do()
        took.append((time.perf_counter() - begun) * 1000)
    result.times(f"file_{key}", f"{says} ({len(data) / 1000:,.0f} KB)", took)


if __name__ == "__main__":
    main()
