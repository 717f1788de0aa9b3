"""What a competent developer would write in an afternoon: the peer that the pack's time is measured against.

    python benchmarks/plain_script.py --set-up TEMPLATES        makes its Word templates (once, not timed)
    python benchmarks/plain_script.py EARLIEST PREVIOUS CURRENT TEMPLATES OUT

openpyxl reads the folders of workbooks of three periods, pyplot draws six figures, docxtpl fills nine documents. It
checks nothing, trusts every heading, matches actions by their ref and knows only this one council's layout.
"""

import sys
import textwrap
from collections import Counter
from datetime import datetime
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate, InlineImage
from openpyxl import load_workbook

STATUSES = {"COMPLETED": "#00B050", "IN PROGRESS": "#FFC000", "STATIC": "#FF0000"}
ACTION_COLUMNS = {
    "ref": "Ref",
    "action": "Action",
    "milestones": "Performance Measures and Milestones",
    "targets": "Key targets",
    "lead": "Lead",
    "due": "Due date",
    "progress": "Progress - Actions",
    "status": "Status",
    "changes": "Changes post",
}
MEASURE_COLUMNS = {"ref": "No.", "measure": "Measure", "status": "Status", "progress": "Narrative"}
WIDTHS = {"Ref": 11, "No.": 11, "Lead": 25, "Due date": 22, "Status": 24, "Progress - Actions": 75, "Narrative": 90}
MEETING = datetime(2015, 10, 7)  # noqa: DTZ001
COMPARED = ("action", "lead", "due", "status", "progress", "targets", "milestones")


# --- the workbooks


def read_folder(folder: Path) -> dict:
    found = {"streams": [], "measures": [], "glossary": []}
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in load_workbook(path, data_only=True).worksheets:
            if sheet.sheet_state == "visible":
                read_sheet(sheet, found)
    return found


def read_sheet(sheet, found: dict) -> None:
    """Whatever table the sheet holds: actions and retired actions, measures, or abbreviations."""
    rows = [[text_of(cell) for cell in row] for row in sheet.iter_rows()]
    title = next((row[0] for row in rows if row[0].lower().startswith("work stream")), sheet.title)
    into, places = None, {}
    for row in rows:
        if not any(row):
            continue
        if row[0] in ("Ref", "No.") or row[0].startswith("Abbreviation"):
            places, into = start_table(row, title, found, into)
        elif row[0].lower().startswith("work stream") and len([text for text in row if text]) == 1:
            title = row[0]
        elif row[0].lower().startswith(("retired", "summary")) or (len([text for text in row if text]) == 1 and into):
            into = None if row[0].lower().startswith("summary") else into
        elif into is not None and row[0] and len([text for text in row if text]) > 1:
            into.append({key: row[place] for key, place in places.items()})


def start_table(headings: list, title: str, found: dict, into) -> tuple:
    """Where each field stands under these headings, and the list that the rows go to."""
    if headings[0].startswith("Abbreviation"):
        return {"short": 0, "long": 1}, found["glossary"]
    wanted = ACTION_COLUMNS if headings[0] == "Ref" else MEASURE_COLUMNS
    places = {}
    for place, heading in enumerate(headings):
        for key, start in wanted.items():
            if " ".join(heading.split()).startswith(start):
                places.setdefault(key, place)
    if wanted is MEASURE_COLUMNS:
        found["measures"].append({"title": title, "measures": []})
        return places, found["measures"][-1]["measures"]
    if "Final position" in headings:
        places["progress"] = headings.index("Final position")
        return places, found["streams"][-1]["retired"]
    found["streams"].append({"title": title, "actions": [], "retired": []})
    return places, found["streams"][-1]["actions"]


def text_of(cell) -> str:
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime):
        return cell.value.strftime("%d/%m/%Y")
    if isinstance(cell.value, float) and "." in cell.number_format:
        return f"{cell.value:.{len(cell.number_format.split('.')[1])}f}"
    return str(cell.value).strip()


# --- what there is to say


def statuses_of(rows: list) -> Counter:
    return Counter(row.get("status", "").upper() for row in rows)


