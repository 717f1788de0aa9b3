"""The only place that knows Excel: a workbook's bytes in, a frozen Grid out."""

from reportgen.workbook.open import open_workbook

__all__ = ["open_workbook"]
