// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of its own for one test, deleted afterwards.
struct TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws { try write([UInt8](text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func remove() throws { try FileManager.default.removeItem(atPath: path) }
}

/// Runs a test's body in a temporary folder.
@discardableResult func inTemporaryFolder<Value>(_ body: (TemporaryFolder) throws -> Value) throws -> Value {
  let folder = try TemporaryFolder()
  let result = Result { try body(folder) }
  try folder.remove()
  return try result.get()
}
