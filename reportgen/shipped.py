"""Where the templates and the sample that come with reportgen are: in a wheel beside the code, in a checkout above it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The path of a shipped file or folder: "templates", "inputs", "report.toml"."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name
