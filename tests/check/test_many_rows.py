"""What rules do with each row takes no longer in a long plan than in a short one."""

from dataclasses import replace
from time import perf_counter

from reportgen.check import Context
from reportgen.check.rules import refs
from reportgen.model import Plan, Reading, WorkStream

MANY = 20_000


def test_references_are_looked_at_in_time_that_grows_with_their_number_alone(make_action):
    one = make_action("1.1")
    items = tuple(
        replace(one, ref=f"{chr(97 + at // 1000)}.{at % 1000}", source=replace(one.source, row=at))
        for at in range(MANY)
        if at % 7
    )
    context = Context(Reading(Plan("A plan", (WorkStream("1", "All", items),)), ()))
    began = perf_counter()
    found = [*refs.gaps(context), *refs.order(context)]
    assert perf_counter() - began < 6, "with the square of the rows it takes a minute"
    assert {finding.code for finding in found} == {"ref-gap"}
