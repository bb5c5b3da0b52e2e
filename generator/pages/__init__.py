"""Corpus → page views → HTML. Knows nothing of MkDocs: the plugin carries the pages over."""

from generator.pages.composing import tools_of
from generator.pages.contributing import maintenance_view
from generator.pages.every import every_view, site_problems
from generator.pages.rendering import Heading, Rendered, Renderer
from generator.pages.templates import OwnTemplates, WrongTemplate, own_templates
from generator.pages.views import Crumb, PageView, home_view, page_views

__all__ = [
    "Crumb",
    "Heading",
    "OwnTemplates",
    "PageView",
    "Rendered",
    "Renderer",
    "WrongTemplate",
    "every_view",
    "home_view",
    "maintenance_view",
    "own_templates",
    "page_views",
    "site_problems",
    "tools_of",
]
