// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One school as a register of schools tells it. Nil is unknown.
public struct RegisterSchool: Hashable, Sendable {
  /// Unique reference number, 100000…999999.
  public var urn: Int
  public var name: String
  /// Three digits, such as "358".
  public var authorityCode: String?
  public var authorityName: String?
  public var town: String?
  public var postcode: String?
  /// "Academy Converter", "Special schools": the register's words.
  public var type: String
  public var phase: Phase
  /// Whether the register doesn't state the phase, so that type and ages had to tell it.
  public var phaseIsDerived: Bool
  /// Statutory lowest and highest age of pupils.
  public var ages: ClosedRange<Int>?
  public var pupils: Int?
  /// Places, which isn't pupils.
  public var capacity: Int?
  public var freeSchoolMeals: PerMille?
  public var trust: String?
  public var intake: PupilIntake?
  public var isSelective: Bool?
  public var position: Position?
  /// Line of the file, from 1.
  public var line: Int
}

/// Which schools of a register to take. Conditions that are empty let everything through.
public struct RegisterFilter: Hashable, Sendable {
  /// Code ("358") or name ("Trafford") of the authority, in any case.
  public var authority: String?
  /// Exactly these schools.
  public var urns: [Int] = []
  /// Text that the name contains, in any case.
  public var nameContains: String?
  public var phases: [Phase] = []

  /// A filter that lets everything through.
  public init() {}

  /// Whether `school` fulfils every condition.
  public func matches(_ school: RegisterSchool) -> Bool {
    if let authority {
      let wanted = authority.lowercased()
      guard school.authorityCode?.lowercased() == wanted || school.authorityName?.lowercased() == wanted else {
        return false
      }
    }
    if let nameContains, !school.name.lowercased().contains(nameContains.lowercased()) { return false }
    return (urns.isEmpty || urns.contains(school.urn)) && (phases.isEmpty || phases.contains(school.phase))
  }
}

extension Phase {
  /// The phase by the register's word, or nil for "Not applicable" and words of no meaning here.
  init?(registerWord word: String) {
    switch word.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "nursery": self = .nursery
    case "primary": self = .primary
    case "secondary": self = .secondary
    case "allthrough": self = .allThrough
    case "16plus": self = .sixthForm
    case "middledeemedprimary", "middledeemedsecondary": self = .middle
    default: return nil
    }
  }

  /// The phase by type of school and ages of pupils, for registers that state none.
  ///
  /// Special schools and units outside ordinary schools can't be told from their ages; their type says so.
  init(type: String, ages: ClosedRange<Int>?) {
    let type = type.lowercased()
    if type.contains("special") {
      self = .special
    } else if type.contains("pupil referral") || type.contains("alternative provision") {
      self = .other
    } else if let ages {
      switch (ages.lowerBound, ages.upperBound) {
      case (_, ...5): self = .nursery
      case (...7, ...11), (_, ...11): self = .primary
      case (16..., ...25): self = .sixthForm
      case (16..., _): self = .other
      case (8...9, ...14): self = .middle
      case (10..., _): self = .secondary
      default: self = ages.upperBound >= 16 ? .allThrough : .primary
      }
    } else {
      self = .other
    }
  }
}
