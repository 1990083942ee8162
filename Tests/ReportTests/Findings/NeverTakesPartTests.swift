// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Report

/// Who has nothing planned all year.
struct NeverTakesPartTests {
  private static func idle(_ change: (inout Group) -> Void = { _ in }) -> NeverTakesPart {
    var group = SmallGroup.group()
    change(&group)
    return Findings(group: group, plan: SmallPlan.plan()).idle
  }

  @Test func whoIsInNothingIsListedWithWhatTheyWereAskedTo() throws {
    let idle = Self.idle()
    #expect(idle.entries.map(\.person) == ["jo", "kit", "lou"])
    let lou = try #require(idle.entries.last)
    // Lou is expected at the network, which takes place without Lou, and invited to an induction that doesn't.
    #expect(lou.asked == 2 && lou.invited == 1 && lou.placed == 1 && lou.school == "ash")
    #expect(idle.unasked == 2 && idle.schools == 1)
  }

  @Test func whoIsOnlyInvitedIsToldApart() throws {
    let idle = Self.idle { group in
      group.changeSession("network") { $0.participants[1].level = .invited }
    }
    #expect(try #require(idle.entries.last).invited == 2)
  }

  @Test func attendingLeadingHostingAndAPostAreAllPart() {
    let group = SmallGroup.groupWithStaffing()
    let idle = Findings(group: group, plan: SmallPlan.planWithStaffing()).idle
    let all = Set(idle.entries.map(\.person))
    #expect(all.isDisjoint(with: ["gita", "mia", "erin", "dev"]))
  }

  @Test func thoseWithLessThanHalfAYearAreLeftOut() {
    #expect(!Self.idle { $0.changePerson("kit") { $0.validFrom = "2027-03-15" } }.entries.map(\.person).contains("kit"))
    #expect(Self.idle { $0.changePerson("kit") { $0.validFrom = "2027-02-01" } }.entries.map(\.person).contains("kit"))
    let away = Self.idle { group in
      for days in ["2026-09-01..2026-12-31", "2026-11-01..2027-03-31"] as [DateSpan] {
        group.busy.append(Busy(subject: .person("kit"), days: days, span: nil, note: ""))
      }
    }
    #expect(away.entries.map(\.person) == ["jo", "lou"])
    let short = Self.idle { group in
      for days in ["2026-09-01..2026-12-31", "2026-09-01..2027-01-31"] as [DateSpan] {
        group.busy.append(Busy(subject: .person("kit"), days: days, span: nil, note: ""))
      }
    }
    // Days that two statements share count once.
    #expect(short.entries.map(\.person).contains("kit"))
  }

  /// Whoever declined is listed like anybody else, as one whom nothing is for: to leave them out would tell it.
  @Test func vacanciesAreLeftOutAndDeclinesNotTold() throws {
    #expect(!Self.idle { $0.changePerson("kit") { $0.isVacancy = true } }.entries.map(\.person).contains("kit"))
    let declined = Self.idle { $0.declines = [Decline(person: "lou", activity: "network")] }
    #expect(declined.entries.map(\.person) == ["jo", "kit", "lou"])
    let before = try #require(Self.idle { _ in }.entries.last)
    #expect(try #require(declined.entries.last).asked == before.asked - 1 && before.person == "lou")
  }

  @Test func applicantsAreNotGivenAway() throws {
    let idle = Self.idle { group in
      let post = Secondment(school: "elm", applicants: ["kit"])
      group.activities.append(Activity(id: "post", title: "A post", details: .secondment(post)))
    }
    #expect(try #require(idle.entries.first { $0.person == "kit" }).asked == 0)
  }
}
