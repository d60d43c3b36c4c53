"""The tables and the index for searching as they are, in one step; a folder of an earlier day goes through what it replaces."""

import django.db.models.deletion
import hvem.ground.keys
import hvem.ground.rows
import hvem.ground.tables
from django.db import migrations, models


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

    replaces = [('people', '0001_initial'), ('people', '0002_finding_index'), ('people', '0003_forgotten'), ('people', '0004_not_same'), ('people', '0005_resting'), ('people', '0006_merged')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0002_feed_secret'),
    ]

    operations = [
        hvem.ground.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('name', models.CharField(max_length=300)),
                        ('folded', models.CharField(max_length=300)),
                        ('sort_key', models.CharField(blank=True, max_length=300)),
                        ('number', models.CharField(blank=True, max_length=20)),
                        ('web', models.CharField(blank=True, max_length=300)),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('about', models.TextField(blank=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('merged_into', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['account', 'folded'], name='organisation_folded'), models.Index(condition=models.Q(('removed_at', None)), fields=['account', 'sort_key', 'id'], name='organisation_order')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationName',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('name', models.CharField(max_length=300)),
                        ('from_year', models.SmallIntegerField(blank=True, null=True)),
                        ('to_year', models.SmallIntegerField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('organisation', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='names', to='people.organisation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Source',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('kind', models.CharField(max_length=20)),
                        ('name', models.CharField(blank=True, max_length=200)),
                        ('at', models.DateTimeField()),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('given', models.CharField(blank=True, max_length=120)),
                        ('middle', models.CharField(blank=True, max_length=120)),
                        ('family', models.CharField(blank=True, max_length=120)),
                        ('prefix', models.CharField(blank=True, max_length=60)),
                        ('suffix', models.CharField(blank=True, max_length=60)),
                        ('nickname', models.CharField(blank=True, max_length=120)),
                        ('name', models.CharField(max_length=300)),
                        ('sort_key', models.CharField(blank=True, max_length=300)),
                        ('birthday', models.CharField(blank=True, max_length=20)),
                        ('how_met', models.TextField(blank=True)),
                        ('letter_language', models.CharField(blank=True, max_length=2)),
                        ('chosen_on', models.DateField(blank=True, null=True)),
                        ('quiet_why', models.CharField(blank=True, max_length=20)),
                        ('quiet_from', models.DateField(blank=True, null=True)),
                        ('quiet_until', models.DateField(blank=True, null=True)),
                        ('uid', models.CharField(blank=True, max_length=200)),
                        ('revision', models.BigIntegerField(default=0)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('merged_into', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                        ('through', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='brought', to='people.person')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('removed_at', None)), fields=['account', 'sort_key', 'id'], name='person_order'), models.Index(condition=models.Q(('uid', ''), _negated=True), fields=['account', 'uid'], name='person_uid'), models.Index(fields=['account', 'quiet_why', 'removed_at', 'merged_into', 'chosen_on', 'id'], name='person_resting'), models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['account', 'merged_into'], name='person_merged')],
                    },
                ),
                migrations.CreateModel(
                    name='Label',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('kind', models.CharField(max_length=10)),
                        ('word', models.CharField(max_length=80)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('person', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='labels', to='people.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['account', 'kind', 'word'], name='label_word')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('account', 'person', 'kind', 'word'), name='label_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RawCard',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('text', models.TextField()),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('person', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Position',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('title', models.CharField(blank=True, max_length=300)),
                        ('department', models.CharField(blank=True, max_length=200)),
                        ('from_year', models.SmallIntegerField(blank=True, null=True)),
                        ('to_year', models.SmallIntegerField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('organisation', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='positions', to='people.organisation')),
                        ('person', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='positions', to='people.person')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Note',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('kind', models.CharField(default='note', max_length=10)),
                        ('text', models.TextField()),
                        ('at', models.DateTimeField()),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('organisation', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='notes', to='people.organisation')),
                        ('person', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='notes', to='people.person')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ContactPoint',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('kind', models.CharField(max_length=10)),
                        ('label', models.CharField(blank=True, max_length=40)),
                        ('value', models.CharField(max_length=500)),
                        ('normal', models.CharField(max_length=500)),
                        ('preferred_on', models.DateField(blank=True, null=True)),
                        ('dead_on', models.DateField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('person', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='contact_points', to='people.person')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['account', 'normal'], name='contact_point_normal')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('account', 'person', 'kind', 'normal'), name='contact_point_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Acquaintance',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('kind', models.CharField(blank=True, max_length=20)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('a', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                        ('b', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Tie',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('closeness', models.CharField(default='friendly', max_length=10)),
                        ('i_like_on', models.DateField(blank=True, null=True)),
                        ('they_like_on', models.DateField(blank=True, null=True)),
                        ('can_help_on', models.DateField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('person', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='ties', to='people.person')),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('removed_at', None), models.Q(('i_like_on__isnull', False), ('they_like_on__isnull', False), ('can_help_on__isnull', False), _connector='OR')), fields=['account', 'person'], name='tie_marked')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('removed_at', None)), fields=('account', 'person'), name='tie_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Finding',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=12)),
                        ('target', models.UUIDField()),
                        ('sort_key', models.CharField(blank=True, max_length=300)),
                        ('folded', models.TextField()),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['account', 'kind', 'sort_key', 'target'], name='finding_order')],
                        'constraints': [models.UniqueConstraint(fields=('account', 'kind', 'target'), name='finding_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Forgotten',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('hash', models.CharField(max_length=64)),
                        ('on', models.DateField()),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('account', 'hash'), name='forgotten_once')],
                    },
                ),
                migrations.CreateModel(
                    name='NotSame',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('on', models.DateField()),
                        ('a', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('b', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
        migrations.RunPython(make, take_away, elidable=False),
    ]
