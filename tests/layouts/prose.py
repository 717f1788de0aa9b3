"""Officers' prose from seeded pools; no two actions of a plan are alike."""

from datetime import date, timedelta
from random import Random

from layouts import pools


class Prose:
    """Texts of one plan."""

    def __init__(self, rng: Random, year: int) -> None:
        self.rng = rng
        self.year = year
        self.told: set[str] = set()

    def _new(self, make: "object") -> str:
        while True:
            text = make()  # type: ignore[operator]
            if text.casefold() not in self.told:
                self.told.add(text.casefold())
                return text

    def action(self) -> str:
        """What is to be done: a few words, a sentence, several, or one with bullets."""
        return self._new(self._action)

    def _action(self) -> str:
        rng = self.rng
        short = f"{rng.choice(pools.VERBS)} {rng.choice(pools.THINGS)}"
        kind = rng.random()
        if kind < 0.12:
            return short
        text = f"{short} {rng.choice(pools.PURPOSES).format(number=rng.randint(3, 400))}"
        if kind < 0.5:
            return text + rng.choice((".", ""))
        if kind < 0.62:
            return text + "".join(f"\n• {bullet}" for bullet in pools.BULLETS[: rng.randint(2, 3)])
        return f"{text}. {rng.choice(pools.TAILS)}"

    def objective(self) -> str:
        """What actions are for."""
        rng = self.rng
        return self._new(
            lambda: rng.choice(pools.OBJECTIVES).format(
                know=rng.choice(("know", "understand")), get=rng.choice(("get", "receive")), thing=rng.choice(pools.THINGS)
            )
        )

    def progress(self) -> str:
        """How it is going, in one to three sentences or bullets."""
        rng = self.rng
        said = [self._filled(text) for text in rng.sample(pools.PROGRESS, rng.choice((1, 1, 2, 3)))]
        return "\n".join(f"• {text}" for text in said) if len(said) > 1 and rng.random() < 0.3 else " ".join(said)

    def target(self) -> str:
        """What success looks like."""
        return self._filled(self.rng.choice(pools.TARGETS))

    def _filled(self, text: str) -> str:
        low = self.rng.randint(3, 60)
        day = self.day()
        total = low + self.rng.randint(1, 30)
        return text.format(number=low, total=total, month=f"{day:%B}", day=f"{day.day} {day:%B}")

    def day(self) -> date:
        """A day of the plan's year."""
        return date(self.year, 4, 1) + timedelta(days=self.rng.randint(0, 700))
