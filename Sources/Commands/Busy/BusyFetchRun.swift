// SPDX-License-Identifier: Apache-2.0

import Domain
import Fetch
import Foundation
import Intake
import Store

/// One pass over the calendars that are fetched.
///
/// Nothing is locked but other such passes while hosts are asked, which takes as long as the slowest of them. What came is
/// then put into the group as it is by then, and kept with it in one transaction: whoever ends the process before has
/// changed nothing.
struct BusyFetchRun {
  private static let holder = "planner busy fetch"
  /// So many hosts are asked at a time.
  private static let atOnce = 8

  /// The database's file.
  let path: String
  /// For the group's revision.
  let by: String
  let fetcher: CalendarFetcher
  /// Only the calendars with these numbers; all of them where there are none.
  var only: Set<Int> = []
  /// So long all hosts together may take.
  var whole = Duration.seconds(600)
  /// What lies before stays as it is. Nil: the date.
  var today: CivilDate?
  /// So long somebody else may write before it's given up.
  var patience = DatabaseArguments.patience
  /// Whether to leave the rest for another time.
  var isEnding: @Sendable () -> Bool = { false }

  /// What came of it.
  struct Result {
    /// How many were read anew, and of how many their hosts say that they're as before.
    var fetched = 0
    var unchanged = 0
    var failed: [Failed] = []
    /// What was odd about some that were read.
    var remarks: [(number: Int, text: String)] = []
    /// How many weren't tried, or not to the end.
    var left = 0
    /// The group's revision that came of it; nil where no time has changed.
    var revision: Int?

    /// A calendar that couldn't be read, and when its last good copy was.
    struct Failed {
      var number: Int
      var failure: BusySource.Failure
      var good: String?
    }

    /// Whether all were read.
    var isWhole: Bool { failed.isEmpty && left == 0 }
  }

  /// Fetches, and keeps what came.
  ///
  /// - Throws: `StoreError`, `busy.unknown` among them; `Failure`. Nothing has changed then.
  func run(telling console: Console) throws -> Result {
    let reader = try PlannerDatabase(path, for: .reading, holder: Self.holder)
    let lock = try FetchingLock(path, holder: Self.holder)
    defer { withExtendedLifetime(lock) {} }
    let sources = try wanted(in: reader)
    var result = Result()
    guard !sources.isEmpty else { return result }
    let stored = try StoredGroup(in: reader)
    let group = try stored.group(telling: console)
    let attempts = AsyncWork.wait { await fetch(sources, for: group) }
    result.left = sources.count - attempts.count
    let writer = try PlannerDatabase.opened(path, for: .writing, holder: Self.holder, patience: patience)
    try keep(attempts, writer, (stored, group), console, &result)
    return result
  }

  /// Those that were tried longest ago come first, so that none is left for another time for ever.
  private func wanted(in database: PlannerDatabase) throws -> [BusySource] {
    let sources = try database.busySources().filter { $0.removed == nil }
    for number in only.sorted() where !sources.contains(where: { $0.number == number }) {
      throw StoreError(
        .unknownSource, "there is no calendar \(number) of busy times; 'planner busy list' lists those that there are")
    }
    return sources.filter { only.isEmpty || only.contains($0.number) }
      .sorted { ($0.tried ?? "", $0.number) < ($1.tried ?? "", $1.number) }
  }

  // MARK: Fetching

  private struct Attempt: Sendable {
    var source: BusySource
    var outcome: BusyAttempt.Outcome
    var remarks: [String] = []
  }

  /// What came of each that was tried to its end.
  private func fetch(_ sources: [BusySource], for group: Group) async -> [Attempt] {
    await withTaskGroup(of: Attempt?.self) { tasks in
      var waiting = sources.makeIterator()
      var (attempts, running, isOver): ([Attempt], Int, Bool) = ([], 0, false)
      tasks.addTask {
        await over()
        return nil
      }
      while running < Self.atOnce, let next = waiting.next() {
        tasks.addTask { await fetch(next, for: group) }
        running += 1
      }
      while running > 0, let ended = await tasks.next() {
        guard let attempt = ended else {
          // What's under way is given up, and ends as if its time were up.
          isOver = true
          tasks.cancelAll()
          continue
        }
        running -= 1
        if isOver { continue }
        attempts.append(attempt)
        guard let next = waiting.next() else { continue }
        tasks.addTask { await fetch(next, for: group) }
        running += 1
      }
      tasks.cancelAll()
      return attempts.sorted { $0.source.number < $1.source.number }
    }
  }

