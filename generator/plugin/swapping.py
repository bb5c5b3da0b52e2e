"""The new site takes the place of the published one, whole; nothing of anybody else is lost.

A build works in a folder of its own beside the published site. When it is done, what the site holds
beside our own files (`.git`, `CNAME`…) is brought over, then both folders change places: in one step on
Linux, in two renamings elsewhere. Whatever stops a build, the next one puts things right first.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import secrets
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mkdocs.exceptions import Abort

from generator.diagnostics import printable
from generator.plugin.inventory import INVENTORY, foreign_to, is_a_former_build, listed
from generator.plugin.locking import in_use, is_in_use

_ACTIVE = frozenset(
    [
        ".html",
        ".htm",
        ".xhtml",
        ".xht",
        ".shtml",
        ".stm",
        ".mht",
        ".mhtml",
        ".xml",
        ".xsl",
        ".xslt",
        ".rdf",
        ".svg",
        ".svgz",
        ".js",
        ".mjs",
        ".wasm",
        ".swf",
        ".htc",
        ".php",
        ".phtml",
        ".cgi",
        ".pl",
        ".py",
        ".asp",
        ".aspx",
        ".jsp",
        ".htaccess",
        ".htpasswd",
    ]
)
_OF_SERVERS = frozenset(
    {"_redirects", "_headers", "web.config", "netlify.toml", "vercel.json", "wrangler.toml"}
)
"""Names by which hosts of sites take orders."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
"""From Linux’ `fcntl.h` and `fs.h`; see renameat2(2)."""


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """A new empty folder beside `target`, to build in; published on leaving without an exception.

    Raises `Abort`, in French, when `target` cannot be replaced without losing something.
    """
    _restore(target)
    _refuse_active(target, _foreign(target))
    fresh = target.with_name(f".{target.name}-chantier-{secrets.token_hex(4)}")
    fresh.mkdir(parents=True)
    try:
        with in_use(fresh):
            yield fresh
            kept = _foreign(target)
            _bring_over(kept, target, fresh)
            _publish(fresh, target)
        _tell_kept(target, kept)
    finally:
        _tidy(target)


def refuse_loss(target: Path) -> None:
    """Refuse to let MkDocs alone clear `target` when it holds what no build wrote; raises `Abort`."""
    lost = [it.as_posix() for it in _foreign(target) if not it.name.startswith(".")]
    if lost:
        raise Abort(
            f"« {target.name}/{lost[0]} » ne vient pas d’Essaimage, et MkDocs l’effacerait. "
            "Lancez plutôt « essaimage construire », qui garde ce qui n’est pas à lui."
        )


def refuse_overwriting(target: Path, paths: Collection[str]) -> None:
    """Refuse to write `paths` in `target` over a file that no build wrote; raises `Abort`."""
    foreign = set(_foreign(target))
    for path in map(Path, paths):
        for place in (path, *path.parents):
            if place in foreign and (place == path or (target / path).exists() or (target / place).is_file()):
                raise _same_name(target, path)


def refuse_place(target: Path, root: Path, own: Collection[Path]) -> None:
    """Refuse to publish where something else would be lost: `own` are the folders of the site at `root`."""
    shown = target.relative_to(root).as_posix() if target.is_relative_to(root) else str(target)
    place, here = Path(os.path.realpath(target)), Path(os.path.realpath(root))
    precious = [here, *(Path(os.path.realpath(it)) for it in own)]
    inside = next((it for it in precious[1:] if place == it or it in place.parents), None)
    if inside is not None or any(place == it or place in it.parents for it in precious):
        what = "le dossier du site" if inside is None else f"« {inside.name} »"
        raise Abort(
            f"mkdocs.yml : « site_dir » vaut « {shown} » ; publier à cet endroit effacerait {what}. "
            "Donnez-lui un dossier qui ne sert qu’à cela, par exemple « site »."
        )
    if target.is_symlink():
        raise Abort(
            f"« {shown} » est un lien : le site ne peut pas y prendre la place de l’ancien. "
            "Retirez ce lien, et donnez à « site_dir », dans mkdocs.yml, le dossier où il mène."
        )
    if os.path.ismount(target):
        raise Abort(
            f"« {shown} » est le point de montage d’un disque, qui ne peut pas changer de place. "
            f"Donnez à « site_dir », dans mkdocs.yml, un dossier à l’intérieur, par exemple « {shown}/public »."
        )
    if target.exists() and not target.is_dir():
        raise Abort(f"« {shown} » est un fichier : retirez-le, le site prendra sa place.")


def _foreign(target: Path) -> list[Path]:
    """What `target` holds that no build wrote, from `target`; refused when that cannot be told."""
    known = listed(target)
    if known is not None:
        return foreign_to(target, known)
    found = sorted(it for it in target.iterdir() if it.name != INVENTORY) if target.is_dir() else []
    kept = [Path(it.name) for it in found if it.name.startswith(".") or it.name == "CNAME"]
    others = [it.name for it in found if Path(it.name) not in kept]
    if others and not is_a_former_build(target):
        raise Abort(
            f"« {target.name} » contient des fichiers qui ne viennent pas d’Essaimage, par exemple "
            f"« {others[0]} » : ils seraient perdus. Déplacez-les, ou donnez un autre dossier à « site_dir », "
            "dans mkdocs.yml."
        )
    return kept


