"""The words by which officers speak of each field of an action, as patterns over a folded clause (entry.folded).

Nouns name a field; moves say by themselves that it changed. docs/explanations.md lists them for people.
"""

import re
from functools import cache

_END = r"(?!\w)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{pattern}){_END}" for pattern in patterns))


NOUNS: dict[str, re.Pattern[str]] = {
    "due": _any(
        r"(?:target |due |completion |end |finish |delivery |implementation |agreed |planned |proposed |expected |review |"
        r"revised |new |original |milestone |action |closing |final )dates?",
        r"(?<!to )(?<!up to )dates?(?! of birth)",
        r"dead ?lines?",
        r"time ?-?(?:scales?|frames?|lines?)",
        r"due(?! to| course| regard| process| diligence)",
        r"cut ?-?off",
        r"(?:target|due) (?:month|quarter|year)",
    ),
    "lead": _any(
        r"(?:joint |co ?-?|deputy |interim |new |overall |project |action )*leads?(?: officers?| persons?| managers?| names?| roles?| members?)?(?! (?:professional|member|authority|councillor|agency|inspector|practitioner|worker|time|in\b))"
        r"(?! to\b(?! be\b))",
        r"(?:joint |co ?-?)?owner(?:s|ship)?(?! of (?!this|the (?:action|work|item)))",
        r"responsib\w+",
        r"accountab\w+",
        r"(?:officer|person|manager) in charge",
        r"leadership of (?:this|the) (?:action|work)",
        r"action holder",
        r"named officer",
        r"(?:lead )?officers?(?= (?:has |have |was |is )?(?:been )?(?:chang|updat|amend|replac|switch))",
        r"(?:new|different|another) (?:lead )?(?:officer|person|manager|post ?holder|colleague|director|head)",
        r"led by",
    ),
    "status": _any(
        r"status(?:es)?",
        r"rag",
        r"ratings?",
        r"(?:re-?)?rated",
        r"(?:from|to|at) (?:red|amber|green|blue)",
        r"(?:now|gone|went|turned|moved|back|is) (?:red|amber|green|blue)",
        r"improved from",
        r"worsened",
        r"deteriorat\w+",
        r"recovered",
        r"colour",
        r"turned (?:red|amber|green|blue|grey)",
        r"downgraded",
        r"upgraded",
    ),
    "action": _any(
        r"wording",
        r"(?:action|description|title|text|sentence|phrasing|terminology|scope|remit|emphasis|focus|brief|requirement|commitment|coverage)",
        r"word(?:s|ed)",
        r"language",
    ),
    "targets": _any(
        r"(?<!on )(?<!off )(?:key |stretch |performance )?targets?(?! date| month| group| quarter| audience| completion| year| cohort| deadline)",
        r"k\.?p\.?i\.?s?",
        r"success (?:measures?|criteri\w+)",
        r"threshold",
        r"benchmark",
        r"ambition",
        r"performance indicator",
        r"pass mark",
    ),
    "milestones": _any(
        r"(?:key |interim )?milestones?(?! date)",
        r"performance measures?",
        r"(?<!success )(?<!outcome )measures?(?! of)",
        r"interim (?:steps?|stages?)",
        r"deliverables?",
        r"(?:additional|extra|new|further|interim|more) (?:stages?|checkpoints?|points?|gateways?)",
        r"(?:next |key |new |extra |additional |further )steps?",
    ),
    "objective": _any(r"objectives?", r"(?:intended |desired |our )?outcomes?", r"aims?", r"goals?", r"purpose"),
    "work_stream": _any(
        r"work ?-?streams?", r"themes?", r"strands?", r"sections?", r"chapters?", r"pillars?", r"work ?-?packages?"
    ),
    "ref": _any(r"(?:action |ref(?:erence)? |item )?numbers?", r"numbering", r"ref(?:erence)?(?: no| number)?s?(?! to)"),
    "progress": _any(r"progress", r"narrative", r"commentary", r"update", r"position statement", r"latest position"),
}
"""What names a field. A bare "action" names its wording only beside a word of change."""