  /// Returns when the time is up or somebody wants it to end.
  private func over() async {
    let end = ContinuousClock.now + whole
    while ContinuousClock.now < end, !isEnding(), !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  private func fetch(_ source: BusySource, for group: Group) async -> Attempt {
    func failed(_ code: String, _ reason: String) -> Attempt {
      Attempt(source: source, outcome: .failed(BusySource.Failure(code: code, reason: reason)))
    }
    guard source.owner.isListed(in: group) else {
      return failed(
        BusySource.Owner.unknownCode, "the group doesn't have whoever's calendar it is any more; remove it")
    }
    // A copy of another year, or none, says nothing that "unchanged" could stand for.
    let hasCopy = source.copy.flatMap { BusyCopy(text: $0) }?.isOf(group) == true
    let known = hasCopy ? Validators(tag: source.tag, modified: source.modified) : Validators(tag: nil, modified: nil)
    let fetched: FetchedCalendar
    do throws(FetchError) {
      fetched = try await fetcher.fetch(try CalendarAddress(source.address?.text ?? ""), known: known)
    } catch {
      return failed(error.code.rawValue, error.message)
    }
    guard case .bytes(let bytes, let validators) = fetched else { return Attempt(source: source, outcome: .unchanged) }
    do throws(ForeignFormatError) {
      let calendar = try BusyCalendar(bytes, zone: group.timeZone, days: group.year)
      let copy = BusyCopy(calendar, zone: group.timeZone, days: group.year)
      return Attempt(
        source: source, outcome: .fetched(copy: copy.text, tag: validators.tag, modified: validators.modified),
        remarks: calendar.remarks.map { "\($0.message) [\($0.code.rawValue)]" })
    } catch {
      return failed(error.code.rawValue, error.line.map { "line \($0): \(error.message)" } ?? error.message)
    }
  }

  // MARK: Keeping

  private func keep(
    _ attempts: [Attempt], _ writer: PlannerDatabase, _ read: (stored: StoredGroup, group: Group), _ console: Console,
    _ result: inout Result
  ) throws {
    let isSame = try writer.currentRevision()?.number == read.stored.revision.number
    let stored = try isSame ? read.stored : StoredGroup(in: writer)
    let group = try isSame ? read.group : stored.group(telling: console)
    let copies = Dictionary(
      uniqueKeysWithValues: attempts.compactMap { attempt in
        if case .fetched(let copy, _, _) = attempt.outcome { (attempt.source.number, copy) } else { nil }
      })
    // Also those that haven't changed: a folder that was loaded since may not have their rows.
    let calendars = try writer.busySources().compactMap { source -> BusyUpdate.Calendar? in
      guard source.removed == nil, source.owner.isListed(in: group),
        let copy = (copies[source.number] ?? source.copy).flatMap({ BusyCopy(text: $0) }), copy.isOf(group)
      else { return nil }
      return BusyUpdate.Calendar(source.owner.subject, note: source.note, times: copy.times)
    }
    let content = try BusyUpdate(of: group, in: stored.files)
      .files(with: calendars, from: today ?? Today.date(at: Date(), in: Today.zone(of: group)))
      .map { try GroupContent(busyFiles: $0, of: group) }
    let kept = try writer.note(
      attempts.map { BusyAttempt(source: $0.source.number, $0.outcome) }, with: content,
      signed: Signature(by: by, at: Date().ISO8601Format()))
    if let kept, kept.isNew { result.revision = kept.revision.number }
    for attempt in attempts { result.count(attempt.source, attempt.outcome, attempt.remarks) }
  }
}

extension BusyFetchRun.Result {
  fileprivate mutating func count(_ source: BusySource, _ outcome: BusyAttempt.Outcome, _ more: [String]) {
    switch outcome {
    case .fetched: fetched += 1
    case .unchanged: unchanged += 1
    case .failed(let failure): failed.append(Failed(number: source.number, failure: failure, good: source.good))
    }
    remarks += more.map { (source.number, $0) }
  }
}
