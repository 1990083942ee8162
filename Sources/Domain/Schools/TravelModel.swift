// SPDX-License-Identifier: Apache-2.0

/// How long it takes to get from one place to another.
public struct TravelModel: Hashable, Sendable, Codable {
  /// Metres driven in a minute: 500 is 30 km/h.
  public var metresPerMinute = 500
  /// Road distance for a straight line of one.
  public var detour = PerMille(1300)
  /// Getting out, parking, signing in.
  public var fixed = Minutes(5)
  /// Times are rounded up to multiples of this.
  public var rounding = Minutes(5)
  /// Stated journeys, each way where only one is given. They win over the formula.
  public var stated: [StatedJourney] = []
  /// The default model.
  public init() {}
}

/// A journey whose time is stated.
public struct StatedJourney: Hashable, Sendable, Codable {
  public var from: Place
  public var to: Place
  public var minutes: Minutes
  /// Nil: by the formula.
  public var metres: Metres?
  /// A journey.
  public init(from: Place, to: Place, minutes: Minutes, metres: Metres?) {
    self.from = from
    self.to = to
    self.minutes = minutes
    self.metres = metres
  }
}

/// One way between two places.
public struct Journey: Hashable, Sendable {
  public var minutes: Minutes
  public var metres: Metres
  /// Whether a position was missing, so that the profile's default was taken.
  public var isGuess: Bool
  /// A journey.
  public init(minutes: Minutes, metres: Metres, isGuess: Bool) {
    self.minutes = minutes
    self.metres = metres
    self.isGuess = isGuess
  }
}

/// Travel between any two places of a group, shared by everything that needs it.
///
/// Distances use the equirectangular projection at the mean latitude, whose error inside England is under 0.1 % for the
/// distances that people travel in a day. The cosine is a polynomial in plain double arithmetic, so that every machine
/// gets the same last bit (the C library's doesn't promise that).
public struct TravelTable: Sendable {
  private let model: TravelModel
  private let defaults: Defaults
  private let positions: [Place: Position]
  private let stated: [Pair: StatedJourney]

  private struct Pair: Hashable {
    let from: Place
    let to: Place
  }

  /// The table of `group`.
  public init(_ group: Group) {
    model = group.travel
    defaults = group.rules.defaults
    var positions: [Place: Position] = [:]
    for school in group.schools { positions[.school(school.id)] = school.position }
    for provider in group.providers { positions[.provider(provider.id)] = provider.position }
    self.positions = positions
    var stated: [Pair: StatedJourney] = [:]
    for journey in model.stated {
      let back = Pair(from: journey.to, to: journey.from)
      if stated[back] == nil { stated[back] = journey }
    }
    for journey in model.stated { stated[Pair(from: journey.from, to: journey.to)] = journey }
    self.stated = stated
  }

  /// The journey from `from` to `to`: nothing within one place or online.
  /// - Complexity: O(1); hash look-ups, so hot code copies it into a matrix first.
  public func journey(from: Place, to: Place) -> Journey {
    if from == to || from == .online || to == .online {
      return Journey(minutes: .zero, metres: .zero, isGuess: false)
    }
    var metres = defaults.unknownDistance
    var minutes = defaults.unknownTravel
    var isGuess = true
    if let a = positions[from], let b = positions[to] {
      metres = Metres(ceilDivide(Self.straightLine(a, b).rawValue * model.detour.rawValue, 1000))
      minutes = roundedUp(model.fixed.rawValue + ceilDivide(metres.rawValue, model.metresPerMinute))
      isGuess = false
    }
    if let stated = stated[Pair(from: from, to: to)] {
      return Journey(minutes: stated.minutes, metres: stated.metres ?? metres, isGuess: false)
    }
    return Journey(minutes: minutes, metres: metres, isGuess: isGuess)
  }

  private func roundedUp(_ minutes: Int) -> Minutes {
    Minutes(ceilDivide(minutes, model.rounding.rawValue) * model.rounding.rawValue)
  }

  /// Straight-line distance, rounded to the nearest metre.
  static func straightLine(_ a: Position, _ b: Position) -> Metres {
    let metresPerMicrodegree = 6_371_008.8 * Double.pi / 180 / 1_000_000
    let meanLatitude = Double(a.latitude + b.latitude) / 2 / 1_000_000 * Double.pi / 180
    let north = Double(b.latitude - a.latitude) * metresPerMicrodegree
    let east = Double(b.longitude - a.longitude) * metresPerMicrodegree * cosine(meanLatitude)
    return Metres(Int((north * north + east * east).squareRoot().rounded()))
  }

  /// Cosine of an angle between -π/2 and π/2 by its Taylor polynomial; error under 10⁻⁹ there.
  static func cosine(_ angle: Double) -> Double {
    let square = angle * angle
    var term = 1.0
    var sum = 1.0
    for step in 1...9 {
      term = -term * square / Double((2 * step - 1) * (2 * step))
      sum += term
    }
    return sum
  }
}
