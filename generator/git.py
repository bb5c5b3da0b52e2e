"""What git knows of a folder; a machine without git, or a folder outside it, knows nothing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

_NO_COMMANDS = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false")
"""A folder of the site may look like a repository whose settings name a program to run."""


def asked_of_git(root: Path, *arguments: str) -> bytes | None:
    """What git answers in `root`, as bytes; None when it refuses. Raises `FileNotFoundError` without git."""
    program = shutil.which("git")
    # Windows looks for programs in the present folder first, and a proposal may bring one of that name.
    if program is None or not Path(program).is_absolute():
        raise FileNotFoundError("git")
    command = [program, *_NO_COMMANDS, "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell
    return None if done.returncode else done.stdout
