// SPDX-License-Identifier: Apache-2.0

import Domain

/// What a school has to teach: its classes, or the bands of its timetable.
enum SchoolShape: Sendable {
  case primary(PrimaryShape)
  case secondary(SecondaryShape)
  case special(PrimaryShape)
  case allThrough(PrimaryShape, SecondaryShape)

  var phase: Phase {
    switch self {
    case .primary: .primary
    case .secondary: .secondary
    case .special: .special
    case .allThrough: .allThrough
    }
  }

  /// The classes that have one teacher for everything.
  var classes: PrimaryShape? {
    switch self {
    case .primary(let shape), .special(let shape), .allThrough(let shape, _): shape
    case .secondary: nil
    }
  }

  /// The part with a timetable of subjects.
  var timetable: SecondaryShape? {
    switch self {
    case .secondary(let shape), .allThrough(_, let shape): shape
    case .primary, .special: nil
    }
  }
}

/// A school, or a part of one, where each class has its teacher.
struct PrimaryShape: Sendable {
  /// One class.
  struct ClassPlan: Sendable {
    var name: String
    /// Year groups in it; reception is 0.
    var years: [Int]
  }
  /// Forms of entry in thousandths.
  let forms: Int
  let classes: [ClassPlan]

  private static let halfForm: [(name: String, years: [Int])] = [
    ("Acorn", [0, 1]), ("Beech", [2, 3]), ("Cedar", [4, 5]), ("Elm", [6]),
  ]
  private static let oneAndAHalf: [[Int]] = [[0], [0, 1], [1], [2], [2, 3], [3], [4], [4, 5], [5], [6], [6]]
  private static let special: [(name: String, years: [Int])] = [
    ("Amber", [0, 1]), ("Coral", [1, 2]), ("Indigo", [3]), ("Jade", [4]), ("Ochre", [5]), ("Ruby", [6]),
    ("Silver", [7, 8]), ("Teal", [9, 10, 11]),
  ]

  /// Classes for so many thousandths of a form in `years`; of one-form schools each school has its letter.
  static func make(forms: Int, years: ClosedRange<Int>, letter: String) -> PrimaryShape {
    switch forms {
    case 500: PrimaryShape(forms: forms, classes: halfForm.map { ClassPlan(name: $0.name, years: $0.years) })
    case 1500: PrimaryShape(forms: forms, classes: mixed())
    default:
      PrimaryShape(
        forms: forms,
        classes: years.flatMap { year in
          (0..<forms / 1000).map { form in
            let suffix = forms == 1000 ? letter : ["A", "B", "C", "D"][form]
            return ClassPlan(name: (year == 0 ? "R" : String(year)) + suffix, years: [year])
          }
        })
    }
  }

  private static func mixed() -> [ClassPlan] {
    var seen: Set<String> = []
    return oneAndAHalf.map { years in
      let stem = years.map { $0 == 0 ? "R" : String($0) }.joined()
      return ClassPlan(name: seen.insert(stem).inserted ? stem + "A" : stem + "B", years: years)
    }
  }

  /// The classes of a special school.
  static func makeSpecial(classes: Int) -> PrimaryShape {
    PrimaryShape(forms: 1000, classes: special.prefix(classes).map { ClassPlan(name: $0.name, years: $0.years) })
  }
}

/// A school, or a part of one, that lives by a timetable of two weeks.
struct SecondaryShape: Sendable {
  /// Halves or thirds of a year group that are timetabled together.
  let columns: Int
  /// Forms in each of them.
  let width: Int
  /// Periods a day: 5 of an hour or 6 of 50 minutes.
  let periods: Int
  let hasSixthForm: Bool

  /// Forms of entry.
  var forms: Int { columns * width }
}
