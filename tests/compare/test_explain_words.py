"""Entries as officers write them, beside a change that they explain or do not."""

from datetime import date

import officers_words as said
import pytest

from reportgen.compare import compare
from reportgen.model import Action, Column, Comparison, Due, Plan, Reading, Source, Status, WorkStream

FIELDS = ("ref", "action", "lead", "due", "status", "progress", "targets", "milestones", "changes")
COLUMNS = tuple(Column("p.xlsx", "Plan", f"{chr(65 + at)}4", name.title(), name) for at, name in enumerate(FIELDS))
JUNE, SEPTEMBER, MARCH = date(2015, 6, 30), date(2015, 9, 30), date(2015, 3, 31)
COMPLETED = Status("Completed", "COMPLETED", "word", "green", True)
PROGRESS = Status("In progress", "IN PROGRESS", "word", "amber", False)
STATIC = Status("Static", "STATIC", "word", "red", False)
WAS = {
    "action": "Train all staff in the new procedure.",
    "lead": ("Service Manager, Referral",),
    "lead_text": "Service Manager, Referral",
    "due": Due("30/06/2015", "date", JUNE, JUNE),
    "status": PROGRESS,
    "progress": "Twelve staff have been trained.",
    "targets": "80% of cases",
    "milestones": "Course designed. Training begins in May.",
}
CHANGES = {
    "due": {"due": Due("30/09/2015", "date", SEPTEMBER, SEPTEMBER)},
    "earlier": {"due": Due("31/03/2015", "date", MARCH, MARCH)},
    "open": {"due": Due("Ongoing", "ongoing", None, None)},
    "lead": {"lead": ("Head of Quality",), "lead_text": "Head of Quality"},
    "completed": {"status": COMPLETED},
    "restarted": {"status": PROGRESS},
    "stalled": {"status": STATIC},
    "reopened": {"status": PROGRESS},
    "action": {"action": "Train all staff and foster carers in the new procedure."},
    "targets": {"targets": "90% of cases"},
    "milestones": {"milestones": "Course designed. Training begins in May. Peer review in November."},
}
FIELD_OF = {
    "earlier": "due", "open": "due", "completed": "status", "restarted": "status", "stalled": "status", "reopened": "status",
}  # fmt: skip
BEFORE = {"restarted": {"status": STATIC}, "reopened": {"status": COMPLETED}}


def reading(**fields: object) -> Reading:
    stream = fields.pop("stream", 1)
    item = Action(label="1.1", ref="1.1", source=Source("p.xlsx", "Plan", 5, cells=(("changes", "I5"),)), **(WAS | fields))
    titles = ("Front door", "Quality")
    streams = tuple(WorkStream(str(n), title, (item,) if n == stream else (other(n),)) for n, title in enumerate(titles, 1))
    return Reading(Plan("A plan", streams), COLUMNS)


def other(number: int) -> Action:
    return Action(
        f"{number}.7",
        f"Keep an even and different watch on item {number} of the list.",
        PROGRESS,
        Source("p.xlsx", "Plan", 40 + number),
    )


def told(changed: str, entry: str | None, earlier: str | None = None) -> Comparison:
    """The comparison of a plan with one in which one thing changed, with what officers wrote of it."""
    before = BEFORE.get(changed, {})
    return compare(reading(**before, changes=earlier), reading(**(before | CHANGES[changed]), changes=entry))


def worth(changed: str, entry: str | None, earlier: str | None = None) -> str | None:
    name = FIELD_OF.get(changed, changed)
    fields = [f for change in told(changed, entry, earlier).changes for f in change.fields]
    return next(f.explained for f in fields if f.field == name)


def table(**entries: list[str]) -> list[tuple[str, str]]:
    return [(changed, entry) for changed, lines in entries.items() for entry in lines]


EXPLAINING = table(
    due=said.DUE,
    earlier=said.DUE_EARLIER,
    open=said.DUE_OPEN,
    lead=said.LEAD,
    completed=said.COMPLETED,
    restarted=said.RESTARTED,
    stalled=said.STALLED,
    reopened=said.REOPENED,
    action=said.WORDING,
    targets=said.TARGETS,
    milestones=said.MILESTONES,
)
SILENT = table(
    due=said.NOT_DUE,
    lead=said.NOT_LEAD,
    reopened=said.NOT_REOPENED,
    completed=said.NOT_COMPLETED,
    action=said.NOT_WORDING,
    targets=said.NOT_TARGETS,
)


