"""The tables as they are, in one step; a folder of an earlier day goes through what it replaces."""

import django.db.models.deletion
import hvem.ground.rows
import hvem.ground.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('ground', '0001_initial'), ('ground', '0002_files')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0002_feed_secret'),
    ]

    operations = [
        hvem.ground.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Happening',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=60)),
                        ('at', models.DateTimeField()),
                        ('about', models.UUIDField(blank=True, null=True)),
                        ('facts', models.JSONField(default=dict)),
                        ('changes', models.JSONField(default=list)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                        ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['account', '-at'], name='happening_at'), models.Index(fields=['account', 'about'], name='happening_about')],
                    },
                ),
                migrations.CreateModel(
                    name='Wake',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('what', models.CharField(max_length=60)),
                        ('at', models.DateTimeField(db_index=True)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.account')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('account', 'what'), name='wake_once')],
                    },
                ),
                migrations.CreateModel(
                    name='File',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('sha256', models.CharField(max_length=64)),
                        ('kind', models.CharField(max_length=8)),
                        ('name', models.CharField(max_length=120)),
                        ('size', models.PositiveIntegerField()),
                        ('made_at', models.DateTimeField()),
                        ('account', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='accounts.account')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
    ]
