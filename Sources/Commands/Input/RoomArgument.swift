// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// A room as it's typed: "oak/Main hall".
struct RoomArgument {
  let school: String
  let name: String

  /// - Throws: `ValidationError` where it isn't a school and a room.
  init(_ text: String) throws {
    let parts = text.split(separator: "/", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count == 2, !parts.contains("") else {
      throw ValidationError("'\(text)' is not written as school/room")
    }
    (school, name) = (parts[0], parts[1])
  }
}
