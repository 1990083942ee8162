// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Post
import Store

/// `planner mail send --database FILE`.
struct MailSendCommand: PlannerCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Send what's due.",
    discussion: """
      Tries each message that's due once and ends; run it every few minutes. What wasn't taken is tried again by later runs, \
      after 5 minutes, then 15, up to 4 hours, for about three days. Ends with status 7 where something due wasn't sent; \
      'planner mail list' says what and why. Another program may write to the database meanwhile.

      EXAMPLES:
        planner mail send --database group.db
        planner mail send --transport sendmail --database group.db
        planner mail send --transport smtp --smtp-host smtp.trust.example --smtp-user planner \\
          --smtp-password-file password --database group.db
        planner mail send --config /etc/planner/planner.yaml

      \(ProgramStatus.help([.done, .usage, .files, .fault, .unsent]))
      """)

  @OptionGroup var place: DatabaseArguments
  @OptionGroup var way: TransportArguments
  @OptionGroup var signed: SignatureArguments
  @OptionGroup var settings: SettingsArguments

  func run(in surroundings: Surroundings) throws -> ProgramStatus {
    let transport = try way.made()
    let interrupt = surroundings.interrupt
    // A server that goes away while it's written to isn't the end.
    signal(SIGPIPE, SIG_IGN)
    let result = try interrupt.listening {
      try OutboxRun(
        path: place.database, holder: "planner mail send", by: signed.signature.by, transport: transport,
        isEnding: { interrupt.isWished }
      ).run()
    }
    tell(result, transport.place, surroundings.console)
    return result.isWhole ? .done : .unsent
  }

  /// Messages are named by their numbers alone: what's printed here often ends in a log.
  private func tell(_ result: OutboxRun.Result, _ place: String, _ console: Console) {
    console.print("\(result.sent) sent by \(place)".printable)
    let lists = [
      ("deferred, to be tried again", result.deferred), ("failed", result.failed),
      ("perhaps sent: 'planner mail retry' sends one again", result.unknown),
    ]
    for (words, numbers) in lists where !numbers.isEmpty {
      let first = numbers.prefix(20).map(String.init).joined(separator: ", ")
      console.error("planner: \(numbers.count) \(words) (\(first)\(numbers.count > 20 ? ", …" : ""))")
    }
    if result.left > 0 { console.error("planner: \(result.left) left for another time") }
    if let reason = result.reason {
      console.error("planner: nothing can be sent just now: \(reason) [mail.service]".printable)
    }
    if !result.isWhole { console.error("planner: 'planner mail list' says more") }
  }
}
