// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Mail
import TestSupport
import Testing

/// Letters about a plan that was made from a published one.
struct ChangesDigestTests {
  private static func letters(
    _ group: Group = groupWithMail(), asOf: CivilDate = "2026-10-08", _ change: (inout Plan) -> Void
  ) throws -> [String: String] {
    let published = SmallPlan.plan()
    var plan = published
    plan.asOf = asOf
    change(&plan)
    let changes = PlanChanges(from: published, to: plan, in: group)
    let files = try Digests.all(group: group, plan: plan, changes: changes)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }
  private static let move: @Sendable (inout Plan) -> Void = { plan in
    plan.changeOccurrence("course", part: 2) { $0.date = "2026-11-26" }
  }

  @Test func whoIsConcernedReadsFirstWhatHasChanged() throws {
    let files = try Self.letters(groupWithMail(), Self.move)
    let hal = try plain(files["people/hal.eml"])
    let sentence =
      "Maths course (2 of 2): another date. It was on Thu 19 Nov, 13:30–15:00, Elm Primary; now it's on Thu 26 Nov, "
      + "13:30–15:00, Elm Primary."
    #expect(hal.contains("The plan has changed for you; see below."))
    #expect(hal.contains(sentence))
    let changed = try #require(hal.range(of: "What has changed"))
    let ahead = try #require(hal.range(of: "Next week"))
    #expect(changed.lowerBound < ahead.lowerBound)
    #expect(files["people/hal.eml"]?.contains("1 change; 2 dates") == true)
    #expect(try #require(files["staffroom/oak.txt"]).contains("another date"))
  }

  @Test func whoHasNothingLeftIsToldOfTheCancellation() throws {
    let letters = try Self.letters(asOf: "2026-10-06") { plan in
      plan.occurrences.removeAll { $0.activity == "network" }
    }
    let dev = try plain(letters["people/dev.eml"])
    #expect(dev.contains("Art network: cancelled. It was on Wed 7 Oct, 16:00–17:00, Ash Academy."))
    #expect(dev.contains("From now on nothing is planned for you."))
    let without = try files(groupWithMail(), SmallPlan.plan(), asOf: "2026-10-08")
    #expect(without["people/dev.eml"] == nil)
  }

  @Test func whoJoinsOrLeavesReadsThat() throws {
    let files = try Self.letters { plan in
      plan.changeOccurrence("course", part: 2) { part in
        part.attendees.removeAll { $0.person == "hal" }
        part.attendees.append(Attendance(person: "lou", role: .invited))
      }
    }
    #expect(try plain(files["people/hal.eml"]).contains("(2 of 2): you aren't in it any more. It was on Thu 19 Nov"))
    #expect(try plain(files["people/lou.eml"]).contains("(2 of 2): you're in it now, on Thu 19 Nov"))
    let ivy = try plain(files["leaders/ivy.eml"])
    #expect(ivy.contains("comes too: Lou Young; doesn't come any more: Hal Tanner."))
  }

  @Test func leadersReadOfTheirPeopleAndTheirRooms() throws {
    let files = try Self.letters(groupWithMail(), Self.move)
    #expect(try plain(files["leaders/ivy.eml"]).contains("13:30–15:00, Elm Primary. Hal Tanner."))
    let finn = try plain(files["leaders/finn.eml"])
    #expect(finn.contains("13:30–15:00, Elm Primary. Erin Quick.") && !finn.contains("Elm Primary. Hal Tanner"))
  }

  @Test func confidentialChangesHaveNoTitleForOthers() throws {
    var group = groupWithMail()
    group.changeActivity("course") { $0.isConfidential = true }
    let files = try Self.letters(group, Self.move)
    #expect(try plain(files["people/hal.eml"]).contains("Maths course (2 of 2): another date."))
    let ivy = try plain(files["leaders/ivy.eml"])
    #expect(ivy.contains("Away: changed. It was on Thu 19 Nov, 13:30–15:00; now it's on Thu 26 Nov, 13:30–15:00."))
    #expect(!ivy.contains("Maths course"))
    let sheet = try #require(files["staffroom/oak.txt"])
    #expect(sheet.contains("Something has changed: please ask the office.") && !sheet.contains("Maths"))
  }

  @Test func aPlanMadeAnewTellsOfNoChanges() throws {
    for (path, text) in try files(groupWithMail(), SmallPlan.plan()) {
      #expect(!text.contains("What has changed"), "\(path)")
    }
  }
}
