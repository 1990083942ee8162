// SPDX-License-Identifier: Apache-2.0

import Intake

/// What single values can't say of a file of settings: that some are missing, or can't stand beside each other. The commands
/// check the same of their options, but know no lines.
struct SettingsCheck {
  let path: String
  let file: SettingsFile
  /// What was typed after the command's name: it may state what the file doesn't.
  let typed: [String]

  /// By no order.
  func problems(for reader: Setting.Reader) -> [Problem] { missing(for: reader) + ofMailServer(for: reader) }

  private func missing(for reader: Setting.Reader) -> [Problem] {
    Setting.all.compactMap { setting in
      guard let use = setting.use(of: reader), use.isNeeded, file.values[setting.name] == nil,
        !setting.isTyped(in: typed, of: reader)
      else { return nil }
      return Problem(
        .error, .fieldMissing, at: Location(path, field: setting.name),
        "A value is missing: '\(setting.name)' must be filled in",
        advice: "Or name it on the command line: \(use.option).")
    }
  }

  private func ofMailServer(for reader: Setting.Reader) -> [Problem] {
    let concerned = ["transport", "smtp_host", "smtp_user", "smtp_password_file", "smtp_token_file"].map {
      "mail." + $0
    }
    guard !concerned.contains(where: { Setting.named($0)?.isTyped(in: typed, of: reader) == true }),
      let transport = file.values["mail.transport"], transport.text == "smtp"
    else { return [] }
    var problems: [Problem] = []
    if file.values["mail.smtp_host"] == nil {
      problems.append(
        Problem(
          .error, .fieldMissing, at: transport.location, "'smtp' needs a server: 'mail.smtp_host' must be filled in"))
    }
    let secrets = ["mail.smtp_password_file", "mail.smtp_token_file"].compactMap { file.values[$0] }
    let one = "one of 'mail.smtp_password_file' and 'mail.smtp_token_file'"
    if let user = file.values["mail.smtp_user"], secrets.count != 1 {
      problems.append(
        Problem(
          .error, secrets.isEmpty ? .fieldMissing : .fieldText, at: user.location,
          "Who signs in needs \(one), and \(secrets.isEmpty ? "neither" : "both") is stated"))
    } else if file.values["mail.smtp_user"] == nil, let secret = secrets.first {
      problems.append(
        Problem(
          .error, .fieldMissing, at: secret.location, "Nobody signs in by this: 'mail.smtp_user' must be filled in"))
    }
    return problems
  }
}
