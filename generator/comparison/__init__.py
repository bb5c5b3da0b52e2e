"""What a proposal does to the site, told to a reviewer: two corpora in, French sentences out."""

from generator.comparison.changes import compare
from generator.comparison.citing import lost_citations
from generator.comparison.partial import comparable
from generator.comparison.vanishing import vanished

__all__ = ["comparable", "compare", "lost_citations", "vanished"]
