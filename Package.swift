// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Every target treats its warnings as errors and names the modules whose members it uses.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What computes is optimised in debug builds too, so that tests run at a useful speed: as whole modules, or generic
/// types such as `FlatTable` stay unspecialised in every file but their own, and two fifths of the time of all tests goes into
/// counting references and asking for metadata. Batches of files make no sense then.
let hot: [SwiftSetting] =
  strict + [
    .unsafeFlags(
      ["-O", "-whole-module-optimization", "-num-threads", "2", "-disable-batch-mode"],
      .when(configuration: .debug))
  ]

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

/// One room of the house: a source target, what it may import, and what its tests may import besides it, Domain and
/// TestSupport.
struct Room {
  var name: String
  var uses: [Target.Dependency] = []
  var testsUse: [Target.Dependency] = []
  var settings: [SwiftSetting] = strict

  var targets: [Target] {
    let itself: Target.Dependency = .byNameItem(name: name, condition: nil)
    let beside: [Target.Dependency] = name == "Domain" ? ["TestSupport"] : ["Domain", "TestSupport"]
    return [
      .target(name: name, dependencies: uses, swiftSettings: settings),
      .testTarget(name: name + "Tests", dependencies: [itself] + beside + testsUse, swiftSettings: strict),
    ]
  }
}

/// Data comes in at the top and leaves at the bottom; nothing points up. `docs/architecture.md` says why.
let rooms: [Room] = [
  Room(name: "Domain", settings: hot),
  Room(name: "Spreadsheet", uses: ["Domain", "CArchive", "CXlsxWriter"], testsUse: ["CArchive"]),
  Room(name: "Intake", uses: ["Domain", "Spreadsheet", yams], testsUse: ["RealGroup", "Spreadsheet"]),
  Room(name: "PlanFile", uses: ["Domain"]),
  Room(name: "Store", uses: ["Domain", grdb, crypto], testsUse: [grdb]),
  Room(name: "Choice", settings: hot),
  Room(name: "CPSAT", uses: ["Choice"], testsUse: ["Choice"]),
  Room(
    name: "Optimiser", uses: ["Domain", "Choice"], testsUse: ["Verifier", "Choice", "CPSAT", "Generator"], settings: hot
  ),
  Room(name: "Verifier", uses: ["Domain"], settings: hot),
  Room(name: "Calendars", uses: ["Domain", crypto]),
  Room(name: "Mail", uses: ["Domain", crypto]),
  Room(name: "Post", uses: ["Mail", "CCurl", "CCurlShim", crypto], testsUse: ["Mail"]),
  Room(name: "Fetch", uses: [httpClient, nioCore, nioHTTP, nioPosix, nioSSL], testsUse: [nioCore, nioPosix]),
  Room(name: "Report", uses: ["Domain", "Spreadsheet", crypto, mustache], testsUse: ["Spreadsheet"]),
  Room(name: "Generator", uses: ["Domain"], testsUse: ["Intake", "Optimiser", "Verifier"]),
  Room(
    name: "Web",
    uses: [
      "Domain", "Store", "Calendars", crypto, httpTypes, hummingbird, hummingbirdCore, logging, nioCore, lifecycle,
    ],
    testsUse: ["Calendars", "Store", httpTypes, hummingbird, hummingbirdTesting, logging, nioCore]),
  Room(
    name: "Commands",
    uses: [
      "Domain", "Intake", "PlanFile", "Choice", "CPSAT", "Optimiser", "Verifier", "Calendars", "Mail", "Post",
      "Fetch", "Report", "Generator", "Store", "Web", arguments, crypto, logging,
    ],
    testsUse: ["Intake", "Spreadsheet", "Optimiser", "PlanFile", "Store", "Verifier", "Web", arguments, logging]),
]

/// Libraries in C that Debian has.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CArchive"), .systemLibrary(name: "CXlsxWriter"), .systemLibrary(name: "CCurl"),
  // A few lines of C before libcurl's functions that Swift can't call.
  .target(name: "CCurlShim", dependencies: ["CCurl"]),
]

/// What starts the program, and what only tests use.
let others: [Target] = [
  .executableTarget(name: "planner", dependencies: ["Commands"], swiftSettings: strict),
  .executableTarget(
    name: "planner-bench",
    dependencies: ["Domain", "Intake", "PlanFile", "Choice", "Optimiser", "Verifier", "Generator", arguments],
    path: "Benchmarks/planner-bench", swiftSettings: strict),
  .executableTarget(
    name: "bare-server", dependencies: [hummingbird, httpTypes, nioCore], path: "Benchmarks/bare-server",
    swiftSettings: strict),
  .target(name: "TestSupport", dependencies: ["Domain"], path: "Tests/TestSupport", swiftSettings: strict),
  .target(name: "RealGroup", dependencies: ["Intake"], path: "Tests/RealGroup", swiftSettings: strict),
  .testTarget(
    name: "EndToEnd",
    dependencies: [
      "Domain", "Spreadsheet", "Intake", "PlanFile", "Optimiser", "Verifier", "Calendars", "Mail", "Report", "Commands",
      "TestSupport", "RealGroup",
    ],
    swiftSettings: strict),
]

let package = Package(
  name: "planner",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "planner", targets: ["planner"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: systemLibraries + rooms.flatMap(\.targets) + others
)
