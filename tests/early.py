"""Read before anything else: tests keep their data in a folder of their own."""

import os
import tempfile

os.environ["HVEM_DATA"] = tempfile.mkdtemp(prefix="hvem-test-")
os.environ["DJANGO_SETTINGS_MODULE"] = "hvem.config.settings"
os.environ["HVEM_ACCOUNT"] = "min"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser of a journey keeps a loop running in the thread of later tests
for name in ("HVEM_AT", "HVEM_URL", "HVEM_DB", "HVEM_KEY"):
    os.environ.pop(name, None)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is started a thousand times is compiled once
