// SPDX-License-Identifier: Apache-2.0

import Domain
import Intake

/// A change to a group by which a wish that isn't in the plan might take place.
struct Remedy {
  /// "If the schools concerned had £250 more each".
  let words: String
  let edits: [TableEdit]

  /// As it's typed for `planner what-if`.
  var typed: String {
    edits.map { edit in
      let row = Self.quoted(edit.table + (edit.id.map { "/" + $0 } ?? ""))
      let values = edit.values.map { Self.quoted("\($0.column)=\($0.text)") }
      return (["--\(edit.action.rawValue)", row] + values).joined(separator: " ")
    }.joined(separator: " ")
  }

  /// For a shell.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "=-_./:,@".unicodeScalars.contains(scalar))
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}

/// What may be tried for a wish that has to take place, by what stands in its way: one change each, the lesser of its kind
/// first. That it has to is asked of each, since others would hardly give way to it otherwise.
struct Remedies {
  private let wish: Activity
  private let group: Group
  private let schools: [School]
  private let codes: Set<Reason.Code>
  /// Of larger groups no change is tried that every school would have to make.
  private static let mostSchools = 60

  /// - Parameter schools: those concerned.
  init(_ item: Unplaced, _ wish: Activity, schools: [Identifier<School>], in group: Group) {
    self.wish = wish
    self.group = group
    self.schools = group.schools.filter { schools.contains($0.id) }
    codes = Set(item.reasons.map(\.code))
  }

  /// It had to take place, and nothing else is changed.
  var bare: Remedy {
    Remedy(words: "if it had to take place, whatever else does", edits: [must])
  }

  var others: [Remedy] {
    (ofItsOwn + (money + staff) + places).filter { !$0.edits.isEmpty }
      .map { Remedy(words: $0.words, edits: wish.isMust ? $0.edits : $0.edits + [must]) }
  }

  private var must: TableEdit { value("must", "yes") }

  private func names(_ code: Reason.Code...) -> Bool { codes.contains(where: code.contains) }

  private func value(_ column: String, _ text: String) -> TableEdit {
    TableEdit(.set, table: "activities", id: wish.id.text, values: [TableEdit.Value(column: column, text: text)])
  }

  /// One value for each of the schools concerned; nothing for those where it's nil.
  private func atSchools(_ column: String, _ value: (School) -> String?) -> [TableEdit] {
    schools.compactMap { school in
      value(school).map {
        TableEdit(.set, table: "schools", id: school.id.text, values: [TableEdit.Value(column: column, text: $0)])
      }
    }
  }

  // MARK: The wish

  private var isOfMeetings: Bool {
    switch wish.details {
    case .session, .visit, .triad, .lessonStudy, .shadowing: true
    case .specialist, .secondment: false
    }
  }

  /// What the wish itself asks for.
  private var ofItsOwn: [Remedy] {
    var remedies: [Remedy] = []
    func add(_ isTried: Bool, _ words: String, _ column: String, _ text: String) {
      if isTried { remedies.append(Remedy(words: words, edits: [value(column, text)])) }
    }
    let timing = wish.timing
    if timing.fixed.isEmpty, isOfMeetings {
      add(!timing.windows.isEmpty, "if it could take place at any time of the year", "windows", "")
      add(!timing.weekdays.isEmpty, "if it could take place on any weekday", "weekdays", "")
      add(timing.earliest != nil, "if it could begin earlier", "earliest", "")
      add(timing.latest != nil, "if it could end later", "latest", "")
      add(
        !timing.bands.contains(.twilight), "if it could take place after the staff's day too", "times",
        (timing.bands + [.twilight]).map { $0 == .schoolDay ? "school-day" : "\($0)" }.joined(separator: ";"))
    }
    if case .session(let session) = wish.details {
      add(session.quorum > 1, "if half as many people were enough", "quorum", "\((session.quorum + 1) / 2)")
      add(session.leastSchools > 1, "if one school less were enough", "least_schools", "\(session.leastSchools - 1)")
      add(session.series.mostGap != nil, "if its parts could lie as far apart as they like", "gap_most", "")
      add(session.series.parts > 1, "if it had one part less", "parts", "\(session.series.parts - 1)")
    }
    return remedies
  }

