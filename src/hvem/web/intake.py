"""Files sent by a form, kept as they come: straight to the account's folder, never whole in memory, none larger than allowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from hvem.accounts.access import Seat
from hvem.importing.models import Batch
from hvem.importing.starting import LARGEST, Intake, TooLarge

MOST_FILES = 20


@dataclass
class Kept:
    """What came with a form: files that are whole, and what was wrong with others, as keys of the catalogue.

    `stopped` is why nothing more could be written, such as a full disk; the rest is read all the same, so that the browser hears of it.
    """

    here: Seat
    whole: list[Intake] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    largest: int = LARGEST
    stopped: OSError | None = None

    def let_go(self) -> None:
        """Keep nothing of files that became no batch."""
        for intake in self.whole:
            if intake.batch not in self.batches:
                intake.drop()


class _Straight(FileUploadHandler):
    """Writes each file of a form to where it is to lie."""

    def __init__(self, request: HttpRequest, kept: Kept) -> None:
        super().__init__(request)
        self.kept = kept
        self.intake: Intake | None = None

    def new_file(self, *args: Any, **named: Any) -> None:
        """A file begins."""
        super().new_file(*args, **named)
        if not self.file_name or len(self.kept.whole) >= MOST_FILES:
            self.kept.wrong += ["many"] if self.file_name else []
            raise SkipFile
        try:
            self.intake = Intake(self.kept.here.account, self.file_name, at=self.kept.here.now, largest=self.kept.largest)
        except OSError as why:
            self.kept.stopped = why

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """One more piece; what is too large is read to its end, so that the page can say so, and not kept."""
        if self.intake is not None:
            try:
                self.intake.add(raw_data)
            except TooLarge:
                self.intake = None
                self.kept.wrong.append("large")
            except OSError as why:
                self.intake.drop()
                self.intake, self.kept.stopped = None, why
        return None

    def file_complete(self, file_size: int) -> SimpleUploadedFile | None:
        """A file ends."""
        if self.intake is None:
            return SimpleUploadedFile(self.file_name or "fil", b"") if self.kept.stopped else None
        if self.intake.batch.size:
            self.kept.whole.append(self.intake)
        else:
            self.intake.drop()
            self.kept.wrong.append("empty")
        self.intake = None
        return SimpleUploadedFile(self.file_name or "fil", b"")

    def upload_interrupted(self) -> None:
        """The sender went away."""
        if self.intake is not None:
            self.intake.drop()


def files_of(request: HttpRequest, here: Seat) -> Kept:
    """Make the request keep its files as they come; to be called before anything reads the form."""
    kept = Kept(here)
    request.upload_handlers = [_Straight(request, kept)]
    return kept
