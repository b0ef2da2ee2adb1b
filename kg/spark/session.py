"""A Spark session for a build, and what may go wrong with it as one sentence."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.model import KgError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# On one machine: nothing listens to others, and the workers run the same kg as we do, whatever folder we are in.
_LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.executorEnv.PYTHONPATH": str(Path(kg.__file__).parent.parent),
    "spark.executorEnv.PYTHONSAFEPATH": "1",
}
SHOWN = 300


@contextmanager
def session(master: str | None) -> Iterator[SparkSession]:
    """The session that there is (under spark-submit, in a notebook), or one of our own on `master`, ended afterwards.

    Without `master` it is that of spark-submit, else this machine.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise KgError(
            "没有安装 pyspark：pip install -e '.[spark]' / pyspark is missing: pip install -e '.[spark]'"
        ) from None
    there = SparkSession.getActiveSession()
    spark = there or _started(master)
    try:
        yield spark
    except (Py4JError, PySparkException) as error:
        raise KgError(failed(str(error))) from error
    finally:
        if there is None:
            spark.stop()


def _started(master: str | None) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise KgError("Spark 需要 Java 17，请先安装 / Spark needs Java 17, please install it")
    builder = SparkSession.builder.appName("kg build").config("spark.log.level", "ERROR")
    builder = builder.config("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    if master is None and "PYSPARK_GATEWAY_PORT" not in os.environ:  # else spark-submit has said it
        master = "local[*]"
    if master is not None:
        builder = builder.master(master)
    if (master or "").startswith("local"):
        # Without it Spark takes the first python3 of the path, which has none of our packages.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for name, value in _LOCAL.items():
            builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (Py4JError, PySparkException, RuntimeError, OSError) as error:
        raise KgError(f"Spark 启动不了 / Spark cannot be started: {_last_line(str(error))}") from error


def failed(message: str) -> str:
    if "No module named 'kg" in message:
        return (
            "工作节点的 Python 里没有 kg，请用 PYSPARK_PYTHON 指明装有它的 Python"
            " / the Python of the workers has no kg: let PYSPARK_PYTHON be one that has it"
        )
    return f"Spark 作业失败 / the Spark job failed: {_last_line(message)}"


def _last_line(message: str) -> str:
    """Of a failure in a worker what Python said there, else what Java said, else the first line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    python = [
        line
        for line in lines
        if line.split(":")[0].endswith(("Error", "Exception")) and not line.startswith((":", "at ", "org.", "java."))
    ]
    java = [line.removeprefix(": ") for line in lines if line.startswith(": ")]
    return (python or java or lines or ["?"])[0][:SHOWN]
