// SPDX-License-Identifier: Apache-2.0

import Domain

extension Ledgers {
  /// What the plan's findings are to whoever leads the group.
  static func findings(_ findings: Findings, _ names: Names) -> [LedgerTable] {
    [
      loneStaff(findings.lone, names), proposedNetworks(findings.lone), accreditedHours(findings.accredited, names),
      duplicates(findings.duplicates, names), demand(findings.demand), coverPrices(findings.cover, names),
    ] + (findings.money.isEmpty ? [] : [moneyPrices(findings.money, names)])
  }

  /// Those by person that have readers of their own: files alone, in no workbook.
  static func findingsApart(_ findings: Findings, _ names: Names) -> [LedgerTable] {
    [
      neverTakesPart(findings.idle, names), opportunities(findings.opportunities, names),
      opportunityOffers(findings.opportunities, names),
    ]
  }

  private static func loneStaff(_ lone: LoneStaff, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "lone-staff", about: "Somebody who is the only one of a role or subject at their school.",
      heading: [
        "alone as", "role or subject", "school", "person", "brought together by", "proposed network", "school id",
        "person id",
      ])
    for entry in lone.entries {
      var together = LedgerTable.Cell.empty
      var proposed = LedgerTable.Cell.empty
      switch entry.company {
      // Who belongs to a confidential circle isn't told by its title either.
      case .activity(let id): together = names.isConfidential(id) ? .empty : .text(names.title(id))
      case .proposed(let id): proposed = .id(id)
      case .nobody: break
      }
      table.append([
        .text(entry.topic.kind.rawValue), .text(entry.topic.name), .text(names.school(entry.school)),
        .text(names.person(entry.person)), together, proposed, .id(entry.school), .id(entry.person),
      ])
    }
    return table
  }

  private static func proposedNetworks(_ lone: LoneStaff) -> LedgerTable {
    var table = LedgerTable(
      "proposed-networks", about: "A network for people who are alone at their schools, as a row of activities.csv.",
      heading: NetworkRow.heading)
    for proposal in lone.proposals { table.append(NetworkRow.cells(proposal)) }
    return table
  }

  private static func accreditedHours(_ hours: AccreditedHours, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "accredited-hours",
      about: "Accredited time of a person in an activity, in minutes; 'all' is the person's total.",
      heading: [
        "school", "person", "activity", "parts", "parts planned for the person", "parts before today", "accredited",
        "counted", "pro rata", "counted in words", "school id", "person id", "activity id",
      ])
    for (person, entries) in hours.entries.grouped(by: \.person) {
      guard let school = entries.first?.school else { continue }
      let counted = entries.reduce(Minutes.zero) { $0 + $1.counted }
      let proRata = entries.reduce(Minutes.zero) { $0 + $1.proRata }
      let who: [LedgerTable.Cell] = [.text(names.school(school)), .text(names.person(person))]
      for entry in entries {
        table.append(
          who + [
            .text(names.title(entry.activity)), .number(entry.parts), .number(entry.attended), .number(entry.past),
            .number(entry.accredited.rawValue), .number(entry.counted.rawValue), .number(entry.proRata.rawValue),
            .text(Format.duration(entry.counted)), .id(school), .id(person), .id(entry.activity),
          ])
      }
      table.append(
        who + [
          .text("all"), .empty, .empty, .empty, .empty, .number(counted.rawValue), .number(proRata.rawValue),
          .text(Format.duration(counted)), .id(school), .id(person), .empty,
        ])
    }
    return table
  }

  private static func duplicates(_ duplicates: Duplicates, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "duplicates", about: "Two sessions so like each other that they might be one.",
      heading: [
        "first", "second", "likeness", "schools in common", "people in common", "people together", "schools",
        "first activity id", "second activity id",
      ])
    for pair in duplicates.pairs {
      table.append([
        .text(names.title(pair.first)), .text(names.title(pair.second)), .text(pair.likeness.rawValue),
        .number(pair.schools.count), .number(pair.shared), .number(pair.together),
        .text(pair.schools.map(names.school).joined(separator: "; ")), .id(pair.first), .id(pair.second),
      ])
    }
    return table
  }

  private static func demand(_ demand: Demand) -> LedgerTable {
    var table = LedgerTable(
      "demand",
      about:
        "A topic that people want to learn, that schools work on, or that something is about that isn't in the plan.",
      heading: [
        "topic", "state", "schools", "priority of schools", "people who want it", "people with something planned",
        "activities planned",
        "activities not planned", "providers", "colleagues who offer it",
      ])
    for topic in demand.topics {
      table.append([
        .text(topic.name), .text(topic.state.rawValue), .number(topic.schools), .number(topic.priorityOf),
        .number(topic.people),
        .number(topic.served), .number(topic.planned), .number(topic.notPlanned), .number(topic.providers),
        .number(topic.colleagues),
      ])
    }
    return table
  }

  private static func coverPrices(_ prices: CoverPrices, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "cover-prices", about: "What one more person to cover classes would save at a school on a weekday.",
      heading: [
        "school", "weekday", "dates with supply", "supply half-days", "half-days spared", "saved",
        "lesson-equivalents (thousandths)", "dates at the most supply staff", "school id",
      ])
    for entry in prices.entries {
      table.append([
        .text(names.school(entry.school)), .text(entry.weekday.name), .number(entry.dates), .number(entry.halfDays),
        .number(entry.spared), .money(entry.saved), .number(entry.worth.rawValue), .number(entry.atLimit),
        .id(entry.school),
      ])
    }
    return table
  }

  private static func moneyPrices(_ prices: [MoneyPrice], _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "money-prices", about: "By how much at most £100 more in a school's release budget or a fund lowers the bound.",
      heading: ["payer", "lesson-equivalents per £100 (thousandths)", "school id", "fund id"])
    for price in prices {
      table.append([
        .text(names.payer(price)), .number(price.perHundredPounds.rawValue),
        price.school.map { .id($0) } ?? .empty, price.fund.map { .id($0) } ?? .empty,
      ])
    }
    return table
  }

  private static func neverTakesPart(_ idle: NeverTakesPart, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "never-takes-part", about: "Somebody for whom nothing is planned all year.",
      heading: [
        "school", "person", "role", "activities for them", "only invited", "taking place without them",
        "school id", "person id",
      ])
    for entry in idle.entries {
      table.append([
        .text(names.school(entry.school)), .text(names.person(entry.person)),
        .words(names.directory.people[entry.person]?.role), .number(entry.asked), .number(entry.invited),
        .number(entry.placed), .id(entry.school), .id(entry.person),
      ])
    }
    return table
  }

  private static func opportunities(_ opportunities: Opportunities, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "opportunities", about: "A person's last opportunity, and the next one.",
      heading: [
        "school", "person", "standing", "days without", "last", "last date", "next", "next date", "school id",
        "person id",
      ])
    for entry in opportunities.entries {
      table.append([
        .text(names.school(entry.school)), .text(names.person(entry.person)), .text(entry.standing.rawValue),
        entry.days.map { .number($0) } ?? .empty, .words(entry.last?.kind), .date(entry.last?.date),
        .words(entry.next?.kind), .date(entry.next?.date), .id(entry.school), .id(entry.person),
      ])
    }
    return table
  }

  private static func opportunityOffers(_ opportunities: Opportunities, _ names: Names) -> LedgerTable {
    var table = LedgerTable(
      "opportunity-offers", about: "A school: its people by their last opportunity, offers made to them and refused.",
      heading: ["school", "people", "recent", "planned", "overdue", "offers", "refused", "school id"])
    func counted(_ number: Int?) -> LedgerTable.Cell {
      number.map { .number($0) } ?? .text("under \(Opportunities.leastPeople) people")
    }
    for count in opportunities.schools {
      table.append([
        .text(names.school(count.school)), .number(count.people), .number(count.recent), .number(count.planned),
        .number(count.overdue), counted(count.offers), counted(count.refusals), .id(count.school),
      ])
    }
    return table
  }
}

