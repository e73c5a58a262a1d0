#!/usr/bin/env bash
# The whole test run. `fast` is what CI runs; `all` adds the slow sweeps and the requirements table.
# What needs a system package is installed here (as root, on Debian); elsewhere it says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
kind="${1:-fast}"

scripts/install-chromium.sh
scripts/install-java.sh

# As an installed package is: else each of the hundreds of commands that tests run would compile it anew.
$bin/python -m compileall -q src/nearhome

$bin/ruff check .
$bin/ruff format --check .
$bin/mypy
$bin/lint-imports

select="not slow and not mutants"
[ "$kind" = all ] && select="not mutants"
$bin/python -m pytest -n 2 --dist worksteal -m "$select" tests
