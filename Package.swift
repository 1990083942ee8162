// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackageDescription

/// Every target treats its warnings as errors and names the modules whose members it uses.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The two targets that compute are optimised in debug builds too, so that tests run at a useful speed.
let hot: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")

/// One room of the house: a source target, what it may import, and what its tests may import besides.
struct Room {
  var name: String
  var uses: [Target.Dependency] = []
  var testsUse: [Target.Dependency] = []
  var settings: [SwiftSetting] = strict
}

/// Data comes in at the top and leaves at the bottom; nothing points up. `docs/architecture.md` says why.
let rooms: [Room] = [
  Room(name: "Domain"),
  Room(name: "Intake", uses: ["Domain", yams], testsUse: ["RealGroup"]),
  Room(name: "PlanFile", uses: ["Domain"]),
  Room(name: "Optimiser", uses: ["Domain"], testsUse: ["Verifier"], settings: hot),
  Room(name: "Verifier", uses: ["Domain"], settings: hot),
  Room(name: "Calendars", uses: ["Domain", crypto]),
  Room(name: "Mail", uses: ["Domain", crypto, mustache]),
  Room(name: "Report", uses: ["Domain", mustache]),
  Room(
    name: "Commands",
    uses: ["Domain", "Intake", "PlanFile", "Optimiser", "Verifier", "Calendars", "Mail", "Report", arguments, crypto],
    testsUse: [arguments]),
]

func exists(_ folder: String) -> Bool {
  FileManager.default.fileExists(atPath: Context.packageDirectory + "/" + folder)
}

func present(_ dependency: Target.Dependency) -> Bool {
  if case .byNameItem(let name, _) = dependency { return exists("Sources/\(name)") || exists("Tests/\(name)") }
  return true
}

var targets: [Target] = []
for room in rooms where exists("Sources/\(room.name)") {
  targets.append(
    .target(name: room.name, dependencies: room.uses.filter(present), swiftSettings: room.settings))
  if exists("Tests/\(room.name)Tests") {
    targets.append(
      .testTarget(
        name: room.name + "Tests",
        dependencies: ((room.name == "Domain" ? ["Domain"] : [.byNameItem(name: room.name, condition: nil), "Domain"])
          + ["TestSupport"] + room.testsUse).filter(present),
        swiftSettings: strict))
  }
}
if exists("Tests/TestSupport") {
  targets.append(
    .target(name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport", swiftSettings: strict))
}
if exists("Tests/RealGroup") {
  targets.append(
    .target(name: "RealGroup", dependencies: ["Intake"], path: "Tests/RealGroup", swiftSettings: strict))
}
if exists("Sources/planner") {
  targets.append(
    .executableTarget(name: "planner", dependencies: ["Commands", arguments], swiftSettings: strict))
}
if exists("Tests/EndToEnd") {
  targets.append(
    .testTarget(
      name: "EndToEnd",
      dependencies: [
        "Commands", "Intake", "PlanFile", "Optimiser", "Verifier", "Calendars", "Mail", "Report", "Domain",
        "TestSupport", "RealGroup",
      ],
      swiftSettings: strict))
}

let package = Package(
  name: "planner",
  platforms: [.macOS(.v15)],
  products: exists("Sources/planner") ? [.executable(name: "planner", targets: ["planner"])] : [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: targets
)
