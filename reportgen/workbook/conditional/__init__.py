"""Conditional formats: rules in a workbook that colour cells by what stands in them, shown here as Excel shows them."""

from reportgen.workbook.conditional.rules import Rule, read_rules
from reportgen.workbook.conditional.show import show_rules
from reportgen.workbook.conditional.sight import Sight

__all__ = ["Rule", "Sight", "read_rules", "show_rules"]
