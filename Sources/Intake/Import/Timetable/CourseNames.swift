// SPDX-License-Identifier: Apache-2.0

/// Finds the subject's code in the name of a course, which schools build from subject, class, set and teacher in every
/// order: "Ar-10S", "x7A_RE", "x08ENG1", "T14_XI-3".
///
/// Names of classes and teachers, and parts that are only a year, class or set, are taken away; of what is left the
/// part that most courses of the file share is the code. A name with nothing to take away is the subject itself.
struct CourseNames {
  private var courseToCode: [String: String] = [:]
  /// Names of classes and teachers, of at least two letters.
  private let known: Set<String>
  /// Those that hold a separator themselves ("XI-3"), longest first.
  private let compound: [String]
  /// Whether the codes are only numbers ("C001", "Course12"), which say nothing about subjects.
  private(set) var areOpaque = false

  /// Reads the names of all courses of a file together, given the names of its classes, groups and teachers.
  init(courses: [String], known names: [String]) {
    known = Set(names.filter { $0.count > 1 })
    compound = known.filter { $0.contains { !Self.isWordCharacter($0) } }
      .sorted { ($1.count, $0) < ($0.count, $1) }
    var codes: [String: String] = [:]
    var frequency: [String: Int] = [:]
    var partsOfCourse: [(course: String, parts: [String])] = []
    for course in Set(courses).sorted() { partsOfCourse.append((course, parts(of: course))) }
    for part in partsOfCourse.flatMap({ Set($0.parts) }) { frequency[part, default: 0] += 1 }
    for (course, parts) in partsOfCourse {
      let long = parts.filter { $0.count > 1 }
      codes[course] = (long.isEmpty ? parts : long).reduce(nil) { (best: String?, part) in
        let most = best.map { frequency[$0, default: 0] } ?? 0
        return frequency[part, default: 0] > most ? part : best
      }
    }
    courseToCode = codes
    let distinct = Set(codes.values)
    areOpaque = Set(distinct.map { $0.filter(\.isLetter) }).count * 5 < distinct.count || distinct.isEmpty
  }

  /// The subject's code of a course, or nil where its name shows none.
  func code(of course: String) -> String? { areOpaque ? nil : courseToCode[course] }

  /// The names among `classes` that stand in the name of a course as whole words, in its order.
  static func classes(in course: String, among classes: Set<String>) -> [String] {
    var seen: Set<String> = []
    return course.split { !isWordCharacter($0) || $0 == "_" }.map(String.init)
      .filter { classes.contains($0) && seen.insert($0).inserted }
  }

  private func parts(of course: String) -> [String] {
    var name = course
    for known in compound where name.contains(known) { name = name.replacing(known, with: "_") }
    let pieces = name.split { !Self.isWordCharacter($0) || $0 == "_" }.filter { !known.contains(String($0)) }
    let kept = pieces.compactMap(Self.subjectPart)
    let nothingTaken = name == course && kept == pieces.map(String.init) && !name.contains(where: \.isNumber)
    return nothingTaken ? [course] : kept
  }

  /// "x08ENG1" → "ENG", "10S" and "7A" → nil, "Ar" → "Ar".
  private static func subjectPart(_ piece: Substring) -> String? {
    var rest = piece
    if let first = rest.first, first == "x" || first == "X", rest.dropFirst().first?.isNumber == true {
      rest = rest.dropFirst()
    }
    guard rest.first?.isNumber == true else { return String(rest) }
    rest = rest.drop { $0.isNumber }
    while rest.last?.isNumber == true { rest = rest.dropLast() }
    return rest.count > 1 ? String(rest) : nil
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "&" || character == "_"
  }
}
