#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Draws docs/district.svg: the map of a report, as it stands in the page, with the page's style inside.
#
#   scripts/picture.sh demo-out/report.html >docs/district.svg
set -eu
awk '
  /<style>/ && !styled { inside = 1; sub(/.*<style>/, "") }
  inside && /<\/style>/ { sub(/<\/style>.*/, ""); style = style $0 "\n"; inside = 0; styled = 1; next }
  inside { style = style $0 "\n" }
  !drawn && (at = match($0, /<svg [^>]*class="map wide"/)) {
    text = substr($0, at)
    end = index(text, "</svg>")
    open = index(text, ">")
    print substr(text, 1, open)
    print "<style><![CDATA[" style "svg{font-family:\"Inter\",system-ui,\"Liberation Sans\",Arial,sans-serif}]]></style>"
    print substr(text, open + 1, end + 5 - open)
    drawn = 1
  }
  END { if (!drawn) { print "picture: the page has no map" >"/dev/stderr"; exit 1 } }
' "$1"
