"""What the caption of Figure 1 says."""

from dataclasses import replace

from reportgen import tally
from reportgen.model import Status, StatusWord
from reportgen.paper.figure import message

STUCK, MOVING, DONE = StatusWord("Stuck", "red", False), StatusWord("Moving", "amber", False), StatusWord("Done", "green", True)


def test_a_figure_without_a_status_that_means_completed_speaks_of_none_of_them(make_action):
    items = [replace(make_action(f"1.{n}"), status=Status("Moving", "Moving", "word", "amber", False)) for n in range(1, 10)]
    assert message(tally.count("actions", items, (STUCK, MOVING)), "action").replace("\u00a0", " ") == "9 actions by status"
    told = message(tally.count("actions", items, (STUCK, MOVING, DONE)), "action").replace("\u00a0", " ")
    assert told == "None of the 9 actions is done"
    told = message(tally.count("actions", items[:1], (STUCK, MOVING, DONE)), "action").replace("\u00a0", " ")
    assert told == "The only action is not done"
