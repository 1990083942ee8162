// SPDX-License-Identifier: Apache-2.0

import Domain

/// The columns of activities with their places in one table.
struct ActivityPlaces {
  /// What every kind has.
  let common: BoundColumns<Activity>
  /// For each kind the columns that the table has and that mean nothing for it, with the kinds to which they belong.
  let foreign: [ActivityKind: [(place: Table.Place, kinds: [ActivityKind])]]
  private let session: BoundColumns<Session>
  private let visit: BoundColumns<Visit>
  private let triad: BoundColumns<Triad>
  private let lessonStudy: BoundColumns<LessonStudy>
  private let shadowing: BoundColumns<Shadowing>
  private let secondment: BoundColumns<Secondment>
  private let specialist: BoundColumns<Specialist>

  /// Those of the table of `row`.
  init(of row: Table.Row) {
    common = BoundColumns(ActivityColumns.bindings, of: row)
    foreign = ActivitiesTable.foreignColumns.mapValues { columns in
      columns.map { (row.place(of: $0.column), $0.kinds) }.filter { $0.0.isThere }
    }
    session = BoundColumns(SessionColumns.bindings, of: row)
    visit = BoundColumns(VisitColumns.bindings, of: row)
    triad = BoundColumns(TriadColumns.bindings, of: row)
    lessonStudy = BoundColumns(LessonStudyColumns.bindings, of: row)
    shadowing = BoundColumns(ShadowingColumns.bindings, of: row)
    secondment = BoundColumns(SecondmentColumns.bindings, of: row)
    specialist = BoundColumns(SpecialistColumns.bindings, of: row)
  }

  /// What the columns of a kind say, of those that are `wanted` by their names; nil: of all.
  func details(
    _ kind: ActivityKind, _ row: Table.Row, _ reading: Reading, wanted: ((String) -> Bool)? = nil
  ) -> ActivityDetails {
    func filled<Root>(_ root: Root, _ columns: BoundColumns<Root>) -> Root {
      var root = root
      columns.read(row, into: &root, reading, wanted: wanted)
      return root
    }
    return switch kind {
    case .session: .session(filled(Session(participants: [], length: Minutes(60)), session))
    case .visit: .visit(filled(Visit(visitors: Selector()), visit))
    case .triad: .triad(filled(Triad(members: Selector()), triad))
    case .lessonStudy: .lessonStudy(filled(LessonStudy(members: Selector()), lessonStudy))
    case .shadowing: .shadowing(filled(Shadowing(applicant: Identifier("")), shadowing))
    case .secondment: .secondment(filled(Secondment(school: Identifier(""), applicants: []), secondment))
    case .specialist: .specialist(filled(Specialist(person: Identifier(""), shares: []), specialist))
    }
  }
}
