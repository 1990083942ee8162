// SPDX-License-Identifier: Apache-2.0

import Domain

/// What rows and options of an explicit model are called, for people who read its file.
struct RowNames {
  let instance: Instance

  /// The name of a row.
  func name(_ key: RowKey) -> String {
    let (a, b, c) = (Int(key.a), Int(key.b), Int(key.c))
    return switch key.kind {
    case .personDay: "one thing on \(date(b)) for \(person(a))"
    case .providerDay: "one thing on \(date(b)) for \(instance.providers[a].id.text)"
    case .cover: "classes to cover of \(school(a)) on \(date(b)) in period \(c + 1)"
    case .out: "people out of \(school(a)) on \(half(b))"
    case .teamOut: "people out of team \(a + 1) on \(half(b))"
    case .gone: "named roles \(c + 1) gone from \(school(a)) on \(half(b))"
    case .weekOut: "days out of \(person(a)) in week \(b + 1)"
    case .halfTermOut: "days out of \(person(a)) in half-term \(b)"
    case .yearOut: "days out of \(person(a)) in the year"
    case .twilights: "twilights of \(person(a)) in half-term \(b)"
    case .twilightMinutes: "minutes of twilights of \(person(a))"
    case .classWeek: "absences that class \(a + 1) suffers in week \(b + 1)"
    case .classHalfTerm: "absences that class \(a + 1) suffers in half-term \(b)"
    case .hostedBy: "visits hosted by \(person(a)) in half-term \(b)"
    case .hostedAt: "visits hosted at \(school(a)) in half-term \(b)"
    case .partner: "visits of \(person(a)) to \(school(b))"
    case .spend: "pence spent by \(school(a))"
    case .fund: "pence spent by fund \(instance.funds[a].id.text)"
    case .given: "minutes given to \(school(a))"
    case .hostings: "hostings less receptions of \(school(a))"
    }
  }

  /// When, where and under whom something takes place.
  func name(_ option: Option, room: Int16, of activity: ActivityData) -> String {
    let place = Int(option.place)
    let time = TimeOfDay(minutes: Int(option.start))
    var words = "\(date(Int(option.day))) \(time) at \(instance.travel.places[place].words)"
    if room >= 0 { words += ", \(instance.rooms[place][Int(room)].name)" }
    if option.host >= 0 { words += ", host \(person(Int(option.host)))" }
    if option.leader >= 0, case .session(let session) = activity.kind {
      switch session.leaders[Int(option.leader)] {
      case .person(let leader): words += ", led by \(person(leader))"
      case .provider(let provider): words += ", led by \(instance.providers[provider].id.text)"
      }
    }
    return words
  }

  /// When and where somebody may come.
  func name(_ slot: SessionDraft.Slot) -> String {
    "\(date(Int(slot.day))) \(TimeOfDay(minutes: Int(slot.start))) at \(instance.travel.places[Int(slot.place)].words)"
  }

  private func school(_ number: Int) -> String { instance.schoolIDs[number].text }
  private func person(_ number: Int) -> String { instance.personIDs[number].text }
  private func date(_ day: Int) -> String { "\(instance.calendar.date(day))" }
  private func half(_ number: Int) -> String { date(number / 2) + (number % 2 == 0 ? ", morning" : ", afternoon") }
}

extension Place {
  fileprivate var words: String {
    switch self {
    case .school(let school): school.text
    case .provider(let provider): provider.text
    case .online: "online"
    }
  }
}
