"""The MkDocs plugin: corpus in, pages out. The only package that knows MkDocs."""

from generator.plugin.building import build_site, serve_site
from generator.plugin.events import EssaimagePlugin
from generator.plugin.inventory import add_to_inventory
from generator.plugin.locking import alone
from generator.plugin.progress import printing_progress
from generator.plugin.refusals import ContentError
from generator.plugin.settings import (
    folders_of,
    load_settings,
    refuse_brought,
    refuse_site_dir,
    refused_by_mkdocs,
)
from generator.plugin.swapping import refuse_overwriting

__all__ = [
    "ContentError",
    "EssaimagePlugin",
    "add_to_inventory",
    "alone",
    "build_site",
    "folders_of",
    "load_settings",
    "printing_progress",
    "refuse_brought",
    "refuse_overwriting",
    "refuse_site_dir",
    "refused_by_mkdocs",
    "serve_site",
]