WEAK_DUE = _any(
    r"completion(?! of)",
    r"timings?",
    r"(?<!on )(?<!ahead of )(?<!behind )schedule",
    r"time ?-?table",
    r"finish",
    r"implementation",
    r"delivery",
    r"conclusion",
)
"""What may name a due date: only beside a word of change or a date."""

MOVES: dict[str, re.Pattern[str]] = {
    "due": _any(
        r"slip(?:s|ped|page|ping)?",
        r"exten(?:d|ds|ded|ding|sion)(?! (?:to (?:cover|include|all|other|the scope|a)|the (?:scope|offer|training|programme|pilot)))",
        r"(?:put|pushed|moved|set|knocked|brought|taken|bumped|nudged|held|slid) (?:it )?(?:back|out|forward)",
        r"(?:put|pushed|held|slid|knocked|bumped|nudged) (?:on|off|over)",
        r"moved on (?=to )",
        r"(?:put|push|pushed|moved|move|bumped|brought|bring|knocked|shunted) (?:the (?:deadline|date) )?(?:back|forward|to the right)",
        r"delay(?:s|ed|ing)?",
        r"defer(?:s|red|ral|ring)?",
        r"postpone(?:s|d|ment)?",
        r"resched\w+",
        r"re-?(?:profil|phas|tim|dat|forecast|baselin|programm)(?:e|ed|ing)",
        r"roll(?:ed)? (?:over|forward|on)",
        r"carr(?:y|ied) (?:over|forward)",
        r"(?:more|extra|additional|further|longer|insufficient) time",
        r"(?:taking|takes|took|needs?|needed|requires?|run|running|runs) (?:\w+ ){0,2}?(?:longer|late|over)",
        r"overr[ua]n(?:ning)?",
        r"late(?:r)?(?: than)?",
        r"earlier(?: than)?",
        r"sooner",
        r"(?:another|extra|additional|further) (?:\w+ )?(?:months?|weeks?|quarters?|terms?|years?)",
        r"\w+[ -](?:months?|weeks?)[' ]?(?: \w+)? (?:extension|delay|slip\w*|later|earlier|longer|more|extra)",
        r"now (?:due|expected|scheduled|planned|set|timetabled|anticipated)",
        r"(?:ahead of|behind) (?:schedule|plan|time)",
        r"accelerated",
        r"grace(?: period)?",
        r"grace",
        r"fast[ -]tracked",
        r"shortened",
        r"open[ -]ended",
        r"no (?:longer (?:has )?(?:an? )?)?(?:fixed |set |end |due )dates?",
        r"(?:next|following) (?:year|quarter|term|financial year)",
    ),
    "lead": _any(
        r"transfer(?:s|red)?(?: over)? to(?! (?:work ?stream|theme|strand|priority|section))",
        r"hand(?:s|ed|ing)?(?: over| on)? to",
        r"hand ?over",
        r"tak(?:e|es|en|ing) (?:over|on|up)(?: \w+){0,2}",
        r"took (?:over|on|up)",
        r"pass(?:es|ed)? (?:over )?(?:on )?to",
        r"(?:re-?)?(?:assigned|allocat\w+|attributed)(?: to)?",
        r"(?:now )?(?:sits|rests|lies) with",
        r"now (?:with|under)",
        r"pick(?:s|ed) (?:this |it )?up(?: by)?",
        r"covered by|covering (?:for|this)",
        r"interim|acting (?:up|as)",
        r"step(?:s|ped)? (?:in|down|aside|up)",
        r"succeed(?:s|ed)",
        r"(?:has |have |had )?left (?:the |her |his |their |us\b)?(?:council|authority|organisation|service|team|post|role|borough|department)?",
        r"maternity(?: leave)?|secondment|seconded",
        r"(?:change|turnover) (?:of|in) (?:manager|officer|personnel|staff|post ?holder|management|lead)s?",
        r"(?:staff(?:ing)?|personnel|management) changes?",
        r"new (?:in )?post(?: ?holder)?|new manager|new head|new director",
        r"replac(?:es|ed|ing)(?: \w+){0,4} (?:as|by)|in place of",
        r"departure",
        r"(?:appointed|joined|joins|added) (?:as|to) (?:\w+ ){0,2}(?:lead|owner)",
    ),
    "action": _any(
        r"re-?word\w*",
        r"re-?phras\w+",
        r"re-?writ\w+|rewrote|re-?wrote",
        r"re-?draft\w*",
        r"re-?cast",
        r"clarif\w+|clearer|clarity",
        r"tid(?:y|ied|ying)(?: up)?",
        r"typos?|typographical|spelling|grammar|grammatical",
        r"re-?nam\w+|re-?titl\w+",
        r"re-?scop\w+|re-?focus\w*|sharpen\w*|simplif\w+|strengthened|reframed|reworked|condensed",
        r"plain english|more (?:specific|precise|concise)|made (?:\w+ )?(?:specific|explicit|precise)",
        r"broaden\w*|widen\w*|narrow\w*",
        r"amend\w*|edit(?:ed|s|ing)?",
        r"(?:expanded|extended|revised|changed|updated|altered|adapted) to (?:cover|include|reflect|read|say|make|mention|refer)",
        r"now (?:reads|covers|includes|says|refers)",
        r"(?:split|divid\w+|separat\w+|merg\w+|combin\w+|amalgamat\w+|consolidat\w+)",
    ),
    "ref": _any(
        r"re-?number\w*",
        r"(?:was|were|formerly|previously|old|now|from|as) (?:action |ref |reference |no\.? |number |item )*[a-z]{0,3}\d+(?:\.\d+)*[a-z]?(?: |$|,)",
        r"new (?:number|ref)\w*",
    ),
    "progress": _any(r"updat\w+"),
    "work_stream": _any(
        r"moved (?:here|across|over|from (?:priority|theme|stream|section|objective|programme)|to (?:priority|theme|stream|section|objective))",
        r"(?:re-?located|re-?aligned|re-?grouped|sits better|fits better|re-?homed)",
    ),
}
"""What says that a field changed without naming it."""

