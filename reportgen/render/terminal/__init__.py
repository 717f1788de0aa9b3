"""What read, check and diff print: plain text that a person reads at 80 columns; our own words are ASCII."""

from reportgen.render.terminal.comparison import comparison_text
from reportgen.render.terminal.findings import findings_text
from reportgen.render.terminal.history import life_text, truth_text
from reportgen.render.terminal.reading import reading_text

__all__ = ["comparison_text", "findings_text", "life_text", "reading_text", "truth_text"]
