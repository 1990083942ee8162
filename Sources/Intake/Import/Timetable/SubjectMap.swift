// SPDX-License-Identifier: Apache-2.0

/// Translates the codes of subjects in a foreign timetable.
///
/// A code is a whole course ("Ar-10S"), a subject's code ("Ar"), or, with a star at its end, how either begins
/// ("Eng*"). Courses win over codes, whole ones over beginnings, longer beginnings over shorter; case counts only where
/// two rows differ by nothing else.
public struct SubjectMap: Hashable, Sendable {
  private var exact: [String: String] = [:]
  private var folded: [String: String] = [:]
  /// By beginnings in lower case.
  private var prefixes: [String: String] = [:]

  /// A map that translates nothing.
  public init() {}

  /// A map of these codes to subjects.
  public init(_ subjects: [String: String]) {
    for (code, subject) in subjects.sorted(by: { $0.key < $1.key }) { add(code, subject) }
  }

  /// The subject, in lower case, of a course whose name shows `code`; nil where nothing translates it.
  public func subject(ofCourse course: String, code: String?) -> String? {
    let names = [course, code].compactMap { $0 }
    for name in names {
      if let subject = exact[name] ?? folded[name.lowercased()] { return subject }
    }
    for name in names {
      // Two beginnings of one name differ in length, so the longest is one only.
      let fitting = prefixes.filter { name.lowercased().hasPrefix($0.key) }
      if let longest = fitting.max(by: { $0.key.count < $1.key.count }) { return longest.value }
    }
    return nil
  }

  mutating func add(_ code: String, _ subject: String) {
    let subject = subject.lowercased()
    if code.hasSuffix("*") {
      prefixes[String(code.dropLast()).lowercased()] = subject
    } else {
      exact[code] = subject
      folded[code.lowercased()] = subject
    }
  }
}
