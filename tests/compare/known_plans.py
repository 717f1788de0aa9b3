"""Random plans of several styles: what councils put in their workbooks, made of parts."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportgen.model import Action, Column, Due, Plan, Reading, Source, Status, StatusWord, WorkStream


def bank(*lines: str) -> list[str]:
    """Words or phrases, parted by strokes."""
    return [words for line in lines for words in line.split("|")]


@dataclass(frozen=True)
class Subject:
    """What the plans of one kind speak of, and how: shapes are sentences with {Verb}, {verb}, {Thing},
    {thing}, {other}, {aim}, {count}."""

    verbs: list[str]
    things: list[str]
    aims: list[str]
    teams: list[str]
    leads: list[str]
    news: list[str]
    team: str
    shapes: list[str]


CHILDREN = Subject(
    verbs=bank(
        "agree|appoint|audit|brief|commission|complete|consult|convene|deliver|design|develop|draft|embed",
        "establish|evaluate|extend|finalise|implement|introduce|investigate|launch|map|monitor|negotiate|pilot",
        "prepare|procure|promote|publish|recruit|refresh|renew|report|review|revise|roll-out|sample|secure",
        "simplify|strengthen|survey|train|transfer|update|validate",
    ),
    things=bank(
        "threshold document|supervision policy|foster carer handbook|permanency tracker",
        "staff induction programme|caseload dashboard|early help offer|assessment template",
        "pathway plans for care leavers|court work protocol|missing children procedure|placement budget",
        "agency staff contract|advocacy service|life story work|neglect toolkit|quality assurance framework",
        "complaints log|young carers strategy|contact centre rota|private fostering campaign",
        "legal planning meetings|chronology standard|case transfer rules|health passport|virtual school report",
        "adoption support package|return interviews|parenting assessments|risk register",
        "data cleansing exercise|joint commissioning board|family group conferences|short breaks review",
        "exploitation screening tool|practice observation scheme|workforce census|recording system upgrade",
        "kinship carer allowance|sufficiency statement|travel training|sibling assessments",
        "emergency duty arrangements|reunification guidance|participation charter|transition protocol",
        "strategy discussions|mentoring circle|caseholder handover checklist|domestic abuse pathway",
    ),
    aims=bank(
        "so that children are seen sooner|to reduce drift and delay|in line with the inspection findings",
        "with partners on the Board|to lower the use of agency workers|and report the results to members",
        "so that plans are written with families|across all localities|before the new financial year",
        "to meet the national standard|following the peer challenge|with a named lead in each service",
        "so that thresholds are understood|and test it with practitioners|to improve retention",
        "in response to the audit of case files|using the regional framework",
        "with clear timescales for managers|to bring spending back within budget|for every child in need",
    ),
    teams=bank("North|South|East|West|Central|Riverside|Hillside|Parkway|Station|Harbour|Abbey|Market|Castle|Bridge"),
    leads=bank(
        "AD Safeguarding|Head of Quality|Service Manager MASH|Principal Social Worker|HR Business Partner",
        "Head of Looked After Children|Fostering Manager|Data Manager|Commissioning Lead|Head of Early Help",
    ),
    news=bank(
        "Draft shared with the Board|consultation has closed|two posts were filled|the supplier was late",
        "training dates are set|feedback is being considered|a first report went to the management team",
        "numbers are rising slowly|the policy is with legal services|interviews took place in August",
        "further funding was requested|the pilot covers three schools|managers meet weekly",
        "audit results were good|the website was updated|vacancies remain in one team",
    ),
    team=" in the {team} team",
    shapes=["{Verb} the {thing} {aim}"] * 3 + ["{Verb} the {thing} {aim}, and {verb} the {other}"] * 2,
)

TOWN = Subject(
    verbs=bank(
        "install|repair|renew|tender for|let|inspect|repaint|relocate|replace|digitise|licence|survey|clear|insure|value",
        "resurface|demolish|lease|light|plant|test|upgrade|migrate|decommission|archive|staff|open|close|rebrand|fund",
    ),
    things=bank(
        "street lamps|public toilets|allotment sites|bowling green pavilions|cash offices|parking meters|gritting routes",
        "cemetery records|payroll system|fleet of refuse lorries|leisure centre boilers|planning archive|council tax letters",
        "market stalls|tree stock|flood gates|play areas|bus shelters|housing waiting list|empty homes|server rooms|door locks",
        "landlord register|noise meters|recycling points|home working kit|asset register|customer portal|grants scheme",
        "food hygiene ratings|taxi ranks|cycle lanes|war memorials|community halls|museum store|festival licences|fire doors",
    ),
    aims=bank(
        "ahead of winter|within the capital budget|following the auditor's letter|at no extra cost|subject to cabinet approval",
        "as promised in the manifesto|to cut carbon by a fifth|with ward councillors|after public consultation",
        "under the new procurement rules|so that complaints fall|with the parish councils|using reserves",
        "and charge a fair price|to make them safe for disabled residents|by direct labour",
    ),
    teams=bank("Ashford|Belmont|Carlton|Denham|Elmswood|Foxhill|Greenway|Heston|Ivybridge|Kingsmead|Langley|Moorside"),
    leads=bank("Cllr A. Brown|J Smith|Finance|Estates|Parks & Open Spaces|IT|P. Okafor|M Jones / T Lee|Env. Health|Legal"),
    news=bank(
        "on site|specification written|three bids in|contractor appointed|awaiting planning permission|works 40% done",
        "snagging list agreed|invoice paid|delayed by rain|members briefed|statutory notice served|survey found asbestos",
        "budget moved to next year|no objections received|legal completion due|keys handed over",
    ),
    team=" at {team}",
    shapes=[
        "{Verb} {thing}", "{Verb} {thing} {aim}", "{Verb} {thing} {aim}", "{Verb} {thing} and {other} {aim}",
        "{Verb} {thing} {aim}, and {verb} the {other}", "{Thing}: {verb} where needed {aim}, then report on the {other}",
        "We will {verb} the {thing} {aim}. This includes the {other}", "Officers to {verb} {thing} {aim}; {other} to follow",
    ],
)  # fmt: skip

TRUST = Subject(
    verbs=bank(
        "screen|triage|discharge|refer|re-admit|immunise|scan|sterilise|ventilate|rota|cost|benchmark|escalate|re-provide",
        "re-tender|outsource|repatriate|co-locate|credential|appraise|induct|roster|triangulate|reconcile|stock-take",
    ),
    things=bank(
        "falls bundle|sepsis pathway|theatre lists|outpatient letters|bed state meeting|ambulance handovers|ward rounds",
        "infection control link nurses|mortality reviews|stroke unit|pressure ulcer dressings|medicines trolleys|crash bells",
        "maternity triage line|hip fracture clinic|discharge lounge|two week wait|blood cultures|serious incident log",
        "safe staffing tool|whistleblowing guardian|dementia champions|patient transport|radiology backlog|consent forms",
        "nurse bank|junior doctors' forum|complaints response times|duty of candour letters|oxygen prescribing",
    ),
    aims=bank(
        "over seven days|within four hours|by Q2|for over-75s|on every acute ward|with the CCG|under the CQC notice",
        "without loss of elective work|as the Keogh review asked|at both hospitals|to national trajectory|within tariff",
    ),
    teams=bank("Ward 3|Ward 4|Ward 7|Ward 11|Ward 12|St Anne's|A&E|ITU|Theatre 2|Theatre 5"),
    leads=bank("Medical Director|Chief Nurse|COO|Dir. of Finance|Matron (surgery)|Matron (medicine)|Chief Pharmacist|CIO"),
    news=bank(
        "audit shows 87%|business case approved|recruitment drive in Spain|pilot extended|no new cases|locums in place",
        "dashboard goes to Board|rated requires improvement|kit on order|SOP ratified|training at 62%|trajectory missed",
    ),
    team=", {team}",
    shapes=[
        "{Verb} {count} of the {thing} {aim}", "{Thing} - {verb} {aim}", "{Thing}: {verb} and review {aim}",
        "To {verb} the {thing} {aim}. To bring the {other} to {count}%", "{Verb} {thing}\n{Verb} {other} {aim}",
        "Ensure that the {thing} are in use {aim} and that at least {count} staff can {verb} the {other}",
        "{Verb} the {thing} {aim}, and {verb} the {other}",
    ],
)  # fmt: skip

MONTHS = [f"{month} {year}" for year in (2015, 2016) for month in ("March", "June", "September", "December")]
STATUSES = {"Completed": ("green", True), "In progress": ("amber", False), "Static": ("red", False)}
RICH = ("ref", "objective", "action", "milestones", "targets", "lead", "due", "progress", "status", "changes")
PLAIN = ("ref", "action", "milestones", "targets", "lead", "due", "progress", "status", "changes")
POOR = ("ref", "action", "lead", "due", "status")


_COUNT = re.compile(r"\b\d\d(?=%| of | staff)")


@dataclass(frozen=True)
class Line:
    """One action as the generator keeps it; key is who it is, whatever happens to it."""

    key: int
    stream: int
    text: str
    lead: str
    status: str
    due: str
    progress: str
    milestones: str
    targets: str
    objective: str = ""
    ref: str = ""
    retired: bool = False
    changes: str | None = None


class Author:
    """Writes plans, and words them anew as officers do."""

    def __init__(self, seed: int, subject: Subject = CHILDREN) -> None:
        self.random = random.Random(seed)
        self.subject = subject
        self.last_key = 0

    def plan(self, size: int, streams: int = 7, siblings: float = 0.2, refs: bool = True, led: float = 0.15) -> list[Line]:
        """A plan of actions; siblings is the share that are like another but for a team's name, a number or the lead."""
        lines: list[Line] = []
        told: set[tuple[str, str]] = set()
        for _ in range(20 * size):
            if len(lines) >= size:
                break
            if lines and self.random.random() < siblings:
                line = self.sibling(self.random.choice(lines), led)
            else:
                line = self.line(self.random.randrange(streams))
            if (line.text, line.lead) not in told:  # nobody could tell two such apart
                told.add((line.text, line.lead))
                lines.append(line)
        lines.sort(key=lambda line: line.stream)
        return number(lines) if refs else lines

    def key(self) -> int:
        """A key that nobody has."""
        self.last_key += 1
        return self.last_key

    def line(self, stream: int) -> Line:
        """A new action."""
        pick, subject = self.random.choice, self.subject
        verb, thing = pick(subject.verbs), pick(subject.things)
        shape = pick(subject.shapes)
        text = shape.format(
            Verb=verb[0].upper() + verb[1:],
            verb=verb,
            thing=thing,
            Thing=thing[0].upper() + thing[1:],
            other=pick(subject.things),
            aim=pick(subject.aims),
            count=self.random.randint(10, 95) if "{count}" in shape else 0,
        )
        if self.random.random() < 0.5:
            text += subject.team.format(team=pick(subject.teams))
        return Line(
            self.key(),
            stream,
            text + ".",
            pick(subject.leads),
            pick(list(STATUSES)),
            pick(MONTHS),
            self.news(),
            self.milestones(),
            f"{self.random.randint(50, 100)}% within {self.random.randint(5, 45)} days",
            objective=f"Our {subject.things[stream]} {subject.aims[stream]}" + " and beyond" * self.random.randrange(2),
        )

    def milestones(self) -> str:
        """A text of milestones."""
        pick, subject = self.random.choice, self.subject
        staff = self.random.randint(2, 60)
        done = f"{pick(subject.verbs)} {pick(subject.things)} with {staff} staff"
        return f"{pick(subject.things).capitalize()} ready by {pick(MONTHS)}; {done}"

    def sibling(self, of: Line, led: float = 0.15) -> Line:
        """Another action like one, but for the team it is about, a phase, or (led is how often) who leads it."""
        pick = self.random.choice
        lead = pick([of.lead, pick(self.subject.leads)])
        form = self.random.random()
        if form < led:
            text, lead = of.text, pick(self.subject.leads)
        elif form < led + 0.15:
            text = self.of_another_number(of.text)
        else:
            text = self.of_another_team(of.text)
        milestones = pick([of.milestones, self.milestones()])
        return replace(of, key=self.key(), text=text, lead=lead, milestones=milestones, progress=self.news(), due=pick(MONTHS))

    def of_another_number(self, text: str) -> str:
        """A text with another number in it, or as another phase where it had none."""
        own = _COUNT.search(text)
        if own:
            return f"{text[: own.start()]}{self.random.randint(10, 95)}{text[own.end() :]}"
        return text.partition(" (phase")[0].rstrip(".") + f" (phase {self.random.randint(1, 4)})."

    def of_another_team(self, text: str) -> str:
        """A text with another team's name, or with one where it had none."""
        team = self.random.choice(self.subject.teams)
        own = next((word for word in self.subject.teams if self.subject.team.format(team=word) in text), None)
        if own:
            return text.replace(self.subject.team.format(team=own), self.subject.team.format(team=team))
        return text.rstrip(".") + self.subject.team.format(team=team) + "."

    def news(self) -> str:
        """A progress text."""
        return ". ".join(text.capitalize() for text in self.random.sample(self.subject.news, 4)) + "."

    def reworded(self, text: str) -> str:
        """A text with a few words changed, left out or put in."""
        words = text.split()
        for _ in range(self.random.randint(1, min(3, 1 + len(words) // 6))):
            at = self.random.randrange(len(words))
            change = self.random.choice(("replace", "insert", "delete"))
            new = self.random.choice(
                ["further", "all", "new", "jointly", "revised", "clear", "regular", "local", "agreed", "the service's"]
            )
            if change == "delete" and self._is_common(words[at]) and len(words) > 6:
                del words[at]
            elif change == "insert":
                words.insert(at, new)
            elif self._is_common(words[at]):
                words[at] = new
        return " ".join(words)

    def _is_common(self, word: str) -> bool:
        word = word.strip(".,;:()%")
        return not word.isdigit() and all(word not in team.split() for team in self.subject.teams)

    def rephrased(self, text: str) -> str:
        """The same thing said in another order, at more length or more briefly."""
        text = text.rstrip(".")
        verb, _, rest = text.partition(" ")
        form = self.random.randrange(5)
        if form == 0:
            return f"Continue to {verb.lower()} {rest}."
        if form == 1 and rest:
            return f"{rest[0].upper()}{rest[1:]}: {verb.lower()}."
        if form == 2:
            return f"{text}, {self.random.choice(self.subject.aims)}."
        if form == 3:
            return f"By {self.random.choice(MONTHS)}, {verb.lower()} {rest}."
        return f"{text}. Progress will be reported every quarter to the programme board."


def number(lines: Sequence[Line]) -> list[Line]:
    """Refs by place: 1.1, 1.2 …; what is in a Retired box keeps its own."""
    counts: dict[int, int] = {}
    found = []
    for line in lines:
        if not line.retired:
            counts[line.stream] = counts.get(line.stream, 0) + 1
            line = replace(line, ref=f"{line.stream + 1}.{counts[line.stream]}")
        found.append(line)
    return found


def reading(
    lines: Sequence[Line], file: str, titles: Sequence[str] = (), columns: Sequence[str] = PLAIN, divided: bool = True
) -> Reading:
    """The lines as reportgen reads them; each line's key is its row. Without columns a field is None, undivided one list."""
    lines = lines if divided else [replace(line, stream=0) for line in lines]
    built = []
    for stream in sorted({line.stream for line in lines}):
        of_stream = [line for line in lines if line.stream == stream]
        title = titles[stream] if titles else f"{CHILDREN.things[stream].capitalize()} and {CHILDREN.things[-1 - stream]}"
        actions = tuple(_action(line, file, columns) for line in of_stream if not line.retired)
        retired = tuple(_action(line, file, columns) for line in of_stream if line.retired)
        name = (str(stream + 1), title) if divided else (None, None)
        built.append(WorkStream(*name, actions, (), retired))
    vocabulary = tuple(StatusWord(label, rag, complete) for label, (rag, complete) in STATUSES.items())  # type: ignore[arg-type]
    heads = tuple(Column(file, "Plan", f"{'ABCDEFGHIJ'[at]}1", name.title(), name) for at, name in enumerate(columns))  # type: ignore[arg-type]
    return Reading(Plan("A plan", tuple(built), vocabulary), heads)


def _action(line: Line, file: str, columns: Sequence[str]) -> Action:
    rag, complete = STATUSES.get(line.status, (None, None))
    values = {
        "ref": line.ref or None,
        "objective": line.objective or None,
        "lead": (line.lead,),
        "due": _due(line.due),
        "progress": line.progress or None,
        "targets": line.targets or None,
        "milestones": line.milestones or None,
        "changes": line.changes,
    }
    return Action(
        label=f"{line.ref or 'row ' + str(line.key)}{' (retired)' if line.retired else ''}",
        action=line.text,
        status=Status(line.status, line.status.upper(), "word", rag, complete),  # type: ignore[arg-type]
        source=Source(file, f"Work stream {line.stream + 1}", line.key),
        lead_text=line.lead if "lead" in columns else None,
        kept="retired" if line.retired else "action",
        **{name: value for name, value in values.items() if name in columns},  # type: ignore[arg-type]
    )


def _due(text: str) -> Due | None:
    month, _, year = text.partition(" ")
    number_of = {"March": 3, "June": 6, "September": 9, "December": 12}.get(month)
    if number_of is None:
        return Due(text, "unreadable", None, None) if text else None
    return Due(text, "month", date(int(year), number_of, 1), date(int(year), number_of, 30))
