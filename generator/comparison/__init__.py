"""What a proposal does to the site, told to a reviewer: two corpora in, French sentences out."""

from generator.comparison.changes import compare
from generator.comparison.partial import comparable
from generator.comparison.vanishing import vanished

__all__ = ["comparable", "compare", "vanished"]
