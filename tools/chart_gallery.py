"""Draw stress cases of Figure 1 into a folder, to be looked at: python tools/chart_gallery.py FOLDER.

Each is drawn in colour; beside it, a proof in grey and as an eye without green receptors sees it.
"""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image

from reportgen.model import Rag
from reportgen.paper.blocks import Bar, Chart, Segment, Strip
from reportgen.render.chart import draw

THREE: list[tuple[str, Rag | None]] = [("completed", "green"), ("in progress", "amber"), ("static", "red")]
FIVE: list[tuple[str, Rag | None]] = [
    ("completed", "blue"),
    ("on track", "green"),
    ("at risk", "amber"),
    ("delayed", "red"),
    ("not recorded", None),
]
NAMES = [
    "Workforce development",
    "Triage, MASH, referrals and assessment",
    "Social work practice",
    "Looked-after children and young people",
    "Fostering and adoption",
    "New ways of working and practice management",
    "Effective quality assurance",
]
LONG = "Children and young people with special educational needs and disabilities are found early and their needs met"
RIGHT = ("Completed", "Change since July")


def percent(count: int, total: int) -> str:
    shown = (200 * count + total) // (2 * total) if total else 0
    if 0 < count < total and shown in (0, 100):
        return "less than 1%" if shown == 0 else "more than 99%"
    return f"{shown}%"


def parts(words, counts, shares=False):
    return tuple(
        Segment(word, count, rag, percent(count, sum(counts)) if shares else "")
        for (word, rag), count in zip(words, counts, strict=True)
    )


def strip(heading, words, counts):
    return Strip(heading, parts(words, counts, shares=True))


def plan(words, rows, names=None, right=True, numbers=True, noun="actions"):
    names = names or NAMES
    bars = tuple(
        Bar(
            str(number) if numbers else "",
            names[(number - 1) % len(names)],
            parts(words, row),
            (f"{row[0]} of {sum(row)}", f"+{number % 4}") if right else (),
        )
        for number, row in enumerate(rows, 1)
    )
    totals = [sum(column) for column in zip(*rows, strict=True)]
    return Chart((strip(f"All {sum(totals):,} {noun}", words, totals),), bars, RIGHT if right else ())


def strips(*pairs, words=THREE):
    return Chart(tuple(strip(heading, words, counts) for heading, counts in pairs))


