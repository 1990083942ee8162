// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

private func names(_ ids: [String]) throws -> [String] {
  let names = FileNames(ids.map { Identifier<Person>($0) })
  return try ids.map { try #require(names[Identifier($0)]) }
}

@Test func plainIdsAreTheirOwnNames() throws {
  let ids = ["anna", "y4-lead_2", "0", "r.adeyemi", "a.b.c", "icon"]
  #expect(try names(ids) == ids)
}

@Test func otherIdsStayReadableAndNeverLeaveTheFolder() throws {
  let ids = [
    "Ann Lee", "ann lee", "../../etc/passwd", "..", "/", "a/b", "a\\b", "", "con", "NUL", "com1.x", "é", "漢字", "-rf",
    ".a", "a.", "a..b",
    String(repeating: "x", count: 300), "a\u{0}b", "a\nb",
  ]
  let all = try names(ids)
  for name in all { #expect(name.wholeMatch(of: /[a-z0-9][a-z0-9-]*-[0-9a-f]{16}/) != nil, "\(name)") }
  #expect(Set(all).count == ids.count)
  #expect(all[0].hasPrefix("ann-lee-") && all[2].hasPrefix("etc-passwd-") && all.allSatisfy { $0.utf8.count <= 57 })
}

@Test func aNewIdNeverRenamesAnother() throws {
  let before = try names(["Ann Lee", "ann lee"])
  #expect(try Array(names(["Ann Lee", "ann lee", "ANN LEE", "ann-lee"]).prefix(2)) == before)
}

@Test func anIdThatCopiesAnothersNameGetsItsOwn() throws {
  let copied = try names(["Ann Lee"])[0]
  #expect(try names([copied, "Ann Lee"]) == [copied, copied + "x"])
}

@Test func namesOfRandomIdsDiffer() throws {
  var random = SplitMix64(seed: 7)
  let ids = Array(Set((0..<500).map { _ in random.awkwardText(length: 6) }.map { Identifier<Person>($0) }))
  let names = FileNames(ids)
  #expect(Set(ids.compactMap { names[$0] }).count == ids.count)
}
