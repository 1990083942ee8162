// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Intake

struct ImportDocumentationTests {
  private static func page(_ name: String) throws -> String {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 1...4 { folder.deleteLastPathComponent() }
    return try String(contentsOf: folder.appendingPathComponent("docs/\(name)"), encoding: .utf8)
  }

  @Test func everyCodeOfTheImportersIsExplained() throws {
    let page = try Self.page("import.md")
    let own = ["timetable.", "term-dates.", "import.", "foreign.", "file.web-page", "file.truncated"]
    for code in ProblemCode.allCases where own.contains(where: code.rawValue.hasPrefix) {
      #expect(page.contains("`\(code.rawValue)`"), "\(code.rawValue)")
    }
  }

  @Test func everyKindIsDescribed() throws {
    let page = try Self.page("import.md")
    for kind in ImportKind.allCases { #expect(page.contains("`\(kind.rawValue)`"), "\(kind.rawValue)") }
  }
}
