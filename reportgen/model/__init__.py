"""The frozen model that every step reads and none changes.

Imports nothing else of ours. Steps pass these values on: workbook makes a Grid, parse a Reading, compare a Comparison, tally a
Tally, check Findings; papers and renderers only read them.
"""

from reportgen.model.comparison import (
    Balance,
    Change,
    ChangeKind,
    Claim,
    Comparison,
    Fact,
    FieldChange,
    HeadingChange,
    Match,
)
from reportgen.model.finding import Finding, Severity
from reportgen.model.grid import Cell, CellKind, Comment, Grid, Hidden, Range, Row, Run, Sheet, column_letters
from reportgen.model.plan import (
    Action,
    Column,
    Due,
    DueKind,
    Field,
    Note,
    Plan,
    Rag,
    Rating,
    Reading,
    RowKind,
    RowRecord,
    Source,
    Status,
    StatusWord,
    Update,
    WorkStream,
)
from reportgen.model.tally import Tally

__all__ = [
    "Action",
    "Balance",
    "Cell",
    "CellKind",
    "Change",
    "ChangeKind",
    "Claim",
    "Column",
    "Comment",
    "Comparison",
    "Due",
    "DueKind",
    "Fact",
    "Field",
    "FieldChange",
    "Finding",
    "Grid",
    "HeadingChange",
    "Hidden",
    "Match",
    "Note",
    "Plan",
    "Rag",
    "Range",
    "Rating",
    "Reading",
    "Row",
    "RowKind",
    "RowRecord",
    "Run",
    "Severity",
    "Sheet",
    "Source",
    "Status",
    "StatusWord",
    "Tally",
    "Update",
    "WorkStream",
    "column_letters",
]
