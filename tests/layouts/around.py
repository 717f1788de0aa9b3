"""What stands around a plan's tables: titles, prose, keys, totals, notes, other sheets."""

from random import Random

from layouts import pools
from layouts.canvas import Canvas, Look
from layouts.content import Content, Stream
from layouts.dimensions import Dimensions
from layouts.heading_rows import HEADING_FILL
from layouts.statuses import Mark, StatusStyle
from layouts.table import Table
from layouts.wanted import AMBIGUOUS, either
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

TITLE = either("title", "note")
KEY = either("key", "note", "title")
COUNTED = either("summary", "total")


def preamble(canvas: Canvas, rng: Random, d: Dimensions, content: Content) -> None:
    """Title and introduction, with empty rows among them."""
    if d.preamble == "none" and d.second_rating != "verified":
        return
    canvas.line(d.left, content.title, TITLE, bold=True, width=rng.choice((1, 5)))
    if d.preamble in ("title and prose", "long", "deep"):
        for text in rng.sample(pools.INTRODUCTIONS, 2 if d.preamble == "title and prose" else 4):
            canvas.line(d.left, text, TITLE)
            canvas.row += {"title and prose": rng.choice((0, 1)), "long": rng.choice((1, 2)), "deep": 4}[d.preamble]
    if d.second_rating == "verified":
        canvas.line(d.left, pools.VERIFIED_NOTE, TITLE)
    canvas.row += rng.choice((1, 2))


# keys


def key_marks(style: StatusStyle) -> list[Mark]:
    """What a key explains, in order."""
    return [mark for mark in style.marks.values() if mark.in_key is not None]


def _name(mark: Mark) -> str:
    """A mark in a sentence: its letter or symbol, or its colour's name."""
    assert mark.in_key is not None
    if mark.in_key.value is not None and mark.in_key.colour is None:
        text = str(mark.in_key.value)
        return "Blank" if text == "(blank)" else text
    return (mark.colour or "").capitalize()


def key_above(canvas: Canvas, rng: Random, d: Dimensions, style: StatusStyle) -> None:
    """The key in rows of its own, in whichever shape."""
    match d.key:
        case "row":
            looks = [Look(rng.choice(("Key:", "RAG key")), bold=True)]
            for mark in key_marks(style):
                looks += [_of(mark), Look(mark.word)]
            canvas.cells(d.left, looks, KEY)
        case "sentence":
            told = ", ".join(f"{_name(mark)} = {mark.word[0].lower()}{mark.word[1:]}" for mark in key_marks(style))
            canvas.line(d.left, f"{rng.choice(('Key: ', 'RAG: ', ''))}{told}", KEY)
        case "in colour":
            canvas.line(d.left, rng.choice(("Key", "RAG key")), KEY, bold=True)
            for mark in key_marks(style):
                canvas.cells(d.left, [_told_in_place(mark)], KEY)
        case _:
            key_rows(canvas, d.left, rng, style)
    canvas.row += 1


def key_rows(canvas: Canvas, left: int, rng: Random, style: StatusStyle) -> None:
    """A row a status: the cell as it is in the table, and its meaning."""
    canvas.line(left, rng.choice(("Key", "RAG key", "Key to RAG ratings", "Status key")), KEY, bold=True)
    for mark in key_marks(style):
        canvas.cells(left, [_of(mark), Look(mark.word)], KEY)


def key_beside(canvas: Canvas, left: int, row: int, rng: Random, style: StatusStyle) -> None:
    """The key to the right of the table, sharing its rows."""
    looks = [(Look(rng.choice(("Key", "RAG key")), bold=True), Look())]
    looks += [(_of(mark), Look(mark.word)) for mark in key_marks(style)]
    for at, (code, meaning) in enumerate(looks):
        canvas.put(row + at, left, code)
        canvas.put(row + at, left + 1, meaning)
        canvas.kinds.setdefault(row + at, AMBIGUOUS)


def _of(mark: Mark) -> Look:
    assert mark.in_key is not None
    return mark.in_key


def _told_in_place(mark: Mark) -> Look:
    look = _of(mark)
    if look.value is None:
        return Look(mark.word, fill=look.fill, colour=look.colour)
    text = "Blank" if look.value == "(blank)" else look.value
    return Look(f"{text} – {mark.word}", fill=look.fill, colour=look.colour)


# under and beside the table


def counts(stream: Stream, style: StatusStyle) -> list[tuple[str, int]]:
    """How many of a work stream's actions have each status."""
    return [(mark.word, sum(entry.mark is mark for entry in stream.entries)) for mark in style.marks.values() if mark.word]


def totals(table: Table, d: Dimensions, style: StatusStyle, stream: Stream) -> None:
    """A total, or a box of counts by status, under a work stream."""
    canvas, count = table.canvas, len(stream.entries)
    if d.totals == "row":
        column = table.at("action")
        canvas.put(canvas.row, column, Look("Total actions", bold=True))
        beside = column + 1 if column < table.right else column - 1
        if beside >= table.left:
            first = canvas.address(canvas.row - 1, column)
            canvas.put(canvas.row, beside, Look(count).formula(f"=COUNTA({first}:{first})"))
        canvas.kinds[canvas.row] = COUNTED
        canvas.row += 1
    if d.totals == "box" and counts(stream, style):
        canvas.row += 1
        canvas.cells(table.left, [Look("Status", bold=True), Look("Number", bold=True), Look("%", bold=True)], AMBIGUOUS)
        for word, number in counts(stream, style):
            canvas.cells(table.left, [Look(word), Look(number), Look(number / count, "0%")], COUNTED)
        canvas.cells(table.left, [Look("Total"), Look(count), Look(1, "0%")], COUNTED)


