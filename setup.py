"""What lies beside the package in a checkout goes into it when a wheel is made; all else is in pyproject.toml.

`KG_COMPILED=1 pip install .` compiles what reads text to machine code with mypyc (a C compiler is needed; some minutes).
The program finds the same in either case, compiled a quarter faster.
"""

import os
import shutil
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_py import build_py

COMPILED = os.environ.get("KG_COMPILED", "") not in ("", "0")
READS_TEXT = ("kg/model.py", "kg/lexicon/__init__.py", "kg/grammar", "kg/mentions", "kg/facts")
BESIDE = ("ontology.ttl", "queries")  # found by kg.resources in both places


class BuildWithData(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            for name in BESIDE:
                self._take(Path(name), Path(self.build_lib, "kg", name))

    def _take(self, source: Path, target: Path) -> None:
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)


def extensions() -> list[Extension]:
    if not COMPILED or "egg_info" in sys.argv:  # what is needed for building is asked for before it is there
        return []
    from mypyc.build import mypycify

    files = [Path(name) for name in READS_TEXT]
    # What they import is not there when a wheel is made, so its types cannot be checked then.
    options = ["--follow-imports=silent"]
    modules = [str(f) for one in files for f in (sorted(one.rglob("*.py")) if one.is_dir() else [one])]
    return list(mypycify([*options, *modules], opt_level="2", multi_file=True, target_dir="dist/build"))


setup(
    cmdclass={"build_py": BuildWithData},
    ext_modules=extensions(),
    setup_requires=["mypy>=1.15"] if COMPILED else [],
    options={"build": {"build_base": "dist/build"}},  # build/ is where build_graph.py writes by default
)
