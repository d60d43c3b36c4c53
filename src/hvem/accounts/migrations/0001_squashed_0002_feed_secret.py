"""The tables as they are, in one step; a folder of an earlier day goes through what it replaces."""

import django.db.models.deletion
import hvem.ground.rows
import hvem.ground.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('accounts', '0001_initial'), ('accounts', '0002_feed_secret')]

    initial = True

    dependencies = [
    ]

    operations = [
        hvem.ground.tables.CreateModels(
            models=[
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=120, unique=True)),
                        ('language', models.CharField(choices=[('nb', 'Bokmål'), ('nn', 'Nynorsk'), ('en', 'English')], default='nb', max_length=2)),
                        ('theme', models.CharField(blank=True, choices=[('', 'system'), ('hvem', 'light'), ('hvem-mork', 'dark')], default='', max_length=12)),
                        ('keys_off_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Account',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=80, unique=True)),
                        ('zone', models.CharField(default='Europe/Oslo', max_length=60)),
                        ('region', models.CharField(default='NO', max_length=2)),
                        ('counter', models.BigIntegerField(default=0)),
                        ('made_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='SignInLink',
                    fields=[
                        ('hash', models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ('expires_at', models.DateTimeField()),
                        ('spent_at', models.DateTimeField(blank=True, null=True)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='Membership',
                    fields=[
                        ('id', models.UUIDField(default=hvem.ground.rows.new_id, editable=False, primary_key=True, serialize=False)),
                        ('role', models.CharField(default='owner', max_length=12)),
                        ('me_name', models.CharField(blank=True, max_length=200)),
                        ('me_title', models.CharField(blank=True, max_length=200)),
                        ('me_emails', models.JSONField(blank=True, default=list)),
                        ('me_phones', models.JSONField(blank=True, default=list)),
                        ('me_web', models.CharField(blank=True, max_length=300)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.account')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('account', 'user'), name='membership_once')],
                    },
                ),
                migrations.CreateModel(
                    name='FeedSecret',
                    fields=[
                        ('hash', models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ('shows', models.JSONField(default=list)),
                        ('says_more', models.BooleanField(default=False)),
                        ('made_at', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('fetched_at', models.DateTimeField(blank=True, null=True)),
                        ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.account')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
            ],
        ),
    ]
