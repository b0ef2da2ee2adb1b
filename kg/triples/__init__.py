"""facts → triples: the only folder that makes RDF."""
