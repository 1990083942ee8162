#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Copies the tables of docs/formats.md into the code that writes workbooks, whose notes on headings are made of them, so
# that a column is described once. Run it (make formats) after changing a table of that page; a test compares.
set -eu
cd "$(dirname "$0")/.."
into=Sources/Intake/Workbook/Pages
mkdir -p "$into"

# page NAME WHAT AWK: the Swift file of one page.
page() {
  {
    printf '// SPDX-License-Identifier: Apache-2.0\n\n'
    printf '// Copied from docs/formats.md by scripts/formats.sh; don'"'"'t change it here.\n\n'
    printf '/// %s\nenum %s {\n  static let text = #"""\n' "$2" "$1"
    awk "$3" docs/formats.md | sed 's/^\(.\)/    \1/'
    printf '    """#\n}\n'
  } >"$into/$1.swift"
}

page TypesPage "What the types of values are called, as docs/formats.md says it." '
  /^## / { inside = ($0 == "## Types") }
  inside && /^\| / && !/^\| type \|/'
page SettingsPage "The settings of a group, as docs/formats.md lists them." '
  /^## / { inside = /^## Settings/ }
  inside && /^\| `/'
page TablesPage "The tables of a group, as docs/formats.md describes them." '
  /^## / { inside = /^## `/; heading = inside; columns = 0 }
  !inside { next }
  heading { if (NR > 1) print; heading = 0; about = 1; next }
  about && NF { print; about = 0; next }
  /^\| column \|/ { columns = 1; next }
  columns && /^\| `/ { print; next }
  columns && !/^\|/ { columns = 0 }'
