// SPDX-License-Identifier: Apache-2.0

// Words for what a plan changes of a published one, for those whom it concerns.
extension PlanWords {
  /// A change for somebody who must be told, who knows what it is: "Art network: moved (another date). It was on Wed 7 Oct,
  /// 15:45–16:45, Oak Primary; now it's on Wed 14 Oct, 15:45–16:45, Elm Primary."
  public func change(_ change: PlanChanges.Change, for told: PlanChanges.Change.Told) -> String {
    let title = ownTitle(change)
    let old = change.old.map { time($0, showsPlace: true) }
    let new = change.new.map { time($0, showsPlace: true) }
    switch (change.kind, told.coming) {
    case (.cancelled, _), (.gone, _): return "\(title): cancelled. It was \(old ?? "planned")."
    case (.added, _): return "\(title): \(Self.adding(change)) \(new ?? "on another day")."
    case (_, .joins): return "\(title): you're in it now, \(new ?? "at a time to be told")."
    case (_, .leaves): return "\(title): you aren't in it any more. It was \(old ?? "planned")."
    case (_, .still):
      return "\(title): \(differences(change)). It was \(old ?? "planned"); now it's \(new ?? "at another time")."
    }
  }

  /// A change for the leaders of a school, for those of its people who must be told; what's confidential has no title and
  /// no place: "Art network: another date. It was on Wed 7 Oct, 15:45–16:45, Oak Primary; now it's on Wed 14 Oct,
  /// 15:45–16:45, Elm Primary. Anna Green, Ben Hill."
  public func change(_ change: PlanChanges.Change, forLeadersOf people: [PlanChanges.Change.Told]) -> String {
    let isOpen = !isConfidential(change.activity)
    let names = people.map { person($0.person) }.joined(separator: ", ")
    let title = isOpen ? ownTitle(change) : "Away"
    let old = change.old.map { time($0, showsPlace: isOpen) }
    let new = change.new.map { time($0, showsPlace: isOpen) }
    let who = names.isEmpty ? "" : " \(names)."
    switch change.kind {
    case .cancelled, .gone: return "\(title): cancelled. It was \(old ?? "planned").\(who)"
    case .added: return "\(title): \(Self.adding(change)) \(new ?? "on another day").\(who)"
    case .people:
      let sides = [("comes too", PlanChanges.Change.Told.Coming.joins), ("doesn't come any more", .leaves)]
      let told = sides.compactMap { words, side -> String? in
        let some = people.filter { $0.coming == side }.map { person($0.person) }
        return some.isEmpty ? nil : "\(words): \(some.joined(separator: ", "))"
      }
      return "\(title), \(old ?? "as planned"): \(told.joined(separator: "; "))."
    case .moved:
      let what = isOpen ? differences(change) : "changed"
      return "\(title): \(what). It was \(old ?? "planned"); now it's \(new ?? "at another time").\(who)"
    }
  }

  private static func adding(_ change: PlanChanges.Change) -> String {
    if case .stays = change.new { "also" } else { "takes place after all," }
  }

  private func ownTitle(_ change: PlanChanges.Change) -> String {
    let kind = (change.old ?? change.new)?.kind ?? .session
    guard index.directory.kind(of: change.activity) != nil else { return Self.unlisted(kind) }
    switch change.new ?? change.old {
    case .meeting(let occurrence): return title(occurrence)
    case .stays(let stays): return stays.first.map { title($0) } ?? Self.unlisted(kind)
    case .secondment(let placement): return title(placement)
    case nil: return Self.unlisted(kind)
    }
  }

  /// "on Wed 7 Oct, 15:45–16:45, Oak Primary"; a secondment's from first to last day.
  private func time(_ thing: PlanChanges.Change.Thing, showsPlace: Bool) -> String {
    if case .secondment(let placement) = thing { return "from \(time(placement))" }
    let times = thing.occurrences.map { occurrence in
      [occurrence.whole.words, showsPlace ? place(occurrence.place) : nil].compactMap(\.self).joined(separator: ", ")
    }
    let day = thing.firstDate.map { "on \($0.readableShort), " } ?? ""
    return day + times.joined(separator: " and ")
  }

  private func differences(_ change: PlanChanges.Change) -> String {
    change.differences.map(\.words).joined(separator: ", ")
  }
}

extension PlanChanges.Change.Difference {
  /// "another date".
  public var words: String {
    switch self {
    case .date: "another date"
    case .start: "another start"
    case .length: "another length"
    case .place: "another place"
    case .leader: "another leader"
    case .host: "another host"
    case .talks: "other talks"
    case .person: "another person"
    case .halfTerms: "other half-terms"
    case .halfDays: "other half-days"
    }
  }
}
