#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# What scripts/deb-test.sh does inside the booted Debian: the package as an administrator meets it, from its installation to
# its purge. Ends with 1 at the first thing that isn't as it should be.
set -u
export DEBIAN_FRONTEND=noninteractive
cd /
database=/var/lib/planner/group.db

fail() {
  echo "deb-test: NOT SO: $1"
  systemctl status --no-pager --full "planner*" 2>&1 | tail -n 40
  journalctl --no-pager -q -n 40 2>&1 | tail -n 40
  exit 1
}
step() { echo "deb-test: $1"; }
is() { [ "$(systemctl "$1" "$2" 2>/dev/null | head -n 1)" = "$3" ] || fail "$2 is $(systemctl "$1" "$2" 2>&1), not $3"; }
as_planner() { runuser -u planner -- env -C /var/lib/planner "$@" || fail "$*"; }
apt() { apt-get -q -y --no-install-recommends "$@" >/deb-test/apt 2>&1 || { cat /deb-test/apt; fail "apt-get $*"; }; }

# The answer to a GET, its head too.
get() {
  exec 3<>/dev/tcp/127.0.0.1/8080 || return 1
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
  cat <&3
  exec 3>&-
}
ready() {
  for _ in $(seq 100); do
    if get /readyz 2>/dev/null | grep -q "plan $1 is published"; then return 0; fi
    sleep 0.1
  done
  fail "plan $1 isn't served: $(get /readyz 2>&1)"
}

process() { systemctl show -p MainPID --value planner.service; }
logs() {
  for _ in $(seq 50); do
    if journalctl --no-pager -q -u planner.service | grep -q "$1"; then return 0; fi
    sleep 0.1
  done
  fail "the service doesn't log: $1"
}
# Waits until another process than this serves plan 1.
another() {
  for _ in $(seq 300); do
    if [ "$(process)" != "$1" ] && [ "$(process)" != 0 ]; then
      ready 1
      return 0
    fi
    sleep 0.1
  done
  fail "nothing serves in the place of process $1"
}

step "installed: an account and its folder, the service enabled and waiting for a database, no timer"
apt install /deb-test/planner.deb
command -v swift && fail "there is Swift here"
ldd /usr/bin/planner | grep -i "not found\|swift\|Foundation" && fail "libraries are missing"
planner --version || fail "the program doesn't run"
[ "$(stat -c "%U %G %a" /var/lib/planner)" = "planner planner 750" ] || fail "the account's folder"
is is-enabled planner.service enabled
is is-active planner.service inactive
for timer in planner-mail.timer planner-digests.timer planner-busy.timer planner-supply.timer planner-tidy.timer planner-solve@sample.timer; do
  is is-enabled $timer disabled
  is is-active $timer inactive
done
[ -e /usr/share/man/man1/planner.1.gz ] || fail "no manual page"

step "a group is loaded, planned and published, and served as the unit says"
as_planner planner load /deb-test/sample --database $database
as_planner planner solve /deb-test/sample --output /var/lib/planner/plan --rounds 50 --quiet
as_planner planner propose /var/lib/planner/plan --database $database
as_planner planner approve 1 --database $database
as_planner planner publish 1 --database $database
systemctl start planner.service || fail "the service doesn't start"
is is-active planner.service active
ready 1
as_planner planner doctor --database $database
person=$(sed -n 's/^\([a-z]*\),.*/\1/p' /deb-test/sample/staff.csv | sed -n 2p)
path=$(as_planner planner feed add --person "$person" --database $database | grep -o "/feeds/[^ ]*" | head -n 1)
for _ in $(seq 50); do
  if get "$path" | grep -q BEGIN:VCALENDAR; then break; fi
  sleep 0.1
done
get "$path" | grep -q BEGIN:VEVENT || fail "no calendar at $path"

step "confined: what the running service could do comes to an exposure of 1.1 at most"
systemd-analyze security --no-pager --threshold=11 planner.service >/deb-test/exposure || { cat /deb-test/exposure; fail "more"; }

