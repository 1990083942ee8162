// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Intake

/// What's owed whatever is planned, and terms of cancellation, as tables state them.
@Suite struct DuesTableTests {
  private static let funds = "id,name,amount\npilot,Pilot fund,400\n"

  private func contents(_ dues: String) throws -> GroupContents {
    try checkStarter(["dues.csv": dues, "funds.csv": Self.funds])
  }

  @Test func rowsAreRead() throws {
    let table = """
      date,school,fund,amount,for,activity,reference
      2026-11-05,oak,,125,,art-network,1.2
      6/11/2026,,pilot,60.50,supply,,
      """
    let contents = try contents(table)
    #expect(contents.problems.map(\.description) == [])
    let dues = try #require(contents.group).dues
    #expect(dues.map(\.payer) == [.school("oak"), .fund("pilot")])
    #expect(dues.map(\.amount) == [Pence(12_500), Pence(6050)] && dues.map(\.kind) == [.fee, .supply])
    #expect(dues[0].activity == "art-network" && dues[0].reference == "1.2" && dues[1].date == "2026-11-06")
  }

  @Test(arguments: [
    ("2026-11-05,,,125,,", ProblemCode.fieldMissing), ("2026-11-05,oak,pilot,125,,", .fieldMissing),
    ("2026-11-05,nowhere,,125,,", .referenceUnknown), ("2026-11-05,,nothing,125,,", .referenceUnknown),
    ("2026-11-05,oak,,125,nothing,", .referenceUnknown), ("2026-11-05,oak,,125,,nobody", .referenceUnknown),
    ("2026-11-05,oak,,0,,", .fieldOutOfRange), ("2026-11-05,oak,,,,", .fieldMissing),
    ("2026-11-05,oak,,-5,,", .fieldMoney), (",oak,,125,,", .fieldMissing), ("soon,oak,,125,,", .fieldDate),
  ])
  func aWrongRowIsAnError(_ row: String, _ code: ProblemCode) throws {
    let contents = try contents("date,school,fund,amount,activity,provider\n\(row)\n")
    #expect(contents.group == nil && contents.problems.map(\.code) == [code])
  }

  @Test func theSameTwiceIsAnErrorUnlessAReferenceTellsThemApart() throws {
    let header = "date,school,amount,reference\n"
    let twice = try contents(header + "2026-11-05,oak,125,\n2026-11-05,oak,60,\n")
    #expect(twice.problems.map(\.code) == [.idDuplicate])
    let apart = try contents(header + "2026-11-05,oak,125,\n2026-11-05,oak,125,INV-7\n2026-11-06,oak,125,\n")
    #expect(apart.problems.isEmpty && apart.group?.dues.count == 3)
  }

  @Test func aKindIsOneOfTheWords() throws {
    #expect(
      try contents("date,school,amount,kind\n2026-11-05,oak,125,cake\n").problems.map(\.code) == [.fieldChoice])
  }

  @Test func datesOutsideTheYearAreWarnedOf() throws {
    let contents = try contents("date,school,amount\n2025-11-05,oak,125\n")
    #expect(contents.problems.map(\.code) == [.outsideYear] && contents.group?.dues.count == 1)
  }

  // MARK: Terms

  private func provider(_ columns: String, _ values: String) throws -> GroupContents {
    try checkStarter(["providers.csv": "id,name,\(columns)\nhub,Hub,\(values)\n"])
  }

  @Test func termsOfCancellationAreRead() throws {
    let stated = try #require(try provider("cancel_days,cancel_share", "14,50").group?.providers.first)
    #expect(stated.cancelDays == 14 && stated.cancelShare == PerMille(500))
    let whole = try #require(try provider("cancel_days", "0").group?.providers.first)
    #expect(whole.cancelDays == 0 && whole.cancelShare == .one)
    let none = try #require(try provider("kind", "expert").group?.providers.first)
    #expect(none.cancelDays == nil && none.cancelShare == .one)
  }

  @Test(arguments: [
    ("cancel_share", "50", ProblemCode.fieldMissing), ("cancel_days,cancel_share", ",50", .fieldMissing),
    ("cancel_days", "366", .fieldOutOfRange), ("cancel_days", "a week", .fieldNumber),
    ("cancel_days,cancel_share", "7,101", .fieldOutOfRange), ("cancel_days,cancel_share", "7,half", .fieldPercentage),
  ])
  func wrongTermsAreAnError(_ columns: String, _ values: String, _ code: ProblemCode) throws {
    let contents = try provider(columns, values)
    #expect(contents.group == nil && contents.problems.map(\.code) == [code])
  }
}
