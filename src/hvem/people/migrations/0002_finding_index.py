"""The index for searching: trigrams in FTS5 on SQLite, kept by triggers; pg_trgm on PostgreSQL."""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE people_finding_index USING fts5(folded, content='people_finding', content_rowid='id', "
    "tokenize='trigram', detail='full', columnsize=0)",
    "CREATE TRIGGER people_finding_added AFTER INSERT ON people_finding BEGIN "
    "INSERT INTO people_finding_index(rowid, folded) VALUES (new.id, new.folded); END",
    "CREATE TRIGGER people_finding_gone AFTER DELETE ON people_finding BEGIN "
    "INSERT INTO people_finding_index(people_finding_index, rowid, folded) VALUES ('delete', old.id, old.folded); END",
    "CREATE TRIGGER people_finding_changed AFTER UPDATE OF folded ON people_finding BEGIN "
    "INSERT INTO people_finding_index(people_finding_index, rowid, folded) VALUES ('delete', old.id, old.folded); "
    "INSERT INTO people_finding_index(rowid, folded) VALUES (new.id, new.folded); END",
)
POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX people_finding_trigrams ON people_finding USING gin (folded gin_trgm_ops)",
)


def make(apps, editor):
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def take_away(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP INDEX people_finding_trigrams")
        return
    for name in ("added", "gone", "changed"):
        editor.execute(f"DROP TRIGGER people_finding_{name}")
    editor.execute("DROP TABLE people_finding_index")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(make, take_away, elidable=False)]
