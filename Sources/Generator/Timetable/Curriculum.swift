// SPDX-License-Identifier: Apache-2.0

/// What a secondary teaches in a fortnight, and who: bands of forms that are timetabled together, teams of as many
/// teachers as a band has forms, and how many periods each team has each band.
///
/// A band and a team meet in one of three ways. *Sets*: each teacher has one set of the band, all fortnight. *Rotation*:
/// forms pass from teacher to teacher, so that each form has every subject of the team. *Options*: each teacher has
/// those who chose their subject.
struct Curriculum {
  enum Style { case sets, rotation, options }

  /// Part of a year group: so many forms.
  struct Band {
    let year: Int
    /// Number of the band within its year.
    let column: Int
  }

  /// Teachers who always teach at the same time, each something or someone else.
  struct Team {
    let area: Area
    /// What each of them teaches, of small schools several subjects.
    let subjects: [[String]]
    /// Periods a fortnight.
    var load = 0
  }

  /// How often a band meets a team.
  struct Unit {
    let band: Int
    let team: Int
    /// What's taught; of another area than the team's where small schools join two.
    let area: Area
    let style: Style
    /// Letter of an option block.
    let block: String
    let periods: Int
  }

  let shape: SecondaryShape
  private(set) var bands: [Band] = []
  private(set) var teams: [Team] = []
  private(set) var units: [Unit] = []

  /// Periods in a fortnight.
  var slots: Int { shape.periods * 10 }
  /// Most that anybody teaches: 22 of 25 periods a week, which leaves a tenth of it for PPA.
  private var mostLoad: Int { shape.periods == 5 ? 44 : 53 }

  init(_ shape: SecondaryShape) {
    self.shape = shape
    for year in 7...11 { for column in 0..<shape.columns { bands.append(Band(year: year, column: column)) } }
    if shape.hasSixthForm { bands += [Band(year: 12, column: 0), Band(year: 13, column: 0)] }
    for area in Area.allCases where area != .sixthSciences && area != .sixthArts {
      // In the smallest schools the same people teach technology and games.
      if shape.columns == 1, area == .games { continue }
      allot(area)
    }
    if shape.hasSixthForm { allotSixthForm() }
  }

  // MARK: Hours

  /// Something that a band has of an area.
  private struct Demand {
    let area: Area
    let style: Style
    var block = ""
    let periods: Int
  }

  /// What a band of a year has of an area's team.
  private func demands(_ area: Area, _ year: Int) -> [Demand] {
    let own = year <= 9 ? lower(area) : upper(area)
    return area == .technology && shape.columns == 1 ? [own] + demands(.games, year) : [own]
  }

  private func lower(_ area: Area) -> Demand {
    // Rotations are multiples of the number of forms, so that all forms get the same.
    let table: [Area: [Int]] =
      shape.periods == 5
      ? [
        .english: [8, 8, 8], .maths: [8, 8, 8], .science: [8, 8, 8], .humanities: [9, 8, 10], .arts: [6, 8, 5],
        .technology: [3, 4, 5], .languages: [4, 3, 3], .games: [4, 3, 3],
      ]
      : [
        .english: [9, 9, 9], .maths: [9, 9, 9], .science: [9, 9, 9], .humanities: [12, 12, 10], .arts: [6, 8, 10],
        .technology: [6, 4, 5], .languages: [5, 5, 4], .games: [4, 4, 4],
      ]
    let isRotation = area == .humanities || area == .arts || area == .technology
    return Demand(
      area: area, style: isRotation ? .rotation : .sets, periods: table[area]?[shape.width - 3] ?? 0)
  }

  private func upper(_ area: Area) -> Demand {
    let isFive = shape.periods == 5
    func option(_ block: String) -> Demand {
      Demand(area: area, style: .options, block: block, periods: isFive ? 5 : 6)
    }
    switch area {
    case .english, .maths: return Demand(area: area, style: .sets, periods: isFive ? 9 : 11)
    case .science: return Demand(area: area, style: .sets, periods: isFive ? 10 : 12)
    case .games: return Demand(area: area, style: .sets, periods: 2)
    case .humanities: return option("A")
    case .arts: return option("B")
    case .technology: return option("C")
    case .languages, .sixthSciences, .sixthArts: return option("D")
    }
  }

  // MARK: Teams

  /// Makes the teams of an area and deals the bands to them, heaviest first, each to the team with least to do.
  private mutating func allot(_ area: Area) {
    let wanted = bands.indices.filter { bands[$0].year <= 11 }.map { band -> (band: Int, parts: [Demand], sum: Int) in
      let parts = demands(area, bands[band].year)
      return (band, parts, parts.reduce(0) { $0 + $1.periods })
    }
    let total = wanted.reduce(0) { $0 + $1.sum }
    let first = teams.count
    for _ in 0..<max(1, (total + mostLoad - 1) / mostLoad) {
      teams.append(Team(area: area, subjects: area.subjects(shape)))
    }
    for (band, parts, _) in wanted.sorted(by: { ($1.sum, $0.band) < ($0.sum, $1.band) }) {
      let team = (first..<teams.count).min { (teams[$0].load, $0) < (teams[$1].load, $1) } ?? first
      for part in parts { add(band, team, part) }
    }
  }

  private mutating func add(_ band: Int, _ team: Int, _ demand: Demand) {
    units.append(
      Unit(
        band: band, team: team, area: demand.area, style: demand.style, block: demand.block, periods: demand.periods))
    teams[team].load += demand.periods
  }

  /// Five blocks of advanced courses in each of two years: two by scientists, two by others, one by whoever has least.
  private mutating func allotSixthForm() {
    let others = teams.indices
    let sciences = teams.count
    teams.append(Team(area: .sixthSciences, subjects: Area.sixthSciences.subjects(shape)))
    teams.append(Team(area: .sixthArts, subjects: Area.sixthArts.subjects(shape)))
    for (index, band) in bands.enumerated() where band.year >= 12 {
      let lightest = others.min { (teams[$0].load, $0) < (teams[$1].load, $1) } ?? 0
      for (block, team) in zip(["A", "B", "C", "D", "E"], [sciences, sciences, sciences + 1, sciences + 1, lightest]) {
        let periods = shape.periods == 5 ? 9 : 11
        add(index, team, Demand(area: teams[team].area, style: .options, block: block, periods: periods))
      }
    }
  }
}
