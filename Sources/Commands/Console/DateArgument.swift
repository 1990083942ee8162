// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Domain

/// Dates on the command line.
enum DateArgument {
  /// The date that `text` writes.
  ///
  /// - Throws: `ValidationError` for anything but a day that exists, written as 2026-10-01.
  static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(iso: text) else { throw ValidationError("'\(text)' is not a date like 2026-10-01") }
    return date
  }
}
