"""Questions to the graph: a library of queries with named parameters, and free SPARQL. Reads only the graph."""

from __future__ import annotations

from kg.answers.ask import Answer, ask
from kg.answers.library import Question, find_question, library

__all__ = ["Answer", "Question", "ask", "find_question", "library"]
