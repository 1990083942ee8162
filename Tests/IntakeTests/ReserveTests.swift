// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

@testable import Intake

/// `need_at_least` of funds.csv.
@Suite struct ReserveTests {
  private static let funds = "id,name,amount,need_at_least\ncentre,Central reserve,400,1.2\n"

  @Test func aReserveIsRead() throws {
    let activities = "id,kind,title,people\nlook,visit,Look,femi\n"
    let contents = try checkStarter(["funds.csv": Self.funds, "activities.csv": activities])
    #expect(contents.problems.map(\.code) == [])
    #expect(contents.group?.funds.map(\.reserveFromNeed) == [PerMille(1200)])
  }

  @Test func noActivityNamesIt() throws {
    let activities = "id,kind,title,people,fund\nlook,visit,Look,femi,centre\n"
    let problems = try checkStarter(["funds.csv": Self.funds, "activities.csv": activities]).problems
    #expect(problems.filter { $0.code == .activityImpossible }.map(\.severity) == [.error])
  }
}
