"""Conditional formats: rules in a workbook that colour cells by what stands in them, shown here as Excel shows them.

rules.py reads them with the sheet; show.py, imported only where a workbook has some, shows them.
"""

from reportgen.workbook.conditional.rules import EXTENSION, Rule, read_rules

__all__ = ["EXTENSION", "Rule", "read_rules"]
