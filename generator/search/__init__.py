"""Page views → an index that the browser searches in French, without a server.

`words` finds the words of a text, `synonyms` their equivalents, `records` what each page is found by,
`index` writes the files (by Pagefind). The box itself is `generator/theme/scripts/recherche/`.
"""

from generator.search.index import IndexingFailed, write_search
from generator.search.records import PAGE, SearchRecord, search_records
from generator.search.synonyms import Thesaurus, thesaurus

__all__ = [
    "PAGE",
    "IndexingFailed",
    "SearchRecord",
    "Thesaurus",
    "search_records",
    "thesaurus",
    "write_search",
]
