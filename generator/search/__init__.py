"""Page views and what they say → an index that the browser searches in French, without a server.

`words` finds the words of a text, `synonyms` their equivalents, `sections` the parts of a page, `records` what each
page is found by, `weights` how much each word counts, `index` writes the files. The search itself is
`generator/theme/scripts/recherche/`.
"""

from generator.search.index import write_search
from generator.search.records import PAGE, Said, SearchRecord, search_records
from generator.search.sections import Section, sections_of
from generator.search.synonyms import Thesaurus, thesaurus

__all__ = [
    "PAGE",
    "Said",
    "SearchRecord",
    "Section",
    "Thesaurus",
    "search_records",
    "sections_of",
    "thesaurus",
    "write_search",
]
