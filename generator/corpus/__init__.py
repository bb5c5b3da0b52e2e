"""All records, checked against each other and linked; finished and frozen once built."""

from generator.corpus.computed import (
    ClockedSequence,
    Completeness,
    Observed,
    completeness,
    kit_minutes,
    observed,
    proof,
    schedule,
)
from generator.corpus.likeness import Likeness, Likenesses
from generator.corpus.linking import TO_WRITE
from generator.corpus.loading import Folders, Loaded, load_corpus
from generator.corpus.names import unfit
from generator.corpus.orientation import lived_claim, situations_of
from generator.corpus.records import Corpus, Entry, Reverse
from generator.corpus.review import is_stale, stale_entries, without_drafts

__all__ = [
    "TO_WRITE",
    "ClockedSequence",
    "Completeness",
    "Corpus",
    "Entry",
    "Folders",
    "Likeness",
    "Likenesses",
    "Loaded",
    "Observed",
    "Reverse",
    "completeness",
    "is_stale",
    "kit_minutes",
    "lived_claim",
    "load_corpus",
    "observed",
    "proof",
    "schedule",
    "situations_of",
    "stale_entries",
    "unfit",
    "without_drafts",
]