CHANGED = _any(
    r"chang\w+", r"amend\w+", r"revis\w+", r"alter\w+", r"adjust\w+", r"modif\w+", r"updat\w+", r"mov\w+", r"add(?:s|ed|ing|ition)?", r"remov\w+",
    r"delet\w+", r"includ\w+", r"replac\w+", r"re-?set", r"rais\w+", r"increas\w+", r"lower\w+", r"reduc\w+", r"tighten\w+", r"relax\w+", r"cut",
    r"exten(?:ded|sion|ds)", r"correct\w+", r"switch\w+", r"drop\w+", r"br(?:ought|ing\w*)", r"put", r"push\w+", r"shift\w*", r"doubled", r"halved",
    r"transfer\w+", r"pass(?:ed|es)", r"hand(?:ed|s|over)", r"re-?assign\w+", r"re-?allocat\w+", r"re-?word\w+", r"re-?writ\w+", r"re-?phras\w+",
    r"clarif\w+", r"slip\w+", r"defer\w+", r"postpon\w+", r"resched\w+", r"delay\w+", r"re-?profiled", r"shorten\w+", r"went", r"up from", r"down from",
    r"split", r"merg\w+", r"strengthen\w+", r"upgrad\w+", r"downgrad\w+", r"align\w+", r"swap\w+", r"substitut\w+", r"eased", r"stretched",
    r"made", r"new", r"now", r"fixed", r"bec(?:ame|omes)", r"appoint\w+", r"turned", r"back to", r"revert\w*", r"renam\w+", r"expanded",
    r"introduc\w+", r"insert\w+", r"rounded", r"re-?based", r"dropp\w+", r"instead", r"rather than", r"no longer", r"different", r"wider", r"broader", r"narrower", r"longer", r"shorter", r"higher", r"lower", r"extra", r"additional",
)  # fmt: skip
"""Words of change."""

