"""Writes the page of relations: `python -m startcode.diagnosis > docs/diagnosis.md`."""

import sys

from .page import page

sys.stdout.write(page())
