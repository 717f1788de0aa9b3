"""Headings as a council writes them."""

from random import Random

from layouts.pools import HEADINGS, UNUSUAL


class Wording:
    """One table's choice of words for its headings."""

    def __init__(self, rng: Random, style: str) -> None:
        self.rng = rng
        self.style = style
        self.joint = rng.choice(("\n", " / ", " | "))

    def role(self, role: str) -> str:
        """The heading of a column that holds a role."""
        plain, (welsh, english) = HEADINGS[role]
        if self.style == "unusual" and self.rng.random() < 0.4:
            return UNUSUAL[role]
        if self.style == "bilingual":
            return f"{welsh}{self.joint}{english}"
        return self.shown(self.rng.choice(plain))

    def shown(self, text: str) -> str:
        """A heading in the table's manner."""
        match self.style:
            case "capitals":
                return text.upper()
            case "colons":
                return text + ":"
            case "broken":
                return text.replace(" ", "\n")
            case "spaced":
                return f" {text.replace(' ', '  ')}\u00a0"
        return text


def period_labels(rng: Random, year: int, count: int) -> list[str]:
    """The names of periods that follow one another, oldest first."""
    short = f"{year}/{(year + 1) % 100:02}"
    styles = (
        [f"Q{number}" for number in range(1, 5)],
        [f"Q{number} {short}" for number in range(1, 5)],
        [f"{month} {year}" for month in ("June", "September", "December")] + [f"March {year + 1}"],
        [f"{month} {year}" for month in ("Jun", "Sept", "Dec")] + [f"Mar {year + 1}"],
        [f"{month} {year} Board" for month in ("May", "July", "Oct", "Dec")],
    )
    return rng.choice(styles)[:count]