step "killed, or stuck so that the watchdog ends it: another process serves the same"
serving=$(process)
kill -KILL "$serving"
another "$serving"
mkdir -p /run/systemd/system/planner.service.d
printf '[Service]\nWatchdogSec=3\nTimeoutAbortSec=3\n' >/run/systemd/system/planner.service.d/soon.conf
systemctl daemon-reload
systemctl restart planner.service || fail "the service doesn't start"
ready 1
serving=$(process)
sleep 5
[ "$(process)" = "$serving" ] || fail "the watchdog ended a service that wasn't stuck"
kill -STOP "$serving"
another "$serving"
logs "Watchdog timeout"
rm -r /run/systemd/system/planner.service.d
systemctl daemon-reload
systemctl restart planner.service || fail "the service doesn't start"
ready 1
get "$path" | grep -q BEGIN:VEVENT || fail "no calendar at $path after that"

step "settings: read again when that's asked for, and refused with their line where they can't be used"
settings=/etc/planner/planner.yaml
serving=$(process)
sed -i "s/^  #log_level: info/  log_level: debug/" $settings
systemctl reload planner.service || fail "the service doesn't reload"
logs "settings were read again changed=serve.log_level"
get /healthz >/dev/null
logs "status=200"
sed -i "s/^  log_level: debug/  log_level: loud/" $settings
systemctl reload planner.service 2>/dev/null && fail "a reload with wrong settings looks well"
logs "planner.yaml:[0-9]*:serve.log_level: error: .* \[field.choice\]"
is is-active planner.service active
[ "$(process)" = "$serving" ] || fail "the service was started anew"
systemctl restart planner.service 2>/dev/null && fail "it starts with wrong settings"
sleep 3
is is-active planner.service failed
[ "$(systemctl show -p NRestarts --value planner.service)" = 0 ] || fail "wrong settings are tried again"
sed -i "s/^  log_level: loud/  #log_level: info/" $settings
systemctl restart planner.service || fail "the service doesn't start"
ready 1

step "timers: mail into a folder, a plan at night"
sed -i "s/^  from: .*/  from: planner@group.example/" $settings
# The sample's year lies elsewhere than today.
install -d /etc/systemd/system/planner-digests.service.d
cat >/etc/systemd/system/planner-digests.service.d/day.conf <<DAY
[Service]
ExecStart=
ExecStart=/usr/bin/planner mail queue --config $settings --as-of 2026-09-07
DAY
systemctl daemon-reload
install -d /var/lib/planner-solve/groups
cp -r /deb-test/sample /var/lib/planner-solve/groups/sample
systemctl enable -q --now planner-mail.timer planner-digests.timer planner-solve@sample.timer || fail "timers"
systemctl start planner-digests.service || fail "digests aren't written"
systemctl start planner-mail.service || fail "mail isn't sent"
mails=$(find /var/lib/planner/mail-out -name "*.eml" | wc -l)
[ "$mails" -gt 0 ] || fail "no messages"
systemctl start planner-solve@sample.service || fail "no plan at night"
[ -e /var/lib/planner-solve/plans/sample/plan.json ] || fail "no plan of the night"

step "a password reaches the sender and nobody else"
install -m 600 /dev/null /etc/planner/smtp-password
echo "not a secret" >/etc/planner/smtp-password
cp $settings /etc/planner/kept
sed -i "s/^  #transport: .*/  transport: smtp/; s/^  #smtp_host: .*/  smtp_host: 127.0.0.1/; s/^  #smtp_port: .*/  smtp_port: 9/
  s/^  #smtp_user: .*/  smtp_user: planner/; s/^  #smtp_password_file:/  smtp_password_file:/" $settings
# Nothing is due: what's read and refused before that is all that this can show.
systemctl start planner-mail.service || fail "the sender can't read its password"
runuser -u planner -- cat /etc/planner/smtp-password 2>/dev/null && fail "the account can read the password"
cp /etc/planner/kept $settings
rm /etc/planner/kept /etc/planner/smtp-password

