"""Five quarters of a leisure plan in a layout of its own, and the mischief that is done to it from quarter to quarter."""

from copy import deepcopy
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

QUARTERS = ("2024-03", "2024-06", "2024-09", "2024-12", "2025-03")
AS_AT = {
    "2024-03": "29 February",
    "2024-06": "31 May",
    "2024-09": "31 August",
    "2024-12": "30 November",
    "2025-03": "28 February",
}
HEADINGS = (
    "ID",
    "Commitment",
    "Success measure",
    "Responsible officer",
    "Deadline",
    "Latest position",
    "RAG status",
    "Reason for change",
)
FILLS = {"Done": "00B050", "On track": "92D050", "Delayed": "FF0000"}
PRIORITIES = {
    "1": ("Parks and open spaces", "Head of Parks"),
    "2": ("Leisure centres", "Leisure Manager"),
    "3": ("Libraries and museums", "Library Services Manager"),
    "4": ("Events and tourism", "Events Officer"),
}
TEXTS = {
    "1": (
        ("Replace the play equipment in twelve parks", "12 parks equipped", "2024-05-31", "Done"),
        ("Plant a thousand street trees with residents", "1,000 trees planted", "2024-12-31", "On track"),
        ("Publish a management plan for each nature reserve", "Six plans published", "2024-09-30", "On track"),
        ("Light the footpath along the canal", "Lights switched on", "2024-07-31", "On track"),
    ),
    "2": (
        ("Refurbish the changing rooms of Eastgate pool", "Rooms open to swimmers", "2024-08-31", "On track"),
        ("Offer free swimming to families on low incomes", "500 families join", "2024-09-30", "On track"),
        ("Train every lifeguard in poolside first aid", "All lifeguards certified", "2024-06-30", "On track"),
        ("Agree a new contract for cleaning the sports halls", "Contract signed", "2024-11-30", "On track"),
        ("Cut the energy bill of the leisure centres", "Bill is 20% lower", "2025-03-31", "On track"),
    ),
    "3": (
        ("Open three libraries on Sundays", "Three libraries open", "2024-06-30", "On track"),
        ("Digitise the museum's photograph collection", "9,000 photographs online", "2025-06-30", "On track"),
        ("Set up a volunteer reading scheme for schools", "40 volunteers", "2024-10-31", "Done"),
        ("Repair the roof of the local history museum", "No leaks reported", "2024-12-31", "Delayed"),
    ),
    "4": (
        ("Run a summer festival in the market square", "8,000 visitors", "2024-08-31", "On track"),
        ("Sign a partnership with the neighbouring tourist boards", "Agreement signed", "2024-11-30", "On track"),
        ("Produce a visitor map in five languages", "Map printed", "2024-05-31", "Done"),
    ),
}


def first_quarter():
    """The plan as it began: its rows, each a dict by heading with its priority, and what has been closed."""
    rows = []
    for number, actions in TEXTS.items():
        for at, (text, measure, day, status) in enumerate(actions, 1):
            values = (
                f"{number}.{at}",
                text,
                measure,
                PRIORITIES[number][1],
                date.fromisoformat(day),
                f"Work on {text.lower()}.",
                status,
            )
            rows.append({"priority": number, **dict(zip(HEADINGS, (*values, None), strict=True))})
    return {"rows": rows, "closed": [], "without": ()}


def find(plan, words):
    """The row of an action by some of its words."""
    (row,) = [row for row in plan["rows"] if words in row["Commitment"]]
    return row


def june(plan):
    """A row deleted; a deadline brought back before today and one put off; a target lowered."""
    plan["rows"].remove(find(plan, "management plan"))
    find(plan, "free swimming")["Deadline"] = date(2024, 4, 30)
    find(plan, "changing rooms")["Deadline"] = date(2024, 12, 31)
    find(plan, "energy bill")["Success measure"] = "Bill is 10% lower"


def september(plan):
    """Work reopened behind "No change"; two texts swapped; refs renumbered; an action retired unfinished."""
    find(plan, "play equipment").update({"RAG status": "On track", "Reason for change": "No change"})
    lifeguards, cleaning = find(plan, "lifeguard"), find(plan, "cleaning the sports halls")
    for heading in HEADINGS[1:]:
        lifeguards[heading], cleaning[heading] = cleaning[heading], lifeguards[heading]
    photographs = find(plan, "photograph")
    plan["rows"].remove(photographs)
    place = next(at for at, row in enumerate(plan["rows"]) if row["priority"] == "3")
    plan["rows"].insert(place, photographs)
    renumber(plan, "3")
    energy = find(plan, "energy bill")
    plan["rows"].remove(energy)
    plan["closed"].append(energy)


def december(plan):
    """The status column blanked; a deadline left open; a lead changed; a deadline put off once more."""
    for row in plan["rows"]:
        row["RAG status"] = None
    find(plan, "canal")["Deadline"] = "Ongoing"
    find(plan, "street trees")["Responsible officer"] = "Volunteer Coordinator"
    find(plan, "changing rooms")["Deadline"] = date(2025, 6, 30)


def march(plan):
    """Statuses are back; a whole priority is gone; what was retired, and what was deleted, is quietly there again, due later."""
    statuses = {row["Commitment"]: row["RAG status"] for row in first_quarter()["rows"]}
    for row in plan["rows"]:
        row["RAG status"] = statuses[row["Commitment"]]
    plan["rows"] = [row for row in plan["rows"] if row["priority"] != "4"]
    energy = plan["closed"].pop()
    add(plan, "2", {**energy, "ID": "2.5", "Deadline": date(2026, 3, 31)})
    reserve = next(row for row in first_quarter()["rows"] if "management plan" in row["Commitment"])
    add(plan, "1", {**reserve, "ID": "1.5", "Deadline": date(2025, 12, 31)})


MISCHIEF = (june, september, december, march)


def renumber(plan, priority):
    """Number the rows of a priority anew."""
    rows = [row for row in plan["rows"] if row["priority"] == priority]
    for at, row in enumerate(rows, 1):
        row["ID"] = f"{priority}.{at}"


def add(plan, priority, row):
    """Put a row at the end of a priority."""
    place = max(at for at, other in enumerate(plan["rows"]) if other["priority"] == priority)
    plan["rows"].insert(place + 1, row)


def plans():
    """The plan of each quarter, by its name."""
    plan, found = first_quarter(), {}
    for name, change in zip(QUARTERS, (lambda plan: None, *MISCHIEF), strict=True):
        plan = deepcopy(plan)
        change(plan)
        found[name] = plan
    return found


def save(plan, name, path):
    """One quarter's workbook: one sheet, a line above each priority, what is closed beneath."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Delivery plan"
    year = name.split("-")[0]
    sheet.append(["Leisure and Culture Delivery Plan 2024-26"])
    sheet.append([f"Position at {AS_AT[name]} {year}"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number, (title, _) in PRIORITIES.items():
        rows = [row for row in plan["rows"] if row["priority"] == number]
        if rows:
            sheet.append([f"Priority {number}: {title}"])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
            for row in rows:
                put(sheet, row)
    if plan["closed"]:
        sheet.append([])
        sheet.append(["Closed actions"])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        sheet.append(HEADINGS)
        for row in plan["closed"]:
            put(sheet, row)
    book.save(path)


def put(sheet, row):
    """A row, with the colour of its status."""
    sheet.append([row[heading] for heading in HEADINGS])
    fill = FILLS.get(row["RAG status"])
    if fill:
        sheet.cell(sheet.max_row, 7).fill = PatternFill("solid", fgColor=fill)
    sheet.cell(sheet.max_row, 5).number_format = "dd/mm/yyyy"