ASSERTED = _any(
    r"(?:been |was |were |is |are |has |have )*(?:chang|amend|revis|alter|adjust|modif|mov)(?:ed|e|es)",
    r"exten(?:ded|sion (?:agreed|granted|approved|given))", r"br(?:ought|ing) forward", r"(?:put|pushed|moved|set) back", r"slipped", r"deferred", r"postponed",
    r"rescheduled", r"delayed", r"shortened", r"re-?profiled", r"re-?phased", r"transferred", r"passed", r"handed", r"re-?assigned", r"re-?allocated", r"re-?worded",
    r"re-?written", r"re-?phrased", r"re-?drafted", r"clarified", r"raised", r"increased", r"lowered", r"reduced", r"tightened", r"relaxed", r"cut", r"doubled",
    r"halved", r"replaced", r"removed", r"deleted", r"dropped", r"added", r"switched", r"reset", r"corrected", r"updated", r"upgraded", r"downgraded", r"changes?",
    r"amendments?", r"revisions?", r"simplified", r"shifted", r"swapped", r"narrowed", r"widened", r"broadened", r"strengthened", r"edited", r"tidied", r"eased",
    r"taken (?:over|on)", r"took over", r"stretched", r"new", r"turned", r"refocused", r"expanded", r"renamed", r"renumbered",
)  # fmt: skip
"""Words that say that something has been changed: a claim."""

LATER = _any(
    r"exten(?:ded|sion)",
    r"slip(?:ped|page)",
    r"(?:put|pushed|moved|set|knocked|taken) (?:back|out)",
    r"deferred",
    r"deferral",
    r"postpone\w*",
    r"later",
    r"lengthened",
    r"delayed",
)
EARLIER = _any(
    r"brought forward",
    r"bring(?:ing)? forward",
    r"earlier",
    r"sooner",
    r"accelerated",
    r"shortened",
    r"fast[ -]tracked",
    r"ahead of (?:schedule|plan)",
)

