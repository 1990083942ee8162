// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a cell of a timetable grid holds: classes and rooms, or a word for time without a class.
///
/// Words stand between spaces, line breaks, commas and semicolons. The first is a class; each further one is a class if
/// it has a slash ("10A/Ar1") or begins a cell somewhere in the grid, else part of the room: "10A/Ar1 A3",
/// "10A/Ar1; 10B/Ar2", "9x2\nSports Hall".
struct SIMSCell: Hashable {
  var classes: [String] = []
  var room = ""
  /// What its teacher does, where it's no lesson.
  var kind: ProtectedTime.Kind?

  /// The cell `text`; `classes` are the words that begin cells of the grid.
  init(_ text: String, classes known: Set<String>) {
    let words = Self.words(text)
    guard let first = words.first else { return }
    let isAlone = !first.contains("/") && !first.contains(where: \.isNumber)
    kind = TimetableWords.kind(of: words.joined(separator: " ")) ?? (isAlone ? TimetableWords.kind(of: first) : nil)
    guard kind == nil else { return }
    var rooms: [String] = []
    for (index, word) in words.enumerated() {
      if index == 0 || word.contains("/") || (known.contains(word) && rooms.isEmpty) {
        if !classes.contains(word) { classes.append(word) }
      } else {
        rooms.append(word)
      }
    }
    room = rooms.joined(separator: " ")
  }

  /// The words of a cell; marks for nothing are none.
  static func words(_ text: String) -> [String] {
    text.split { $0.isWhitespace || $0 == ";" || $0 == "," }.map(String.init).filter { !["-", "–", "."].contains($0) }
  }

  /// The code of a class's subject, which SIMS writes behind the slash and before the set: "Ar" of "10A/Ar1".
  static func subject(of name: String) -> String? {
    guard name.contains("/"), let last = name.split(separator: "/").last else { return nil }
    let letters = last.prefix { $0.isLetter || $0 == "&" }
    return letters.isEmpty ? nil : String(letters)
  }
}
