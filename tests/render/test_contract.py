"""The JSON has the contract's shape and drops nothing."""

import json
from datetime import date

import jsonschema
import pytest

from reportgen.compare import compare
from reportgen.model import (
    Action,
    Balance,
    Change,
    Claim,
    Column,
    Comment,
    Comparison,
    Due,
    Fact,
    FieldChange,
    Finding,
    HeadingChange,
    Match,
    Note,
    Plan,
    Rating,
    Reading,
    RowRecord,
    Source,
    Status,
    Update,
    WorkStream,
)
from reportgen.render.contract import comparison_json, finding_json, reading_json

TEXT = {"type": "string"}
BLANK = {"type": ["string", "null"]}
NUMBER = {"type": "integer"}
FLAG = {"type": "boolean"}


def record(**properties: object) -> dict:
    """An object with all of these and perhaps more."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def many(of: object) -> dict:
    return {"type": "array", "items": of}


def choice(*values: object) -> dict:
    return {"enum": list(values)}


PLACE = record(file=TEXT, sheet=TEXT, row=NUMBER)
SOURCE = record(**PLACE["properties"], rows=many(NUMBER), cells={"type": "object", "additionalProperties": TEXT})
KINDS = ("date", "month", "quarter", "season", "year", "ongoing", "complete", "several", "unreadable")
DUE = {"anyOf": [{"type": "null"}, record(text=TEXT, kind=choice(*KINDS), earliest=BLANK, latest=BLANK)]}
RAG = choice("red", "amber", "green", "blue", "grey", None)
FINDING = record(
    code=TEXT, severity=choice("error", "warning", "note"), message=TEXT, fix=TEXT, file=BLANK, sheet=BLANK, cell=BLANK,
    item=choice("action", "measure", "retired", None), label=BLANK, ref=BLANK, lead=BLANK, work_stream=BLANK,
)  # fmt: skip
ACTION = record(
    ref=BLANK, label=TEXT, action=TEXT, objective=BLANK, origin=many(TEXT), lead=many(TEXT), lead_text=BLANK, due=DUE,
    original_due=DUE, status=BLANK, status_text=BLANK, status_from=choice("word", "fill", None), rag=RAG,
    complete=choice(True, False, None), progress=BLANK, targets=BLANK, milestones=BLANK, changes=BLANK,
    horizon=choice(6, 12, None),
    ratings=many(record(heading=TEXT, text=TEXT, rag=RAG, period=BLANK)), updates=many(record(heading=TEXT, text=TEXT)),
    dues=many(record(heading=TEXT, text=TEXT)), extra={"type": "object"}, comments=many(record(cell=TEXT, text=TEXT)),
    struck=many({"type": "object"}), source=SOURCE,
)  # fmt: skip
STREAM = record(
    number=BLANK, title=BLANK, actions=many(ACTION), measures=many(ACTION), retired=many(ACTION), stated={"type": "object"}
)
READ = record(
    plan=record(
        title=BLANK, start=BLANK, end=BLANK, work_streams=many(STREAM), abbreviations={"type": "object"},
        notes=many(record(text=TEXT, source=PLACE)),
    ),
    columns=many(record(file=TEXT, sheet=TEXT, cell=TEXT, heading=TEXT, field=BLANK, hidden=FLAG)),
    rows=many(record(file=TEXT, sheet=TEXT, row=NUMBER, kind=TEXT, hidden=BLANK)),
    findings=many(FINDING),
)  # fmt: skip
EXPLAINED = choice("yes", "partly", "no", None)
HEADING = record(kind=choice("added", "removed", "renamed", "moved"), before=BLANK, after=BLANK)
COUNTS = record(**dict.fromkeys(("unchanged", "changed", "added", "removed", "retired", "split", "merged"), NUMBER))
MATCH = record(how=choice("exact", "ref", "text", "override"), score={"type": "number"}, sure=FLAG)
DIFF = record(
    columns=many(HEADING),
    work_streams=many(HEADING),
    changes=many(
        record(
            kind=choice(*COUNTS["properties"]), item=choice("action", "measure"), before=many(PLACE), after=many(PLACE),
            match={"anyOf": [{"type": "null"}, MATCH]},
            fields=many(record(field=TEXT, before=BLANK, after=BLANK, explained=EXPLAINED, explanation=BLANK)),
            facts=many(record(fact=TEXT, text=TEXT, evidence=many(PLACE))),
            explained=choice(True, False, None), explanation=BLANK,
        )
    ),
    claims=many(record(kind=choice("not_found", "stale", "denied"), text=TEXT, source=PLACE)),
    summary=record(
        before=NUMBER, after=NUMBER, counts=COUNTS, unexplained={"type": ["integer", "null"]},
        balance=record(**dict.fromkeys(("was", "added", "reinstated", "retired", "removed", "split", "merged", "now"), NUMBER)),
    ),
    findings=many(FINDING),
)  # fmt: skip

SOURCED = Source("plan.xlsx", "Work stream 1", 12, (12, 13), (("ref", "A12"), ("action", "B12")))


def full(**more: object) -> Action:
    values = {
        "label": "1.10",
        "ref": "1.10",
        "action": "Agree one document\nwith partners & publish it.",
        "status": Status("In progress", "IN PROGRESS", "word", "amber", False),
        "source": SOURCED,
        "objective": "Thresholds are understood",
        "origin": ("Residual Ofsted action",),
        "lead": ("AD Safeguarding", "Head of Quality"),
        "lead_text": "AD Safeguarding / Head of Quality",
        "due": Due("end of Sept 2015", "month", None, date(2015, 9, 30)),
        "ratings": (Rating("RAG (July)", "A", "amber", "2015-07"),),
        "updates": (Update("Update - July", "Group set up."),),
        "extra": (("Notes", "first"), ("Notes", "second"), ("Budget", None)),
        "comments": (Comment("G12", "Check"),),
        "struck": (("due", "June 2015"),),
    }
    return Action(**{**values, **more})  # type: ignore[arg-type]


def whole_reading() -> Reading:
    bare = Action("Priority 1, action 2", "Do it", Status(None, None, None, None, None), Source("plan.xlsx", "S", 3))
    stream = WorkStream(None, None, (full(), bare), (full(horizon=6, kept="measure"),), (full(kept="retired"),), (("DONE", 2),))
    plan = Plan(
        None,
        (stream,),
        start=date(2015, 3, 1),
        abbreviations=(("CIN", "Child in need"),),
        notes=(Note("As at", Source("p", "S", 1)),),
    )
    finding = Finding("status-colour-disagrees", "warning", "The cell is green.", "Shade it amber.", "plan.xlsx", "S", "H12")
    columns = (
        Column("plan.xlsx", "S", "H6", "Status", "status"),
        Column("plan.xlsx", "S", "K6", "Budget code", None, hidden=True),
    )
    rows = (RowRecord("plan.xlsx", "S", 6, "header"), RowRecord("plan.xlsx", "S", 13, "continuation", "filter"))
    return Reading(plan, columns, rows, (finding,))


def whole_comparison() -> Comparison:
    fact = Fact("due-later", "Due date moved.", (SOURCED,))
    field = FieldChange("due", "June 2015", None, "no", None)
    change = Change("changed", "action", (full(),), (full(),), Match("text", 0.94, False), (field,), (fact,), False, "Moved.")
    balance = Balance(50, 4, 0, 2, 1, 1, 0, 52)
    headings = (HeadingChange("added", None, "Status"), HeadingChange("added", None, "Status", "measures"))
    claims = (Claim("stale", "Lead changed.", SOURCED),)
    return Comparison((change, Change("added", "measure", (), (full(horizon=6),))), balance, headings, (), claims, ())


def test_a_reading_has_the_shape_of_the_contract():
    jsonschema.validate(reading_json(whole_reading()), READ)


def test_a_comparison_has_the_shape_of_the_contract():
    jsonschema.validate(comparison_json(whole_comparison()), DIFF)
    jsonschema.validate(comparison_json(compare(whole_reading(), whole_reading())), DIFF)


def test_it_is_plain_json():
    for value in (reading_json(whole_reading()), comparison_json(whole_comparison())):
        assert json.loads(json.dumps(value)) == value


def test_texts_are_the_cells_own_and_blanks_are_null():
    action, bare = reading_json(whole_reading())["plan"]["work_streams"][0]["actions"]
    assert action["action"] == "Agree one document\nwith partners & publish it."
    assert action["due"] == {"text": "end of Sept 2015", "kind": "month", "earliest": None, "latest": "2015-09-30"}
    assert action["status_text"] == "IN PROGRESS"
    assert action["progress"] is None
    assert bare["due"] is None
    assert bare["source"]["rows"] == [3]


def test_a_heading_that_comes_twice_loses_nothing():
    action = reading_json(whole_reading())["plan"]["work_streams"][0]["actions"][0]
    assert action["extra"] == {"Notes": "first", "Notes (2)": "second", "Budget": None}


def test_the_summary_counts_actions_and_keeps_measures_apart():
    summary = comparison_json(whole_comparison())["summary"]
    assert (summary["before"], summary["after"], summary["unexplained"]) == (50, 52, 1)
    assert summary["counts"]["changed"] == 1
    assert summary["counts"]["added"] == 0
    assert summary["measures"]["counts"]["added"] == 1


def test_unexplained_is_null_while_nobody_looks_for_explanations():
    before, after = (Reading(Plan(None, (WorkStream("1", "A", (full(progress=text),)),))) for text in ("Old.", "New."))
    assert comparison_json(compare(before, after))["summary"]["unexplained"] is None


def test_only_what_is_not_the_plans_own_column_names_its_table():
    columns = comparison_json(whole_comparison())["columns"]
    assert columns == [
        {"kind": "added", "before": None, "after": "Status"},
        {"kind": "added", "before": None, "after": "Status", "table": "measures"},
    ]


@pytest.mark.parametrize("cells", [(), ("H12", "H13")])
def test_a_finding_lists_all_its_cells(cells):
    finding = Finding("code", "note", "A sentence.", "Do it.", cells=cells)
    assert finding_json(finding)["cells"] == list(cells)
    jsonschema.validate(finding_json(finding), FINDING)