step "a busy calendar that can't be had makes its service fail, and nothing else"
systemctl enable -q --now planner-busy.timer || fail "timers"
systemctl start planner-busy.service || fail "no calendar is none that fails"
echo "https://calendar.invalid/secret" >/deb-test/address
as_planner planner busy add --person "$person" --database $database </deb-test/address
systemctl start planner-busy.service 2>/dev/null && fail "there's no such host"
as_planner planner busy list --database $database | grep -q "fetch.host" || fail "it isn't said why"
journalctl -q -u planner-busy.service | grep -q "/secret" && fail "the address is in the journal"
as_planner planner busy remove 1 --database $database
systemctl reset-failed planner-busy.service

step "supply that nobody has confirmed is counted, where there's any"
systemctl enable -q --now planner-supply.timer || fail "timers"
systemctl start planner-supply.service || fail "no supply is none that fails"

step "digests that can't be written just now are tried again; what a minute doesn't change isn't"
chmod 0 $database
systemctl start planner-digests.service 2>/dev/null && fail "the database can't be read"
is is-active planner-digests.service activating
chmod 600 $database
systemctl stop planner-digests.service 2>/dev/null
sed -i "s/^  from:/  form:/" $settings
systemctl start planner-digests.service 2>/dev/null && fail "there's no such setting"
is is-active planner-digests.service failed
sed -i "s/^  form:/  from:/" $settings
systemctl reset-failed planner-digests.service

step "upgraded: what ran runs anew, what was edited stays"
since() { systemctl show -p ActiveEnterTimestampMonotonic --value "$1"; }
before=$(systemctl show -p MainPID --value planner.service)
timers="planner-mail.timer planner-digests.timer planner-busy.timer planner-supply.timer planner-solve@sample.timer"
began=$(for timer in $timers; do since $timer; done | sort -n | tail -n 1)
apt install /deb-test/newer.deb
dpkg-query -W -f '${Version}\n' planner | grep -q next || fail "it isn't the next version"
is is-active planner.service active
[ "$(systemctl show -p MainPID --value planner.service)" != "$before" ] || fail "the former program still serves"
ready 1
get "$path" | grep -q BEGIN:VEVENT || fail "no calendar at $path after the upgrade"
for timer in $timers; do
  is is-enabled $timer enabled
  is is-active $timer active
  [ "$(since $timer)" -gt "$began" ] || fail "$timer goes on by its former file"
done
grep -q group.example $settings || fail "what was edited is gone"
systemctl disable -q --now planner-digests.timer
apt reinstall /deb-test/newer.deb
is is-active planner-digests.timer inactive
is is-enabled planner-digests.timer disabled

step "removed: nothing runs, nothing of the group's is gone"
sum=$(sha256sum <$database)
apt remove planner
[ -z "$(find /proc -maxdepth 1 -user planner)" ] || fail "a process of planner's is left"
for unit in planner.service planner-mail.timer planner-digests.timer planner-busy.timer planner-supply.timer planner-solve@sample.timer \
  planner-mail.service; do
  is is-active $unit inactive
done
[ ! -e /usr/bin/planner ] || fail "the program is still there"
[ -e $settings ] || fail "the settings are gone"
[ "$sum" = "$(sha256sum <$database)" ] || fail "the database has changed"

step "installed again: as it was"
apt install /deb-test/planner.deb
is is-active planner.service active
ready 1
is is-active planner-mail.timer active
is is-active planner-solve@sample.timer active
is is-active planner-digests.timer inactive

step "purged: the database and its owner stay, of the package nothing"
rm -r /etc/systemd/system/planner-digests.service.d
apt purge planner
left=$(find /etc /lib/systemd /usr/lib/systemd /var/lib/systemd /var/lib/dpkg/info /usr/share/doc -iname "*planner*" 2>/dev/null)
[ -z "$left" ] || fail "left behind: $left"
[ -s $database ] || fail "the database is gone"
[ "$(stat -c %U $database)" = planner ] || fail "nobody owns the database"
systemctl list-units --all --plain --no-legend "planner*" | grep -v "var-lib" | grep . && fail "units are left"
systemctl --failed --plain --no-legend | grep planner && fail "failed units are left"
step "the package does what it should"
