// SPDX-License-Identifier: Apache-2.0

/// One answer to a session, collected blind: whose it is isn't known, here or anywhere (D7). It has no effect on plans.
public struct Evaluation: Hashable, Sendable {
  /// What was answered to; nil: something that the group doesn't list any more, called `title`.
  public var activity: Identifier<Activity>?
  /// What it was called, where it's no activity of the group.
  public var title: String?
  public var date: CivilDate?
  /// Who was bought for it; nil: by the activity's leaders, else it was the schools' own.
  public var provider: Identifier<Provider>?
  /// What it was about, in lower case; nil: the activity's first focus.
  public var topic: String?
  /// 1 (worst) … 5 (best).
  public var score: Int
  /// An answer of that score.
  public init(activity: Identifier<Activity>?, title: String?, score: Int) {
    self.activity = activity
    self.title = title
    self.score = score
  }
}

/// Answers put together, with no figure that fewer than five answers stand behind, nor one from which such a figure could be
/// worked out.
///
/// Answers are shown in *cells* of one source and one topic. A cell of fewer than five isn't shown; a source's cells that
/// aren't shown are put together, and are shown as *other topics* where they come to five. Every sum is a sum of cells that
/// are shown, so that no difference of two sums is about fewer than five answers.
public struct EvaluationSummary: Sendable {
  /// Fewest answers behind a figure.
  public static let fewest = 5

  /// Who gave what was answered to: the schools themselves, or somebody bought.
  public enum Source: Hashable, Sendable {
    case inHouse
    case provider(Identifier<Provider>)
    /// Bought, from one of several; who it was isn't known.
    case severalProviders

    public var isBought: Bool { self != .inHouse }
  }

  /// A number of answers and the sum of their scores.
  public struct Figure: Hashable, Sendable {
    public var answers = 0
    public var scores = 0
    /// Mean score in hundredths, rounded half up; nil without answers.
    public var mean: Int? { answers > 0 ? (200 * scores + answers) / (2 * answers) : nil }

    static func + (a: Self, b: Self) -> Self { Self(answers: a.answers + b.answers, scores: a.scores + b.scores) }
  }

  /// Answers to one source on one topic; topic nil: the source's other topics together.
  public struct Cell: Hashable, Sendable {
    public var source: Source
    public var topic: String?
    public var figure: Figure
  }

  /// What is shown, by source and topic: in-house first, then providers by id; other topics last.
  public let cells: [Cell]
  /// How many answers no figure tells of.
  public let hidden: Int

  private struct Key: Hashable {
    let source: Source
    let topic: String
  }

  private static func key(of evaluation: Evaluation, _ directory: Directory) -> Key {
    let activity = evaluation.activity.flatMap { directory.activities[$0] }
    return Key(
      source: source(of: evaluation, activity), topic: evaluation.topic ?? activity?.focus.first ?? "")
  }

  /// Whether an answer is in a cell of one topic that's shown.
  func shows(_ evaluation: Evaluation, _ directory: Directory) -> Bool {
    if let activity = evaluation.activity, directory.isConfidential(activity) != false { return false }
    let key = Self.key(of: evaluation, directory)
    return cells.contains { $0.source == key.source && $0.topic == key.topic }
  }

  /// The answers of `group`.
  public init(_ group: Group, directory: Directory) {
    var figures: [Key: Figure] = [:]
    // Answers on what's confidential would tell its topic and who leads it.
    let open = group.evaluations.filter { $0.activity.map { directory.isConfidential($0) == false } ?? true }
    for evaluation in open {
      let key = Self.key(of: evaluation, directory)
      figures[key, default: Figure()].answers += 1
      figures[key, default: Figure()].scores += evaluation.score
    }
    var cells: [Cell] = []
    var others: [Source: Figure] = [:]
    for (key, figure) in figures {
      // Without a topic they're among the other topics from the start.
      if figure.answers >= Self.fewest, !key.topic.isEmpty {
        cells.append(Cell(source: key.source, topic: key.topic, figure: figure))
      } else {
        others[key.source] = others[key.source, default: Figure()] + figure
      }
    }
    for (source, figure) in others where figure.answers >= Self.fewest {
      cells.append(Cell(source: source, topic: nil, figure: figure))
    }
    self.cells = cells.sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
    hidden = group.evaluations.count - cells.reduce(0) { $0 + $1.figure.answers }
  }

  /// The sum of the cells for which `holds`; nil where there are none.
  public func sum(where holds: (Cell) -> Bool) -> Figure? {
    let some = cells.filter(holds)
    return some.isEmpty ? nil : some.reduce(Figure()) { $0 + $1.figure }
  }

  /// The sources that are shown, in order.
  public var sources: [Source] {
    var seen: Set<Source> = []
    return cells.map(\.source).filter { seen.insert($0).inserted }
  }

  /// Where answers were gathered: the provider stated, else the activity's only one, else the schools.
  static func source(of evaluation: Evaluation, _ activity: Activity?) -> Source {
    if let provider = evaluation.provider { return .provider(provider) }
    guard case .session(let session)? = activity?.details else { return .inHouse }
    let providers = session.leaders.compactMap { leader -> Identifier<Provider>? in
      if case .provider(let id) = leader { id } else { nil }
    }
    // Of an activity that a teacher or a provider may lead it isn't known who did.
    guard let first = providers.first, providers.count == session.leaders.count else { return .inHouse }
    return providers.count == 1 ? .provider(first) : .severalProviders
  }

  private static func order(_ cell: Cell) -> [String] {
    let source =
      switch cell.source {
      case .inHouse: ["0", ""]
      case .provider(let id): ["1", id.text]
      case .severalProviders: ["2", ""]
      }
    return source + (cell.topic.map { ["0", $0] } ?? ["1", ""])
  }
}
