"""Two readings of a plan compared: what changed, item by item.

match decides which item is which (exact pairs, then the best assignment by evidence, then splits and merges), fields what
differs between two of them, change what that makes of each, balance how the totals moved, facts what is to be said of it, explain
whether the officers said it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportgen.collection import collection_paused
from reportgen.compare.balance import balance, movements
from reportgen.compare.change import changes_of
from reportgen.compare.columns import column_changes
from reportgen.compare.doubt import doubts
from reportgen.compare.explain import explain, has_entries, leaves_number_open
from reportgen.compare.facts import facts_of, setting
from reportgen.compare.fields import FieldComparer
from reportgen.compare.match import match_plans
from reportgen.compare.streams import stream_changes
from reportgen.compare.swapped import by_rows, told
from reportgen.compare.wording import Pieces, sides, wording
from reportgen.model import Comparison, Reading
from reportgen.model.history import History

__all__ = ["Pieces", "compare", "leaves_number_open", "movements", "sides", "wording"]


def compare(
    before: Reading,
    after: Reading,
    pairs: Sequence[tuple[str, str]] = (),
    *,
    as_at: date | None = None,
    before_as_at: date | None = None,
    history: History | None = None,
) -> Comparison:
    """Account for every item of two readings: what became of it, the facts, and whether the officers' entry explains it.

    pairs are those that period.toml settles: on either side a label, a ref, "'Sheet'!row", or "none" for no counterpart. One that
    names nothing is a UsageError. Pairs that are not certain are warnings, with the lines that settle them. as_at and
    before_as_at are the days that the readings describe; history is that of the periods up to the earlier one.
    """
    with collection_paused():
        matching = match_plans(before.plan, after.plan, pairs)
        groups, swapped = by_rows(matching.groups)
        comparer = FieldComparer(before, after, matching.streams)
        changes = changes_of(groups, comparer, matching.streams)
        known = setting(comparer, as_at, before_as_at, history, before)
        with_facts = [replace(change, facts=(*told(change, swapped), *facts_of(change, known))) for change in changes]
        explained, claims = explain(with_facts, after, comparer)
        return Comparison(
            changes=explained,
            balance=balance(changes, before.plan, after.plan),
            columns=column_changes(comparer.then, comparer.now),
            work_streams=stream_changes(before.plan, after.plan, matching.streams),
            claims=claims,
            findings=doubts(groups, matching.before, matching.after),
            entries=has_entries(comparer),
        )
