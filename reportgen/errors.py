"""What can go wrong, one class for each exit status, each with a sentence and a remedy for the person."""

from pathlib import PurePath


class ReportgenError(Exception):
    """A sentence that says what is wrong and where, and what to do about it. exit_status is what the command ends with."""

    exit_status = 5

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class UsageError(ReportgenError):
    """Wrong use of a command, or a mistake in report.toml or period.toml."""

    exit_status = 2


class InputError(ReportgenError):
    """A workbook or other input that cannot be read, or holds no plan."""

    exit_status = 3


class TemplateError(ReportgenError):
    """A Word template that cannot be used as it stands."""

    exit_status = 4


class OutputError(ReportgenError):
    """A file that cannot be written, or one that would be wrong if it were."""

    exit_status = 5


def place(file: str | PurePath | None, sheet: str | None = None, cell: str | None = None) -> str:
    """A place as Excel writes it: plan.xlsx, 'Work stream 2'!F14. A quote in a sheet's name is doubled."""
    quoted = "'" + sheet.replace("'", "''") + "'" if sheet is not None else ""
    where = f"{quoted}!{cell}" if cell and quoted else quoted or cell or ""
    return ", ".join(part for part in (str(file) if file else "", where) if part)
