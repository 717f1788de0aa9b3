"""Draw stress cases of the figures into a folder, to be looked at: python tools/chart_gallery.py FOLDER.

Each is drawn in colour; beside it, a proof in grey and as an eye without green receptors sees it.
"""

import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from reportgen.model import Rag
from reportgen.paper.blocks import (
    Bar,
    Chart,
    DueChart,
    DueLine,
    DueMark,
    DueRow,
    Move,
    MovementChart,
    Segment,
    Strip,
    TrendChart,
    TrendColumn,
)
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


def labels(number):
    return tuple(f"{1 + at // 9}.{1 + at % 9}" for at in range(number))


CASES["movement"] = MovementChart(
    (
        Move("11", "In progress \u2192 Completed", "Moved forward", "forward", labels(11)),
        Move("1", "Completed \u2192 In progress", "Moved back", "back", ("2.3",)),
        Move("1", "On track \u2192 At risk", "Changed", "across", ("2.4",)),
        Move("2", "New actions", "added since July 2015", "new", ("3.9", "7.7")),
        Move("2", "Retired", "2 completed when last in the plan", "gone", ("1.4", "5.26 (retired)")),
        Move("1", "No longer in the plan", "not recorded as retired", "lost", ("3.6",)),
        Move("35", "No change of status", "since July 2015", "same", text="13 completed, 22 in progress"),
    )
)
CASES["movement_all"] = MovementChart((Move("52", "In progress \u2192 Completed", "Moved forward", "forward", labels(52)),))


def trend(words, rows):
    return TrendChart(
        tuple(
            TrendColumn(
                (("Jan", "Apr", "Jul", "Oct")[at % 4], str(2013 + at // 4)),
                parts(words, row, shares=at == len(rows) - 1),
                f"{sum(row):,}",
                Segment("retired", at, None),
            )
            for at, row in enumerate(rows)
        ),
        "actions in the plan",
    )


CASES["trend"] = trend([*THREE, ("not recorded", None)], [(0, 0, 0, 47), (14, 33, 3, 0), (25, 27, 0, 0)])
CASES["trend_twelve"] = trend(THREE, [(2 * at, 40 - 2 * at, 12 - at) for at in range(12)])
CASES["trend_five"] = trend(FIVE, [(at, 20, 5, 1, 2) for at in range(8)])


def dues(step, number):
    """Open actions in three work streams, one every so many days, every third moved from half a year before."""
    first, rows = date(2015, 6, 30), []
    for stream in range(3):
        days = [first + timedelta(days=step * (3 * at + stream)) for at in range(number)]
        marks = tuple(
            DueMark(
                f"{stream + 1}.{at + 1}",
                ((day - timedelta(days=180), day) if at % 3 == 0 else (day,)),
                "overdue" if day < date(2015, 9, 30) else "next" if day < date(2016, 2, 10) else "later",
            )
            for at, day in enumerate(days)
        )
        rows.append(DueRow(str(stream + 1), NAMES[stream], marks))
    end = max(mark.days[-1] for row in rows for mark in row.marks)
    years = range(2015, end.year + 1)
    ticks = tuple(DueLine(date(year, month, 1), (f"{month}", str(year))) for year in years for month in (1, 7))
    lines = (DueLine(date(2015, 9, 30), ("As at", "30 Sep 2015")), DueLine(date(2016, 2, 10), ("Next paper", "10 Feb 2016")))
    zones = ("overdue", "due before the next paper", "due later")
    shown = tuple(tick for tick in ticks if tick.day <= end)
    return DueChart(tuple(rows), date(2015, 1, 1), end, lines, zones, shown, "date moved; each mark is a day it was due before")


CASES["dues"] = dues(12, 9)
CASES["dues_six_years"] = dues(60, 14)


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