NO_CHANGE = (
    r"(?:no|nil|not any) (?:\w+ )?(?:changes?|amendments?|alterations?|revisions?|updates?|modifications?)|nothing (?:has |was )?(?:changed|to report|new)|"
    r"unchanged|not changed|as (?:before|previous(?:ly)?|was|last \w+)(?=$|[.,;])|same as (?:before|last \w+|previous\w*)|"
    r"(?:remains|stays|stands) (?:unchanged|as (?:is|it was|before|it is)|the same)|without change"
)
"""What says that nothing changed."""
DENIAL = re.compile(
    rf"(?:(?:action|this action|all|overall|details|everything|plan) )?(?:(?:there )?(?:(?:has|have) been|(?:is|are|was|were)) )?(?:still )?(?:{NO_CHANGE}|none|nil)"
    r"(?: (?:needed|required|made|necessary|proposed|reported|identified|to (?:report|note|the (?:action|plan|entry|row)|this (?:action|entry)|make|be made|date|any (?:field|column)s?)|"
    r"(?:since|from|in|on|at|for|this|during|between|post|after|so far|of any|to this|here|as at).*))*"
)
"""An entry, or a clause of one, that says of the whole action that nothing changed."""
REST_DENIED = re.compile(
    r"(?:no|nil) other (?:changes?|amendments?|alterations?)(?:.*)|(?:nothing|none|all) else (?:has |is |was |remains )?(?:been )?(?:changed|unchanged|the same).*|"
    r"otherwise (?:unchanged|no changes?|as before|the same)|(?:the )?rest (?:is |remains |stays )?(?:unchanged|as before|the same)|"
    r"(?:no|nothing) further (?:changes?|amendments?).*|everything else (?:is |remains |stays )?(?:unchanged|as before|the same)"
)
"""A clause that says that nothing changed but what the entry has told."""
EXCEPT = re.compile(
    r"(?:no (?:other )?(?:changes?|amendments?)|unchanged|nothing (?:has )?changed|all (?:is )?unchanged|as before)(?: made)?,? (?:apart from|other than|except(?: for| that)?|save(?: for)?|"
    r"bar|beyond|aside from|but for|but)\s+"
)
"""The beginning of a clause that denies all but what follows."""
NEGATED = re.compile(
    rf"\b(?:{NO_CHANGE}|not (?:been |yet been |yet |being )?(?:changed|moved|amended|extended|revised|altered|affected|transferred|reworded|updated|slipped|met)|"
    r"(?:has|have|had|was|were|is|did|does)(?: not|n't) (?:been )?(?:chang|mov|amend|extend|revis|alter|affect|slip|transfer|reword)\w*|"
    r"(?:the )?same (?:lead|deadline|date|due date|target|owner|status|wording|milestones?|officer)|"
    r"no (?:new|revised|further|formal|such) (?:lead|deadline|date|due date|target|owner|milestone|extension)|no (?:slippage|extension|delay|transfer)|"
    r"(?:remains?|remained|stays?|stayed|kept|retained|keeps|continues|stands)(?= |$)|still (?=in |on |at |the |with |[a-z]+$))"
)
"""A clause that says that a thing stayed as it was."""
SUPPOSED = re.compile(
    r"\b(?:may(?= (?:\w+ly )?(?:need|be|have|also|still|slip|not|require|change|move|extend|now|well|yet))|might|could|would|should|if|whether|propos(?:ed|al|e)|request(?:ed)?|consider(?:ed|ation|ing)?|possibl[ey]|likely|unlikely|will (?:need|have) to|"
    r"to be (?:agreed|confirmed|decided|considered|reviewed|changed|moved|amended|extended|revised|reworded|transferred|updated|replaced|removed|retired)|"
    r"will be (?:changed|moved|amended|extended|revised|reworded|reviewed|transferred|updated|replaced|set|considered|retired)|"
    r"awaiting|pending|subject to|unless|recommend\w*|seek(?:ing|s)?|at risk of|under (?:review|discussion|consideration)|discuss\w*|asked (?:for|to)|intend\w*|plan to|"
    r"in danger|next (?:year|quarter|time|report)(?='s)|will then|once|when|before any|due for review|scheduled for review|not yet agreed)\b"
)
"""A clause of what may or should come: nothing that it could be wrong about yet."""
REASON = re.compile(
    r"[,;]?\s+\b(?:because|owing to|due to|so that|so as to|in order (?:to|that)|to (?:allow|enable|give|let|ensure|fit|coincide|avoid|help|await|take|tie|"
    r"bring|complete|permit|match|accommodate|provide|make sure|reduce|improve|support|align|recognise|address)\b|following|resulting from|on account of|"
    r"in (?:light|view) of|given (?=the|that|a |an |our|current|recent|its|their)|since (?!(?:the )?(?:last|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))|while (?:we|the|staff)|after (?=the|a |an |his|her|their|\w+ing)|"
    r"whilst|as (?!(?:the |a |an |its |our )?(?:new |joint |interim |acting |overall |sole )?(?:leads?|owner|responsible|accountable|completed?|closed|part|well|per|"
    r"before|at|of|planned|green|amber|red|static|on track|is|was|previous\w*|in progress|not started|overdue|red|blue|above)\b)|for (?=the (?:same )?reasons?))"
)
"""Where the part of a clause begins that only says why."""
GENERAL = re.compile(
    r"(?:entry |row |action |details |information |content |this |minor |various |some |all |text |small |general |slight |see )*"
    r"(?:updat\w+|refresh\w+|revis\w+|chang\w+|amend\w+|review\w+|progress\w*|above|noted|narrative)(?: (?:accordingly|as discussed|as agreed|made|required|throughout|only|to reflect (?:current|latest) (?:position|progress)))*"
)
"""A clause of general words, which by themselves explain nothing but progress."""
ADDED_TO = re.compile(
    r"\b(?:add(?:ed|s|ing|ition of)?|insert(?:ed|ion of)?|includ\w+|remov(?:ed|al of|es)|delet(?:ed|ion of|es)|drop(?:ped|s)|replac\w+|substitut\w+|swap\w+|cover(?:s|ed|ing)?|"
    r"reference (?:to|made)|references? to|referring to|mention\w*|now|as well|instead of|rather than|no longer|taken out|struck out|specif\w+|"
    r"changed|amended|reworded|altered|revised)\b"
)
"""Words that put something into a text or take it out."""
ACCOMPLISHED = _any(
    r"approved", r"launched", r"published", r"submitted", r"signed(?: off)?", r"adopted", r"recruited", r"rolled out", r"gone live", r"went live", r"live", r"embedded", r"in place",
    r"issued", r"in use", r"filled", r"agreed", r"held", r"opened", r"installed", r"ratified", r"in post", r"started work", r"fully staffed", r"established", r"commissioned", r"awarded",
    r"cleared", r"produced", r"circulated", r"trained", r"ran", r"set up", r"operational", r"passed", r"endorsed", r"reached", r"exceeded",
)  # fmt: skip
"""Words of something done, which speak of a status that became completed without naming it."""
EVENT = _any(
    r"retir\w+", r"remov\w+", r"delet\w+", r"clos(?:ed|ure)", r"supersed\w+", r"no longer (?:required|needed|relevant|applicable)", r"duplicat\w+", r"merg\w+", r"combin\w+",
    r"incorporat\w+", r"subsum\w+", r"withdraw\w*", r"business as usual|bau", r"complet\w+", r"mainstream\w*", r"embedded", r"join(?:ed|s)", r"split", r"divid\w+", r"separat\w+",
    r"amalgamat\w+", r"consolidat\w+", r"replaced", r"transferred", r"dropped", r"achieved", r"finished", r"absorbed", r"folded into", r"broken (?:down|into|up)", r"brought together",
    r"taken out", r"stood down", r"ceased", r"part of", r"in two", r"two (?:parts|actions)", r"now (?:two|three|one)", r"separate\w*", r"both", r"abandoned", r"cancelled", r"delivered", r"done", r"implemented", r"met",
)  # fmt: skip
"""What is said of an action that was retired, split or merged."""
OTHER_THING = re.compile(
    r"\b(?:deadline|date|timescale)s? for (?!this|the action|action|complet|deliver|implement)|\b(?:later|other|remaining|subsequent|linked|related|all|some|several|previous|following|both) actions\b|\bsee (?:also )?(?:action )?\d|\bthe (?:pilot|contract|programme|project|policy|review|"
    r"campaign|training|course|survey|audit|consultation|building|system|service)'?s?\b(?= (?:has|was|is|will|deadline|lead|owner|date|end|start|target))"
)
"""A clause about something other than the action itself."""