def _refuse_active(target: Path, foreign: list[Path]) -> None:
    """Refuse to publish a page or a script that no build wrote: a proposal may bring one, and it has no policy."""
    for path in foreign:
        inside = (target / path).rglob("*") if (target / path).is_dir() else [target / path]
        for file in inside if path.name != ".git" else ():
            if _is_active(file.name.lower()):
                raise Abort(
                    f"« {target.name}/{file.relative_to(target).as_posix()} » ne vient pas d’Essaimage : une page "
                    "ou un script n’est pas publié sans sa politique de sécurité. Retirez ce fichier."
                )


def _is_active(name: str) -> bool:
    """Whether a browser or a server may run a file; some servers serve « a.html.fr » as a page."""
    return name in _OF_SERVERS or any(f".{part}" in _ACTIVE for part in name.split(".")[1:])


def _bring_over(foreign: list[Path], target: Path, fresh: Path) -> None:
    for path in foreign:
        if os.path.lexists(fresh / path):
            raise _same_name(target, path)
        (fresh / path).parent.mkdir(parents=True, exist_ok=True)
        if (target / path).is_dir() and not (target / path).is_symlink():
            shutil.copytree(target / path, fresh / path, symlinks=True, copy_function=_twin)
        else:
            _twin(str(target / path), str(fresh / path))
    if target.is_dir():
        shutil.copymode(target, fresh)


def _same_name(target: Path, path: Path) -> Abort:
    return Abort(
        f"« {target.name}/{path.as_posix()} » ne vient pas d’Essaimage, et le nouveau site a un fichier "
        "du même nom : déplacez le vôtre."
    )


def _tell_kept(target: Path, kept: list[Path]) -> None:
    """Say what was published as it stood: nobody should publish a stranger’s file unaware."""
    shown = [printable(it.as_posix()) for it in kept if it.name != ".git"]
    if shown:
        more = f" et {len(shown) - 5} autres" if len(shown) > 6 else ""
        listed_names = ", ".join(shown[:5] if more else shown)
        print(
            f"Gardé tel quel dans {target.name}, sans venir d’Essaimage : {listed_names}{more}.",
            file=sys.stderr,
        )


def _twin(source: str, copy: str) -> str:
    """A second name for a file, which costs nothing; a copy where the disk cannot."""
    try:
        if _is_elsewhere(source, copy):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        os.link(source, copy, follow_symlinks=False)
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno == errno.EXDEV:
            # What is left of the old site is removed: a disk or a folder mounted there would be emptied.
            name = Path(source).name
            told = f"« {name} », dans le dossier du site, est sur un autre disque : déplacez-le."
            raise Abort(told) from error
        shutil.copy2(source, copy, follow_symlinks=False)
    return copy


def _is_elsewhere(source: str, copy: str) -> bool:
    """Whether a file is on another disk than the folder where its copy goes."""
    return os.lstat(source).st_dev != os.lstat(Path(copy).parent).st_dev


def _publish(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
    elif not _exchange(fresh, target):
        aside = target.with_name(fresh.name.replace("-chantier-", "-ancien-"))
        try:
            target.rename(aside)
            fresh.rename(target)
        except BaseException:
            _restore(target)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Two folders change places in one step; whether this system knows how to."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _restore(target: Path) -> None:
    """Put the published site back when a build was stopped after it had been put aside."""
    aside = _beside(target, "ancien")
    if aside and not target.exists():
        aside[-1].rename(target)


def _tidy(target: Path) -> None:
    """Remove what builds left beside the published site, the present one included."""
    _restore(target)
    for leftover in [*_beside(target, "chantier"), *_beside(target, "ancien")]:
        if not is_in_use(leftover) and not _removed(leftover):
            said = (
                f"« {leftover.name} » n’a pas pu être effacé : retirez-le à la main. Le site n’en dépend pas."
            )
            print(said, file=sys.stderr)


def _removed(folder: Path) -> bool:
    """Remove a folder without following a link in it; whether nothing is left."""
    with suppress(OSError):
        shutil.rmtree(folder)
    return not folder.exists()


def _beside(target: Path, kind: str) -> list[Path]:
    """The folders that builds of `target` left beside it, the oldest first."""
    name = re.compile(rf"\.{re.escape(target.name)}-{kind}-[0-9a-f]{{8}}")
    if not target.parent.is_dir():
        return []
    found = [it for it in target.parent.iterdir() if name.fullmatch(it.name)]
    folders = [it for it in found if it.is_dir() and not it.is_symlink()]
    return sorted(folders, key=lambda it: it.stat().st_mtime)
