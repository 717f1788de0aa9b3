"""Small plans to test with."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import settings

from reportgen.model import Action, Due, Plan, Source, Status, StatusWord, WorkStream

settings.register_profile("untimed", deadline=None)  # how fast a machine is says nothing of the code
settings.load_profile("untimed")

COMPLETED = StatusWord("Completed", "green", True)
PROGRESS = StatusWord("In progress", "amber", False)
STATIC = StatusWord("Static", "red", False)
VOCABULARY = (COMPLETED, PROGRESS, STATIC)
_BY_LETTER = {"c": COMPLETED, "p": PROGRESS, "s": STATIC}


@pytest.fixture
def make_action() -> Callable[..., Action]:
    """An action by its ref, a letter for its status (c, p, s, or - for none), and what else is given."""

    def make(ref: str, status: str = "p", due: date | None = None, **more: object) -> Action:
        word = _BY_LETTER.get(status)
        read = (
            Status(word.label, word.label.upper(), "word", word.rag, word.complete)
            if word
            else Status(None, None, None, None, None)
        )
        sheet = f"Work stream {ref.split('.')[0]}"
        when = Due(due.strftime("%d/%m/%Y"), "date", due, due) if due else None
        values = {"label": ref, "ref": ref, "action": f"Do the thing numbered {ref}.", "status": read, "due": when}
        source = Source("plan.xlsx", sheet, int(float(ref) * 100), cells=(("status", f"H{int(float(ref) * 100)}"),))
        return Action(**{"source": source, **values, **more})  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_plan(make_action: Callable[..., Action]) -> Callable[..., Plan]:
    """A plan from a text of statuses for each work stream: make_plan("ccp", "ps")."""

    def make(*streams: str, **more: object) -> Plan:
        built = []
        for number, letters in enumerate(streams, 1):
            actions = tuple(make_action(f"{number}.{at}", letter) for at, letter in enumerate(letters, 1))
            built.append(WorkStream(str(number), f"Theme {number}", actions))
        return Plan("A plan", tuple(built), **{"statuses": VOCABULARY, **more})  # type: ignore[arg-type]

    return make
