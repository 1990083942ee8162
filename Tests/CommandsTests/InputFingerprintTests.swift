// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Commands

@Suite struct InputFingerprintTests {
  private func fingerprint(_ files: [(String, String)]) -> String {
    var fingerprint = InputFingerprint()
    for (name, text) in files { fingerprint.add(name: name, bytes: Data(text.utf8)) }
    return fingerprint.hexadecimal
  }

  @Test func theDefinitionInTheDocumentationHolds() {
    // printf '\0\0\0\0\0\0\0\x05a.csv\0\0\0\0\0\0\0\x02hi' | sha256sum
    #expect(fingerprint([("a.csv", "hi")]) == "fab3e00e19eb12b62c626943706eaec48d7fe52639d3fb2cde182176a4914515")
  }

  @Test func namesAndContentsDoNotRunTogether() {
    let all = [
      fingerprint([("ab", "c")]), fingerprint([("a", "bc")]), fingerprint([("a", ""), ("b", "c")]),
      fingerprint([("a", "b"), ("b", "")]), fingerprint([]),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func notesHiddenFilesAndFoldersDoNotCount() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "planner-hash-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder.appending(path: "out"), withIntermediateDirectories: true)
    for (name, text) in [("b.csv", "2"), ("a.csv", "hi"), (".a.csv.swp", "x"), ("README.md", "x"), ("out/c.csv", "x")] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let hash = try InputFingerprint.of(folder: folder.path(percentEncoded: false))
    #expect(hash == fingerprint([("a.csv", "hi"), ("b.csv", "2")]))
  }

  @Test func aWorkbookCountsUnderItsNameWithTheCalendarsThatItNames() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "planner-hash-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [("m.xlsx", "book"), ("a.ics", "hi"), ("z.ics", "x"), ("other.csv", "x")] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let book = folder.appending(path: "m.xlsx").path(percentEncoded: false)
    #expect(try InputFingerprint.of(workbook: book, calendars: []) == fingerprint([("m.xlsx", "book")]))
    #expect(
      try InputFingerprint.of(workbook: book, calendars: ["z.ics", "a.ics"])
        == fingerprint([("a.ics", "hi"), ("m.xlsx", "book"), ("z.ics", "x")]))
    #expect(throws: Failure.self) { try InputFingerprint.of(workbook: book, calendars: ["gone.ics"]) }
  }

  @Test func aFolderThatIsNotThereIsAFailure() {
    #expect(throws: Failure.self) { try InputFingerprint.of(folder: "/nowhere/at/all") }
  }
}
