"""The errors that a user can cause.

    KgError
    ├── PageError       a page that cannot be read
    ├── OutputError     a folder that cannot be written
    ├── GraphError      a graph file that cannot be loaded
    ├── QueryError      a question that cannot be asked
    ├── ServerError     a server that cannot be started, reached or used
    ├── GoldError       a gold file that cannot be read
    └── OntologyError   a broken row, rule or file in ontology/

Each message says what is wrong, where, and what to do about it, in one line.
"""


class KgError(Exception):
    """Something that the user can mend; the command line prints it and exits with status 1."""


class PageError(KgError):
    """A page that cannot be read."""


class OutputError(KgError):
    """A folder or file that cannot be written."""


class GraphError(KgError):
    """A graph file that cannot be loaded."""


class GoldError(KgError):
    """A gold file that cannot be read."""


class QueryError(KgError):
    """A question that cannot be asked: not SPARQL, no such file, no such name."""


class ServerError(KgError):
    """A server that cannot be started, reached or used."""


class OntologyError(KgError):
    """A row, rule or file of the ontology that is not well formed."""
