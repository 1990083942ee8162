// SPDX-License-Identifier: Apache-2.0

// Words for specialists and secondments.
extension PlanWords {
  /// What a specialist teaches: "Music"; nil where neither the wish nor the person says it.
  public func craft(of activity: Identifier<Activity>) -> String? {
    guard let wish = index.directory.activities[activity], case .specialist(let specialist) = wish.details else {
      return nil
    }
    let subject = wish.focus.first ?? index.directory.people[specialist.person]?.subjects.first
    return subject.map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  /// The title of a stay for those who know of it: "Music at Elm Primary".
  func stayTitle(_ stay: Occurrence) -> String {
    let subject =
      craft(of: stay.activity) ?? index.directory.title(of: stay.activity) ?? stay.activity.text
    return "\(subject) at \(place(stay.place))"
  }

  /// What the school at which a stay is reads: "Music specialist: Anna Green, all day".
  public func specialistHere(_ stay: Occurrence) -> String {
    let label = craft(of: stay.activity).map { "\($0) specialist" } ?? "Specialist"
    let names = stay.attendees.map { person($0.person) }.joined(separator: ", ")
    return "\(label): \(names), \(partOfDay(stay))"
  }

  /// "all day", "morning", "afternoon".
  public func partOfDay(_ stay: Occurrence) -> String {
    let halves = index.rota(of: stay.activity)?.entries(of: stay).map(\.when.half) ?? []
    if halves.count == 2 { return "all day" }
    let half = halves.first ?? (stay.span.start < TimeOfDay(minutes: 720) ? .morning : .afternoon)
    return half.words
  }

  /// "Makes up for Wed 14 Oct, morning." for the half-days of a stay that aren't in the template.
  public func makingUp(_ stay: Occurrence) -> String? {
    let made = (index.rota(of: stay.activity)?.entries(of: stay) ?? []).filter(\.isMadeUp)
    if made.isEmpty { return nil }
    let lost = made.compactMap(\.counterpart).map(\.words)
    return "Makes up for " + (lost.isEmpty ? "time lost" : lost.joined(separator: " and ")) + "."
  }

  /// What was wished for, as a line under another title: "A music teacher for three schools."
  public func wish(_ activity: Identifier<Activity>) -> String? {
    index.directory.title(of: activity).map { $0.hasSuffix(".") ? $0 : $0 + "." }
  }

  /// A secondment for those who know of it: "Secondment to Elm Primary: Lead for Year 3".
  public func title(_ secondment: SecondmentPlacement) -> String {
    let title = index.directory.title(of: secondment.activity) ?? secondment.activity.text
    return "Secondment to \(school(secondment.to)): \(title)"
  }

  /// "Mon 2 Nov to Fri 12 Feb, the whole week", "Mon 2 Nov to Fri 18 Dec, Mon and Tue am".
  public func time(_ secondment: SecondmentPlacement) -> String {
    "\(secondment.days.first.readableShort) to \(secondment.days.last.readableShort), \(secondment.weekWords)"
  }

  /// The same as a sentence.
  public func schedule(_ secondment: SecondmentPlacement) -> String { time(secondment) + "." }

  /// "Fills the place of Dev Patel." where the person comes to a school from which somebody is seconded.
  public func filling(_ secondment: SecondmentPlacement) -> String? {
    let filled = index.secondments(from: secondment.to).filter { hole in
      hole.backfill.contains { $0.by == secondment.activity } && !isConfidential(hole.activity)
    }
    if filled.isEmpty { return nil }
    return "Fills the place of " + filled.map { person($0.person) }.joined(separator: ", ") + "."
  }

  /// The name of a half-term of a school: "Autumn 1".
  public func halfTerm(_ number: Int, of school: Identifier<School>) -> String {
    let halfTerms = index.halfTerms(of: school)
    return halfTerms.indices.contains(number - 1) ? halfTerms[number - 1].name : "half-term \(number)"
  }

  /// "Autumn 2", "Autumn 2 to Spring 1".
  public func halfTerms(_ secondment: SecondmentPlacement) -> String {
    halfTerms(from: secondment.firstHalfTerm, to: secondment.lastHalfTerm, of: secondment.to)
  }

  private func halfTerms(from first: Int, to last: Int, of school: Identifier<School>) -> String {
    let name = halfTerm(first, of: school)
    return first == last ? name : "\(name) to \(halfTerm(last, of: school))"
  }

  /// What fills the hole that a secondment leaves, a sentence for each way, in the order of the half-terms: "Autumn 2 to
  /// Spring 1: Dev Patel comes from Elm Primary, who goes there in exchange (4 half-days a week)."
  public func backfill(_ secondment: SecondmentPlacement) -> [String] {
    Self.stretches(secondment.backfill).map { stretch in
      let time = halfTerms(from: stretch.first, to: stretch.last, of: secondment.from)
      let amount = Self.counted(stretch.share.halfDays, "half-day", "half-days") + " a week"
      return "\(time): \(filler(stretch.share)) (\(amount))."
    }
  }

  /// What a secondment's own school has to see to, in the order of the half-terms: hires, and time for which nobody comes.
  public func gaps(
    _ secondment: SecondmentPlacement
  ) -> [(halfTerms: String, way: Secondment.Backfill, halfDays: Int)] {
    Self.stretches(secondment.backfill.filter { $0.way == .hire || $0.way == .none }).map {
      (halfTerms(from: $0.first, to: $0.last, of: secondment.from), $0.share.way, $0.share.halfDays)
    }
  }

  /// The words for one way of filling a hole, without its amount: "a teacher is hired".
  public func filler(_ share: SecondmentPlacement.BackfillShare) -> String {
    switch share.way {
    case .hire: return "a teacher is hired"
    case .none: return "the school can spare the time"
    case .swap, .chain:
      guard let other = share.by.flatMap(index.secondment) else { return "somebody comes in exchange" }
      let name = isConfidential(other.activity) ? "somebody" : person(other.person)
      return "\(name) comes from \(school(other.from))" + (share.way == .swap ? " in exchange" : "")
    }
  }

  /// Shares that agree in all but the half-term, put together where the half-terms follow each other.
  private static func stretches(
    _ shares: [SecondmentPlacement.BackfillShare]
  ) -> [(first: Int, last: Int, share: SecondmentPlacement.BackfillShare)] {
    var stretches: [(first: Int, last: Int, share: SecondmentPlacement.BackfillShare)] = []
    for share in shares {
      let before = stretches.firstIndex {
        $0.last == share.halfTerm - 1 && $0.share.way == share.way && $0.share.by == share.by
          && $0.share.halfDays == share.halfDays
      }
      if let before {
        stretches[before].last = share.halfTerm
      } else {
        stretches.append((share.halfTerm, share.halfTerm, share))
      }
    }
    return stretches
  }
}

extension HalfDay {
  /// "morning", "afternoon".
  public var words: String { self == .morning ? "morning" : "afternoon" }
}

extension DatedHalf {
  /// "Wed 14 Oct, morning".
  public var words: String { "\(date.readableShort), \(half.words)" }
}

extension SecondmentPlacement {
  /// Whether every half-day from Monday to Friday is spent at the post.
  public var isWholeWeek: Bool { halfDays.count >= 10 }

  /// "the whole week", "Mon am, Tue and Wed".
  public var weekWords: String {
    if isWholeWeek { return "the whole week" }
    let days = Weekday.allCases.compactMap { weekday -> String? in
      let halves = halfDays.filter { $0.weekday == weekday }
      guard let first = halves.first else { return nil }
      return halves.count == 1 ? first.name : weekday.shortName
    }
    return days.count < 2 ? days.joined() : days.dropLast().joined(separator: ", ") + " and " + (days.last ?? "")
  }
}
