#!/usr/bin/env bash
# A Chromium for the browser tests, and the font that stands in for Arial: installed here when this is
# Debian and we are root; elsewhere it says what to install.
set -euo pipefail
if command -v chromium >/dev/null 2>&1 && { ! command -v fc-list >/dev/null 2>&1 || fc-list | grep -qi 'liberation sans'; }; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update >&2
  apt-get -qq install -y --no-install-recommends chromium fonts-liberation >/dev/null
  exit 0
fi
echo "The browser tests need Chromium on the PATH as chromium, and the font Liberation Sans." >&2
echo "On Debian: apt-get install chromium fonts-liberation" >&2
exit 1
