// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What `--format json` prints: sorted keys, so that equal things are equal bytes.
enum JSONText {
  /// `document`, indented.
  static func of(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
