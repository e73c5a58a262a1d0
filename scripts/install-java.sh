#!/usr/bin/env bash
# A Java runtime for the tests that start a real Spark.
set -euo pipefail
command -v java >/dev/null && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless >/dev/null
else
  echo "The Spark tests need Java 17: install a package such as openjdk-17-jre-headless, then run this again." >&2
  exit 1
fi
