#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Installs what a fresh Debian 12 machine with Swift lacks; run by `make demo` (setup.sh) and `make test` (setup.sh test).
# What is there already isn't touched, so that a second run needs neither root nor a network.
set -eu
cd "$(dirname "$0")/.."

need_swift() {
  if ! command -v swift >/dev/null; then
    echo "setup: Swift 6.3 isn't on the path; https://www.swift.org/install/linux/ says how to install it" >&2
    exit 1
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  set -- $version
  if [ "${1:-0}" -lt 6 ] || { [ "$1" -eq 6 ] && [ "${2:-0}" -lt 3 ]; }; then
    echo "setup: Swift 6.3 or later is needed; this is $(swift --version 2>/dev/null | head -n 1)" >&2
    exit 1
  fi
}

# Debian packages: Foundation's XML reader, the store's database, time zones, the libraries that read and write workbooks,
# the one that speaks to mail servers; for tests an interpreter for the independent readers, OpenSSL for a certificate, and
# LibreOffice without its windows (90 MB, under a minute), which has to read our workbooks and write some of its own.
need_packages() {
  missing=""
  for package in "$@"; do
    if ! dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
      missing="$missing $package"
    fi
  done
  [ -n "$missing" ] || return 0
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "setup: run this as root, or install by hand:$missing" >&2
      exit 1
    fi
    as_root="sudo"
  fi
  echo "setup: installing$missing"
  $as_root apt-get update -q
  # shellcheck disable=SC2086 # a list of names
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

# Postfix for tests, which start one with files of their own: the system's stays without configuration, so that nothing listens.
# A machine that has a mail server keeps that; where it's another one, the tests with Postfix say that they're skipped.
need_postfix() {
  if [ -e /usr/sbin/sendmail ]; then return 0; fi
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
  echo "postfix postfix/main_mailer_type select No configuration" | $as_root debconf-set-selections
  need_packages postfix
}

# A virtual environment for Tests/Oracles, made again when its requirements change.
need_oracles() {
  wanted=$(sha256sum Tests/Oracles/requirements.txt | cut -d ' ' -f 1)
  if [ "$(cat .build-oracles/requirements.sha256 2>/dev/null || true)" = "$wanted" ]; then
    return 0
  fi
  echo "setup: making a Python environment for Tests/Oracles in .build-oracles"
  rm -rf .build-oracles
  python3 -m venv .build-oracles
  .build-oracles/bin/pip install --quiet --disable-pip-version-check -r Tests/Oracles/requirements.txt
  echo "$wanted" >.build-oracles/requirements.sha256
}

need_swift
if command -v dpkg-query >/dev/null; then
  need_packages git ca-certificates tzdata libxml2-dev libsqlite3-dev libarchive-dev libxlsxwriter-dev \
    libcurl4-openssl-dev
  if [ "${1:-}" = test ]; then
    need_packages python3 python3-venv openssl libreoffice-calc-nogui
    need_postfix
  fi
  if [ "${1:-}" = deb ]; then need_packages binutils dpkg-dev help2man; fi
else
  echo "setup: this isn't Debian; make sure that the development files of libxml2, libsqlite3, libarchive, libxlsxwriter and libcurl are installed" >&2
fi
if [ "${1:-}" = test ]; then need_oracles; fi
