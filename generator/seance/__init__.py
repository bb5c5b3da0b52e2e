"""A session: clock times, groups, rooms, what to print and what to bring. Pure arithmetic over kits and fiches.

Paper, pages and the command ask here and compute nothing of this again. `tests/seance/cas.yml` holds the
cases that every other reckoning of a session has to pass too.
"""

from generator.seance.advice import advice, helps_who_does_not_read
from generator.seance.changed import brought_up
from generator.seance.frozen import Frozen, frozen
from generator.seance.groups import Groups, groups, shared_out
from generator.seance.handwork import Handwork, cut_in, handwork
from generator.seance.jobs import (
    LABELS_PER_A4,
    PER_A4,
    PIECES,
    ROWS_PER_PAGE,
    SIZES,
    Job,
    Paper,
    paper,
    pieces,
    printable_supports,
    support_job,
)
from generator.seance.needs import Need, needs
from generator.seance.plan import (
    LONGEST_OCCASION,
    LONGEST_TITLE,
    Plan,
    PlannedPart,
    one_line,
    plan_in,
    query_of,
)
from generator.seance.remarks import remarks
from generator.seance.session import Moment, Part, Session, has_tables, session_of
from generator.seance.telling import grouping, who
from generator.seance.times import later
from generator.seance.variables import VARIABLES, filled, unknown_variables, variables_of

__all__ = [
    "LABELS_PER_A4",
    "LONGEST_OCCASION",
    "LONGEST_TITLE",
    "PER_A4",
    "PIECES",
    "ROWS_PER_PAGE",
    "SIZES",
    "VARIABLES",
    "Frozen",
    "Groups",
    "Handwork",
    "Job",
    "Moment",
    "Need",
    "Paper",
    "Part",
    "Plan",
    "PlannedPart",
    "Session",
    "advice",
    "brought_up",
    "cut_in",
    "filled",
    "frozen",
    "grouping",
    "groups",
    "handwork",
    "has_tables",
    "helps_who_does_not_read",
    "later",
    "needs",
    "one_line",
    "paper",
    "pieces",
    "plan_in",
    "printable_supports",
    "query_of",
    "remarks",
    "session_of",
    "shared_out",
    "support_job",
    "unknown_variables",
    "variables_of",
    "who",
]
