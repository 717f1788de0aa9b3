"""reportgen: action-plan workbooks in, a committee's Word papers out."""

__version__ = "0.1.0"
