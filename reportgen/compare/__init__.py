"""Two readings of a plan compared: what changed, item by item.

match decides which item is which (exact pairs, then the best assignment by evidence, then splits and merges), fields what
differs between two of them, change what that makes of each, balance how the totals moved.
"""

from collections.abc import Sequence

from reportgen.collection import collection_paused
from reportgen.compare.balance import balance, movements
from reportgen.compare.change import changes_of
from reportgen.compare.columns import column_changes
from reportgen.compare.doubt import doubts
from reportgen.compare.fields import FieldComparer
from reportgen.compare.match import match_plans
from reportgen.compare.streams import stream_changes
from reportgen.compare.wording import Pieces, sides, wording
from reportgen.model import Comparison, Reading

__all__ = ["Pieces", "compare", "movements", "sides", "wording"]


def compare(before: Reading, after: Reading, pairs: Sequence[tuple[str, str]] = ()) -> Comparison:
    """Account for every item of two readings.

    pairs are those that period.toml settles: on either side a label, a ref, "'Sheet'!row", or "none" for no counterpart. One that
    names nothing is a UsageError. Pairs that are not certain are warnings, with the lines that settle them.
    """
    with collection_paused():
        matching = match_plans(before.plan, after.plan, pairs)
        comparer = FieldComparer(before, after, matching.streams)
        changes = changes_of(matching.groups, comparer, matching.streams)
        return Comparison(
            changes=changes,
            balance=balance(changes, before.plan, after.plan),
            columns=column_changes(comparer.then, comparer.now),
            work_streams=stream_changes(before.plan, after.plan, matching.streams),
            findings=doubts(matching.groups, matching.before, matching.after),
        )
