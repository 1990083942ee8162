#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
#
# The main job from end to end with the binary given: every sample solved, verified and compared byte by byte over three
# separate processes that differ in time zone, language and working directory; then what must be refused is refused.
#
#   scripts/smoke.sh .build/release/planner
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
planner=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "smoke: $*" >&2; exit 1; }

# expect STATUS COMMAND…: the command ends with exactly this status.
expect() {
  wanted=$1
  shift
  status=0
  "$@" >"$work/stdout" 2>"$work/stderr" || status=$?
  if [ "$status" -ne "$wanted" ]; then
    cat "$work/stdout" "$work/stderr" >&2
    fail "status $status instead of $wanted from: $*"
  fi
}

# has_outputs OUT: everything that docs/outputs.md lists is there, and a workbook is one.
has_outputs() {
  local name book
  for name in plan.json plan.schema.json report.html year.html ledgers.xlsx charges.xlsx; do
    [ -s "$1/$name" ] || fail "$1: no $name"
  done
  for name in feeds digests ledgers heads staffroom; do
    [ -n "$(find "$1/$name" -type f -size +0 2>/dev/null | head -n 1)" ] || fail "$1: nothing in $name"
  done
  # A school whose classes need nobody has no workbook, so a plan without cover has none at all.
  if [ "$(wc -l <"$1/ledgers/cover.csv")" -gt 1 ]; then
    [ -n "$(find "$1/cover" -name '*.xlsx' -size +0 2>/dev/null | head -n 1)" ] || fail "$1: cover.csv has rows and cover/ no workbook"
  fi
  for book in "$1"/*.xlsx "$1"/cover/*.xlsx; do
    if [ -e "$book" ] && [ "$(head -c 2 "$book")" != PK ]; then fail "$book is no workbook"; fi
  done
}

# same_plan OUT OTHER: equal plans, but for the hash of the input, which differs between a folder and its workbook.
same_plan() {
  diff <(grep -v '"inputHash"' "$1/plan.json") <(grep -v '"inputHash"' "$2/plan.json") >/dev/null
}

solve() { expect 0 "$planner" solve "$1" --seed 7 --rounds 60 --quiet --output "$2"; }

for folder in "$root"/config/samples/*/; do
  sample=$(basename "$folder")
  expect 0 "$planner" check "$folder"
  solve "$folder" "$work/$sample-1"
  (export TZ=Pacific/Auckland LC_ALL=C; solve "$folder" "$work/$sample-2")
  (export TZ=America/New_York LANG=de_DE.UTF-8; cd "$work"; solve "$folder" "$sample-3")
  diff -r "$work/$sample-1" "$work/$sample-2" || fail "$sample: two runs differ"
  diff -r "$work/$sample-1" "$work/$sample-3" || fail "$sample: two runs differ"
  has_outputs "$work/$sample-1"
  expect 0 "$planner" verify "$folder" "$work/$sample-1/plan.json"
  expect 0 "$planner" verify "$folder" "$work/$sample-1/plan.json" --format json
  # A binary that doesn't know the zone would write feeds without it.
  grep -rqs "TZID:Europe/London" "$work/$sample-1/feeds" || fail "$sample: no feed in Europe/London"
  echo "smoke: $sample: solved, verified, three processes agree ($(find "$work/$sample-1" -type f | wc -l) files)"
done

# As a workbook a sample is the same group, and the same bytes whoever converts it.
for folder in "$root"/config/samples/*/; do
  sample=$(basename "$folder")
  expect 0 "$planner" convert "$folder" "$work/$sample.xlsx"
  (export TZ=Pacific/Auckland LANG=de_DE.UTF-8; expect 0 "$planner" convert "$folder" "$work/$sample-again.xlsx")
  cmp "$work/$sample.xlsx" "$work/$sample-again.xlsx" || fail "$sample: two workbooks differ"
  expect 0 "$planner" check "$work/$sample.xlsx"
  expect 0 "$planner" convert "$folder" "$work/$sample-folder"
  expect 0 "$planner" convert "$work/$sample.xlsx" "$work/$sample-back"
  diff -r "$work/$sample-folder" "$work/$sample-back" || fail "$sample: the way through a workbook changes it"
done
# What comes from elsewhere goes into a workbook as into a folder, and once.
echo '{"england-and-wales": {"division": "england-and-wales", "events":
  [{"title": "A day off", "date": "2027-05-10", "notes": "", "bunting": true}]}}' >"$work/holidays.json"
for group in "$work/day-one-folder" "$work/day-one.xlsx"; do
  expect 0 "$planner" import bank-holidays "$work/holidays.json" --into "$group" --year 2026
  expect 0 "$planner" check "$group"
done
again=$("$planner" import bank-holidays "$work/holidays.json" --into "$work/day-one.xlsx" --year 2026)
case $again in *"Nothing to change"*) ;; *) fail "a second import changes a workbook: $again" ;; esac
# One workbook that's kept with the samples, and one just converted, with secondments and two calendars.
for book in "$root/config/samples/day-one.xlsx" "$work/diocese.xlsx"; do
  sample=$(basename "$book" .xlsx)
  solve "$book" "$work/$sample-book-plan"
  same_plan "$work/$sample-book-plan" "$work/$sample-1" || fail "$sample: the workbook gives another plan than the folder"
  has_outputs "$work/$sample-book-plan"
  expect 0 "$planner" verify "$book" "$work/$sample-book-plan"
done
echo "smoke: workbooks: there and back without loss, equal bytes, the plan of the folder"

# Replanning a group that hasn't changed changes nothing; the new plan says from which it was made, and holds against it.
replan="$work/district-replanned"
expect 0 "$planner" solve "$root/config/samples/district" --from "$work/district-1" --as-of 2026-11-09 --quiet --output "$replan"
expect 0 "$planner" verify "$root/config/samples/district" "$replan" --from "$work/district-1/plan.json"
[ "$(wc -l <"$replan/ledgers/changes.csv")" -eq 1 ] || fail "replanning without a change changes something"
grep -q '"from"' "$replan/plan.json" || fail "the plan doesn't say from which it was made"
expect 3 "$planner" solve "$root/config/samples/diocese" --from "$work/district-1" --quiet
echo "smoke: replanning: nothing changes where nothing has"

# A padded plan fails, whatever else is right about it.
district="$root/config/samples/district"
sed 's/"lessonsLost" *: *\([0-9]*\)/"lessonsLost" : 99999/' "$work/district-1/plan.json" >"$work/padded.json"
cmp -s "$work/district-1/plan.json" "$work/padded.json" && fail "the plan could not be padded"
expect 3 "$planner" verify "$district" "$work/padded.json"

# Refusals, and nothing written.
expect 2 "$planner" solve
expect 2 "$planner" solve "$district" --rounds many
expect 4 "$planner" solve "$district" --engine cp-sat --cp-sat-library "$work/nowhere"
expect 4 "$planner" check "$work/nowhere"
expect 4 "$planner" verify "$district" "$work/nowhere.json"
expect 4 "$planner" convert "$district" "$work/day-one.xlsx"
expect 2 "$planner" convert "$district" "$work/old.xls"
expect 4 "$planner" import bank-holidays "$work/nowhere.json" --into "$work/day-one.xlsx"
head -c 20000 "$work/day-one.xlsx" >"$work/cut.xlsx"
expect 1 "$planner" check "$work/cut.xlsx"
mkdir "$work/mine"
echo "do not lose" >"$work/mine/notes.txt"
expect 4 "$planner" solve "$district" --rounds 1 --quiet --output "$work/mine"
[ "$(ls "$work/mine")" = notes.txt ] || fail "a folder that isn't planner's was changed"
cp -r "$district" "$work/broken"
printf 'id,name,school,role\nx,,nowhere,teacher\n' >"$work/broken/staff.csv"
expect 1 "$planner" check "$work/broken"
expect 1 "$planner" solve "$work/broken" --output "$work/none"
[ ! -e "$work/none" ] || fail "a plan was written from input with errors"

# The explicit model is the same whoever writes it.
expect 0 "$planner" solve "$district" --export-model "$work/district.mps"
(export TZ=Pacific/Auckland LANG=de_DE.UTF-8; expect 0 "$planner" solve "$district" --export-model "$work/again.mps")
cmp "$work/district.mps" "$work/again.mps" || fail "two explicit models differ"
[ "$(tail -n 1 "$work/district.mps")" = ENDATA ] || fail "the explicit model breaks off"

# A starter group can be checked and solved as it is.
expect 0 "$planner" init "$work/starter"
expect 0 "$planner" check "$work/starter"
expect 0 "$planner" solve "$work/starter" --rounds 20 --quiet --output "$work/starter-out"
expect 0 "$planner" init "$work/starter.xlsx"
expect 0 "$planner" check "$work/starter.xlsx"

# An invented group is the same whoever makes it, and can be checked and planned.
expect 0 "$planner" generate "$work/invented" --schools 3 --seed 5
(export TZ=Pacific/Auckland LANG=de_DE.UTF-8; expect 0 "$planner" generate "$work/invented-again" --schools 3 --seed 5)
diff -r "$work/invented" "$work/invented-again" || fail "two generated groups differ"
expect 4 "$planner" generate "$work/invented" --schools 3
expect 0 "$planner" check "$work/invented"
solve "$work/invented" "$work/invented-out"
has_outputs "$work/invented-out"
expect 0 "$planner" verify "$work/invented" "$work/invented-out"
echo "smoke: a generated group: checked, planned, verified"

# A database keeps a group and its plans, and gives both back as they were.
group_db="$work/group.db"
for folder in "$root"/config/samples/*/; do
  sample=$(basename "$folder")
  [ ! -e "$group_db" ] || expect 6 "$planner" load "$folder" --database "$group_db"
  expect 0 "$planner" load "$folder" --database "$group_db" --other-group
  expect 0 "$planner" export "$work/$sample-kept" --database "$group_db"
  # Folders made above may have been changed for replanning.
  expect 0 "$planner" convert "$folder" "$work/$sample-fresh"
  diff -r "$work/$sample-fresh" "$work/$sample-kept" || fail "$sample: a database changes it"
done
expect 0 "$planner" propose "$work/two-schools-1" --database "$group_db"
expect 6 "$planner" publish 1 --database "$group_db"
expect 0 "$planner" approve 1 --database "$group_db"
expect 0 "$planner" publish 1 --database "$group_db"
expect 0 "$planner" plans --published --output "$work/kept.json" --database "$group_db"
cmp "$work/kept.json" "$work/two-schools-1/plan.json" || fail "a database changes a plan"
expect 0 "$planner" backup "$work/backup.db" --database "$group_db"
expect 4 "$planner" restore "$work/backup.db" --database "$group_db"
expect 0 "$planner" restore "$work/backup.db" --database "$group_db" --replace
expect 0 "$planner" doctor --database "$group_db"
expect 4 "$planner" doctor --database "$work/kept.json"
echo "smoke: a database gives back every sample, a published plan and a backup"

# The week's digests go into a folder, each once.
expect 0 "$planner" mail queue --from planner@trust.example --as-of 2026-09-07 --database "$group_db"
expect 0 "$planner" mail send --folder "$work/mail" --database "$group_db"
count=$(find "$work/mail" -name '*.eml' -size +0 | wc -l)
[ "$count" -gt 0 ] || fail "no digest was sent"
expect 0 "$planner" mail queue --from planner@trust.example --as-of 2026-09-09 --database "$group_db"
expect 0 "$planner" mail send --folder "$work/mail" --database "$group_db"
[ "$(find "$work/mail" -name '*.eml' | wc -l)" -eq "$count" ] || fail "a digest was sent twice"
expect 7 "$planner" mail test anna@trust.example --from planner@trust.example --folder "$work/kept.json"
expect 2 "$planner" mail send --transport smtp --database "$group_db"
expect 0 "$planner" doctor --database "$group_db"
echo "smoke: the week's digests go into a folder, each once"

# The settings that the package brings can be used; others are refused with their line, and nothing begins.
expect 0 "$planner" serve --config config/planner.yaml --check
sed 's/^  #port: .*/  port: eighty/' config/planner.yaml >"$work/planner.yaml"
expect 2 "$planner" serve --config "$work/planner.yaml"
grep -q "planner.yaml:[0-9]*:serve.port: error: .* \[field.number\]" "$work/stderr" || fail "a wrong setting isn't placed"
expect 4 "$planner" serve --config "$work/nowhere.yaml"

# A calendar that can't be had makes a fetch fail, and its address is told nowhere.
echo "http://127.0.0.1:9/secret" >"$work/address"
person=$(sed -n 's/^\([a-z]*\),.*/\1/p' "$root/config/samples/two-schools/staff.csv" | sed -n 2p)
expect 0 "$planner" busy fetch --database "$group_db"
expect 2 "$planner" busy add --person "$person" --address-file "$work/address" --database "$group_db"
expect 0 "$planner" busy add --person "$person" --address-file "$work/address" --allow-http --allow-private \
  --database "$group_db"
expect 8 "$planner" busy fetch --allow-http --allow-private --database "$group_db"
grep -q "fetch.connection" "$work/stderr" || fail "it isn't said why a calendar couldn't be fetched"
grep -q "secret" "$work/stderr" && fail "a fetch tells an address"
expect 0 "$planner" doctor --database "$group_db"
echo "smoke: a calendar that can't be fetched leaves the group as it is"

# Ctrl-C and a service manager's SIGTERM end at a whole round; the plan found by then is verified and written.
for signal in INT TERM; do
  "$planner" solve "$district" --rounds 100000000 --quiet --output "$work/stopped-$signal" 2>"$work/stderr" &
  child=$!
  sleep 2
  kill -"$signal" "$child"
  status=0
  wait "$child" || status=$?
  [ "$status" -eq 130 ] || fail "SIG$signal ended with $status: $(cat "$work/stderr")"
  expect 0 "$planner" verify "$district" "$work/stopped-$signal/plan.json"
done

# So does the time limit, and its plan can be made again from the rounds that it records.
expect 0 "$planner" solve "$district" --rounds 100000000 --time-limit 1 --quiet --output "$work/limited"
rounds=$(sed -n 's/.*"rounds" *: *\([0-9]*\).*/\1/p' "$work/limited/plan.json" | head -n 1)
expect 0 "$planner" solve "$district" --rounds "$rounds" --quiet --output "$work/replayed"
diff <(grep -v '"stop"' "$work/limited/plan.json") <(grep -v '"stop"' "$work/replayed/plan.json") >/dev/null ||
  fail "a plan stopped by its time limit can't be replayed"

echo "smoke: refusals, Ctrl-C, time limit and starter group as documented"
