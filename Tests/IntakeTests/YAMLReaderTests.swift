// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

private func read(_ text: String) -> (map: YAMLMap?, problems: Problems) {
  let problems = Problems()
  return (YAMLReader.parse([UInt8](text.utf8), name: "group.yaml", problems), problems)
}

@Test func scalarsKeepTheirTextAndPlaces() throws {
  let (map, problems) = read("name: Elm\nmeetings:\n  start: 12:30\n  open: no\n  days: [Mon, Wed]\nempty: ~\n")
  let meetings = try #require(map?.map("Meetings", problems))
  #expect(meetings.cell("start", problems).text == "12:30")
  #expect(meetings.cell("open", problems).text == "no")
  #expect(meetings.cell("days", problems).text == "Mon;Wed")
  #expect(
    meetings.cell("start", problems).location == Location("group.yaml", line: 3, character: 10, field: "meetings.start")
  )
  #expect(map?.cell("empty", problems).isEmpty == true)
  #expect(meetings.cell("none", problems).location.field == "meetings.none")
  #expect(problems.sorted.isEmpty)
}

@Test func unknownKeysAreErrorsWithTheNearest() throws {
  let (map, problems) = read("name: Elm\nacademic_yaer: 2026\n")
  try #require(map).checkKeys(["name", "academic_year"], problems)
  #expect(
    problems.sorted.map(\.line) == [
      "group.yaml:2:academic_yaer: error: No key is called 'academic_yaer' here. Did you mean 'academic_year'? "
        + "[yaml.unknown-key]"
    ])
}

@Test func duplicateKeysAreReported() {
  let exact = read("a:\n  x: 1\n  y: 2\n  x: 3\n").problems.sorted
  #expect(exact.map(\.code) == [.yamlDuplicateKey])
  #expect(exact[0].location.line == 2)
  let similar = read("supply_day: 1\nSupply day: 2\n").problems.sorted
  #expect(similar.map(\.code) == [.yamlDuplicateKey])
  #expect(similar[0].location.line == 2)
}

@Test(arguments: [
  "a: &x 1\nb: *x\n", "a: [*b, *b]", "? *a\n: 1", "- [ 'x\n  ', *b ]", "a: {b: *c}", "x:\n  - *a", "&a b: c",
]) func aliasesAreRefused(_ text: String) { #expect(read(text).problems.sorted.map(\.code) == [.yamlAlias]) }

@Test func ampersandsInTextAreFine() {
  let (map, problems) = read("a: R&D, *all* and 'q' & more\nb: \"*quoted\" # *comment\nc: '&x'\n")
  #expect(problems.sorted.isEmpty)
  #expect(map?.cell("a", problems).text == "R&D, *all* and 'q' & more")
}

@Test func deepNestingIsRefused() {
  #expect(read(String(repeating: "[", count: 5000)).problems.sorted.map(\.code) == [.yamlTooBig])
  #expect(read(String(repeating: "- ", count: 5000)).problems.sorted.map(\.code) == [.yamlTooBig])
  let indented = (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
  #expect(read(indented).problems.sorted.map(\.code) == [.yamlTooBig])
}

@Test func brokenYAMLIsPlaced() throws {
  let problem = try #require(read("name: Elm\nplace: 'open\n").problems.sorted.first)
  #expect(problem.code == .yamlSyntax)
  #expect(problem.location.line != nil)
  #expect(read("a: 1\n---\nb: 2\n").problems.hasErrors)
  #expect(read("- a\n- b\n").problems.sorted.map(\.code) == [.yamlWrongShape])
}

@Test func randomYAMLNeverTraps() {
  let alphabet = Array("ab:-?[]{},'\"#&*!|>%@ \n\n  \t~é")
  for seed in UInt64(1)...3000 {
    var random = Seeded(seed)
    let text = String((0..<random.below(50)).map { _ in random.pick(alphabet) })
    let (map, problems) = read(text)
    #expect(map != nil || problems.hasErrors, "seed \(seed)")
  }
}
