"""All records, checked against each other and linked; finished and frozen once built."""

from generator.corpus.addressing import (
    former_name,
    former_pages,
    former_prints,
    published_addresses,
    registry_of,
)
from generator.corpus.claims import claims_of, key_of, place_of_claim
from generator.corpus.computed import (
    Completeness,
    completeness,
    fiches_along_the_method,
    former_names,
    lexicon_of,
    precautions_of,
    session,
    under_another_licence,
)
from generator.corpus.findings import DRAFT_HINT, placed
from generator.corpus.folders import Folders
from generator.corpus.grounds import Grounds, Voice, grounds_of, in_a_minute, resting_on, temoin_of
from generator.corpus.holdings import Holding
from generator.corpus.likeness import Likeness, Likenesses
from generator.corpus.linking import TO_WRITE
from generator.corpus.loading import Loaded, load_corpus
from generator.corpus.orientation import lived_claim, situations_of
from generator.corpus.publishing import publication_problems
from generator.corpus.records import Corpus, Entry, Reverse
from generator.corpus.review import is_stale, stale_entries, without_drafts
from generator.corpus.settings import MenuEntry, Settings, read_settings
from generator.corpus.telling import (
    Shelves,
    Told,
    claims_of_step,
    facts_of_step,
    how_much_is_told,
    is_told,
    parts_of_step,
    shelves,
    territories,
    told,
    told_steps,
)
from generator.corpus.uses import Proof, ToldUse, maturities, proof, proof_of, uses_of
from generator.corpus.withdrawing import what_became_of_page
from generator.corpus.written import HOME, absent_page, dead_anchor, headings_of, taken_in, target_of

__all__ = [
    "DRAFT_HINT",
    "HOME",
    "TO_WRITE",
    "Completeness",
    "Corpus",
    "Entry",
    "Folders",
    "Grounds",
    "Holding",
    "Likeness",
    "Likenesses",
    "Loaded",
    "MenuEntry",
    "Proof",
    "Reverse",
    "Settings",
    "Shelves",
    "Told",
    "ToldUse",
    "Voice",
    "absent_page",
    "claims_of",
    "claims_of_step",
    "completeness",
    "dead_anchor",
    "facts_of_step",
    "fiches_along_the_method",
    "former_name",
    "former_names",
    "former_pages",
    "former_prints",
    "grounds_of",
    "headings_of",
    "how_much_is_told",
    "in_a_minute",
    "is_stale",
    "is_told",
    "key_of",
    "lexicon_of",
    "lived_claim",
    "load_corpus",
    "maturities",
    "parts_of_step",
    "place_of_claim",
    "placed",
    "precautions_of",
    "proof",
    "proof_of",
    "publication_problems",
    "published_addresses",
    "read_settings",
    "registry_of",
    "resting_on",
    "session",
    "shelves",
    "situations_of",
    "stale_entries",
    "taken_in",
    "target_of",
    "temoin_of",
    "territories",
    "told",
    "told_steps",
    "under_another_licence",
    "uses_of",
    "what_became_of_page",
    "without_drafts",
]
