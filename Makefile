# SPDX-License-Identifier: Apache-2.0
#
# `make demo` and `make test` do all the set-up themselves on Debian 12 with Swift 6.3 (see scripts/setup.sh).

.PHONY: help demo test format formats picture deb clean

help:
	@echo "make demo     build planner and plan the district of config/samples into demo-out"
	@echo "make test     build, run all tests, and the main job with the release build"
	@echo "make format   bring the sources into the house's format"
	@echo "make formats  copy the tables of docs/formats.md into the notes of workbooks"
	@echo "make deb      make a Debian package of a release build"
	@echo "make picture  draw docs/district.svg again from the demo's report"
	@echo "make clean    remove everything that was built"

demo:
	scripts/setup.sh
	swift build -c release --product planner
	"$$(swift build -c release --show-bin-path)/planner" solve config/samples/district --output demo-out
	@echo
	@echo "Open demo-out/report.html in a browser; feeds, digests and ledgers lie beside it."

test:
	scripts/setup.sh test
	scripts/test.sh

format:
	swift format -i -r Sources Tests Benchmarks Package.swift

formats:
	scripts/formats.sh

picture: demo
	scripts/picture.sh demo-out/report.html >docs/district.svg

deb:
	scripts/setup.sh deb
	swift build -c release --static-swift-stdlib --product planner
	scripts/deb.sh "$$(swift build -c release --show-bin-path)/planner"

clean:
	rm -rf .build .build-oracles .build-clients demo-out
