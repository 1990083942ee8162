// SPDX-License-Identifier: Apache-2.0

extension Group {
  /// The group with names that mean posts: a wish that names somebody means whoever takes over from them too, and whoever
  /// takes over from these (F4).
  ///
  /// Of those named only who is employed on a date can take part, lead or host then, so that the successor is asked from
  /// their first day and the predecessor until their last. The wishes of triads, lesson studies, shadowing, secondments and
  /// specialists mean the people themselves: what these have begun together nobody goes on with in another's place.
  /// Equal to `self` where nobody takes over from anybody. Read by optimiser and verifier alike before anything else.
  public func bindingPosts() -> Group {
    let successors = Dictionary(grouping: people.filter { $0.takesOver != nil }, by: \.takesOver)
      .mapValues { $0.map(\.id).sorted() }
    if successors.isEmpty { return self }
    let holders = PostHolders(successors: successors)
    var bound = self
    for index in bound.activities.indices {
      bound.activities[index].details = holders.bound(bound.activities[index].details)
    }
    return bound
  }
}

/// Who holds the posts of the people whom wishes name.
private struct PostHolders {
  let successors: [Identifier<Person>?: [Identifier<Person>]]

  func bound(_ details: ActivityDetails) -> ActivityDetails {
    switch details {
    case .session(var session):
      for index in session.participants.indices {
        session.participants[index].selector.people = holders(of: session.participants[index].selector.people)
      }
      session.leaders = leaders(session.leaders)
      return .session(session)
    case .visit(var visit):
      visit.visitors.people = holders(of: visit.visitors.people)
      visit.hostPeople = holders(of: visit.hostPeople)
      return .visit(visit)
    case .triad, .lessonStudy, .shadowing, .secondment, .specialist: return details
    }
  }

  /// Each with those who take over from them behind, each once.
  private func holders(of named: [Identifier<Person>]) -> [Identifier<Person>] {
    var holders: [Identifier<Person>] = []
    var seen: Set<Identifier<Person>> = []
    var waiting = Array(named.reversed())
    while let person = waiting.popLast() {
      guard seen.insert(person).inserted else { continue }
      holders.append(person)
      waiting += (successors[person] ?? []).reversed()
    }
    return holders
  }

  private func leaders(_ leaders: [Leader]) -> [Leader] {
    var bound: [Leader] = []
    for leader in leaders {
      let meant: [Leader] =
        switch leader {
        case .person(let id): holders(of: [id]).map(Leader.person)
        case .provider: [leader]
        }
      bound += meant.filter { !bound.contains($0) }
    }
    return bound
  }
}