def test_the_tables_are_long_enough():
    assert len(EXPLAINING) + len(said.MOVED) >= 150
    assert len(SILENT) >= 60


@pytest.mark.parametrize("changed, entry", EXPLAINING)
def test_what_explains_a_change(changed, entry):
    assert worth(changed, entry) == "yes"


@pytest.mark.parametrize("changed, entry", SILENT)
def test_what_does_not_explain_it(changed, entry):
    assert worth(changed, entry) in ("no", "partly")
    if entry not in ("Completed.",):
        assert worth(changed, entry) == "no"


@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.parametrize("entry", [None, "", "-", "No change", "None"])
def test_silence_explains_nothing(changed, entry):
    assert worth(changed, entry) == "no"


@pytest.mark.parametrize("entry", said.MOVED)
def test_what_explains_another_work_stream(entry):
    found = compare(reading(), reading(stream=2, changes=entry))
    fields = {f.field: f.explained for change in found.changes for f in change.fields}
    assert fields["work_stream"] == "yes"


@pytest.mark.parametrize("changed, entry", EXPLAINING)
def test_an_entry_that_explains_claims_nothing_false(changed, entry):
    assert told(changed, entry).claims == ()


LEFT_OVER = [
    ("action", "Carers were feeling forgotten about."),
    ("milestones", "Somebody outside ought to look us over, hence the peer bit."),
    ("targets", "Ninety is what the regulator expects of us all."),
    ("stalled", "Mothballed until spring."),
    ("lead", "Sandra at Quality will see to it."),
]
"""Words that no list has, beside something of what changed."""
ACCOUNTED_FOR = [
    ("action", "Foster carers attended the open day."),
    ("due", "The September meeting was well attended."),
    ("lead", "The quality of the course was praised."),
    ("stalled", "Minutes circulated."),
    ("targets", "Thanks to everybody who came."),
]


@pytest.mark.parametrize(("changed", "entry"), LEFT_OVER)
def test_what_has_something_of_a_change_is_not_called_silent(changed, entry):
    assert worth(changed, entry) in ("partly", "yes")


@pytest.mark.parametrize(("changed", "entry"), ACCOUNTED_FOR)
def test_progress_explains_nothing_whatever_it_mentions(changed, entry):
    assert worth(changed, entry) == "no"


def claims(entry: str, earlier: str | None = None, **changes: object) -> list[tuple[str, str]]:
    found = compare(
        reading(changes=earlier), reading(**{"progress": "Fourteen staff have been trained."} | changes, changes=entry)
    )
    return [(claim.kind, claim.text) for claim in found.claims]


@pytest.mark.parametrize("entry", said.FALSE_CLAIMS)
def test_a_change_that_did_not_happen(entry):
    assert claims(entry) == [("not_found", entry)]


@pytest.mark.parametrize("entry", ["Lead hoofed over to Estates.", "We've shunted the deadline to May.", "Milestones jiggled."])
def test_a_claim_in_verbs_that_no_list_has(entry):
    assert claims(entry) == [("not_found", entry)]


@pytest.mark.parametrize(
    "entry",
    [
        "Deadline queried by members.",
        "The lead is delighted with progress.",
        "The contract's deadline was extended.",
        "The wording of the leaflet was amended.",
        "Milestones will be rearranged.",
    ],
)
def test_a_field_named_beside_what_leaves_it_as_it_is_claims_nothing(entry):
    assert claims(entry) == []


@pytest.mark.parametrize("entry", said.NO_CLAIMS)
def test_what_claims_no_change(entry):
    assert claims(entry) == []


@pytest.mark.parametrize("entry", said.DENIALS)
@pytest.mark.parametrize("changed", ["due", "lead", "completed", "action", "targets", "milestones"])
def test_no_change_beside_a_change(entry, changed):
    assert claims(entry, **CHANGES[changed]) == [("denied", entry)]


@pytest.mark.parametrize("entry", said.DENIALS)
def test_no_change_where_only_progress_was_rewritten(entry):
    assert claims(entry) == []


@pytest.mark.parametrize("changed, entry", EXPLAINING)
def test_an_entry_that_stands_from_the_last_report(changed, entry):
    assert {claim.kind for claim in told(changed, entry, earlier=entry).claims} == {"stale"}
    assert worth(changed, entry, earlier=entry) == "no"
