"""What git knows of a folder; a machine without git, or a folder outside it, knows nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_SAFE = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", "safe.directory=*")
"""A folder of the site may look like a repository whose settings name a program to run: git runs none. So it may
read the repository of somebody else, which a container often has."""


def asked_of_git(root: Path, *arguments: str) -> bytes | None:
    """What git answers in `root`, as bytes; None when it refuses. Raises `FileNotFoundError` without git."""
    answer = answer_of_git(root, *arguments)
    return answer if isinstance(answer, bytes) else None


def answer_of_git(root: Path, *arguments: str) -> bytes | str:
    """What git answers in `root`, as bytes, or the English words with which it refuses."""
    program = shutil.which("git")
    # Windows looks for programs in the present folder first, and a proposal may bring one of that name.
    if program is None or not Path(program).is_absolute():
        raise FileNotFoundError("git")
    command = [program, *_SAFE, "-C", str(root), *arguments]
    # What a hook or a shell tells git of another repository, or of its ways, is not for this one.
    around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    around |= {"LC_ALL": "C", "LANGUAGE": "C"}
    done = subprocess.run(command, capture_output=True, check=False, env=around)  # noqa: S603 - no shell
    return done.stderr.decode("utf-8", errors="replace") if done.returncode else done.stdout