def compare(before: list, now: list) -> list:
    old = {action["ref"]: action for stream in before for action in stream["actions"]}
    streams = []
    for stream in now:
        changes = []
        for action in stream["actions"]:
            was = old.pop(action["ref"], None)
            if was is None:
                changes.append(change(action, "New action", "", action["action"]))
                continue
            for field in COMPARED:
                if field in was and field in action and was[field] != action[field]:
                    changes.append(change(action, ACTION_COLUMNS[field], was[field], action[field]))
        streams.append({"title": stream["title"], "changes": changes})
    streams.append(
        {"title": "No longer in the plan", "changes": [change(was, "Gone", was["action"], "") for was in old.values()]}
    )
    return [stream for stream in streams if stream["changes"]]


def change(action: dict, what: str, before: str, after: str) -> dict:
    return {
        "ref": action["ref"],
        "action": action["action"],
        "what": what,
        "before": before,
        "after": after,
        "entry": action.get("changes") or "None",
    }


def summary(rows: list) -> str:
    counts, total = statuses_of(rows), len(rows) or 1
    return ", ".join(f"{counts[status]} {status.lower()} ({100 * counts[status] / total:.0f}%)" for status in STATUSES)


# --- figures


def bars(path: Path, groups: list, height: float) -> None:
    """A stacked bar for each (name, rows)."""
    fig, ax = plt.subplots(figsize=(170 / 25.4, height / 25.4))
    names = [name for name, _ in groups]
    left = [0] * len(groups)
    for status, colour in STATUSES.items():
        widths = [statuses_of(rows)[status] for _, rows in groups]
        container = ax.barh(names, widths, left=left, color=colour, edgecolor="black", label=status.capitalize())
        ax.bar_label(container, [str(width) if width else "" for width in widths], label_type="center")
        left = [start + width for start, width in zip(left, widths, strict=True)]
    ax.invert_yaxis()
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1), frameon=False)
    fig.tight_layout()
    fig.savefig(path, dpi=300)
    plt.close(fig)


def movement(path: Path, before: list, now: list) -> None:
    """How many actions went from which status to which."""
    old = {action["ref"]: action.get("status", "") for action in before}
    moves = Counter(f"{old[a['ref']] or 'Not recorded'} to {a['status']}" for a in now if a["ref"] in old)
    fig, ax = plt.subplots(figsize=(170 / 25.4, 70 / 25.4))
    ax.bar_label(ax.barh(list(moves), list(moves.values()), color="#767171"))
    ax.invert_yaxis()
    ax.spines[["top", "right"]].set_visible(False)
    fig.tight_layout()
    fig.savefig(path, dpi=300)
    plt.close(fig)


def due_dates(path: Path, before: list, now: list) -> None:
    """Each action's due date, and where it was in the last paper."""
    old = {action["ref"]: day_of(action["due"]) for action in before}
    dated = [(action["ref"], old.get(action["ref"]), day) for action in now if (day := day_of(action["due"]))]
    fig, ax = plt.subplots(figsize=(170 / 25.4, 220 / 25.4))
    for at, (_, was, day) in enumerate(dated):
        if was and was != day:
            ax.plot([was, day], [at, at], color="#767171")
        ax.plot(day, at, "o", color="black", markersize=3)
    ax.set_yticks(range(len(dated)), [ref for ref, _, _ in dated], fontsize=6)
    ax.invert_yaxis()
    ax.spines[["top", "right"]].set_visible(False)
    fig.tight_layout()
    fig.savefig(path, dpi=300)
    plt.close(fig)


def day_of(text: str) -> datetime | None:
    for form in ("%d/%m/%Y", "%d %B %Y", "%B %Y", "%b-%y", "%B-%y"):
        try:
            return datetime.strptime(text.strip(), form)  # noqa: DTZ007
        except ValueError:
            continue
    return None


# --- documents


def fill(templates: Path, name: str, target: Path, context: dict, *pictures: Path) -> None:
    document = DocxTemplate(templates / f"{name}.docx")
    images = [InlineImage(document, str(picture), width=Mm(170)) for picture in pictures]
    context = {**context, "figure": images[0] if images else "", "figures": images}
    document.render(context, autoescape=True)
    document.save(target)


