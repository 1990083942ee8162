// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Intake
import Optimiser
import Report
import TestSupport
import Testing

/// What the ledgers of findings say of the samples.
@Suite struct FindingsSampleTests {
  private static func lines(_ name: String, _ group: Group, _ plan: Plan) throws -> [String] {
    let file = try #require(
      Ledgers.all(LedgerTables(group: group, plan: plan)).first { $0.path == "ledgers/\(name).csv" })
    return String(decoding: file.bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map(String.init)
  }

  /// But for the trust's two phonics programmes.
  @Test(arguments: SampleName.allCases) func noSampleHasSessionsThatMightBeOne(_ name: SampleName) throws {
    let sample = try Sample.named(name)
    #expect(try Self.lines("duplicates", sample.group, sample.plan).count == (name == .trust ? 2 : 1))
  }

  /// The district's lone art teachers and exams officers have their networks; without those they're proposed, and the rows
  /// proposed can be put into the table as they are, and are planned.
  @Test func proposedNetworksOfTheDistrictCanBePasted() throws {
    let sample = try Sample.named(.district)
    let now = try Self.lines("proposed-networks", sample.group, sample.plan)
    #expect(now.contains { $0.hasPrefix("art-lead-network,session,") && !$0.contains("magda.wojcik") })
    #expect(!now.contains { $0.hasPrefix("exams-officer-network,") })

    var without = sample.group
    without.activities.removeAll { $0.id == "exams-officers" || $0.id == "art-alone" }
    let proposed = try Self.lines("proposed-networks", without, sample.plan)
    let exams = try #require(proposed.first { $0.hasPrefix("exams-officer-network,") })
    #expect(exams.contains("dorothy.webb;gwen.tate;parveen.sandhu"))

    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: "district").path
    try FileManager.default.copyItem(atPath: Sample.folder(.district), toPath: copy)
    // Headings and rows as they're proposed, in place of the district's own wishes.
    try folder.write("district/activities.csv", Data(proposed.joined(separator: "\n").utf8))
    for file in ["answers.csv", "declines.csv", "evaluations.csv"] {
      try FileManager.default.removeItem(atPath: copy + "/" + file)
    }
    let contents = GroupFolder.read(copy)
    let group = try #require(contents.group, "\(contents.problems.map(\.line))")
    #expect(group.activities.count == proposed.count - 1)
    let plan = Optimiser(group, options: SolveOptions(rounds: 0)).solve()
    #expect(plan.unplaced.map(\.activity) == [])
    // Those who have a network now aren't proposed one again; the district's other wishes are gone, and theirs with them.
    let again = try Self.lines("proposed-networks", group, plan)
    #expect(!again.contains { $0.hasPrefix("exams-officer-network") || $0.hasPrefix("art-lead-network") })
    #expect(again.contains { $0.hasPrefix("senco-network,session,SENCO network,") })
  }

  @Test func accreditedHoursAndDemandOfTheDistrictAreTold() throws {
    let sample = try Sample.named(.district)
    let hours = try Self.lines("accredited-hours", sample.group, sample.plan)
    #expect(hours.contains { $0.contains("Mathematics mastery with Dr Kazemi,4,4,0,480,480,480,8 h") })
    let demand = try Self.lines("demand", sample.group, sample.plan)
    #expect(demand.contains { $0.hasPrefix("revision,no provider or colleague listed,") })
    // One shadowing placement was offered and refused at St Mary's: too few people for a number.
    let offers = try Self.lines("opportunity-offers", sample.group, sample.plan)
    #expect(offers.contains { $0.hasSuffix("under 5 people,under 5 people,stmarys") })
  }
}
