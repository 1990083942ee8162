// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

@testable import Intake

/// Reads the starter group with some files replaced, added, or (nil) taken away.
func checkStarter(_ changes: [String: String?]) throws -> GroupContents {
  try checkStarterBytes(changes.mapValues { $0.map { [UInt8]($0.utf8) } })
}

func checkStarterBytes(_ changes: [String: [UInt8]?]) throws -> GroupContents {
  var contents: GroupContents?
  try inTemporaryFolder { folder in
    try GroupFolder.writeStarter(to: folder.path)
    for (name, bytes) in changes {
      if let bytes {
        try folder.write(bytes, to: name)
      } else {
        try FileManager.default.removeItem(atPath: folder.path + "/" + name)
      }
    }
    contents = GroupFolder.read(folder.path)
  }
  return try #require(contents)
}

func problemLines(_ changes: [String: String?]) throws -> [String] { try checkStarter(changes).problems.map(\.line) }

/// The starter's text of a file with one part replaced.
func starterText(_ name: String, _ old: String, _ new: String) throws -> String {
  let text = try #require(StarterGroup.files.first { $0.name == name }?.text)
  #expect(text.contains(old))
  return text.replacing(old, with: new)
}
