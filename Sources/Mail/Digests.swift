// SPDX-License-Identifier: Apache-2.0

public import Domain

/// The digests of a plan, as files.
public enum Digests {
  /// Letters to those whom the plan concerns, as of the day that counts as today: the plan's own unless `asOf` is given.
  ///
  /// - `leaders/ID.eml`: to each head and cover lead with an address, on their schools; `leaders/SCHOOL.txt` to print
  ///   where a school has none with an address.
  /// - `people/ID.eml`: to each person with an address and something ahead of them.
  /// - `staffroom/SCHOOL.txt`: what is ahead of those without a usable address.
  ///
  /// `words` are those of this plan, where the caller has them already; `changes` what's different from the published plan,
  /// if it was made from one: letters begin with it. Who has nothing to be told gets nothing. Paths are sorted by their
  /// bytes; the files depend on the arguments alone.
  /// - Throws: `MailError` where the sender or its list can't stand in a message.
  public static func all(
    group: Group, plan: Plan, asOf: CivilDate? = nil, sender: DigestSender? = nil, words: PlanWords? = nil,
    changes: PlanChanges? = nil
  ) throws(MailError) -> [(path: String, bytes: [UInt8])] {
    let sender = if let sender { sender } else { try DigestSender.unset(group: group.name) }
    let builder = DigestBuilder(group, plan, words ?? PlanWords(group, plan), asOf: asOf ?? plan.asOf, changes: changes)
    let post = DigestPost(group: group, builder: builder, sender: sender)
    var files = post.toLeadersOnPaper() + post.staffroomSheets()
    for digest in post.messages() {
      if let file = try post.file(of: digest) { files.append(file) }
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The same letters as messages that are to be sent, to leaders first, each of the two by the recipient's id.
  ///
  /// `whole` is the plan that `plan` is, less what's withdrawn of it, where something is. `changes` are what people haven't
  /// been told of yet; `answering` gives the address at which a head answers, and is asked
  /// for each half-term of which a letter says that it waits for that: no such addresses where it's nil.
  public static func messages(
    group: Group, plan: Plan, of whole: Plan? = nil, asOf: CivilDate, sender: DigestSender,
    changes: PlanChanges? = nil, answering: ((AnswerAsk) -> String)? = nil
  ) -> [DigestMessage] {
    let builder = DigestBuilder(group, plan, PlanWords(group, plan, of: whole), asOf: asOf, changes: changes)
    return DigestPost(group: group, builder: builder, sender: sender, answering: answering).messages()
  }
}

/// What a head is asked: their school's answer to a half-term.
public struct AnswerAsk: Hashable, Sendable {
  public var head: Identifier<Person>
  public var school: Identifier<School>
  /// From 1, in the school's calendar.
  public var halfTerm: Int
  /// The half-term's last day, after which an answer would come too late.
  public var lastDay: CivilDate
}

/// A digest on its way to somebody.
public struct DigestMessage: Hashable, Sendable {
  /// Why somebody gets it.
  public enum Kind: String, CaseIterable, Sendable {
    /// As head or cover lead.
    case leader
    /// As somebody with dates ahead.
    case person
  }

  public var kind: Kind
  public var person: Identifier<Person>
  public var message: MailMessage
}

/// Puts letters into messages and files.
struct DigestPost {
  typealias File = (path: String, bytes: [UInt8])
  let group: Group
  let builder: DigestBuilder
  let sender: DigestSender
  let answering: ((AnswerAsk) -> String)?
  /// Addresses that mail can be sent to.
  let addresses: [Identifier<Person>: MailAddress]
  let peoplesNames: FileNames<Person>
  let schoolsNames: FileNames<School>

  init(
    group: Group, builder: DigestBuilder, sender: DigestSender, answering: ((AnswerAsk) -> String)? = nil
  ) {
    self.answering = answering
    self.group = group
    self.builder = builder
    self.sender = sender
    var addresses: [Identifier<Person>: MailAddress] = [:]
    for person in group.people {
      // One that can't be used is told on the staffroom sheet, with the person's dates.
      if let email = person.email, let address = try? MailAddress(email) { addresses[person.id] = address }
    }
    self.addresses = addresses
    peoplesNames = FileNames(group.people.map(\.id))
    schoolsNames = FileNames(group.schools.map(\.id))
  }

  /// Those to leaders, then those to people.
  func messages() -> [DigestMessage] {
    let people = group.people.sortedByID()
    return people.compactMap(toLeader) + people.compactMap(toPerson)
  }

  func file(of digest: DigestMessage) throws(MailError) -> File? {
    guard let name = peoplesNames[digest.person] else { return nil }
    let folder = digest.kind == .leader ? "leaders" : "people"
    return ("\(folder)/\(name).eml", try MessageWriter.bytes(of: digest.message))
  }

  private func toPerson(_ person: Person) -> DigestMessage? {
    guard let address = addresses[person.id], let letter = builder.letter(to: person) else { return nil }
    let message = message(letter, subject: builder.subject(for: person), to: person, at: address)
    return DigestMessage(kind: .person, person: person.id, message: message)
  }

  private func toLeader(_ person: Person) -> DigestMessage? {
    guard isReachedAsLeader(person), let address = addresses[person.id] else { return nil }
    let schools = person.schools.compactMap { builder.index.directory.schools[$0] }
    let letter = builder.letter(toLeader: person.name, of: schools) { school, ask in
      guard let answering, person.isHead(of: school.id, on: builder.asOf) else { return nil }
      return answering(
        AnswerAsk(head: person.id, school: school.id, halfTerm: ask.number, lastDay: ask.halfTerm.span.last))
    }
    guard let (subject, letter) = letter else { return nil }
    return DigestMessage(
      kind: .leader, person: person.id, message: message(letter, subject: subject, to: person, at: address))
  }

  func isReachedAsLeader(_ person: Person) -> Bool {
    person.isLeader && person.isValid(on: builder.asOf) && addresses[person.id] != nil
  }

  /// What leaders would be told of schools that have none with an address.
  func toLeadersOnPaper() -> [File] {
    let reached = Set(group.people.filter(isReachedAsLeader).flatMap(\.schools))
    return group.schools.compactMap { school in
      guard !reached.contains(school.id), let name = schoolsNames[school.id],
        let (_, letter) = builder.letter(toLeader: nil, of: [school])
      else { return nil }
      return ("leaders/\(name).txt", Array(LetterText(letter).text.utf8))
    }
  }

  func staffroomSheets() -> [File] {
    group.schools.compactMap { school in
      let people = builder.index.people(basedAt: school.id).filter { addresses[$0.id] == nil }
      guard let name = schoolsNames[school.id], let sheet = builder.sheet(of: school, for: people) else { return nil }
      return ("staffroom/\(name).txt", Array(LetterText(sheet).text.utf8))
    }
  }

  /// Dated at six in the morning of the day that counts as today, so that the same input gives the same bytes.
  func message(_ letter: Letter, subject: String, to person: Person, at address: MailAddress) -> MailMessage {
    MailMessage(
      from: sender.mailbox, to: Mailbox(name: person.name, address: address), subject: subject, date: builder.asOf,
      time: TimeOfDay(minutes: 360), list: sender.list, plain: LetterText(letter).text, html: LetterHTML.page(letter))
  }
}
