"""Pages for a browser: each one file by itself, that asks nothing of a network."""

from reportgen.render.html.diff import Side, comparison_html
from reportgen.render.html.sheets import reading_html

__all__ = ["Side", "comparison_html", "reading_html"]
