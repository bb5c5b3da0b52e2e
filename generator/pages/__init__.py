"""Corpus → page views → HTML. Knows nothing of MkDocs: the plugin carries the pages over."""

from generator.pages.legal import legal_views
from generator.pages.rendering import Heading, Rendered, Renderer
from generator.pages.views import Crumb, PageView, page_views

__all__ = ["Crumb", "Heading", "PageView", "Rendered", "Renderer", "legal_views", "page_views"]