  // MARK: Schools

  private var money: [Remedy] {
    guard names(.noMoney, .notWorthIt, .noPeople, .notFound) else { return [] }
    let budgets = [250, 1000].map { pounds in
      Remedy(
        words: "if \(each) had £\(pounds) more to spend on release",
        edits: atSchools("budget") { school in
          let now = school.releaseBudget ?? group.rules.defaults.releaseBudget
          return Self.pounds(now.rawValue + pounds * 100)
        })
    }
    guard let fund = group.funds.first(where: { $0.id == wish.fund }) else { return budgets }
    let more = TableEdit.Value(column: "amount", text: Self.pounds(fund.amount.rawValue + 1000_00))
    return budgets
      + [
        Remedy(
          words: "if its fund had £1000 more",
          edits: [TableEdit(.set, table: "funds", id: fund.id.text, values: [more])])
      ]
  }

  private var staff: [Remedy] {
    // To nobody in particular would be to everybody.
    guard !schools.isEmpty, names(.noCover, .noMoney, .notWorthIt, .noPeople, .notFound) else { return [] }
    let everybody = TableEdit.Value(column: "schools", text: schools.map(\.id.text).joined(separator: ";"))
    let supply = atSchools("supply_most") { "\(($0.supply.mostPerDay ?? group.rules.defaults.supplyPerDay) + 1)" }
    return [
      Remedy(
        words: "if one more person were sent to cover classes at \(these)",
        edits: [
          TableEdit(.add, table: "floating", values: [everybody, TableEdit.Value(column: "people", text: "1")])
        ]),
      Remedy(words: "if \(each) could have one supply teacher more a day", edits: supply),
    ]
  }

  private var places: [Remedy] {
    var remedies: [Remedy] = []
    if names(.tooManyOut, .noPeople, .notFound) {
      remedies.append(
        Remedy(words: "if more people could be out of \(these) at once", edits: atSchools("most_out") { mostOut($0) }))
    }
    if names(.noLessonToWatch, .limitReached, .notFound), group.schools.count <= Self.mostSchools {
      let edits = group.schools.filter(\.hosts).map { school in
        let now = school.mostVisitsHosted ?? group.rules.limits.visitsHostedPerSchool
        return TableEdit(
          .set, table: "schools", id: school.id.text,
          values: [TableEdit.Value(column: "visits_hosted", text: "\(now + 2)")])
      }
      remedies.append(Remedy(words: "if every school that hosts received two visits more in a half-term", edits: edits))
    }
    if names(.protectedTime) {
      remedies.append(
        Remedy(
          words: "if \(these) gave PPA, ECT and mentor time back when it's taken",
          edits: atSchools("repays_protected") { $0.repaysProtectedTime ? nil : "yes" }))
    }
    return remedies.filter { !$0.edits.isEmpty }
  }

  /// One more than stated, or than a share of its staff.
  private func mostOut(_ school: School) -> String {
    let staff = group.people.count { $0.base == school.id }
    let limits = group.rules.limits
    return "\(1 + (school.mostOut ?? max(limits.mostOutAtLeast, staff * limits.mostOutShare.rawValue / 1000)))"
  }

  private var each: String {
    schools.count == 1 ? "the school concerned" : "each of the \(schools.count) schools concerned"
  }
  private var these: String { schools.count == 1 ? "the school concerned" : "the \(schools.count) schools concerned" }

  private static func pounds(_ pence: Int) -> String {
    let rest = pence % 100
    return "\(pence / 100)" + (rest == 0 ? "" : "." + (rest < 10 ? "0" : "") + "\(rest)")
  }
}
