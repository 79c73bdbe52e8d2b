"""The original server under psycopg2 2.9, whose `with connection` begins a transaction, in which no
database can be created: connections commit at the end of the block instead, as before 2.9."""

import functools

import psycopg2
from psycopg2.extensions import connection


class Connection(connection):
    def __enter__(self):
        return self

    def __exit__(self, exception, *_):
        self.rollback() if exception else self.commit()


psycopg2.connect = functools.partial(psycopg2.connect, connection_factory=Connection)

from postgraas_server.postgraas_api import app  # noqa: E402,F401
