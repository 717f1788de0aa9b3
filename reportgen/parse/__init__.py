"""From Grids and a Layout to a Reading: pure, and nothing of a workbook goes unaccounted for."""

from reportgen.parse.periods import stated_day
from reportgen.parse.plan import read_plan

__all__ = ["read_plan", "stated_day"]
