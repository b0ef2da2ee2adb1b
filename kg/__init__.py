"""zhengce-kg: Chinese party and government newspaper text as a knowledge graph with character-exact evidence."""

__version__ = "0.1.0"
