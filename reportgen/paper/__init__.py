"""Papers: one module a kind, each a frozen dataclass that is its template's vocabulary."""