/// A proposed network as a row of `activities.csv`, under that table's own headings.
enum NetworkRow {
  static let heading = [
    "id", "kind", "title", "focus", "expected", "length", "quorum", "least_schools", "parts", "gap_least",
    "same_people",
  ]

  /// An hour in each of three terms, not always the same people: little enough to begin with.
  static func cells(_ proposal: LoneStaff.Proposal) -> [LedgerTable.Cell] {
    let least = LoneStaff.leastSchools
    return [
      .id(proposal.id), .text("session"), .text(title(proposal)),
      proposal.topic.kind == .subject ? .text(proposal.topic.name) : .empty,
      .text(proposal.people.map(\.text).joined(separator: ";")), .number(60), .number(least), .number(least),
      .number(3), .number(42), .text("no"),
    ]
  }

  /// "Exams officer network", "Exams officer network, North hub".
  static func title(_ proposal: LoneStaff.Proposal) -> String {
    Format.title(proposal.topic.name) + " network" + (proposal.group.map { ", \($0)" } ?? "")
  }
}

extension Array {
  /// Stretches of elements that agree in a value, in order; equal values stand together already.
  fileprivate func grouped<Value: Equatable>(by value: (Element) -> Value) -> [(Value, [Element])] {
    var groups: [(Value, [Element])] = []
    for element in self {
      let own = value(element)
      if groups.last?.0 == own {
        groups[groups.count - 1].1.append(element)
      } else {
        groups.append((own, [element]))
      }
    }
    return groups
  }
}
