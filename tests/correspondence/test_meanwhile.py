"""What is taken away, mended or told by others while a letter is on its way or a mailbox is being read."""

from __future__ import annotations

import pytest

from hvem.campaign.models import CvVersion
from hvem.campaign.telling import add_cv, drop_file, remove_cv
from hvem.correspondence.models import Letter
from hvem.correspondence.sending.releasing import release
from tests.correspondence.post import fresh, later, letter, mailbox
from tests.web.test_files import ODT, PDF
from tests.world import terje


@pytest.fixture
def box(here, dovecot, post_office, settings, tmp_path):
    settings.HVEM_AT, settings.MEDIA_ROOT = here.now, tmp_path / "files"
    return mailbox(here, dovecot, post_office)


@pytest.fixture
def cv(here, box):
    return add_cv(here, "kort", "", upload=("cv.pdf", PDF)).main


@pytest.mark.parametrize("taken_away", [drop_file, remove_cv])
def test_a_letter_whose_cv_was_taken_away_meanwhile_comes_back_and_leaves_neither_with_it_nor_without(here, cv, post_office, settings, taken_away):
    row = letter(here, terje(here), cv=cv)
    release(here, [row])
    taken_away(here, CvVersion.objects.of(here.account).get())
    later(settings, minutes=1)
    assert not post_office.letters
    assert fresh(row).trouble == "no-file" and fresh(row) in Letter.objects.of(here.account).drafts()


def test_a_letter_whose_cv_has_a_new_file_leaves_with_that(here, cv, post_office, settings):
    release(here, [letter(here, terje(here), cv=cv)])
    add_cv(here, "kort", "", cv=cv, upload=("ny.odt", ODT))
    later(settings, minutes=1)
    assert b"ny.odt" in post_office.letters[0].octets and b"cv.pdf" not in post_office.letters[0].octets