def main(earliest: Path, previous: Path, current: Path, templates: Path, out: Path) -> None:
    first, before, now = read_folder(earliest), read_folder(previous), read_folder(current)
    out.mkdir(parents=True, exist_ok=True)
    actions = [action for stream in now["streams"] for action in stream["actions"]]
    measures = [measure for stream in now["measures"] for measure in stream["measures"]]
    earlier = [action for stream in before["streams"] for action in stream["actions"]]
    then = [action for stream in first["streams"] for action in stream["actions"]]
    for rows in (actions, measures):
        for row in rows:
            row["colour"] = STATUSES.get(row.get("status", "").upper(), "#FFFFFF").strip("#")
    for stream in now["streams"]:
        stream["summary"] = summary(stream["actions"])
    bars(out / "report.png", [("Now", actions), ("Last paper", earlier)], 40)
    bars(out / "actions.png", [(wrap(s["title"]), s["actions"]) for s in now["streams"]], 150)
    bars(out / "measures.png", [(wrap(s["title"]), s["measures"]) for s in now["measures"]], 150)
    movement(out / "movement.png", earlier, actions)
    bars(out / "trend.png", [("First paper", then), ("Last paper", earlier), ("Now", actions)], 60)
    due_dates(out / "due.png", earlier, actions)
    context = {
        "title": "Children and Young People’s Social Care Service Improvement Plan: progress report",
        "number": len(actions),
        "number_of_measures": len(measures),
        "position": summary(actions),
        "measures_position": summary(measures),
        "streams": now["streams"],
        "measure_streams": now["measures"],
        "glossary": now["glossary"],
        "changed_streams": compare(before["streams"], now["streams"]),
        "risks": [action for action in actions if action["status"].upper() == "STATIC" or overdue(action)],
    }
    fill(templates, "report", out / "Main report.docx", context, out / "report.png")
    graph = [(stream["title"], statuses_of(stream["actions"])) for stream in now["streams"]]
    fill(templates, "graph", out / "Appendix 1.docx", {"heading": "Actions", "rows": graph_rows(graph)}, out / "actions.png")
    graph = [(stream["title"], statuses_of(stream["measures"])) for stream in now["measures"]]
    fill(templates, "graph", out / "Appendix 2.docx", {"heading": "Measures", "rows": graph_rows(graph)}, out / "measures.png")
    for number, name in enumerate(("plan", "measures", "glossary", "schedule"), 3):
        fill(templates, name, out / f"Appendix {number}.docx", context)
    fill(templates, "graphs", out / "Appendix 7.docx", context, *(out / f"{name}.png" for name in ("movement", "trend", "due")))
    fill(templates, "risks", out / "Appendix 8.docx", context)
    changes = sum(len(stream["changes"]) for stream in context["changed_streams"])
    print(
        f"{len(actions)} actions: {summary(actions)}; {len(measures)} measures; {len(now['glossary'])} words; {changes} changes"
    )


def overdue(action: dict) -> bool:
    day = day_of(action["due"])
    return day is not None and day < MEETING and action["status"].upper() != "COMPLETED"


def wrap(text: str) -> str:
    return textwrap.fill(text, 30)


def graph_rows(counts: list) -> list:
    return [{"name": name, "counts": [count[status] for status in STATUSES]} for name, count in counts]


# --- templates, made once


