// SPDX-License-Identifier: Apache-2.0

import Domain

/// Fills one town with schools.
struct ClusterSite {
  let cluster: Cluster
  let size: Int
  /// Number by which patterns over clusters go: where a special school is, where there's an all-through one.
  let pattern: Int
  let seed: UInt64

  /// What one school of the town will be.
  private struct Lot {
    var shape: SchoolShape
    /// Of an infant or junior school: the word in its name.
    var part: String?
    /// Farthest and nearest metres from the centre.
    var reach: ClosedRange<Int> = 300...2600
  }

  private static let forms: [(perMille: Int, weight: Int)] = [(500, 12), (1000, 40), (1500, 8), (2000, 32), (3000, 8)]
  private static let secondaries: [(columns: Int, width: Int, weight: Int)] = [
    (1, 4, 10), (1, 5, 15), (2, 3, 30), (2, 4, 30), (3, 3, 10), (2, 5, 5),
  ]

  /// The plans of the town's schools, numbered from `first`.
  func plans(from first: Int, names: inout SchoolNamer) -> [SchoolPlan] {
    var random = RandomStream(seed, "cluster", cluster.index)
    let poverty = random.draw(70...330)
    var previous: Position?
    return lots(&random).enumerated().map { offset, lot in
      var own = RandomStream(seed, "school", first + offset)
      var plan = plan(lot, index: first + offset, poverty: poverty, &own, &names)
      // A junior school stands beside its infant school.
      if lot.part == "Junior", let infants = previous {
        plan.school.position = Position(latitude: infants.latitude + 900, longitude: infants.longitude + 1200)
      }
      previous = plan.school.position
      return plan
    }
  }

  private func lots(_ random: inout RandomStream) -> [Lot] {
    var lots: [Lot] = []
    if size >= 2 {
      let timetable = secondary(&random)
      lots.append(
        Lot(shape: pattern % 11 == 5 ? .allThrough(primary(1000, 0...6, &random), timetable) : .secondary(timetable)))
    }
    if size >= 10, pattern.isMultiple(of: 2) { lots.append(Lot(shape: .secondary(secondary(&random)))) }
    if size >= 6, pattern % 3 == 1 {
      lots.append(Lot(shape: .special(.makeSpecial(classes: random.draw(6...8)))))
    }
    if size - lots.count >= 6, pattern % 4 == 2 {
      let forms = random.pick(2000, 3000)
      lots.append(Lot(shape: .primary(primary(forms, 0...2, &random)), part: "Infant"))
      lots.append(Lot(shape: .primary(primary(forms, 3...6, &random)), part: "Junior"))
    }
    while lots.count < size {
      let forms = Self.forms[random.index(weights: Self.forms.map(\.weight))].perMille
      lots.append(
        Lot(shape: .primary(primary(forms, 0...6, &random)), reach: forms == 500 ? 3000...6500 : 300...2600))
    }
    return lots
  }

  private func primary(_ forms: Int, _ years: ClosedRange<Int>, _ random: inout RandomStream) -> PrimaryShape {
    let letter = random.pick("B", "C", "D", "H", "K", "L", "M", "P", "S", "T", "W")
    return .make(forms: forms, years: years, letter: letter)
  }

  private func secondary(_ random: inout RandomStream) -> SecondaryShape {
    let choice = Self.secondaries[random.index(weights: Self.secondaries.map(\.weight))]
    return SecondaryShape(
      columns: choice.columns, width: choice.width, periods: random.chance(700) ? 5 : 6,
      hasSixthForm: random.chance(400))
  }

  // MARK: One school

  private func plan(
    _ lot: Lot, index: Int, poverty: Int, _ random: inout RandomStream, _ names: inout SchoolNamer
  ) -> SchoolPlan {
    let isChurch = lot.shape.phase == .primary && lot.part == nil && random.chance(280)
    let (name, id) = name(lot, isChurch: isChurch, &random, &names)
    var school = School(
      id: Identifier(id), name: name, phase: lot.shape.phase, calendar: Identifier(""), bells: Identifier(""))
    school.urn = 900_000 + index
    school.position = position(lot.reach, &random)
    school.formsOfEntry = PerMille(lot.shape.classes?.forms ?? (lot.shape.timetable?.forms ?? 1) * 1000)
    school.pupils = pupils(lot.shape, &random)
    let meals = max(30, min(600, poverty + random.draw(-60...90) + (lot.shape.phase == .special ? 150 : 0)))
    school.freeSchoolMeals = PerMille(meals)
    // Average need at 20 % of pupils with free meals, in steps of 0.05.
    school.needWeight = PerMille(max(700, min(1600, (600 + 2 * meals + 25) / 50 * 50)))
    if lot.shape.timetable != nil {
      school.isSelective = random.chance(60)
      school.intake = [PupilIntake.mixed, .girls, .boys][random.index(weights: [90, 6, 4])]
    } else {
      school.isSelective = false
      school.intake = .mixed
    }
    if isChurch { school.groups = ["Diocese"] }
    return SchoolPlan(
      index: index, cluster: cluster.index, authority: cluster.authority, hub: cluster.hub, shape: lot.shape,
      school: school)
  }

  private func name(
    _ lot: Lot, isChurch: Bool, _ random: inout RandomStream, _ names: inout SchoolNamer
  ) -> (name: String, id: String) {
    let town = cluster.town
    switch lot.shape {
    case .special: return names.name(nil, random.pick("School", "Special School"), in: town)
    case .allThrough: return names.name(nil, "All-through Academy", in: town)
    case .secondary:
      let word = random.pick("High School", "Academy", "School", "Community College")
      return names.name(random.chance(600) ? town : nil, word, in: town)
    case .primary:
      if let part = lot.part { return names.name(nil, "\(part) School", in: town) }
      if isChurch, let saint = random.pick(PlaceNames.saints) {
        let church = random.chance(650) ? "Church of England" : "Catholic"
        return names.name("St \(saint)'s", "\(church) Primary School", in: town)
      }
      return names.name(nil, random.pick("Primary School", "Primary School", "Community Primary School"), in: town)
    }
  }

  private func pupils(_ shape: SchoolShape, _ random: inout RandomStream) -> Int {
    let full = random.draw(880...1000)
    let inClasses: Int =
      switch shape {
      case .special(let special): special.classes.count * 10
      default: shape.classes.map { $0.forms == 500 ? 105 : $0.forms == 1500 ? 315 : $0.classes.count * 30 } ?? 0
      }
    let inTimetable = shape.timetable.map { $0.forms * 30 * 5 + ($0.hasSixthForm ? $0.forms * 24 : 0) } ?? 0
    return (inClasses + inTimetable) * full / 1000
  }

  /// A point at a distance within `reach` of the centre, by trial in a square: no trigonometry.
  private func position(_ reach: ClosedRange<Int>, _ random: inout RandomStream) -> Position {
    let most = reach.upperBound
    while true {
      let east = random.draw(-most...most)
      let north = random.draw(-most...most)
      let square = east * east + north * north
      guard square <= most * most, square >= reach.lowerBound * reach.lowerBound else { continue }
      // At 52° north a millionth of a degree is 0.111 m northwards and 0.0687 m eastwards.
      return Position(
        latitude: 51_950_000 + (cluster.north + north) * 8983 / 1000,
        longitude: -2_300_000 + (cluster.east + east) * 14_560 / 1000)
    }
  }
}
