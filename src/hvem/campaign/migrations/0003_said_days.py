"""Reasons that stand stored say which of their facts are days and times; until now whatever looked like one was one."""

from datetime import date, datetime

from django.db import migrations


def kind_of(value):
    if not isinstance(value, str) or len(value) < 10 or value[4:5] != "-":
        return None
    try:
        if len(value) == 10:
            date.fromisoformat(value)
            return "day"
        datetime.fromisoformat(value)
        return "moment"
    except ValueError:
        return None


def say_kinds(reason):
    for fact in reason.get("facts", ()):
        if len(fact) == 2 and (kind := kind_of(fact[1])):
            fact.append(kind)


def rewrite(apps, editor):
    for account in apps.get_model("accounts", "Account").objects.all():
        rows = apps.get_model("campaign", "Standing").objects.filter(account=account)
        for row in rows.only("acts", "rest").iterator(chunk_size=500):
            for reason in [row.rest, *(one for act in row.acts for one in act["because"])]:
                say_kinds(reason)
            rows.filter(pk=row.pk).update(acts=row.acts, rest=row.rest)


class Migration(migrations.Migration):
    dependencies = [
        ("campaign", "0002_no_rank"),
    ]

    operations = [
        migrations.RunPython(rewrite, migrations.RunPython.noop),
    ]
