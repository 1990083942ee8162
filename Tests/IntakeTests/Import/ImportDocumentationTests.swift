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

  @Test func everyKindIsDescribed() throws {
    let page = try Self.page("import.md")
    for kind in ImportKind.allCases { #expect(page.contains("`\(kind.rawValue)`"), "\(kind.rawValue)") }
  }
}
