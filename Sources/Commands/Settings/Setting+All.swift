// SPDX-License-Identifier: Apache-2.0

import Intake
import Mail

extension Setting {
  /// All of them, in the order of config/planner.yaml.
  static let all = ofDatabase + ofServer + ofMessages + ofTransport + ofCalendars + ofSupply + ofNights + ofRetention

  /// The one of that name.
  static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

  private static let ofDatabase = [
    Setting(
      key: SettingsKey("database", text("a file")),
      uses: [
        Setting.Use(
          option: "--database", readers: Set(Reader.allCases).subtracting([.test, .solve]), isNeeded: true)
      ], place: .beside)
  ]

  private static let ofServer = [
    serve("host", text("an address or name"), byDefault: "127.0.0.1"),
    serve("port", .whole(0...65_535), byDefault: "8080"),
    serve("log_level", .choice(ServeCommand.LogLevel.allCases.map(\.rawValue)), byDefault: "info", isLive: true),
    serve("replan", .yesNo, byDefault: "no"),
    serve("settling", .whole(0...86_400), byDefault: "30", isLive: true),
    serve("plan_limit", .whole(1...86_400), byDefault: "300", isLive: true),
    serve("publish", .yesNo, byDefault: "no", isLive: true),
    serve("publish_people", .whole(0...PublishingArguments.most), byDefault: "10", isLive: true, also: [.replan]),
    serve("publish_soon", .whole(0...PublishingArguments.most), byDefault: "0", isLive: true, also: [.replan]),
  ]

  /// Of those that change what's published the options have longer names, since `--from` is a day or a plan there.
  private static let ofMessages = [
    message(
      "from", .text(expected: "an address like planner@trust.example") { isAddress($0) }, isNeeded: true),
    message("from_name", text("a name")),
    message("base_url", .text(expected: MailSender.expected) { MailSender.isBase($0) }),
  ]

  private static let ofTransport = [
    send("transport", .choice(TransportArguments.Way.allCases.map(\.rawValue)), byDefault: "folder"),
    send("folder", text("a folder"), byDefault: "mail-out", place: .beside),
    send("sendmail", text("a program"), byDefault: "/usr/sbin/sendmail", place: .beside),
    send("smtp_host", text("a name or address")),
    send("smtp_port", .whole(1...65_535)),
    send("smtp_security", .choice(TransportArguments.Security.allCases.map(\.rawValue)), byDefault: "starttls"),
    send("smtp_user", text("a name")),
    send("smtp_password_file", text("a file"), place: .credential),
    send("smtp_token_file", text("a file"), place: .credential),
    send("smtp_ca_file", text("a file"), place: .beside),
    send("timeout", .whole(1...3600), byDefault: "60"),
  ]

  private static let ofCalendars = [
    fetch("allow_http", .yesNo, byDefault: "no"),
    fetch("allow_private", .yesNo, byDefault: "no"),
    fetch("ca_file", text("a file"), place: .beside),
    fetch("patience", .whole(1...600), byDefault: "60"),
    fetch("time_limit", .whole(1...3600), byDefault: "600"),
  ]

  private static let ofSupply = [
    Setting(
      key: SettingsKey("supply.deadline", .whole(0...OverdueCommand.most)),
      uses: [Setting.Use(option: "--days", readers: [.overdue])], byDefault: "1")
  ]

  private static let ofNights = [
    Setting(
      key: SettingsKey("nightly.time_limit", .whole(1...86_400)),
      uses: [Setting.Use(option: "--time-limit", readers: [.solve])])
  ]

  private static let ofRetention = [
    keep("years", byDefault: "731"), keep("messages", byDefault: "366"), keep("closed", byDefault: "366"),
    keep("audit", byDefault: "2192"),
  ]

  private static func keep(_ word: String, byDefault: String) -> Setting {
    Setting(
      key: SettingsKey("retention." + word, .whole(30...36_500)),
      uses: [Setting.Use(option: option(word), readers: [.tidy])], byDefault: byDefault)
  }

  private static func serve(
    _ word: String, _ form: SettingsKey.Form, byDefault: String, isLive: Bool = false, also others: Set<Reader> = []
  ) -> Setting {
    Setting(
      key: SettingsKey("serve." + word, form),
      uses: [Setting.Use(option: option(word), readers: others.union([.serve]))],
      byDefault: byDefault, isLive: isLive)
  }

  private static func message(_ word: String, _ form: SettingsKey.Form, isNeeded: Bool = false) -> Setting {
    Setting(
      key: SettingsKey("mail." + word, form),
      uses: [
        Setting.Use(option: option(word), readers: [.queue, .test], isNeeded: isNeeded),
        Setting.Use(option: option("mail_" + word), readers: [.serve, .publish, .replan, .event, .overdue]),
      ], isLive: true)
  }

  private static func send(
    _ word: String, _ form: SettingsKey.Form, byDefault: String? = nil, place: FilePlace? = nil
  ) -> Setting {
    Setting(
      key: SettingsKey("mail." + word, form), uses: [Setting.Use(option: option(word), readers: [.send, .test])],
      byDefault: byDefault, place: place)
  }

  private static func fetch(
    _ word: String, _ form: SettingsKey.Form, byDefault: String? = nil, place: FilePlace? = nil
  ) -> Setting {
    Setting(
      key: SettingsKey("busy." + word, form), uses: [Setting.Use(option: option(word), readers: [.fetch])],
      byDefault: byDefault, place: place)
  }

  private static func option(_ word: String) -> String { "--" + word.replacing("_", with: "-") }

  private static func text(_ expected: String) -> SettingsKey.Form { .text(expected: expected) { _ in true } }

  private static func isAddress(_ text: String) -> Bool { (try? MailAddress(text)) != nil }
}
