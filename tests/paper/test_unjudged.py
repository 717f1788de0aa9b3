"""What the paper says of actions of which nobody knows whether they are completed."""

from reportgen.model import Tally
from reportgen.paper.common import unjudged
from reportgen.tally import Due


def test_it_says_how_many_they_are_and_which(make_action):
    one, two = make_action("1.2"), make_action("1.3")
    assert unjudged(Due(None, None)) == ""
    assert "1 action has a status that does not say whether it is completed" in unjudged(
        Due(None, None, Tally("x", (one,)))
    ).replace("\u00a0", " ")
    told = unjudged(Due(None, None, Tally("x", (one, two)))).replace("\u00a0", " ")
    assert told.startswith("2 actions have a status that does not say whether they are completed")
    assert told.endswith("1.2 and 1.3.")
