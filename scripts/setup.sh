#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Installs what a fresh Debian 12 machine with Swift lacks; run by `make demo` (setup.sh) and `make test` (setup.sh test).
# What scripts/clients-test.sh needs (setup.sh clients) is calendar programs alone, 350 MB of them.
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

# need_environment FOLDER REQUIREMENTS...: a virtual environment for the last of them, made again when any of them changes.
need_environment() {
  folder=$1
  shift
  wanted=$(cat "$@" | sha256sum | cut -d ' ' -f 1)
  if [ "$(cat "$folder/requirements.sha256" 2>/dev/null || true)" = "$wanted" ]; then
    return 0
  fi
  for requirements in "$@"; do :; done
  echo "setup: making a Python environment for $requirements in $folder"
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
  echo "$wanted" >"$folder/requirements.sha256"
}

if [ "${1:-}" = clients ]; then
  if ! command -v dpkg-query >/dev/null; then
    echo "setup: this isn't Debian; the clients are installed on Debian 12 only" >&2
    exit 1
  fi
  need_packages thunderbird xvfb dbus-daemon evolution-data-server gir1.2-ecal-2.0 python3-gi python3 python3-venv \
    php-cli php-sabre-vobject iproute2 util-linux
  need_environment .build-clients Tests/Oracles/requirements.txt scripts/clients/requirements.txt
  exit 0
fi

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
if [ "${1:-}" = test ]; then need_environment .build-oracles Tests/Oracles/requirements.txt; fi
