"""The build on Apache Spark: the same facts, IRIs and lines as `kg.build`, of sources that no one machine holds.

    from kg.spark.build import build_on_spark
    build_on_spark(["hdfs://…/archive"], "hdfs://…/graph", master="yarn")

    sources → (listing, table) → read → identity → parts → whole → (labels) → output

A source belongs to a partition, by its number, from its listing to its quads and rows. What other sources decide about it
is sent there (`partitions`), so that neither analyses nor quads are moved between machines or seen by the driver. Nothing
is imported here: a worker loads only the step that it does.
"""

from __future__ import annotations
