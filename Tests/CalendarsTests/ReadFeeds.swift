// SPDX-License-Identifier: Apache-2.0

import Calendars
import Domain
import Testing

/// The text of one feed, its folds undone and its text values as they were.
func feed(_ path: String, _ group: Group, _ plan: Plan) throws -> String {
  let file = try #require(try Feeds.all(group: group, plan: plan).first { $0.path == path })
  return String(decoding: file.bytes, as: UTF8.self).replacing("\r\n ", with: "").replacing("\\n", with: "\n")
    .replacing("\\,", with: ",").replacing("\\;", with: ";").replacing("\r\n", with: "\n")
}

/// The entries of a feed, each as its lines.
func events(_ path: String, _ group: Group, _ plan: Plan) throws -> [String] {
  try feed(path, group, plan).split(separator: "BEGIN:VEVENT\n").dropFirst().map(String.init)
}

/// The value of a property in an entry.
func value(_ property: String, _ event: String) -> String? {
  event.split(separator: "\n").first { $0.hasPrefix(property + ":") || $0.hasPrefix(property + ";") }
    .flatMap { line in line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]) } }
}