STATUSES: dict[str, re.Pattern[str]] = {
    "complete": re.compile(
        r"(?<!not )(?<!not yet )(?<!to be )(?<!when )(?<!until )(?<!once )(?<!will be )(?<!will now be )(?<!should be )(?<!partly )(?!(?<=to )(?:complete|close|finish|deliver|implement|achieve)\b)(?<!partially )(?<!nearly )(?<!almost )(?<!no longer )(?<!not fully )(?<!in)\b"
        r"(?:completed?|completes|achieved|finished|closed(?: off| down)?|delivered|implemented|concluded|discharged|signed off|fulfilled|accomplished|actioned|done|"
        r"completion (?:achieved|confirmed)|(?:targets?|aims?|measure) (?:now )?(?:(?:has|have) been )?(?:fully )?met|fully (?:met|embedded|in place)|"
        r"now in place|work (?:is )?complete|no further (?:action|work|progress) (?:is )?(?:needed|required)|nothing (?:is |now |remains )*outstanding|no(?:ne)? outstanding|carried out|wrapped up|ticked off|resolved|"
        r"fully operational|nothing (?:left|more|further) to (?:do|be done)|finali[sz]ed|came to an end|has ended)\b"
    ),
    "progress": re.compile(
        r"(?<!not )(?<!not yet )\b(?:in progress|under ?way|started|begun|began|initiated|got going|kick(?:ed)?-?off|commenced|re-?started|resumed|re-?commenced|moving (?:again|forward|on)|re-?opened|re-?instated|mobilised|picked up again|"
        r"progressing|progress is (?:now )?being made|no longer (?:static|stalled|on hold|stuck|paused)|on ?-?track|on target|on course|unblocked|able to (?:proceed|continue|start)|back on|ongoing|"
        r"work (?:has )?(?:now )?(?:started|begun|resumed)|can (?:now )?(?:proceed|start|continue)|going ahead|re-?activated|kicked off)\b"
    ),
    "stalled": re.compile(
        r"\b(?:static|stalled|on hold|paused|no (?:further )?progress|suspended|halted|blocked|stopped|delay(?:ed|s)?|awaiting|waiting (?:for|on)|held up|stuck|dependent on|not (?:been )?(?:progressed|moved|started|possible)|"
        r"unable to|cannot|could not|can't|vacan\w+|at risk|off ?-?track|behind|slipp\w+|no (?:movement|work|funding|capacity)|put on ice|frozen|standstill|stand ?still|little progress|in abeyance|overdue|lack of|parked)\b"
    ),
    "not started": re.compile(r"\b(?:not (?:yet )?(?:started|begun|commenced)|yet to (?:start|begin|commence))\b"),
}
"""What each kind of status is called in an entry."""
REOPENED = re.compile(
    r"\b(?:re-?open\w*|re-?instat\w+|no longer (?:complete|completed|closed|met|achieved|done)|not (?:yet |in fact |fully |actually )?(?:complete|completed|finished|done|closed|achieved|met)|incomplete|"
    r"(?:further|additional|more|outstanding|remaining|extra|follow[ -]up) (?:work|action|steps|tasks?)|back (?:to|in) (?:in )?progress|back to (?:amber|red|static|in progress)|revert\w*|premature\w*|"
    r"(?:in|by) error|incorrect\w*|wrongly|mistake\w*|re-?activated|moved back|returned to|resumed|re-?started|re-?commenced|still (?:work )?(?:to|outstanding)|in progress|reassess\w*|relapse\w*|should(?: not|n't) have been|too (?:early|soon)|(?:did|does) not support|not supported|revisit\w*|not (?:all|every)|(?:was|were|is|are|had|has)(?: not|n't) (?:\w+ ){0,2}(?:finished|completed?|done|closed|verified|evidenced)|could not (?:be )?(?:verif|evidenc|confirm)\w*|"
    r"(?:further|additional|new|more) (?:\w+ )?(?:actions?|issues?|gaps?|work|concerns?|failings?|requirements?) (?:\w+ )?(?:identified|needed|required|found|arose|emerged)|more (?:to do|is needed|needed|required)|"
    r"still (?:\w+ ){0,3}(?:to|outstanding|required|needed|work)|(?:some|one|two|three|four|several|\d+) (?:\w+ ){1,3}(?:remain|outstanding|to go|left)|withdrawn|rescinded|not sustained|slipped back|re-?rated|downgraded)\b"
)
"""What is said of an action that was completed and is so no more."""
BARE_COMPLETED = re.compile(
    r"(?:(?:this |the )?action (?:is |was |has been )?|now |all |fully |status (?:is |now |now is |changed to |moved to |updated to )?)*"
    r"(?:completed?|closed|implemented|achieved|finished|done)(?: and (?:retired|closed|signed off))?(?: (?:on time|on schedule|in full|early|late|ahead .*|in (?:\w+ )?\w+(?: \d{4})?|on \d.*|since .*|this (?:quarter|period)|at .*|during .*))?"
)
"""A clause that says that the action itself is completed, and nothing else."""
NEW_ACTION = re.compile(
    r"(?:this is a |a )?(?:brand )?new (?:action|measure|item)\b|(?:action|measure) (?:newly )?added(?! to (?:work|theme))|added (?:as a new|to the plan|since)|newly added"
)
RETIRED_NOW = re.compile(
    r"(?:this )?(?:action )?(?:now |has been |is |was )*(?:retired|deleted|removed from (?:the )?(?:plan|action plan)|withdrawn)(?: .*)?"
)


@cache
def noun_of_stream(word: str) -> re.Pattern[str]:
    """What names a work stream where the plan calls it by a word of its own (Priority, Outcome)."""
    return re.compile(rf"(?<!\w){re.escape(word.casefold())}s?(?!\w)")


UNNAMED = re.compile(
    r"(?:(?:now|this|has|have|been|was|is|it|slight|slightly|minor|formally) )*(?:changed?|changes|amended|amendments?|revised|revisions?|altered|adjusted|adjustment|modified|updated|reset|corrected|raised|lowered|"
    r"increased|reduced|moved|switched|swapped|replaced|different|agreed change)\b"
)
"""The beginning of a clause that says that something changed, and not what."""
