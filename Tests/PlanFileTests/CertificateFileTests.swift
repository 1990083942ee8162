// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import PlanFile

@Suite struct CertificateFileTests {
  private static let year: DateSpan = "2026-09-01..2027-08-31"

  /// One of everything.
  private static func certificate() -> BoundCertificate {
    var certificate = BoundCertificate(
      group: "Trafford", year: year, inputHash: "", asOf: year.first, from: String(repeating: "a", count: 64),
      kind: .prices, must: 12, rest: MilliLessons(-3400), scale: 1024)
    let rows: [PricedRow] = [
      .budget("oak"), .fund("hub"), .pool("oak", .primary, halfTerm: 3), .applicant("anna"),
      .providerYear("acme", parts: 4), .providerDay("acme", year.first + 9), .moment("anna", year.first + 9, "09:30"),
      .host("ben", halfTerm: 2),
      .site("oak", halfTerm: 2),
    ]
    certificate.prices = rows.enumerated().map { RowPrice(row: $1, price: $0 + 1) }
    certificate.supply = [
      SupplySharing(
        school: "oak", weekday: .tuesday, halfTerm: 2,
        periods: [SupplySharing.Share(period: "1", share: 700), SupplySharing.Share(period: "5", share: 1000)])
    ]
    certificate.rotas = [RotaPrice(activity: "a3", school: "oak", price: -17_250)]
    certificate.dates = [[35, 42, 49], [0], [1, 2, 3, 4, 364]]
    var session = SessionWays()
    session.places = [.school("oak"), .provider("acme"), .online]
    session.leaders = [.person("anna"), .provider("acme")]
    session.ways = [
      SessionWays.Way(dates: 0, span: "09:00-10:00", place: 0, leader: nil),
      SessionWays.Way(
        dates: 1, span: TimeSpan(TimeOfDay(minutes: 1380), TimeOfDay(minutes: 1440)), place: 2, leader: 1),
    ]
    var visit = VisitWays()
    visit.hosts = ["ben"]
    visit.ways = [
      VisitWays.Way(dates: 2, span: "09:00-10:00", host: 0, brief: nil, debrief: "10:20"),
      VisitWays.Way(dates: 2, span: "09:00-10:00", host: 0, brief: "08:45", debrief: nil),
    ]
    let options: [ConsideredActivity.Options] = [
      .unlisted, .session(session), .visit(visit),
      .specialist([StayWay(school: "oak", half: .afternoon, dates: 0)]),
      .secondment([
        PostingWay(
          person: "anna", firstHalfTerm: 1, lastHalfTerm: 2,
          halfDays: [WeekdayHalf(weekday: .monday, half: .morning)])
      ]),
    ]
    certificate.activities = options.enumerated().map {
      ConsideredActivity(activity: Identifier("a\($0)"), isKept: $0 == 0, options: $1)
    }
    return certificate
  }

  @Test func certificatesComeBackUnchanged() throws {
    let certificate = Self.certificate()
    let bytes = try PlanFile.encode(certificate)
    #expect(try PlanFile.decodeCertificate(bytes) == certificate)
    #expect(try PlanFile.encode(PlanFile.decodeCertificate(bytes)) == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""35:8102""#) && text.contains(#""0 540 600 0 -""#))
  }

  @Test(arguments: [
    (#""35:8102""#, #""35:0102""#), (#""35:8102""#, #""35:81020""#), (#""35:8102""#, #""35""#),
    (#""35:8102""#, #""035:8102""#), (#""35:8102""#, #""35:81G2""#), (#""0 540 600 0 -""#, #""0 600 540 0 -""#),
    (#""0 540 600 0 -""#, #""0 540 600 0""#), (#""0 540 600 0 -""#, #""0 540 600 99999999999999999999 -""#),
    (#""0 540 600 0 -""#, #""-1 540 600 0 -""#), (#""0 540 600 0 -""#, #""0 540 1600 0 -""#),
    (#""price":1,"#, #""price":-1,"#), (#""price":1,"#, #""price":1.5,"#), (#""price":1,"#, #""price":99e99,"#),
    (#"{"budget":"oak"}"#, #"{"budget":"oak","fund":"hub"}"#), (#"{"budget":"oak"}"#, #"{"purse":"oak"}"#),
    (#"{"budget":"oak"}"#, #"{"budget":""}"#),
  ])
  func whatIsntAsItShouldBeIsRefused(_ old: String, _ new: String) throws {
    let text = String(decoding: try PlanFile.encode(Self.certificate()), as: UTF8.self)
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    #expect(throws: PlanFileError.self) { try PlanFile.decodeCertificate(Array(changed.utf8)) }
  }
}
