"""What lies beside the package in a checkout goes into it when a wheel is made; all else is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

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


# build/ is where build_graph.py writes by default
setup(cmdclass={"build_py": BuildWithData}, options={"build": {"build_base": "dist/build"}})
