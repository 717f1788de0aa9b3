"""A long plan is looked at to its end. How long that takes is measured in benchmarks/, not here."""

from dataclasses import replace

from reportgen.check import Context
from reportgen.check.rules import refs
from reportgen.model import Plan, Reading, WorkStream

MANY = 20_000


def test_the_references_of_a_long_plan_are_all_looked_at(make_action):
    one = make_action("1.1")
    items = tuple(
        replace(one, ref=f"{chr(97 + at // 1000)}.{at % 1000}", source=replace(one.source, row=at))
        for at in range(MANY)
        if at % 7
    )
    context = Context(Reading(Plan("A plan", (WorkStream("1", "All", items),)), ()))
    found = [*refs.gaps(context), *refs.order(context)]
    assert {finding.code for finding in found} == {"ref-gap"}
