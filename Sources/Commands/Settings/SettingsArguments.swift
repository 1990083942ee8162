// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `--config FILE` of the commands that take settings from a file.
struct SettingsArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file of settings, as /etc/planner/planner.yaml: what's on the command line goes before it.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var config: String?

  func validate() throws {
    if config == "" { throw ValidationError("--config names no file") }
  }
}