def make_templates(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    report = blank()
    for style, text in (
        ("Heading 1", "{{ title }}"),
        ("Heading 2", "Information"),
        ("List Number", "The Plan has {{ number }} actions: {{ position }}."),
        ("List Number", "It has {{ number_of_measures }} measures: {{ measures_position }}."),
        ("Normal", "{{ figure }}"),
        ("Normal", "{%p for stream in changed_streams %}"),
        ("List Bullet", "{{ stream.title }}: {{ stream.changes | length }} changes"),
        ("Normal", "{%p endfor %}"),
    ):
        report.add_paragraph(text, style=style)
    report.save(folder / "report.docx")

    graph = blank()
    graph.add_heading("{{ heading }} by work stream", 1)
    graph.add_paragraph("{{ figure }}")
    columns = [("Work stream", "{{ r.name }}")]
    columns += [(status.capitalize(), f"{{{{ r.counts[{at}] }}}}") for at, status in enumerate(STATUSES)]
    looped(graph, "r in rows", columns)
    graph.save(folder / "graph.docx")

    fields = [("{{ a." + key + " }}", heading) for key, heading in ACTION_COLUMNS.items()]
    streamed("plan", "Action plan", "streams", folder, [([(h, f) for f, h in fields], "a in stream.actions")], landscape=True)
    fields = [("{{ m." + key + " }}", heading) for key, heading in MEASURE_COLUMNS.items()]
    streamed("measures", "Measures", "measure_streams", folder, [([(h, f) for f, h in fields], "m in stream.measures")])
    names = {
        "ref": "Ref",
        "action": "Action",
        "what": "What changed",
        "before": "From",
        "after": "To",
        "entry": "Officers’ entry",
    }
    fields = [(heading, "{{ c." + key + " }}") for key, heading in names.items()]
    streamed("schedule", "Schedule of changes", "changed_streams", folder, [(fields, "c in stream.changes")], landscape=True)

    risks = blank(landscape=True)
    risks.add_heading("Risk register extract", 1)
    names = {"ref": "Ref", "action": "Action", "lead": "Lead", "due": "Due date", "status": "Status", "progress": "Progress"}
    looped(risks, "a in risks", [(heading, "{{ a." + key + " }}") for key, heading in names.items()])
    risks.save(folder / "risks.docx")

    graphs = blank()
    graphs.add_heading("Movement, trend and due dates", 1)
    for text in ("{%p for figure in figures %}", "{{ figure }}", "{%p endfor %}"):
        graphs.add_paragraph(text)
    graphs.save(folder / "graphs.docx")

    words = blank()
    words.add_heading("Glossary", 1)
    looped(words, "w in glossary", [("Abbreviation", "{{ w.short }}"), ("Meaning", "{{ w.long }}")])
    words.save(folder / "glossary.docx")


def streamed(name: str, heading: str, streams: str, folder: Path, tables: list, *, landscape: bool = False) -> None:
    """A template with a heading and a table for each work stream."""
    document = blank(landscape=landscape)
    document.add_heading(heading, 1)
    document.add_paragraph(f"{{%p for stream in {streams} %}}")
    document.add_heading("{{ stream.title }}", 2)
    for columns, loop in tables:
        looped(document, loop, columns)
    if name == "plan":
        document.add_paragraph("Summary: {{ stream.summary }}")
        document.add_paragraph("{%p if stream.retired %}")
        document.add_heading("Retired actions", 3)
        fields = ("ref", "action", "lead", "due", "progress", "status", "changes")
        looped(document, "r in stream.retired", [(field.capitalize(), f"{{{{ r.{field} }}}}") for field in fields])
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(folder / f"{name}.docx")


def looped(document, loop: str, columns: list) -> None:
    table = document.add_table(rows=4, cols=len(columns), style="Table Grid")
    for cell, (heading, _) in zip(table.rows[0].cells, columns, strict=True):
        cell.text = heading
        cell.paragraphs[0].runs[0].bold = True
    table.autofit = False
    for column, (heading, _) in zip(table.columns, columns, strict=True):
        column.width = Mm(WIDTHS.get(heading, 30 if len(columns) > 5 else 45))
        for cell in column.cells:
            cell.width = column.width
    table.cell(1, 0).text = f"{{%tr for {loop} %}}"
    name = loop.split()[0]
    for cell, (heading, field) in zip(table.rows[2].cells, columns, strict=True):
        shade = f"{{% cellbg {name}.colour %}}" if heading == "Status" and name in "am" else ""
        cell.text = shade + field
    table.cell(3, 0).text = "{%tr endfor %}"


def blank(*, landscape: bool = False):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(15)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    return document


if __name__ == "__main__":
    if sys.argv[1] == "--set-up":
        make_templates(Path(sys.argv[2]))
    else:
        main(*(Path(argument) for argument in sys.argv[1:6]))
