// SPDX-License-Identifier: Apache-2.0

import Domain

extension SmallGroup {
  static func schools() -> [School] {
    var oak = School(id: "oak", name: "Oak Primary", phase: .primary, calendar: "weekly", bells: "primary")
    oak.pupils = 210
    oak.freeSchoolMeals = PerMille(200)
    oak.formsOfEntry = PerMille(1000)
    var elm = School(id: "elm", name: "Elm Primary", phase: .primary, calendar: "weekly", bells: "primary")
    elm.pupils = 420
    elm.freeSchoolMeals = PerMille(350)
    elm.formsOfEntry = PerMille(2000)
    elm.needWeight = PerMille(1200)
    var ash = School(id: "ash", name: "Ash Academy", phase: .secondary, calendar: "fortnightly", bells: "secondary")
    ash.pupils = 1000
    ash.rooms = [Room(name: "Hall", capacity: 60), Room(name: "Library", capacity: 20)]
    return [oak, elm, ash]
  }

  static func travel() -> TravelModel {
    var travel = TravelModel()
    travel.stated = [
      StatedJourney(from: .school("oak"), to: .school("elm"), minutes: Minutes(10), metres: Metres(4000)),
      StatedJourney(from: .school("elm"), to: .school("ash"), minutes: Minutes(15), metres: Metres(6000)),
      StatedJourney(from: .school("oak"), to: .school("ash"), minutes: Minutes(20), metres: Metres(8000)),
    ]
    return travel
  }

  /// Ash could cover two lessons in P4 on Thursdays, keeps one for sickness and in winter both.
  static func cover() -> [InternalCover] {
    [InternalCover(school: "ash", weekday: .thursday, period: "P4", people: 2, reserve: 1, winterReserve: 2)]
  }

  /// Comes on Thursdays, for £200 a session and £5 a head.
  static func provider() -> Provider {
    var acme = Provider(id: "acme", name: "Acme Maths", kind: .provider)
    acme.weekdays = [.thursday]
    acme.feePerSession = Pence(20_000)
    acme.feePerHead = Pence(500)
    acme.capacity = 25
    return acme
  }

  /// Repays schools £20 for each lesson released, and pays fees.
  static func fund() -> Fund {
    var hub = Fund(id: "hub", name: "Maths and art hub", amount: Pence(100_000))
    hub.tariffPerLesson = Pence(2000)
    return hub
  }
}
