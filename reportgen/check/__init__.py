"""The rules a seasoned manager applies by eye. A rule is a function; to add one, write it and put it in RULES."""

from reportgen.check.context import Context, Rule
from reportgen.check.group import group
from reportgen.check.rules import RULES
from reportgen.check.run import run
from reportgen.check.settle import Settled, settle

__all__ = ["RULES", "Context", "Rule", "Settled", "group", "run", "settle"]
