#!/usr/bin/env bash
# Compiles the two locks (Python 3.11): names, versions and hashes, never an address.
# The full set first, then the run-time set constrained by it, so that tests and users get the same versions.
set -euo pipefail
cd "$(dirname "$0")/.."
flags=(--quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host)
python -m piptools compile "${flags[@]}" --extra spark -o requirements/dev.txt pyproject.toml requirements/dev.in
python -m piptools compile "${flags[@]}" -c requirements/dev.txt -o requirements/run.txt pyproject.toml
