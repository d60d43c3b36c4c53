"""Keys between rows of one account: every join, lookup and prefetch also compares the account.

A database sharded by account can then answer each query on one shard, and a row of another account can never be reached
through a key, even where an id was guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models.expressions import Col
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor, ReverseManyToOneDescriptor
from django.db.models.lookups import Exact
from django.utils.functional import cached_property


class AccountAwareForward(ForwardManyToOneDescriptor):  # type: ignore[type-arg]
    """`promise.person`: prefetching also filters on the accounts of the rows at hand."""

    def get_prefetch_querysets(self, instances: Any, querysets: Any = None) -> tuple[Any, ...]:
        found, *rest = super().get_prefetch_querysets(instances, querysets)
        return found.filter(account_id__in={row.account_id for row in instances}), *rest


class AccountAwareReverse(ReverseManyToOneDescriptor):  # type: ignore[type-arg]
    """`person.promises`: the related manager filters on the account of the row it hangs on."""

    @cached_property
    def related_manager_cls(self) -> Any:
        plain = ReverseManyToOneDescriptor.related_manager_cls.func(self)  # type: ignore[attr-defined]

        class AccountAwareRelatedManager(plain):  # type: ignore[misc,valid-type]
            def _apply_rel_filters(self, queryset: Any) -> Any:
                return super()._apply_rel_filters(queryset).filter(account_id=self.instance.account_id)

            def get_prefetch_querysets(self, instances: Sequence[Any], querysets: Any = None) -> tuple[Any, ...]:
                asked = querysets[0] if querysets else self.model._default_manager.all()
                accounts = {row.account_id for row in instances}
                found: tuple[Any, ...] = super().get_prefetch_querysets(instances, [asked.filter(account_id__in=accounts)])
                return found

        return AccountAwareRelatedManager


class AccountKey(models.ForeignKey):  # type: ignore[type-arg]
    """A foreign key to a row of the same account; deleting is never left to the key (see `Owned.delete`)."""

    forward_related_accessor_class = AccountAwareForward
    related_accessor_class = AccountAwareReverse

    def __init__(self, to: Any, on_delete: Any = models.DO_NOTHING, **options: Any) -> None:
        super().__init__(to, on_delete, **options)

    def get_extra_restriction(self, alias: str, related_alias: str) -> Any:
        """The join's second condition: both ends have the same account; `alias` is the end pointed at."""
        theirs: Any = self.remote_field.model._meta.get_field("account")
        ours: Any = self.model._meta.get_field("account")
        return Exact(Col(alias, theirs), Col(related_alias, ours))

    def get_extra_descriptor_filter(self, instance: Any) -> dict[str, Any]:
        """Fetching the row pointed at also asks for the account of the row that points."""
        return {"account_id": instance.account_id}
