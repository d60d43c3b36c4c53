"""`python -m hvem COMMAND`."""

import sys

from hvem.cli.main import main

sys.exit(main(sys.argv[1:]))
