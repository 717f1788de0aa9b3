"""Pages for a browser: each one file by itself, that asks nothing of a network."""

from reportgen.render.html.sheets import reading_html

__all__ = ["reading_html"]
