// SPDX-License-Identifier: Apache-2.0

import Foundation
import Intake
import Testing
import Web

@testable import Commands

/// What the files for systemd say of each other and of docs/operations.md.
@Suite struct UnitFileTests {
  private static let folder = Repository.root.appending(path: "systemd")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
  }

  /// The values of a setting, as they stand between spaces.
  private func values(_ setting: String, in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix(setting + "=") }.flatMap { line in
      line.dropFirst(setting.count + 1).split(separator: " ").map(String.init)
    }
  }

  /// The folder of a dynamic user becomes that user's alone, with all in it.
  @Test func aDynamicUsersFolderIsNobodyElses() throws {
    let units = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
      .filter { $0.hasSuffix(".service") }
    #expect(units.count >= 2)
    for unit in units {
      let text = try text(unit)
      let others = try units.filter { $0 != unit }.map { try self.text($0) }
      let folders = values("StateDirectory", in: text).compactMap { $0.split(separator: "/").first }
      #expect(!folders.isEmpty, "\(unit)")
      guard values("DynamicUser", in: text) == ["yes"] else { continue }
      for folder in folders {
        for other in others {
          #expect(!values("StateDirectory", in: other).contains { $0 == folder || $0.hasPrefix(folder + "/") })
          #expect(!other.contains("/var/lib/\(folder)/"), "\(unit): \(folder)")
        }
        #expect(text.contains("/var/lib/\(folder)/"), "\(unit): \(folder)")
      }
    }
  }

  /// Else the first thread whose priority is set ends the program: what's kept from it has to fail instead.
  @Test func whatIsKeptFromAProgramDoesNotEndIt() throws {
    for unit in Self.services {
      let text = try text(unit)
      #expect(values("SystemCallFilter", in: text).contains("~@privileged"), "\(unit)")
      #expect(values("SystemCallErrorNumber", in: text) == ["EPERM"], "\(unit)")
    }
  }

  @Test func theAccountOfTheServiceIsMadeAndOwnsItsFolder() throws {
    let unit = try text("planner.service")
    let account = try #require(values("User", in: unit).first)
    let folder = try #require(values("StateDirectory", in: unit).first)
    let accounts = try text("planner.sysusers").split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(accounts.count == 1)
    #expect(
      accounts.first?.hasPrefix("u \(account) ") == true && accounts.first?.hasSuffix(" /var/lib/\(folder)") == true)
    // NIO, Dispatch and Swift have a pool of threads each, by the number of processors.
    #expect(try #require(values("TasksMax", in: unit).first.flatMap(Int.init)) >= 512)
  }

  /// One writes to the database at a time: digests and overdue supply are noted between two runs of the sender, and once more
  /// where somebody else writes for longer.
  @Test(arguments: ["planner-digests", "planner-supply"])
  func whatATimerWritesIsWrittenWhileNothingIsSent(name: String) throws {
    #expect(values("OnCalendar", in: try text("planner-mail.timer")) == ["*:0/10"])
    let time = try #require(values("OnCalendar", in: try text("\(name).timer")).last)
    let minute = try #require(time.split(separator: ":").last.flatMap { Int($0) })
    #expect((3...7).contains(minute % 10))
    let unit = try text("\(name).service")
    #expect(values("Type", in: unit) == ["oneshot"] && values("Restart", in: unit) == ["on-failure"])
    let lasting = values("RestartPreventExitStatus", in: unit)
    #expect(!lasting.contains(String(ProgramStatus.files.rawValue)))
    #expect(
      lasting.contains(String(ProgramStatus.usage.rawValue)) && lasting.contains(String(ProgramStatus.refused.rawValue))
    )
  }

  private static let settings = "/etc/planner/planner.yaml"
  private static let services = [
    "planner.service", "planner-mail.service", "planner-digests.service", "planner-busy.service",
    "planner-supply.service", "planner-tidy.service", "planner-solve@.service",
  ]

  private func shippedSettings() throws -> [String: String] {
    let path = Repository.root.appending(path: "config/planner.yaml").path(percentEncoded: false)
    return SettingsFile.read(path, keys: Setting.all.map(\.key)).file.values.mapValues(\.text)
  }

  @Test func everyServiceGoesByTheOneFileOfSettings() throws {
    for unit in Self.services {
      let text = try text(unit)
      let words = values("ExecStart", in: text)
      let config = try #require(words.firstIndex(of: "--config"), "\(unit)")
      #expect(words[config + 1] == Self.settings && config + 2 == words.count, "\(unit)")
      #expect(values("ConditionPathExists", in: text).contains(Self.settings), "\(unit)")
      #expect(values("EnvironmentFile", in: text).isEmpty, "\(unit)")
      // What's a setting stands in the file alone.
      for reader in Setting.Reader.allCases {
        #expect(!Setting.all.contains { $0.isTyped(in: words, of: reader) }, "\(unit)")
      }
    }
    let package = try String(contentsOf: Repository.root.appending(path: "scripts/deb.sh"), encoding: .utf8)
    #expect(package.contains("install -D -m 644 config/planner.yaml \"$root\(Self.settings)\""))
    #expect(package.contains("echo \(Self.settings) >\"$root/DEBIAN/conffiles\""))
  }

  @Test func theUnitsAllowWhatTheSettingsSay() throws {
    let (settings, unit) = (try shippedSettings(), try text("planner.service"))
    let port = try #require(settings["serve.port"] ?? Setting.named("serve.port")?.byDefault)
    #expect(values("SocketBindAllow", in: unit) == ["tcp:\(port)"])
    let (database, folder) = (try #require(settings["database"]), try #require(settings["mail.folder"]))
    for unit in Self.services where !unit.contains("@") {
      let text = try text(unit)
      let state = "/var/lib/\(try #require(values("StateDirectory", in: text).first))/"
      #expect(values("ConditionPathExists", in: text).contains(database), "\(unit)")
      #expect(database.hasPrefix(state) && folder.hasPrefix(state), "\(unit)")
    }
  }

  @Test func theServerMayOpenAsManyConnectionsAsItTakes() throws {
    let files = try #require(values("LimitNOFILE", in: text("planner.service")).last.flatMap { Int($0) })
    #expect(files >= WebSettings(host: "127.0.0.1", port: 0).connections + 100)
  }

  /// Wrong settings are told to whoever asks for a reload, before the server hears of it, and aren't tried again and again.
  @Test func wrongSettingsAreToldAndNotTriedAgain() throws {
    let text = try text("planner.service")
    let reloads = text.split(separator: "\n").filter { $0.hasPrefix("ExecReload=") }
    #expect(reloads.count == 2 && reloads.first?.hasSuffix("serve --config \(Self.settings) --check") == true)
    #expect(reloads.last?.contains("kill -HUP $MAINPID") == true)
    #expect(values("RestartPreventExitStatus", in: text).contains(String(ProgramStatus.usage.rawValue)))
  }

  /// Secrets are root's; the sender alone gets copies, under the names that the file of settings shows.
  @Test func secretsAreHandedToTheSenderAlone() throws {
    let shipped = try String(contentsOf: Repository.root.appending(path: "config/planner.yaml"), encoding: .utf8)
    let secrets = Setting.all.filter { $0.place == .credential }
    #expect(secrets.count == 2)
    let sender = try text("planner-mail.service")
    for secret in secrets {
      let word = secret.name.dropFirst("mail.".count)
      let line = try #require(shipped.split(separator: "\n").first { $0.hasPrefix("  #\(word): ") })
      let name = line.dropFirst("  #\(word): ".count)
      #expect(values("LoadCredential", in: sender).contains("\(name):/etc/planner/\(name)"), "\(name)")
      // Without which the unit wouldn't start where there's no such file.
      #expect(values("SetCredential", in: sender).contains("\(name):\\n"), "\(name)")
    }
    for unit in Self.services where unit != "planner-mail.service" {
      #expect(try values("LoadCredential", in: text(unit)).isEmpty, "\(unit)")
    }
  }

  /// At night, when nobody is about to publish a plan that a change would undo, and with a network.
  @Test func calendarsAreFetchedAtNight() throws {
    let time = try #require(values("OnCalendar", in: try text("planner-busy.timer")).last)
    #expect(try #require(time.split(separator: ":").first.flatMap { Int($0) }) < 5)
    let unit = try text("planner-busy.service")
    #expect(
      values("RestrictAddressFamilies", in: unit).contains("AF_INET6") && values("PrivateNetwork", in: unit) == [])
  }

  /// A package that's taken away leaves nothing running and nothing enabled.
  @Test func thePackageKnowsEachUnit() throws {
    let scripts = Self.folder.deletingLastPathComponent().appending(path: "scripts/deb")
    func script(_ name: String) throws -> String {
      try String(contentsOf: scripts.appending(path: name), encoding: .utf8)
    }
    let units = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path(percentEncoded: false))
      .filter { $0.hasSuffix(".service") || $0.hasSuffix(".timer") }
    #expect(units.count >= 7)
    for unit in units {
      for name in ["postinst", "postrm"] { #expect(try script(name).contains(unit), "\(name): \(unit)") }
      // Of what's started by instances all are stopped.
      #expect(try script("prerm").contains(unit.replacing("@.", with: "@*.")), "\(unit)")
    }
  }

  /// On a fresh machine each step needs those before it.
  @Test func operationsSetsItUpInOrder() throws {
    let page = try String(contentsOf: Repository.root.appending(path: "docs/operations.md"), encoding: .utf8)
    let steps = [
      "install -m 755 .build/release/planner /usr/bin/planner", "planner.sysusers /etc/sysusers.d/planner.conf",
      "systemd-sysusers planner.conf", "install -d -o planner", "runuser -u planner -- planner load",
      "runuser -u planner -- planner publish", "config/planner.yaml /etc/planner/planner.yaml",
      "systemd/planner.service /etc/systemd/system/",
      "systemctl enable --now planner\n",
    ]
    var rest = page[...]
    for step in steps {
      let found = try #require(rest.range(of: step), "\(step)")
      rest = rest[found.upperBound...]
    }
  }
}
