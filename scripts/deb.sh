#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Makes a Debian package of a release build that needs no Swift on the machine where it's installed:
#
#   swift build -c release --static-swift-stdlib --product planner
#   scripts/deb.sh .build/release/planner [OUT.deb]
#
# It has the program, its manual page and completions, the units, and the account under which the service runs. Equal
# programs give equal packages (SOURCE_DATE_EPOCH, else the last commit's time).
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(readlink -f "$1")
version=$("$program" --version)
architecture=$(dpkg --print-architecture)
out=${2:-planner_${version}_$architecture.deb}
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y "$program")}"
export SOURCE_DATE_EPOCH
umask 022

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
doc=$root/usr/share/doc/planner
mkdir -p "$root/DEBIAN" "$doc" "$root/usr/share/lintian/overrides"

install -D -m 755 "$program" "$root/usr/bin/planner"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/planner"
for unit in systemd/*.service systemd/*.timer; do
  install -D -m 644 "$unit" "$root/lib/systemd/system/$(basename "$unit")"
done
install -D -m 644 config/planner.yaml "$root/etc/planner/planner.yaml"
install -D -m 644 systemd/planner.sysusers "$root/usr/lib/sysusers.d/planner.conf"

completions=$root/usr/share
mkdir -p "$completions/bash-completion/completions" "$completions/zsh/vendor-completions" \
  "$completions/fish/vendor_completions.d"
"$program" --generate-completion-script bash | sed "1{/^#!/d}" >"$completions/bash-completion/completions/planner"
"$program" --generate-completion-script zsh >"$completions/zsh/vendor-completions/_planner"
"$program" --generate-completion-script fish >"$completions/fish/vendor_completions.d/planner.fish"

mkdir -p "$root/usr/share/man/man1"
help2man --no-info --no-discard-stderr --section 1 --name "plans of release time for groups of schools" \
  --manual "User commands" --source "planner $version" "$program" | gzip -9n >"$root/usr/share/man/man1/planner.1.gz"

install -m 644 scripts/deb/copyright "$doc/copyright"
{
  printf 'planner (%s) unstable; urgency=medium\n\n  * See CHANGELOG.gz.\n\n -- The planner authors <planner@example.org>  %s\n' \
    "$version" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$doc/changelog.gz"
gzip -9n <CHANGELOG.md >"$doc/CHANGELOG.gz"
install -m 644 scripts/deb/lintian-overrides "$root/usr/share/lintian/overrides/planner"

for script in postinst prerm postrm; do install -m 755 "scripts/deb/$script" "$root/DEBIAN/$script"; done

echo /etc/planner/planner.yaml >"$root/DEBIAN/conffiles"

# What it's linked with, as Debian's packages are called.
mkdir -p "$work/debian"
printf 'Source: planner\n\nPackage: planner\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O "$root/usr/bin/planner" 2>/dev/null | sed 's/^shlibs:Depends=//')
cat >"$root/DEBIAN/control" <<CONTROL
Package: planner
Version: $version
Architecture: $architecture
Maintainer: The planner authors <planner@example.org>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Depends: $depends, systemd | systemd-standalone-sysusers, tzdata
Recommends: ca-certificates
Section: misc
Priority: optional
Description: plans of release time for groups of schools
 Makes plans for the training, visits, shadowing, secondments and shared
 teachers of a group of schools: who is free when, who covers the class, what
 it costs, how far it is and whether it is fair. Every plan is verified by
 independent code and comes with a bound on how much better any plan could be.
 .
 The service shows the published plan's calendars to those who subscribe, and
 proposes the plan that follows when something changes.
CONTROL
(cd "$root" && find usr lib -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"

find "$root" -depth -print0 | xargs -0 touch --no-dereference --date "@$SOURCE_DATE_EPOCH"
dpkg-deb --root-owner-group -Zxz --build "$root" "$out" >/dev/null
echo "$out"
