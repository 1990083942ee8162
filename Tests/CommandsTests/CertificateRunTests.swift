// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import PlanFile
import TestSupport
import Testing

@testable import Commands

/// `planner verify --certificate` as a user runs it.
@Suite struct CertificateRunTests {
  private static let sample = Repository.sample("two-schools")

  private func output(in folder: TemporaryFolder, _ options: String...) -> String {
    let out = folder.url.appending(path: "out").path(percentEncoded: false)
    let run = ProgramRun(["solve", Self.sample, "--quiet", "--output", out] + options)
    #expect(run.status == .done, "\(run.errors)")
    return out
  }

  private func certificate(_ out: String) throws -> BoundCertificate {
    try PlanFile.decodeCertificate([UInt8](Data(contentsOf: URL(filePath: out + "/certificate.json"))))
  }

  @Test func boundsAreConfirmedAndTheWordsSayOverWhat() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder)
    for plan in [out, out + "/plan.json"] {
      let run = planner("verify", Self.sample, plan, "--certificate")
      #expect(run.status == .done, "\(run.errors)")
      #expect(run.output.contains("certificate.json: confirmed"))
      #expect(run.output.contains("options considered"))
      #expect(run.output.contains("What wasn't considered may be better"))
    }
    #expect(try certificate(out).kind == .prices)
    let json = planner("verify", Self.sample, out, "--format", "json", "--certificate", out + "/certificate.json")
    #expect(json.status == .done)
    for part in ["\"confirmed\" : true", "\"scope\" : \"model\"", "\"kind\" : \"prices\"", "\"faults\" : ["] {
      #expect(json.output.contains(part), "\(part)")
    }
    #expect(!planner("verify", Self.sample, out, "--format", "json").output.contains("certificate"))
  }

  @Test func aQuickPlansBoundCountsEverythingAtItsWorth() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder, "--rounds", "0")
    #expect(try certificate(out).kind == .worth)
    let run = planner("verify", Self.sample, out, "--certificate")
    #expect(run.status == .done)
    #expect(run.output.contains("at its full worth"))
  }

  @Test func aPlanMadeFromAnotherIsConfirmedWithWhatItKeeps() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder)
    let new = folder.url.appending(path: "new").path(percentEncoded: false)
    #expect(planner("solve", Self.sample, "--quiet", "--from", out, "--output", new).status == .done)
    let run = planner("verify", Self.sample, new, "--from", out, "--certificate")
    #expect(run.status == .done, "\(run.output)")
    // The other plan's certificate isn't this one's.
    let other = planner("verify", Self.sample, new, "--from", out, "--certificate", out + "/certificate.json")
    #expect(other.status == .notVerified)
    #expect(other.output.contains("C-input"))
  }

  @Test func aBoundThatIsTooHighFailsVerification() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder)
    var plan = try PlanInput.read(out)
    var certificate = try certificate(out)
    // The plan is the best there is: a bound below it by one thousandth is true, one above it isn't.
    certificate.rest = certificate.rest + MilliLessons(1)
    for index in plan.bounds.indices where plan.bounds[index].tier == .rest { plan.bounds[index].value += 1 }
    try folder.write("out/plan.json", Data(try PlanFile.encode(plan)))
    try folder.write("out/certificate.json", Data(try PlanFile.encode(certificate)))
    let run = planner("verify", Self.sample, out, "--certificate")
    #expect(run.status == .notVerified)
    #expect(run.output.contains("L-bound") && run.output.contains("C-below") && run.output.contains("not confirmed"))
    let json = planner("verify", Self.sample, out, "--certificate", "--format", "json")
    #expect(json.output.contains("\"confirmed\" : false") && json.output.contains("\"code\" : \"C-below\""))
  }

  @Test func anotherInputsCertificateIsRefused() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder)
    let copy = folder.url.appending(path: "two-schools").path(percentEncoded: false)
    try FileManager.default.copyItem(atPath: Self.sample, toPath: copy)
    let staff = try String(contentsOfFile: Self.sample + "/staff.csv", encoding: .utf8)
    try folder.write("two-schools/staff.csv", Data(("# changed\n" + staff).utf8))
    let run = planner("verify", copy, out, "--certificate")
    #expect(run.status == .notVerified)
    #expect(run.output.contains("C-input"))
  }

  @Test func whatIsNoCertificateIsRefusedWithItsCode() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: out + "/certificate.json")))
    let good = String(decoding: bytes, as: UTF8.self)
    let broken = [
      "", "not json", "{}", "{\"schemaVersion\": 99}", String(good.prefix(good.count / 2)),
      good.replacing("\"scale\": 1024", with: "\"scale\": 0"),
      good.replacing("\"scale\": 1024", with: "\"scale\": 99999999999999999999999999"),
      good.replacing("\"kind\": \"prices\"", with: "\"kind\": \"guess\""),
      good.replacing("\"must\": 0", with: "\"must\": 1e9"),
    ]
    for text in broken {
      try folder.write("out/certificate.json", Data(text.utf8))
      let run = planner("verify", Self.sample, out, "--certificate")
      #expect(run.status == .notVerified, "\(text.prefix(200))")
      #expect(run.errors.contains("[certificate.unreadable]"), "\(text.prefix(200))")
    }
    try FileManager.default.removeItem(atPath: out + "/certificate.json")
    #expect(planner("verify", Self.sample, out, "--certificate").status == .files)
  }

  /// A byte changed anywhere: a clear refusal or a verdict, never a crash.
  @Test func damagedFilesNeverCrash() throws {
    let folder = try TemporaryFolder()
    let out = output(in: folder)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: out + "/certificate.json")))
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      var damaged = bytes
      for _ in 0..<random.draw(1...3) {
        let place = random.below(damaged.count)
        damaged[place] = random.pick(Array("0123456789-:,\"[]{}ax ".utf8))
      }
      try folder.write("out/certificate.json", Data(damaged))
      let run = planner("verify", Self.sample, out, "--certificate")
      #expect(run.status == .done || run.status == .notVerified)
    }
  }
}
