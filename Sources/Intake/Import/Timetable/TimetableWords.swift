// SPDX-License-Identifier: Apache-2.0

import Domain

/// What stands in timetables in place of a class and is no lesson.
enum TimetableWords {
  private static let kinds: [(ProtectedTime.Kind, [String])] = [
    (.ppa, ["ppa", "planning"]), (.mentor, ["mentor", "mentoring", "ectmentor", "nqtmentor"]),
    (.ect, ["ect", "nqt", "ect1", "ect2"]), (.duty, ["duty", "breakduty", "lunchduty"]),
    (.leadership, ["slt", "leadership", "management", "mgmt", "tlr"]),
    (.meeting, ["meeting", "meet", "mtg", "briefing"]),
  ]

  /// The protected time that a text names: "PPA", "ECT time", "Staff meeting"; nil where it's a class or anything else.
  static func kind(of text: String) -> ProtectedTime.Kind? {
    guard !text.contains("/") else { return nil }
    var word = Heading.normalised(text)
    if word.hasSuffix("time"), word != "time" { word = String(word.dropLast(4)) }
    if let found = kinds.first(where: { $0.1.contains(word) }) { return found.0 }
    let hasNumber = text.contains(where: \.isNumber)
    return !hasNumber && (word.hasSuffix("meeting") || word.hasSuffix("briefing")) ? .meeting : nil
  }
}
