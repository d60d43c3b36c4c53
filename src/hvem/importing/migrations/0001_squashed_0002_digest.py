"""The tables as they are, in one step; a folder of an earlier day goes through what it replaces."""

import django.db.models.deletion
import hvem.ground.keys
import hvem.ground.rows
import hvem.ground.tables
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('importing', '0001_initial'), ('importing', '0002_digest')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0002_feed_secret'),
        ('people', '0001_squashed_0006_merged'),
    ]

    operations = [
        hvem.ground.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Batch',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('file', models.CharField(max_length=300)),
                        ('stored', models.CharField(blank=True, max_length=300)),
                        ('sha256', models.CharField(blank=True, max_length=64)),
                        ('size', models.BigIntegerField(default=0)),
                        ('format', models.CharField(blank=True, max_length=20)),
                        ('state', models.CharField(default='reading', max_length=12)),
                        ('total', models.PositiveIntegerField(default=0)),
                        ('position', models.PositiveIntegerField(default=0)),
                        ('added', models.PositiveIntegerField(default=0)),
                        ('updated', models.PositiveIntegerField(default=0)),
                        ('unchanged', models.PositiveIntegerField(default=0)),
                        ('to_review', models.PositiveIntegerField(default=0)),
                        ('complaints', models.JSONField(default=list)),
                        ('more_complaints', models.PositiveIntegerField(default=0)),
                        ('choices', models.JSONField(default=dict)),
                        ('made_at', models.DateTimeField()),
                        ('cancel_asked_at', models.DateTimeField(blank=True, null=True)),
                        ('finished_at', models.DateTimeField(blank=True, null=True)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('source', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.source')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Row',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('number', models.PositiveIntegerField()),
                        ('outcome', models.CharField(max_length=10)),
                        ('why', models.CharField(blank=True, max_length=40)),
                        ('card', models.JSONField(blank=True, null=True)),
                        ('revision', models.BigIntegerField(default=0)),
                        ('before', models.JSONField(blank=True, null=True)),
                        ('decided_on', models.DateField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('batch', hvem.ground.keys.AccountKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='rows', to='importing.batch')),
                        ('person', hvem.ground.keys.AccountKey(blank=True, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='people.person')),
                        ('digest', models.CharField(blank=True, max_length=24)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['account', 'batch', 'number'], name='row_order'), models.Index(condition=models.Q(('decided_on', None), ('outcome', 'review')), fields=['account', 'outcome'], name='row_review'), models.Index(condition=models.Q(('digest', ''), _negated=True), fields=['account', 'digest'], name='row_digest')],
                    },
                ),
            ],
        ),
    ]
