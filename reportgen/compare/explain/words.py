"""The words by which officers speak of each field of an action, as patterns over a folded clause (entry.folded).

Nouns name a field; moves say by themselves that it changed. docs/explanations.md lists them for people.
"""

import re
from functools import cache

_END = r"(?!\w)"


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern of whole words that finds any of some."""
    return re.compile("|".join(rf"(?<!\w)(?:{pattern}){_END}" for pattern in patterns))


NOUNS: dict[str, re.Pattern[str]] = {
    "due": any_of(
        r"(?:target |due |completion |end |finish |delivery |implementation |agreed |planned |proposed |expected |review |"
        r"revised |new |original |milestone |action |closing |final )dates?",
        r"(?<!to )(?<!out of )dates?(?! of birth)",
        r"dead ?lines?",
        r"time ?-?(?:scales?|frames?|lines?)",
        r"due(?! to| course| regard| process| diligence)",
        r"cut ?-?off",
        r"(?:target|due) (?:month|quarter|year)",
    ),
    "lead": any_of(
        r"(?<!cabinet )(?:joint |co ?-?|deputy |interim |new |overall |project |action )*leads?(?: officers?| persons?|"
        r" managers?| names?|"
        r" roles?| members?)?(?! (?:professional|member|authority|councillor|agency|inspector|practitioner|worker|time|in\b))"
        r"(?! to\b(?! be\b))",
        r"(?:joint |co ?-?)?owner(?:s|ship)?(?! of (?!this|the (?:action|work|item)))",
        r"responsib\w+",
        r"accountab\w+",
        r"(?:officer|person|manager) in charge",
        r"leadership(?! (?:of|programme|training|team|skills|course|development)(?! (?:this|the) (?:action|work)))",
        r"leading(?: on)? (?:this|it)",
        r"action holder",
        r"(?:job|post) title",
        r"in charge",
        r"named officer",
        r"(?:lead )?officers?(?= (?:has |have |was |is )?(?:been )?(?:chang|updat|amend|replac|switch))",
        r"(?:new|different|another) (?:lead )?(?:officer|person|manager|post ?holder|colleague|director|head)",
        r"led by",
    ),
    "status": any_of(
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
    "action": any_of(
        r"wording",
        r"(?:action|description|title|text|sentence|phrasing|terminology|scope|remit|emphasis|focus|brief|requirement|"
        r"commitment|coverage)",
        r"word(?:s|ed)",
        r"language",
    ),
    "targets": any_of(
        r"(?<!on )(?<!off )(?:key |stretch |performance )?targets?(?! date| month| group| quarter| audience| completion| year|"
        r" cohort| deadline)",
        r"k\.?p\.?i\.?s?",
        r"(?:success|performance|numeric\w*|outcome|impact) (?:measures?|criteri\w+|standards?)",
        r"(?:performance )?indicators?(?! species)",
        r"metrics?",
        r"threshold",
        r"benchmark",
        r"ambition",
        r"performance indicator",
        r"pass mark",
    ),
    "milestones": any_of(
        r"(?:key |interim )?milestones?(?! date)",
        r"performance measures?",
        r"(?<!success )(?<!outcome )measures?(?! of)",
        r"interim (?:steps?|stages?)",
        r"deliverables?",
        r"(?:additional|extra|new|further|interim|more) (?:stages?|checkpoints?|points?|gateways?)",
        r"(?:next |key |new |extra |additional |further |later |all |both |first |final |remaining )(?:steps?|stages)",
        r"(?:step|stage|milestone) \d",
    ),
    "objective": any_of(r"objectives?", r"(?:intended |desired |our )?outcomes?(?! of)", r"aims?", r"goals?", r"purpose"),
    "work_stream": any_of(
        r"(?:work ?-?|(?<!income )(?<!funding )(?<!revenue )(?<!data ))streams?",
        r"themes?",
        r"strands?",
        r"sections?",
        r"chapters?",
        r"pillars?",
        r"work ?-?packages?",
    ),
    "ref": any_of(r"(?:action |ref(?:erence)? |item )?numbers?", r"numbering", r"ref(?:erence)?(?: no| number)?s?(?! to)"),
    "progress": any_of(r"progress", r"narrative", r"commentary", r"update", r"position statement", r"latest position"),
}
"""What names a field. A bare "action" names its wording only beside a word of change."""

WEAK_DUE = any_of(
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
    "due": any_of(
        r"slip(?:s|ped|page|ping)?",
        r"exten(?:d|ds|ded|ding|sion)(?! (?:to (?:cover|include|all|other|the scope|a)|the (?:scope|offer|training|programme|"
        r"pilot)))",
        r"(?:put|pushed|moved|set|knocked|brought|taken|bumped|nudged|held|slid|shunted) (?:it )?(?:back|out|forward)",
        r"(?:put|pushed|held|slid|knocked|bumped|nudged) (?:on|off|over)",
        r"moved on (?=to )",
        r"(?:put|push|pushed|moved|move|bumped|brought|bring|knocked|shunted) (?:the (?:deadline|date) )?(?:back|forward|"
        r"to the right)",
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
        r"later(?: than)?",
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
        r"(?:has|had|have|will have) to wait",
        r"(?:won't|will not|can(?:not|'t)) (?:now )?be "
        r"(?:done|ready|finished|completed?|delivered) (?:now )?(?:till|until|before)",
        r"re-?arrang\w+",
        r"no (?:longer (?:has )?(?:an? )?)?(?:fixed |set |end |due )dates?",
        r"(?:next|following) (?:year|quarter|term|financial year)",
    ),
    "lead": any_of(
        r"transfer(?:s|red)?(?: over)? to(?! (?:work ?stream|theme|strand|priority|section))",
        r"hand(?:s|ed|ing)?(?: this| it)?(?: over| on)? to",
        r"hand ?over",
        r"tak(?:e|es|en|ing) (?:over|on|up)(?: \w+){0,2}",
        r"took (?:over|on|up)",
        r"pass(?:es|ed)? (?:over )?(?:on )?to",
        r"(?:re-?)?(?:assigned|allocat\w+|attributed)(?: to)?",
        r"(?:now )?(?:sits?|rests?|lies?) with",
        r"now (?:with|under)",
        r"pick(?:s|ed) (?:this |it )?up(?: by)?",
        r"covered by|covering (?:for|this)",
        r"interim|acting (?:up|as)",
        r"step(?:s|ped)? (?:in|down|aside|up)",
        r"succeed(?:s|ed)",
        r"(?:has |have |had )?left (?:the |her |his |their |us\b)?(?:council|authority|organisation|service|team|post|role|"
        r"borough|department)?",
        r"maternity(?: leave)?|secondment|seconded",
        r"(?:change|turnover) (?:of|in) (?:manager|officer|personnel|staff|post ?holder|management|lead)s?",
        r"(?:staff(?:ing)?|personnel|management) changes?",
        r"new (?:in )?post(?: ?holder)?|new manager|new head|new director",
        r"replac(?:es|ed|ing)(?: \w+){0,4} (?:as|by)|in place of",
        r"departure",
        r"no[ -]?(?:one|body) in post",
        r"changed hands",
        r"no longer with",
        r"(?:now )?own(?:s|ed) (?:it|this)(?! to)|run(?:s|ning)? with (?:it|this)",
        r"(?:officer|person|one) to (?:chase|contact|ask)",
        r"relieved (?:\w+ ){1,3}(?:as|of)",
        r"(?:appointed|joined|joins|added) (?:as|to) (?:\w+ ){0,2}(?:lead|owner)",
    ),
    "action": any_of(
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
        r"(?:more |further |extra )?details? (?:added|given|provided|included)|plain english|more (?:specific|precise|"
        r"concise)|made (?:\w+ )?(?:specific|explicit|precise)",
        r"broaden\w*|widen\w*|narrow\w*",
        r"amend\w*|edit(?:ed|s|ing)?",
        r"(?:expanded|extended|revised|changed|updated|altered|adapted) to (?:cover|include|reflect|read|say|make|mention|refer)",
        r"now (?:reads|covers|includes|says|refers)",
    ),
    "ref": any_of(
        r"re-?number\w*",
        r"(?:was|were|formerly|previously|old|now|from|as) (?:action |ref |reference |no\.? |number |"
        r"item )*[a-z]{0,3}\d+(?:\.\d+)*[a-z]?(?: |$|,)",
        r"new (?:number|ref)\w*",
    ),
    "progress": any_of(r"updat\w+"),
    "work_stream": any_of(
        r"moved (?:here|across|over|from (?:priority|theme|stream|section|objective|programme)|to (?:priority|theme|stream|"
        r"section|objective))",
        r"(?:re-?located|re-?aligned|re-?grouped|sits better|fits better|re-?homed)",
    ),
}
"""What says that a field changed without naming it."""

DIVIDED = any_of(r"(?:split|divid\w+|separat\w+|merg\w+|combin\w+|amalgamat\w+|consolidat\w+)")
"""What says of an action that its text is another's or others' too, and nothing of its targets and milestones."""

CHANGED = any_of(
    r"chang\w+", r"amend\w+", r"revis\w+", r"alter\w+", r"adjust\w+", r"modif\w+", r"updat\w+", r"mov\w+",
    r"add(?:s|ed|ing|ition)?", r"remov\w+",
    r"delet\w+", r"includ\w+", r"replac\w+", r"re-?set", r"rais\w+", r"increas\w+", r"lower\w+", r"reduc\w+", r"tighten\w+",
    r"relax\w+", r"cut",
    r"exten(?:ded|sion|ds)", r"correct\w+", r"switch\w+", r"drop\w+", r"br(?:ought|ing\w*)", r"put", r"push\w+", r"shift\w*",
    r"doubled", r"halved",
    r"transfer\w+", r"pass(?:ed|es)", r"hand(?:ed|s|over)", r"re-?assign\w+", r"re-?allocat\w+", r"re-?word\w+",
    r"re-?writ\w+", r"re-?phras\w+",
    r"clarif\w+", r"slip\w+", r"defer\w+", r"postpon\w+", r"resched\w+", r"delay\w+", r"re-?profiled", r"shorten\w+", r"went",
    r"up from", r"down from",
    r"split", r"merg\w+", r"strengthen\w+", r"upgrad\w+", r"downgrad\w+", r"align\w+", r"swap\w+", r"substitut\w+", r"eased",
    r"stretched",
    r"made", r"new", r"now", r"fixed", r"bec(?:ame|omes)", r"appoint\w+", r"turned", r"back to", r"revert\w*", r"renam\w+",
    r"expanded",
    r"introduc\w+", r"insert\w+", r"rounded", r"re-?based", r"dropp\w+", r"instead", r"rather than", r"no longer",
    r"different", r"wider", r"broader", r"narrower", r"longer", r"shorter", r"higher", r"lower", r"extra", r"additional",
)  # fmt: skip
"""Words of change."""

ASSERTED = any_of(
    r"(?:been |was |were |is |are |has |have )*(?:chang|amend|revis|alter|adjust|modif|mov)(?:ed|e|es)",
    r"exten(?:ded|sion (?:agreed|granted|approved|given))", r"br(?:ought|ing) forward", r"(?:put|pushed|moved|set) back",
    r"slipped", r"deferred", r"postponed",
    r"rescheduled", r"delayed", r"shortened", r"re-?profiled", r"re-?phased", r"transferred", r"passed", r"handed",
    r"re-?assigned", r"re-?allocated", r"re-?worded",
    r"re-?written", r"re-?phrased", r"re-?drafted", r"clarified", r"raised", r"increased", r"lowered", r"reduced",
    r"tightened", r"relaxed", r"cut", r"doubled",
    r"halved", r"replaced", r"removed", r"deleted", r"dropped", r"added", r"switched", r"reset", r"corrected", r"updated",
    r"upgraded", r"downgraded", r"changes?",
    r"amendments?", r"revisions?", r"simplified", r"shifted", r"swapped", r"narrowed", r"widened", r"broadened",
    r"strengthened", r"edited", r"tidied", r"eased",
    r"taken (?:over|on)", r"took over", r"stretched", r"new", r"turned", r"refocused", r"expanded", r"renamed", r"renumbered",
)  # fmt: skip
"""Words that say that something has been changed: a claim."""

LATER = any_of(
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
EARLIER = any_of(
    r"brought forward",
    r"bring(?:ing)? forward",
    r"earlier",
    r"sooner",
    r"accelerated",
    r"shortened",
    r"fast[ -]tracked",
    r"ahead of (?:schedule|plan)",
)

STATUSES: dict[str, re.Pattern[str]] = {
    "complete": re.compile(
        r"(?<!not )(?<!not yet )(?<!to be )(?<!when )(?<!until )(?<!once )"
        r"(?<!will be )(?<!won't be )(?<!not be )(?<!will now be )(?<!will )(?<!will now )(?<!should be )(?<!partly )"
        r"(?!(?<=to )(?:complete|close|finish|deliver|implement|achieve)\b)"
        r"(?<!partially )(?<!nearly )(?<!almost )(?<!no longer )(?<!not fully )(?<!in)\b"
        r"(?:completed?|completes|achieved|finished|closed(?: off| down)?|delivered|implemented|concluded|discharged|"
        r"signed off|fulfilled|accomplished|actioned|done|"
        r"completion (?:achieved|confirmed)|(?:targets?|aims?|measure) (?:now )?(?:(?:has|have) been )?(?:fully )?met|"
        r"fully (?:met|embedded|in place)|"
        r"now in place|work (?:is )?complete|no further (?:action|work|progress) (?:is )?(?:needed|required)|nothing (?:is |"
        r"now |remains )*outstanding|no(?:ne)? outstanding|carried out|wrapped up|ticked off|resolved|"
        r"fully operational|got there|"
        r"(?:brought|come|came|drew|drawn) to (?:a|an|its) (?:\w+ )?(?:conclusion|close|end)|"
        r"(?:brought|come|came) to completion|"
        r"nothing (?:left|more|further) to (?:do|be done)|finali[sz]ed|"
        r"(?:came|come|drawn) to an end|has ended|clos(?:ing|es|e) (?:this|it|the action|the item)|"
        r"(?:can |to )?(?:come|came|comes|taken|be taken|drops?|dropping|fall|falls) off the (?:plan|list|tracker)|put to bed|"
        r"done and dusted)\b"
    ),
    "progress": re.compile(
        r"(?<!not )(?<!not yet )\b(?:in progress|under ?way|started|begun|began|initiated|got going|kick(?:ed)?-?off|"
        r"commenced|re-?started|resumed|re-?commenced|moving (?:again|forward|on)|re-?opened|re-?instated|mobilised|"
        r"picked up again|"
        r"progressing|progress is (?:now )?being made|no longer (?:static|stalled|on hold|stuck|paused)|on ?-?track|on target|"
        r"(?:off|out of|from) (?:hold|pause)|hold (?:has been |is |was )?lifted|thawed|un-?paused|(?:back )?in train|in hand|"
        r"on course|unblocked|able to (?:proceed|continue|start)|back on|ongoing|"
        r"up (?:and|&|\+) running|"
        r"(?:we're|we are) off(?= at| again| and|$|[.!])|got (?:cracking|going|started)|(?:the )?pause is over|"
        r"un-?stuck|(?:made|making) a start|proceeding|back on (?:it|site)|off the ground|"
        r"work (?:has )?(?:now )?(?:started|begun|resumed)|can (?:now )?(?:proceed|start|continue)|going ahead|re-?activated|"
        r"kicked off)\b"
    ),
    "stalled": re.compile(
        r"\b(?:static|stalled|on hold|paused|no (?:further )?progress|suspended|halted|blocked|stopped|delay(?:ed|s)?|"
        r"awaiting|waiting (?:for|on)|held up|stuck|dependent on|not (?:been )?(?:progressed|moved|started|possible)|"
        r"unable to|cannot|could not|can't|vacan\w+|at risk|off ?-?track|behind|slipp\w+|no (?:movement|work|funding|"
        r"capacity)|put on ice|frozen|standstill|stand ?still|little progress|in abeyance|overdue|lack of|parked|"
        r"pause|slowed|lagging|back burner|shelved|"
        r"in trouble|failing|bogged down|(?:will|going to) miss|short(?:age|staffed)\w*|not (?:as far|where we)|"
        r"(?:lost|losing) (?:\w+ ){0,2}(?:days?|weeks?|months?)|not (?:going|gone) (?:\w+ )?to plan|let us down|"
        r"down(?:ed)? tools|on the shelf|(?:in|on) limbo|"
        r"on ice|stood (?:down|still) (?:for now|for the (?:time being|moment)|until|whilst|while|"
        r"temporarily)|mothballed|on pause|"
        r"nothing (?:\w+ ){0,2}(?:mov\w+|happen\w*|proceed|start|be done|until)|"
        r"should(?:'ve| have) (?:been )?(?:started|commenced|begun|finished|completed)|"
        r"(?:am|is|are|was|were|running|months?|weeks?|days?|now|too) (?:\w+ ){0,3}late)\b"
    ),
    "dropped": re.compile(
        r"\b(?:withdrawn|cancell?ed|abandoned|scrapped|discontinued|ceased|terminated|stood down|supersed\w+|overtaken|"
        r"not (?:to|being|be|now being) (?:pursue[d]?|proceed\w*|taken forward|progressed any further)|"
        r"not (?:going|to go|go) ahead|not proceeding|"
        r"(?:will not|won't|cannot|not to) (?:now )?(?:proceed|go ahead|be pursued|happen)|not needed|not required|"
        r"decided against|dropped|no longer (?:required|needed|relevant|applicable|pursu\w+|proceeding|"
        r"going ahead|being (?:pursued|progressed|taken forward|done))|replaced by|subsumed|duplicat\w+|redundant|called off|"
        r"pulled(?= because|$|\.)|axed|(?:to |now )stop(?:ped|ping)? (?:this|the|work|it)|"
        r"given up(?: on)?|(?:giv(?:e|en|ing)|gave) (?:this|it|the (?:action|work|idea|project|scheme)) up|"
        r"(?:giv(?:e|ing)|gave) up on (?:this|it|the (?:action|work|idea|project|scheme))|"
        r"(?<!not to )(?<!not )(?<!n't )(?:cancel|abandon|scrap|axe|call off|drop) "
        r"(?:this|it|the (?:action|work|idea|project|scheme))|"
        r"discarded|knocked on the head)\b"
    ),
    "not started": re.compile(
        r"\b(?:not (?:yet |in fact |actually |even )*(?:started|begun|commenced)|yet to (?:start|begin|commence))\b"
    ),
}
"""What each kind of status is called in an entry."""
REOPENED = re.compile(
    r"\b(?:completed? but|still open|disagree\w*|disput\w+|overturned|fail(?:ed|s|ure)?|lapsed|not accepted|"
    r"(?:re-?open\w*|open(?:ed)? (?:up )?again)|re-?instat\w+|"
    r"no longer (?:complete|completed|closed|met|achieved|done)|not (?:yet |in fact |fully |"
    r"actually )?(?:complete|completed|finished|done|closed|achieved|met)|incomplete|"
    r"(?:further|additional|more|outstanding|remaining|extra|follow[ -]up) (?:work|action|steps|tasks?)|back (?:to|"
    r"in) (?:in )?progress|back to (?:amber|red|static|in progress)|revert\w*|premature\w*|"
    r"(?:in|by) error|incorrect\w*|wrongly|mistake\w*|re-?activated|moved back|returned to|resumed|re-?started|re-?commenced|"
    r"still (?:work )?(?:to|outstanding)|in progress|reassess\w*|relapse\w*|should(?: not|n't) have been|too (?:early|soon)|"
    r"(?:did|does) not support|not supported|revisit\w*|not (?:all|every)|(?:was|were|is|are|had|has)(?: not|"
    r"n't) (?:\w+ ){0,2}(?:finished|completed?|done|closed|verified|evidenced)|could not (?:be )?(?:verif|evidenc|confirm)\w*|"
    r"(?:further|additional|new|more) (?:\w+ )?(?:actions?|issues?|gaps?|work|concerns?|failings?|"
    r"requirements?) (?:\w+ )?(?:identified|needed|required|found|arose|emerged)|more (?:to do|is needed|needed|required)|"
    r"still (?:\w+ ){0,3}(?:to|outstanding|required|needed|work)|(?:some|one|two|three|four|several|"
    r"\d+) (?:\w+ ){1,3}(?:remain|outstanding|to go|left)|withdrawn|rescinded|not sustained|slipped back|re-?rated|downgraded)\b"
)
"""What is said of an action that was completed and is so no more."""


@cache
def noun_of_stream(word: str) -> re.Pattern[str]:
    """What names a work stream where the plan calls it by a word of its own (Priority, Outcome)."""
    return re.compile(rf"(?<!\w){re.escape(word.casefold())}s?(?!\w)")