SEVEN = [(5, 4, 0), (5, 3, 0), (3, 6, 0), (3, 5, 0), (4, 3, 0), (3, 1, 0), (2, 5, 0)]
STATIC = [(5, 3, 1), (5, 2, 1), (3, 4, 2), (3, 4, 1), (4, 2, 1), (3, 1, 0), (2, 4, 1)]
MANY = [(number % 5, 3 + number % 4, number % 3) for number in range(30)]
CASES = {
    "report": strips(("October 2015: all 52 actions", (25, 27, 0)), ("July 2015: all 50 actions", (14, 33, 3))),
    "report_all_static": strips(("October 2015: all 52 actions", (0, 0, 52)), ("July 2015: all 9 actions", (1, 0, 8))),
    "report_five": strips(
        ("October 2015: all 120 actions", (5, 104, 4, 3, 4)), ("July 2015: all 260 actions", (1, 255, 1, 1, 2)), words=FIVE
    ),
    "report_first": strips(("All 100 actions", (38, 62, 0))),
    "report_slivers": strips(("All 812 actions", (809, 1, 2)), ("July 2015: all 803 actions", (1, 1, 801))),
    "seven": plan(THREE, SEVEN),
    "seven_static": plan(THREE, STATIC),
    "measures": plan(THREE, [(8, 4, 0), (3, 2, 0), (9, 5, 0), (2, 2, 0), (4, 2, 0), (3, 2, 0), (5, 6, 0)], noun="measures"),
    "city": plan(
        THREE[:2], [(2, 10), (4, 3), (2, 1), (3, 2), (12, 14), (10, 16), (0, 6), (5, 10)], names=[*NAMES, LONG], right=False
    ),
    "one": plan(THREE, [(2, 1, 0)]),
    "one_tiny": plan(THREE, [(1, 0, 0)], right=False),
    "one_untitled": plan(THREE, [(12, 7, 3)], names=[""], numbers=False),
    "two_statuses": plan([("done", "green"), ("not done", "red")], [(3, 2), (0, 4), (5, 0)]),
    "five": plan(FIVE, [(4, 3, 2, 1, 1), (0, 5, 1, 0, 0), (1, 1, 1, 1, 1), (9, 0, 0, 2, 3)]),
    "not_recorded": plan([*THREE, ("not recorded", None)], [(4, 3, 2, 1), (2, 5, 0, 0), (0, 1, 1, 4)]),
    "empty_stream": plan(THREE, [(4, 3, 1), (0, 0, 0), (2, 2, 0)]),
    "huge_among_tiny": plan(THREE, [(180, 95, 3), (1, 1, 0), (0, 1, 0), (2, 0, 1), (1, 1, 1)]),
    "huge_five": plan(FIVE, [(300, 2, 3, 150, 1), (1, 1, 1, 1, 1), (12, 0, 0, 4, 9), (0, 0, 0, 0, 2)]),
    "hundreds": plan(THREE, [(120, 80, 33), (99, 101, 45), (7, 12, 240)]),
    "long_names": plan(
        THREE, STATIC, names=[LONG, NAMES[0], "Safeguarding", LONG + ", whoever they are and wherever in the borough they live"]
    ),
    "one_long": plan(THREE, [(3, 2, 1)], names=[LONG]),
    "twelve": plan(THREE, MANY[:12]),
    "twenty": plan(THREE, MANY[:20]),
    "thirty": plan(THREE, MANY),
    "thirty_long": plan(THREE, MANY, names=[LONG, *NAMES]),
    "thirty_all_long": plan(FIVE, [(*row, 1, 0) for row in MANY], names=[LONG]),
    "long_words": plan(
        [
            ("fully implemented and evidenced", "green"),
            ("partly implemented", "amber"),
            ("not yet started or no evidence", "red"),
        ],
        STATIC,
    ),
    "same_rag": plan(
        [("completed", "green"), ("on track", "green"), ("at risk", "amber"), ("delayed", "amber"), ("stopped", "red")],
        [(4, 3, 2, 3, 1), (2, 5, 0, 4, 2), (6, 1, 1, 1, 1)],
    ),
    "wide_columns": Chart(
        (strip("All 9 actions", THREE, (5, 3, 1)),),
        tuple(
            Bar(
                f"{number}.{number}",
                name,
                parts(THREE, counts),
                (f"{counts[0]} of {sum(counts)}", "+1", "12 overdue", "not applicable"),
            )
            for number, (name, counts) in enumerate([(LONG, (3, 2, 1)), ("Safeguarding", (2, 1, 0))], 1)
        ),
        ("Completed", "Change since July 2015", "Overdue at 30 September", "Before the next committee"),
    ),
    "odd_letters": plan(
        THREE,
        SEVEN[:4],
        names=["Costs < £5m & $x_1$ “quoted” – R&D", "Gwasanaethau plant 🚀 ŵ ŷ", "日本語 name", "Ångström Ελληνικά Привет"],
    ),
    "no_strip": Chart((), plan(THREE, STATIC[:3]).bars, RIGHT),
}


def proof(picture: bytes) -> Image.Image:
    """The picture in grey over the picture without green receptors (Machado 2009, severity 100)."""
    colour = Image.open(BytesIO(picture)).convert("RGB")
    grey = colour.convert("L").convert("RGB")
    blind = colour.convert("RGB", (0.367, 0.861, -0.228, 0, 0.280, 0.673, 0.047, 0, -0.012, 0.043, 0.969, 0))
    sheet = Image.new("RGB", (colour.width, colour.height * 2 + 60), "white")
    sheet.paste(grey, (0, 0))
    sheet.paste(blind, (0, colour.height + 60))
    return sheet


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, chart in CASES.items():
        picture = draw(chart)
        (folder / f"{name}.png").write_bytes(picture)
        proof(picture).save(folder / f"{name}_proof.png")
        size = Image.open(BytesIO(picture)).size
        print(f"{name}: {size[0] / 300 * 25.4:.0f} x {size[1] / 300 * 25.4:.0f} mm, {len(picture) // 1000} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
