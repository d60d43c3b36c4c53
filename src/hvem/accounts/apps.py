"""The accounts room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "hvem.accounts"
    label = "accounts"
