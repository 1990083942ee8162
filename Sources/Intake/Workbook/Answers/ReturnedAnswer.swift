// SPDX-License-Identifier: Apache-2.0

public import Domain
internal import Spreadsheet

/// What a head's workbook says that has come back, as it stands there: of what its marks stand for nothing is known here.
public struct ReturnedAnswer: Hashable, Sendable {
  /// A "not this", with the mark of its activity.
  public struct Refusal: Hashable, Sendable {
    public var mark: String
    public var location: Location
  }

  /// What the group is called, and the first day of its year.
  public var group: String
  public var year: CivilDate
  public var school: Identifier<School>
  /// Number of the half-term, from 1.
  public var halfTerm: Int
  /// What the head had before their eyes, a mark each.
  public var asked: Set<String>
  /// Nil where nothing is chosen.
  public var verdict: Answer.Verdict?
  /// Where it stands, or would.
  public var location: Location
  public var refusals: [Refusal]
  /// Nil where none is given.
  public var reason: AnswerReason?

  /// Whether nothing is filled in.
  public var isUnfilled: Bool { verdict == nil && refusals.isEmpty && reason == nil }

  /// A file that's larger isn't opened: ours have some kilobytes.
  private static let cap = 8 << 20

  private static let limits: ReadingLimits = {
    var limits = ReadingLimits()
    limits.bytes = 32 << 20
    limits.sheets = 50
    limits.rows = 10_000
    limits.cells = 100_000
    limits.sharedStrings = 100_000
    return limits
  }()

  /// Reads the workbook at `path`, which problems call `name`; nil after problems where it's no answer or can't be read.
  /// What's in other sheets doesn't matter.
  public static func read(_ path: String, called name: String, _ problems: Problems) -> ReturnedAnswer? {
    guard let bytes = SourceFile.read(path, name: name, cap: cap, problems) else { return nil }
    let found: (record: SheetContents?, answer: (sheet: String, contents: SheetContents)?)
    do throws(ReadingFault) { found = try sheets(of: bytes) } catch {
      problems.add(error.problem(in: name))
      return nil
    }
    guard let record = found.record, let sheet = found.answer else {
      let missing = found.record == nil ? AnswerForm.record : AnswerForm.sheet
      problems.error(
        .answerNotAForm, at: Location(name),
        "The workbook has no sheet '\(missing)', as what planner writes for an answer has",
        value: missing, advice: "Is it the right file? Sheets are found by their names: don't rename them.")
      return nil
    }
    return AnswerReader(name: name, sheet: sheet.sheet, problems: problems).answer(record, sheet.contents)
  }

  private static func sheets(
    of bytes: [UInt8]
  ) throws(ReadingFault) -> (record: SheetContents?, answer: (sheet: String, contents: SheetContents)?) {
    var file = try WorkbookFile(bytes, limits: limits)
    func contents(_ name: String) throws(ReadingFault) -> (sheet: String, contents: SheetContents)? {
      let wanted = Heading.normalised(name)
      guard let sheet = file.sheets.first(where: { Heading.normalised($0.name) == wanted }) else { return nil }
      return (sheet.name, try file.contents(of: sheet))
    }
    return (try contents(AnswerForm.record)?.contents, try contents(AnswerForm.sheet))
  }
}
