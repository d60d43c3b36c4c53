"""The shape check itself: what it must catch, and what it must let through."""

from __future__ import annotations

import pytest

from tests.shape import loose_tables

PERSON, PART, ONE = '"people_person"', '"campaign_part"', '"account_id" = %s'
JOIN = f'INNER JOIN {PERSON} ON ({PART}."person_id" = {PERSON}."id" AND ({PERSON}."account_id" = ({PART}."account_id")))'

LOOSE = {
    "no account at all": f'SELECT {PERSON}."id" FROM {PERSON} WHERE {PERSON}."name" = %s',
    "a join that compares accounts, with neither said": f'SELECT 1 FROM {PART} {JOIN} WHERE {PART}."role" = %s',
    "a join that does not compare them": (
        f'SELECT 1 FROM {PART} INNER JOIN {PERSON} ON ({PART}."person_id" = {PERSON}."id") WHERE {PART}.{ONE}'
    ),
    "a subquery": (
        f'SELECT 1 FROM {PERSON} WHERE ({PERSON}.{ONE} AND {PERSON}."id" IN (SELECT U0."person_id" FROM {PART} U0 WHERE U0."role" = %s))'
    ),
    "the second of two subqueries that go by one name": (
        f'SELECT 1 FROM {PERSON} WHERE ({PERSON}.{ONE} AND {PERSON}."id" IN (SELECT U0."person_id" FROM {PART} U0 WHERE U0.{ONE})'
        f' AND {PERSON}."id" IN (SELECT U0."person_id" FROM {PART} U0 WHERE U0."role" = %s))'
    ),
    "one half of a union": f'SELECT "id" FROM {PERSON} WHERE {PERSON}.{ONE} UNION SELECT "id" FROM {PERSON} WHERE {PERSON}."name" = %s',
    "an account that need not hold": f'SELECT 1 FROM {PERSON} WHERE ({PERSON}.{ONE} OR {PERSON}."name" = %s)',
    "an account that must not hold": f'SELECT 1 FROM {PERSON} WHERE NOT ({PERSON}.{ONE})',
    "an account that is only looked at": f'SELECT CASE WHEN {PERSON}.{ONE} THEN 1 ELSE 0 END FROM {PERSON}',
    "an update": f'UPDATE {PERSON} SET "name" = %s WHERE {PERSON}."id" = %s',
    "an update that sets the account": f'UPDATE {PERSON} SET "account_id" = %s WHERE {PERSON}."id" = %s',
    "a delete": f'DELETE FROM {PERSON} WHERE {PERSON}."id" IN (%s, %s)',
    "a delete by a subquery": f'DELETE FROM {PART} WHERE {PART}."person_id" IN (SELECT U0."id" FROM {PERSON} U0 WHERE U0.{ONE})',
    "names without quotes": "SELECT id FROM people_person WHERE name = %s",
    "two tables and a comma": f'SELECT 1 FROM {PERSON}, {PART} WHERE {PERSON}.{ONE}',
    "a count of what was selected": f'SELECT COUNT(*) FROM (SELECT {PERSON}."id" AS "col1" FROM {PERSON}) subquery',
    "an existence": f'SELECT EXISTS(SELECT 1 AS "a" FROM {PART} U0 WHERE U0."person_id" = {PERSON}."id") AS "x" FROM {PERSON} WHERE {PERSON}.{ONE}',
    "a new row without account": f'INSERT INTO {PERSON} ("id", "name") VALUES (%s, %s)',
    "an account above or below": f'SELECT 1 FROM {PERSON} WHERE {PERSON}."account_id" > %s',
}
TIED = {
    "one table": f'SELECT {PERSON}."id" FROM {PERSON} WHERE {PERSON}.{ONE} ORDER BY {PERSON}."id" ASC LIMIT 1',
    "several accounts": f'SELECT 1 FROM {PERSON} WHERE ({PERSON}."name" = %s AND {PERSON}."account_id" IN (%s, %s))',
    "a join": f'SELECT 1 FROM {PART} {JOIN} WHERE ({PART}.{ONE} AND {PERSON}."removed_at" IS NULL)',
    "a join said from the other end": f'SELECT 1 FROM {PART} {JOIN} WHERE {PERSON}.{ONE}',
    "a left join": f'SELECT 1 FROM {PART} {JOIN.replace("INNER", "LEFT OUTER")} WHERE {PART}.{ONE}',
    "a subquery that has it from around it": (
        f'SELECT 1 FROM {PERSON} WHERE ({PERSON}.{ONE} AND EXISTS(SELECT 1 AS "a" FROM {PART} U0 WHERE U0."account_id" = ({PERSON}."account_id")))'
    ),
    "an existence among what is selected": (
        f'SELECT EXISTS(SELECT 1 AS "a" FROM {PART} U0 WHERE (U0.{ONE} AND U0."person_id" = ({PERSON}."id"))) AS "x" FROM {PERSON} WHERE {PERSON}.{ONE}'
    ),
    "an update": f'UPDATE {PERSON} SET "name" = %s WHERE ({PERSON}.{ONE} AND {PERSON}."id" = %s)',
    "a delete": f'DELETE FROM {PERSON} WHERE ({PERSON}.{ONE} AND {PERSON}."id" IN (%s))',
    "an or beside it": f'SELECT 1 FROM {PERSON} WHERE ({PERSON}.{ONE} AND ({PERSON}."name" = %s OR {PERSON}."name" = %s))',
    "a not beside it": f'SELECT 1 FROM {PERSON} WHERE ({PERSON}.{ONE} AND NOT ({PERSON}."name" = %s))',
    "another database's cast": f'SELECT 1 FROM {PERSON} WHERE {PERSON}."account_id" = %s::uuid',
    "a new row": f'INSERT INTO {PERSON} ("id", "account_id", "name") VALUES (%s, %s, %s)',
    "a shared table": 'SELECT "accounts_user"."id" FROM "accounts_user" WHERE "accounts_user"."id" = %s',
}  # fmt: skip


@pytest.mark.parametrize("sql", LOOSE.values(), ids=LOOSE)
def test_a_statement_that_leaves_the_account_open_is_caught(sql):
    assert loose_tables(sql)


@pytest.mark.parametrize("sql", TIED.values(), ids=TIED)
def test_a_statement_that_says_the_account_is_let_through(sql):
    assert loose_tables(sql) == []
