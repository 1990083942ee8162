// SPDX-License-Identifier: Apache-2.0

public import Domain

/// One way in which a plan breaks a rule or misstates what follows from it.
public struct Breach: Hashable, Sendable {
  /// Which rule, with a stable code.
  public var rule: Rule
  /// Where in the plan.
  public var location: Location
  /// What is wrong, in words. Never names the parties of a veto or a person who declined.
  public var words: String

  /// A breach.
  public init(rule: Rule, location: Location, words: String) {
    self.rule = rule
    self.location = location
    self.words = words
  }

  /// The part of a plan that a breach concerns; whatever doesn't apply is nil.
  public struct Location: Hashable, Sendable {
    public var activity: Identifier<Activity>?
    /// Of a session in several cohorts the number of one from 2 on; nil: the first, or there's only one.
    public var cohort: Int?
    /// Number within the series, of a cohort within its own, from 1.
    public var part: Int?
    public var date: CivilDate?
    public var school: Identifier<School>?
    public var person: Identifier<Person>?
    public var provider: Identifier<Provider>?
    public var fund: Identifier<Fund>?

    /// A place in a plan.
    public init(
      activity: Identifier<Activity>? = nil, cohort: Int? = nil, part: Int? = nil, date: CivilDate? = nil,
      school: Identifier<School>? = nil, person: Identifier<Person>? = nil, provider: Identifier<Provider>? = nil,
      fund: Identifier<Fund>? = nil
    ) {
      self.activity = activity
      self.cohort = cohort
      self.part = part
      self.date = date
      self.school = school
      self.person = person
      self.provider = provider
      self.fund = fund
    }

    /// An occurrence, as far as it concerns these.
    init(
      _ occurrence: Occurrence, school: Identifier<School>? = nil, person: Identifier<Person>? = nil,
      provider: Identifier<Provider>? = nil
    ) {
      self.init(
        activity: occurrence.activity, cohort: occurrence.cohort == 1 ? nil : occurrence.cohort, part: occurrence.part,
        date: occurrence.date, school: school, person: person, provider: provider)
    }

    /// The plan as a whole.
    public static let plan = Location()
  }

  /// Every rule that the verifier checks. Codes are stable: H and S as in `docs/model.md`, L for what a plan lists.
  public enum Rule: String, CaseIterable, Sendable, Codable {
    case twoPlaces = "H1"
    case atWork = "H2"
    case open = "H3"
    case realLesson = "H4"
    case protectedTime = "H5"
    case peopleOut = "H6"
    case cover = "H7"
    case money = "H8"
    case limits = "H9"
    case series = "H10"
    case rooms = "H11"
    case vetoes = "H12"
    case specialists = "H13"
    case secondments = "H14"
    case cohorts = "H15"
    case answers = "H16"
    /// What has taken place isn't as it was published.
    case past = "H17"
    case start = "S1"
    case people = "S2"
    /// Schema version, group, year or rules profile aren't those of the group.
    case header = "L-header"
    /// An id that the group doesn't have.
    case reference = "L-reference"
    /// A list isn't in its documented order, or repeats an entry.
    case order = "L-order"
    /// An activity is neither placed nor listed as unplaced, or both, or without reasons.
    case unplaced = "L-unplaced"
    /// Firm or provisional against the heads' answers.
    case firmness = "L-firmness"
    /// A repayment is listed of protected time that isn't taken, or that a school doesn't let be taken.
    case listedRepayment = "L-repayment"
    /// A lesson is lost and not listed.
    case releaseMissing = "L-release-missing"
    /// A lesson is listed as lost and isn't.
    case releaseExtra = "L-release-extra"
    /// A lost lesson is listed with another cost, reason or need of cover.
    case releaseWrong = "L-release-wrong"
    case listedCover = "L-cover"
    case listedSupply = "L-supply"
    case listedLeg = "L-leg"
    case listedCharge = "L-charge"
    case listedFigures = "L-figures"
    /// Time to prepare a session or follow it up that somebody doesn't keep so, or does and it isn't listed.
    case listedKeptTime = "L-kept-time"
    /// What a rota comes to for a school.
    case listedBalance = "L-balance"
    case listedObjective = "L-objective"
    case listedBound = "L-bound"

    /// "H1" … "L-bound".
    public var code: String { rawValue }
  }
}
