"""Driving stock nbgrader."""

from nbgrader import api

from autograder import stock

ask_alembic = api.get_alembic_version


def test_the_schema_of_a_new_database_is_the_one_that_alembic_names():
    with stock.environment_on_path():
        assert api.get_alembic_version() == ask_alembic()
    assert api.get_alembic_version is ask_alembic
