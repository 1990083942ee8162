// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Intake

/// A file of settings: what it states, and every problem of it with place and code.
@Suite struct SettingsFileTests {
  private static let keys = [
    SettingsKey("database", .text(expected: "a file") { _ in true }), SettingsKey("serve.port", .whole(0...65_535)),
    SettingsKey("serve.log_level", .choice(["debug", "info"])), SettingsKey("serve.replan", .yesNo),
    SettingsKey("mail.from", .text(expected: "an address like a@b.example") { $0.contains("@") }),
  ]

  private func read(_ bytes: [UInt8]) throws -> (values: [String: SettingsFile.Value], problems: [Problem]) {
    try inTemporaryFolder { folder in
      try folder.write(bytes, to: "planner.yaml")
      let path = folder.path + "/planner.yaml"
      let (file, problems) = SettingsFile.read(path, keys: Self.keys)
      #expect(problems.allSatisfy { $0.location.file == path })
      let short = problems.map { problem in
        var problem = problem
        problem.location.file = "planner.yaml"
        return problem
      }
      return (file.values, short)
    }
  }

  private func lines(_ text: String) throws -> [String] { try read([UInt8](text.utf8)).problems.map(\.line) }

  @Test func whatIsStatedIsReadInOneSpelling() throws {
    let text = "database: a b.db\nserve:\n  Port: 08,080\n  log_level: INFO\n  replan: true\nmail:\n  from:\n"
    let (values, problems) = try read([UInt8](text.utf8))
    #expect(problems.isEmpty)
    #expect(
      values.mapValues(\.text) == [
        "database": "a b.db", "serve.port": "8080", "serve.log_level": "info", "serve.replan": "yes",
      ])
  }

  @Test func placesAreThoseOfTheValues() throws {
    let place = try read([UInt8]("serve:\n  port: 9000\n".utf8)).values["serve.port"]?.location
    #expect(place?.line == 2 && place?.character == 9 && place?.field == "serve.port")
  }

  @Test func everyProblemIsToldAtOnceWithItsPlace() throws {
    let text = """
      databse: x
      serve:
        port: eighty
        log_level: verbose
        replan: perhaps
        prot: 1
      mail:
        from: nobody
      """
    #expect(
      try lines(text) == [
        "planner.yaml:1:databse: error: No key is called 'databse' here. Did you mean 'database'? [yaml.unknown-key]",
        "planner.yaml:3:serve.port: error: 'eighty' is not a whole number from 0 to 65535. [field.number]",
        "planner.yaml:4:serve.log_level: error: 'verbose' is not debug or info. [field.choice]",
        "planner.yaml:5:serve.replan: error: 'perhaps' is not yes or no. [field.yes-no]",
        "planner.yaml:6:serve.prot: error: No key is called 'prot' here. Did you mean 'port'? [yaml.unknown-key]",
        "planner.yaml:8:mail.from: error: 'nobody' is not an address like a@b.example. [field.text]",
      ])
  }

  @Test(arguments: [
    ("serve:\n  port: 65536\n", "field.out-of-range", 2), ("serve:\n  port: -1\n", "field.out-of-range", 2),
    ("serve:\n  port: [80]\n", "yaml.wrong-shape", 2), ("serve: 80\n", "yaml.wrong-shape", 1),
    ("database: {a: b}\n", "yaml.wrong-shape", 1), ("- database\n", "yaml.wrong-shape", 1),
    ("database\n", "yaml.wrong-shape", 1), ("database: a\ndatabase: b\n", "yaml.duplicate-key", 1),
    ("serve:\n  log_level: info\n  log level: info\n", "yaml.duplicate-key", 3),
    ("database: 'x\n", "yaml.syntax", 2), ("database: *x\n", "yaml.alias", 1),
    ("database: |\n  a\n  b\n", "field.text", 1), ("serve:\n  serve:\n    port: 1\n", "yaml.unknown-key", 2),
    ("database: a\n---\ndatabase: b\n", "yaml.syntax", 2), ("serve.port: 1\n", "yaml.unknown-key", 1),
  ])
  func oneProblem(text: String, code: String, line: Int) throws {
    let problems = try read([UInt8](text.utf8)).problems
    #expect(problems.map(\.code.rawValue) == [code] && problems.map(\.severity) == [.error], "\(problems)")
    #expect(problems.first?.location.line == line, "\(problems)")
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0x62, 0x0A, 0x63, 0x3A, 0x20, 0xE9, 0x0A], 2), ([0xFF, 0xFE, 0x61, 0x00], 1),
      ([0x61, 0x00], 1),
    ] as [([UInt8], Int)])
  func whatIsNotUTF8IsRefused(bytes: [UInt8], line: Int) throws {
    let problems = try read(bytes).problems
    #expect(problems.map(\.code) == [.fileNotText] && problems.first?.location.line == line, "\(problems)")
  }

  @Test func aFileThatCannotBeReadIsToldByItsName() throws {
    try inTemporaryFolder { folder in
      func codes(_ path: String) -> [ProblemCode] {
        SettingsFile.read(path, keys: Self.keys).problems.map(\.code)
      }
      #expect(codes(folder.path + "/none.yaml") == [.fileMissing])
      #expect(codes(folder.path) == [.fileUnreadable])
      try folder.write([UInt8](repeating: 0x20, count: 9 << 20), to: "large.yaml")
      #expect(codes(folder.path + "/large.yaml") == [.fileTooLarge])
    }
  }

  @Test func anEmptyFileStatesNothing() throws {
    for text in ["", "# only this\n", "serve:\n  #port: 1\n"] {
      let (values, problems) = try read([UInt8](text.utf8))
      #expect(values.isEmpty && problems.allSatisfy { $0.severity == .warning }, "\(problems)")
    }
  }
}
