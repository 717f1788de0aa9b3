"""What is counted over all periods: the trend of statuses, deadlines that moved, and whether what was reported came true."""

from reportgen.over_time.dues import DateRemoved, DueTrail, dates_removed, due_trails
from reportgen.over_time.trend import TrendPoint, trend
from reportgen.over_time.truth import Outcome, Truth, on_track_statuses, truths, was_it_true

__all__ = [
    "DateRemoved",
    "DueTrail",
    "Outcome",
    "TrendPoint",
    "Truth",
    "dates_removed",
    "due_trails",
    "on_track_statuses",
    "trend",
    "truths",
    "was_it_true",
]
