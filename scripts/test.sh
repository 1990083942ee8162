#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Everything that `make test` checks, cheapest first; the first failure ends it. One debug and one release build.
set -eu
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "format"
swift format lint --strict -r Sources Tests Benchmarks Package.swift

step "benchmark scripts"
PYTHONPATH=scripts PYTHONDONTWRITEBYTECODE=1 python3 -m unittest discover -q -s Tests/Scripts

step "build with every import declared and no warnings"
# The check's last line reads "Build complete!" even where it fails: only its status counts, and `set -e` reads it.
swift build --build-tests --explicit-target-dependency-import-check error

step "tests"
PLANNER_ORACLES="$PWD/.build-oracles" swift test --skip-build

step "release build"
swift build -c release --product planner

step "main job with the release build"
scripts/smoke.sh "$(swift build -c release --show-bin-path)/planner"
