// SPDX-License-Identifier: Apache-2.0

import Domain

/// The columns of `activities.csv` that belong to sessions.
enum SessionColumns {
  static let bindings: [Binding<Session>] = [
    participants("required", .required), participants("expected", .expected), participants("invited", .invited),
    .value("length", also: ["duration", "how long"], \.length, .lasting, standard: nil),
    .value("quorum", also: ["least people"], \.quorum, .whole(1...5000), standard: 1),
    .value("least_schools", also: ["minimum schools"], \.leastSchools, .whole(1...500), standard: 1),
    .optional("most_people", also: ["maximum people"], \.mostPeople, .whole(1...5000)),
    .value("parts", also: ["how often", "number of meetings"], \.series.parts, .whole(1...60), standard: 1),
    .value("gap_least", also: ["least gap days"], \.series.leastGap, .whole(0...366), standard: 7),
    .optional("gap_most", also: ["most gap days"], \.series.mostGap, .whole(0...366)),
    .value("same_people", \.series.samePeople, .yesNo, standard: true),
    .value("least_terms", \.series.leastTerms, .whole(1...3), standard: 1), venue,
    .value("rotate", also: ["host rotates"], \.venue.rotates, .yesNo, standard: false), leaders,
    .optional("specialism", also: ["led by a specialist in"], \.specialism, .lowered),
    .references("guests", also: ["guest", "visitors from outside"], \.guests) { $0.providers },
    .value("split", also: ["cost split"], \.split, .word(), standard: .equal),
    .value("mix", also: ["mixed phases"], \.mix, .word(also: mixWords), standard: .any),
    .value("cohorts", also: ["parallel groups"], \.cohorts, .whole(1...100), standard: 1),
    .optional("tolerance", \.tolerance, .percent),
    .value("preparation", also: ["prepare"], \.preparation, .minutes, standard: .zero),
    .value("follow_up", also: ["follow up time"], \.followUp, .minutes, standard: .zero),
    .value("accredited_hours", also: ["accredited"], \.accredited, .hours, standard: .zero),
  ]

  /// Mixes of phases were once a matter of yes and no alone.
  private static let mixWords: [(String, PhaseMix)] = [
    ("y", .liked), ("true", .liked), ("1", .liked), ("preferred", .liked), ("n", .any), ("false", .any), ("0", .any),
    ("needed", .needed), ("required", .needed),
  ]

  private static func participants(_ name: String, _ level: Level) -> Binding<Session> {
    Binding(column: Column(name)) { cell, session, reading in
      session.participants += SelectorText.read(cell, reading).map {
        Participants(selector: $0.selector, level: level, perSchool: $0.perSchool)
      }
    } write: { session in
      session.participants.filter { $0.level == level }
        .map { SelectorText.written($0.selector, perSchool: $0.perSchool) }.joined(separator: " | ")
    }
  }

  /// Ids of schools, and the words `provider` and `online`.
  private static var venue: Binding<Session> {
    Binding(column: Column("venue", also: ["venues", "where", "host", "hosts"])) { cell, session, reading in
      for element in cell.elements {
        switch element.text.lowercased() {
        case "provider": session.venue.atProvider = true
        case "online": session.venue.isOnline = true
        default:
          guard let id = reading.schools.find(element, reading.problems), !session.venue.schools.contains(id) else {
            continue
          }
          session.venue.schools.append(id)
        }
      }
    } write: { session in
      Written.list(
        session.venue.schools.map(\.text) + (session.venue.atProvider ? ["provider"] : [])
          + (session.venue.isOnline ? ["online"] : []))
    }
  }

  /// Ids of people and providers. People whose id a provider has too are written with their kind.
  private static var leaders: Binding<Session> {
    Binding(column: Column("leaders", also: ["leader", "led by", "provider", "trainers"])) { cell, session, reading in
      for element in cell.elements {
        let leader = PartyText.find(
          element, reading.people, reading.providers, reading.problems, Leader.person, Leader.provider)
        if let leader, !session.leaders.contains(leader) { session.leaders.append(leader) }
      }
    } write: { session in
      Written.list(
        session.leaders.map { leader in
          switch leader {
          case .person(let id): "person:\(id)"
          case .provider(let id): "provider:\(id)"
          }
        })
    }
  }
}