def notes(canvas: Canvas, rng: Random, left: int) -> None:
    """Lines of small print."""
    canvas.row += 1
    for text in rng.sample(pools.NOTES, rng.choice((1, 2))):
        canvas.line(left, text, "note", width=rng.choice((1, 5)))


INDICATORS = (
    ("Calls answered within two minutes", 71, 85),
    ("Assessments finished in time", 64, 80),
    ("Complaints upheld", 12, 5),
    ("Agency staff in post", 31, 15),
)


def side_table_below(canvas: Canvas, left: int) -> None:
    """Indicators under the actions."""
    canvas.row += 2
    canvas.line(left, "Performance indicators", AMBIGUOUS, bold=True)
    canvas.cells(left, [Look(text, bold=True) for text in ("Indicator", "Baseline", "Target", "Latest")], AMBIGUOUS)
    for name, baseline, target in INDICATORS:
        canvas.cells(left, [Look(name), Look(baseline), Look(target), Look((baseline + target) // 2)], AMBIGUOUS)


def measures_below(canvas: Canvas, left: int) -> None:
    """Outcome measures under the actions: none of them is an action."""
    canvas.row += 2
    canvas.line(left, "12 month outcome measures", AMBIGUOUS, bold=True)
    canvas.cells(left, [Look(text, bold=True) for text in ("Measure", "Baseline", "Target", "Latest position", "RAG")], AMBIGUOUS)
    for name, baseline, target in INDICATORS:
        looks = [Look(name), Look(f"{baseline}%"), Look(f"{target}%"), Look(f"{(baseline + target) // 2}%"), Look("Amber")]
        canvas.cells(left, looks, AMBIGUOUS)


def side_table_above(canvas: Canvas, left: int) -> None:
    """Who changed the document, above the plan."""
    for at, texts in enumerate((("Version", "Date", "Author"), ("1.0", "12 May", "P Nair"), ("1.1", "3 June", "T Okafor"))):
        canvas.cells(left, [Look(text, bold=at == 0) for text in texts], AMBIGUOUS)
    canvas.row += 2


def side_table_beside(canvas: Canvas, left: int, row: int) -> None:
    """Meetings to the right of the table, sharing its rows."""
    for at, texts in enumerate(
        (("Board meetings", "Papers due"), ("14 May", "7 May"), ("16 July", "9 July"), ("8 October", "1 October"))
    ):
        for column, text in enumerate(texts):
            canvas.put(row + at, left + column, Look(text, bold=at == 0))
        canvas.kinds.setdefault(row + at, AMBIGUOUS)


# other sheets


def cover(book: Workbook, rng: Random, content: Content) -> Canvas:
    """A sheet of prose."""
    canvas = Canvas(book, rng.choice(("Cover", "Introduction", "Read me")))
    canvas.row = 3
    canvas.line(2, content.title, AMBIGUOUS, bold=True)
    for text in rng.sample(pools.INTRODUCTIONS, 4):
        canvas.line(2, text, AMBIGUOUS)
    canvas.cells(2, [Look("Status:"), Look("Draft for the Board")], AMBIGUOUS)
    return canvas


def dashboard(book: Workbook, rng: Random, d: Dimensions, content: Content, style: StatusStyle) -> Canvas:
    """Counts by work stream, calculated."""
    canvas = Canvas(book, "Pivot" if d.dashboard == "pivot" else rng.choice(("Dashboard", "Summary", "Overview")))
    words = [word for word, _ in counts(content.streams[0], style)]
    if d.dashboard == "pivot":
        canvas.line(1, "Count of Action", AMBIGUOUS)
        header = ["Row Labels", *words, "Grand Total"]
    else:
        canvas.line(1, f"{content.title}: summary", AMBIGUOUS, bold=True)
        canvas.row += 1
        header = ["Theme", *words, "Total"]
    canvas.cells(1, [Look(text, fill=HEADING_FILL, bold=True) for text in header], AMBIGUOUS)
    for stream in content.streams:
        numbers = [Look(number).formula(f"={number}+0") for _, number in counts(stream, style)]
        canvas.cells(1, [Look(stream.title), *numbers, Look(len(stream.entries))], AMBIGUOUS)
    canvas.cells(
        1, [Look("Grand Total" if d.dashboard == "pivot" else "Total"), *[Look()] * len(words), Look(len_all(content))], AMBIGUOUS
    )
    if d.dashboard == "chart":
        _chart(book, canvas)
    return canvas


def _chart(book: Workbook, canvas: Canvas) -> None:
    """A chart of the totals on a sheet of its own."""
    chart = BarChart()
    chart.add_data(Reference(canvas.sheet, min_col=2, min_row=3, max_row=canvas.row - 1), titles_from_data=True)
    book.create_chartsheet("Chart").add_chart(chart)


def len_all(content: Content) -> int:
    """How many actions the plan has."""
    return sum(len(stream.entries) for stream in content.streams)


def lists(book: Workbook, style: StatusStyle) -> Canvas:
    """What drop-downs offer."""
    canvas = Canvas(book, "Lists")
    words: list[str] = [str(mark.look.value) for mark in style.marks.values() if mark.look.value is not None] or ["Yes", "No"]
    canvas.cells(1, [Look("Status", bold=True), Look("Lead", bold=True)], AMBIGUOUS)
    for word, role in zip(words, pools.ROLES, strict=False):
        canvas.cells(1, [Look(word), Look(role)], AMBIGUOUS)
    return canvas


def key_sheet(book: Workbook, rng: Random, style: StatusStyle) -> Canvas:
    """The key on a sheet of its own."""
    canvas = Canvas(book, rng.choice(("Key", "RAG key", "Guidance")))
    key_rows(canvas, 1, rng, style)
    for row in list(canvas.kinds):
        canvas.kinds[row] = AMBIGUOUS
    return canvas
