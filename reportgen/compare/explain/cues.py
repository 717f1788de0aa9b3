"""What tells an entry of a change from plain progress: words that say that something was changed, and words that say why."""

from reportgen.compare.explain import phrases, words
from reportgen.compare.explain.entry import Clause, folded

STRONG = words.any_of(
    r"because", r"owing to", r"due to", r"hence", r"therefore", r"as a result", r"so (?=\w)", r"in (?:light|view) of",
    r"on account of", r"pending(?! \w+$)", r"until", r"instead(?: of)?", r"rather than", r"no longer", r"not any ?more",
    r"replac\w+", r"swapp\w+", r"substitut\w+", r"switch(?:ed|ing)?", r"chang(?:ed|es|ing)", r"amended", r"revised",
    r"ditched", r"axed", r"(?:has |have |is |'s )?gone", r"(?:come|came|comes|taken|crossed|struck|dropped|knocked) (?:off|out)",
    r"re-?order\w*", r"re-?sequenc\w+", r"preced(?:es?|ed|ing)", r"(?:other|right|wrong) way (?:a)?round",
    r"(?:different|another|new|logical) order",
    r"left out", r"cut out", r"(?:slotted|worked|squeezed|folded|woven) in(?:to)?", r"added as",
    r"lost", r"swapped", r"first(?:,)? then",
    r"overtaken", r"supersed\w+", r"withdr\w+", r"dropped", r"scrapped", r"removed", r"deleted", r"added", r"inserted",
    r"(?:brought|pulled|put|built|taken|written) (?:in|into|out)", r"(?:tagged|bolted|tacked) on", r"tak(?:en|ing) (?:out|off)",
    r"asked (?:for|to|that|if|us)", r"(?:have|has|had) asked", r"request(?:ed)?", r"insist\w*",
    r"wanted", r"felt", r"advi[sc]ed?",
    r"decided", r"instruct\w+", r"direct(?:ed|ion) (?:by|from|of)", r"at the (?:\w+ )?request",
    r"agreed (?:that|to|we|it|not)", r"prefer\w*", r"(?:un)?realistic\w*", r"unachievable", r"undeliverable",
    r"out of date", r"typo\w*", r"trimm\w+", r"limited to", r"reflect\w*", r"in line with", r"consisten\w+", r"align\w+",
    r"to match", r"gone from", r"went from", r"move[ds]? (?:to|from|into)", r"turned (?:into|down)", r"means (?:we|that)",
    r"can(?:not|'t)", r"could(?: not|n't)", r"unable", r"not (?:possible|enough|able)", r"won't", r"didn't",
    r"too (?:\w+ )?(?:many|few|much|late|early|high|low|big|small|tight|vague|narrow|wide)",
    r"(?:marked|ticked|crossed|struck) (?:off|out|through)",
    r"now (?:only|just|also|to be|includ\w+|cover\w+|limited)",
    r"to be \w+ (?:only )?now", r"from now on", r"going forward",
)  # fmt: skip
"""Words of a change, a decision or a reason."""
_DONE = words.any_of(
    r"sent", r"held", r"attended", r"met", r"trained", r"issued", r"launched", r"published", r"submitted", r"received",
    r"visited", r"briefed", r"installed", r"circulated",
)  # fmt: skip
"""What was done, before a reason: that is why it was done, and not why something changed."""
_WITH_THINGS = words.any_of(
    r"removed", r"deleted", r"added", r"inserted", r"replac(?:ed|ing)", r"dropped", r"swapped", r"lost", r"changed",
    r"tak(?:en|ing) (?:out|off)",
)  # fmt: skip
"""What is done with things as well as with posts."""
_POST = words.any_of(
    r"posts?", r"roles?", r"jobs?", r"teams?", r"staff\w*", r"portfolios?", r"officers?", r"managers?", r"duties",
    r"restructur\w*", r"s?he", r"her", r"his", r"they", r"who", r"we", r"names?", r"this", r"it",
)  # fmt: skip
"""Who or what a lead is, or the action itself."""
_MORE_OR_LESS = words.any_of(
    r"extended", r"expanded", r"widened", r"broadened", r"narrowed", r"cut", r"reduced", r"increased", r"raised", r"lowered",
    r"halved", r"doubled", r"settled on", r"accepted",
    r"(?:up|down) from", r"not \w+\W*$", r"extra", r"additional", r"less", r"fewer", r"more",
    r"includ\w*", r"jointly", r"emphasi[sz]\w*", r"stress\w*", r"wider", r"too\W*$", r"new", r"now", r"so no",
    r"to (?:be|come|go|include|cover|test|stress)", r"need(?:s|ed)? to", r"must", r"ha(?:ve|s|d) to",
)  # fmt: skip
"""Words of a change, of whatever stands beside them."""


def is_cue(clause: Clause) -> bool:
    """Whether a clause is of a change or gives a reason; no general words ("Amended.", "Good progress")."""
    if phrases.GENERAL.fullmatch(clause.folded.strip(" .")) or phrases.DENIAL.fullmatch(clause.folded.strip(" .,:")):
        return False
    return STRONG.search(clause.folded) is not None


def gives_reason(clause: Clause) -> bool:
    """Whether a clause is such and its sentence says before it of nothing else that it was done ("Letter sent because …")."""
    sentence = folded(clause.sentence)
    cue, done = STRONG.search(sentence), _DONE.search(sentence)
    return is_cue(clause) and (cue is None or done is None or done.start() > cue.start())


def is_of_thing(clause: Clause) -> bool:
    """Whether all that a clause tells of a change is what was done with a thing that is no post: "Asbestos removed"."""
    rest = _WITH_THINGS.sub(" ", clause.folded)
    return STRONG.search(rest) is None and _POST.search(rest) is None


def is_progress(clause: Clause) -> bool:
    """Whether a clause tells what was done and has no word of a change: "Published on the website"."""
    done = _DONE.search(clause.folded) or phrases.ACCOMPLISHED.search(clause.folded)
    return done is not None and not is_change_of_named(clause)


def is_change_of_named(clause: Clause) -> bool:
    """Whether a clause is of a change where it names what changed: "Training extended to foster carers"."""
    return is_cue(clause) or _MORE_OR_LESS.search(clause.folded) is not None
