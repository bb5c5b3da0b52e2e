"""Every page and file of a site, and who makes it: nothing takes the place of anything else in silence."""

from generator.addresses.names import unfit
from generator.addresses.pages import (
    FOLDER_OF_KIND,
    PROGRAM_PAGES,
    ProgramPage,
    address_of,
    file_of,
    telling_address,
    uri_of,
    url_of,
)
from generator.addresses.registry import (
    COMMUNES,
    FOLDERS,
    OF_THE_FRAME,
    OFFLINE,
    PRESS,
    SCRIPTS,
    SEARCH,
    SHARED_PICTURES,
    SHEETS,
    Claim,
    Contest,
    Maker,
    Registry,
)

__all__ = [
    "COMMUNES",
    "FOLDERS",
    "FOLDER_OF_KIND",
    "OFFLINE",
    "OF_THE_FRAME",
    "PRESS",
    "PROGRAM_PAGES",
    "SCRIPTS",
    "SEARCH",
    "SHARED_PICTURES",
    "SHEETS",
    "Claim",
    "Contest",
    "Maker",
    "ProgramPage",
    "Registry",
    "address_of",
    "file_of",
    "telling_address",
    "unfit",
    "uri_of",
    "url_of",
]
