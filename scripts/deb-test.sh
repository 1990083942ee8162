#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs a package that `make deb` made in a Debian 12 of its own, boots that and uses it, upgrades, removes and purges it:
#
#   scripts/deb-test.sh PLANNER.deb [FOLDER]
#
# As root, on Debian 12 with debootstrap, systemd-container and lintian. FOLDER keeps the bare Debian for the next run
# (some 300 MB); without it each run makes it anew, out of debootstrap's own archive or the one that PLANNER_DEBIAN_MIRROR
# names. The booted one has no network, and neither Swift nor anything else that the package doesn't ask for. Takes a minute
# or two, and as long again for the bare Debian.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "deb-test: $1" >&2
  exit 1
}

[ $# -ge 1 ] && [ -f "$1" ] || fail "name the package that 'make deb' made"
[ "$(id -u)" -eq 0 ] || fail "run this as root: it boots a system"
for program in debootstrap systemd-nspawn lintian; do
  command -v "$program" >/dev/null || fail "$program is missing: apt-get install debootstrap systemd-container lintian"
done
package=$(readlink -f "$1")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base=${2:-$work}/bookworm
if [ ! -e "$base.done" ]; then
  rm -rf "$base"
  mkdir -p "$(dirname "$base")"
  debootstrap --variant=minbase --include=systemd,systemd-sysv,dbus bookworm "$base" \
    ${PLANNER_DEBIAN_MIRROR:+"$PLANNER_DEBIAN_MIRROR"} >"$work/debootstrap.log" 2>&1 ||
    fail "no bare Debian was made: $(tail -n 1 "$work/debootstrap.log")"
  touch "$base.done"
fi

echo "deb-test: lintian"
lintian --fail-on error,warning --tag-display-limit 0 "$package"

root=$work/root
cp -a --reflink=auto "$base" "$root"
inside=$root/deb-test
mkdir "$inside"
install -m 644 "$package" "$inside/planner.deb"
install -m 755 scripts/deb/test-inside.sh "$inside/test.sh"
cp -r config/samples/two-schools "$inside/sample"
chmod -R a+rX "$inside"

# The same as the next version: what's upgraded is the package, and dpkg goes by its number.
dpkg-deb --raw-extract "$package" "$work/newer"
sed -i 's/^Version: .*/&+next/' "$work/newer/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip --build "$work/newer" "$inside/newer.deb" >/dev/null

# Only what the package asks for, fetched here, since the booted system has no network.
install -m 644 /etc/resolv.conf "$root/etc/resolv.conf"
chroot "$root" sh -c "apt-get -q update && apt-get -q -y --no-install-recommends --download-only install /deb-test/planner.deb" \
  >"$work/apt.log" 2>&1 || fail "what the package needs can't be fetched: $(tail -n 3 "$work/apt.log")"

mkdir -p "$root/etc/systemd/system/graphical.target.wants"
cat >"$root/etc/systemd/system/deb-test.service" <<'UNIT'
[Unit]
Description=Test of the package
After=multi-user.target

[Service]
Type=oneshot
ExecStart=/bin/sh -c "/deb-test/test.sh >/deb-test/log 2>&1; echo $? >/deb-test/status"
ExecStopPost=systemctl --no-block poweroff
UNIT
ln -s ../deb-test.service "$root/etc/systemd/system/graphical.target.wants/deb-test.service"

echo "deb-test: a Debian of its own is booted"
timeout 600 systemd-nspawn -q -D "$root" --boot --register=no --keep-unit --console=pipe --private-network \
  </dev/null >"$work/console" 2>&1 || true
cat "$inside/log" 2>/dev/null || true
if [ "$(cat "$inside/status" 2>/dev/null)" != 0 ]; then
  tail -n 40 "$work/console" >&2
  fail "the package doesn't do what it should"
fi
echo "deb-test: done"
