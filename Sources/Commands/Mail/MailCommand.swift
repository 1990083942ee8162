// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `planner mail`: what people are told by mail; the deeds are its subcommands.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Tell people by mail what's ahead of them and what has changed.",
    discussion: """
      'queue' writes the week's digests of the published plan into the database, 'send' sends what's due there. A message that \
      was sent is never sent again, and one that may have been only when somebody asks for it ('retry', or 'settle' where it has arrived). Without a mail server \
      messages go into a folder, a file (.eml) each.

      EXAMPLES:
        planner mail queue --from planner@trust.example --database group.db
        planner mail send --folder mail-out --database group.db
        planner mail send --transport smtp --smtp-host smtp.trust.example --smtp-user planner \\
          --smtp-password-file password --database group.db
        planner mail list --database group.db
        planner mail retry 3 --database group.db
        planner mail test anna@trust.example --from planner@trust.example --transport sendmail

      \(ProgramStatus.help([.done, .problems, .usage, .files, .fault, .refused, .unsent]))
      """,
    subcommands: [
      MailQueueCommand.self, MailSendCommand.self, MailListCommand.self, MailRetryCommand.self,
      MailSettleCommand.self, MailSubscribeCommand.self, MailTestCommand.self,
    ])
}
