#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# Subscribes real calendar programs to what planner serves, and sees what each of them has, event by event:
#
#   scripts/clients-test.sh .build/release/planner [FOLDER]
#
# Thunderbird on a screen that nobody sees, evolution-data-server, vdirsyncer with khal; and parsers: icalendar, vobject,
# recurring-ical-events, sabre/vobject. A plan with events on both sides of both clock changes is published, then two
# meetings move across one and a third is cancelled. On Debian 12; what's missing is installed (350 MB, for which it asks
# for root). FOLDER, a new one, keeps database, calendars and logs to look at. Takes four minutes, for Thunderbird asks
# once a minute and no oftener.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "clients-test: $1" >&2
  exit 1
}

[ $# -ge 1 ] && [ -x "$1" ] || fail "name a planner: .build/release/planner"
planner=$(readlink -f "$1")
scripts/setup.sh clients
if [ $# -ge 2 ]; then
  mkdir -p "$(dirname "$2")" && mkdir "$2" || fail "name a folder that isn't there yet"
  work=$(readlink -f "$2")
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

# A network of its own that has the loopback address alone, so that nobody outside is asked for anything, and processes of
# its own, which end with the test whatever becomes of it.
apart=(unshare --user --map-root-user --net --pid --fork --kill-child --mount-proc)
"${apart[@]}" true || fail "the system gives nobody a network of their own (unshare)"
TZ=Europe/London PYTHONDONTWRITEBYTECODE=1 timeout --kill-after=30 900 "${apart[@]}" \
  sh -c 'ip link set lo up && exec "$@"' sh .build-clients/bin/python scripts/clients/main.py "$planner" "$work" </dev/null ||
  fail "the clients don't see what they should"
echo "clients-test: done"
