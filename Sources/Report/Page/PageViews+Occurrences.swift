// SPDX-License-Identifier: Apache-2.0

import Domain

extension PageViews {
  /// Everything that takes place, half-term by half-term; specialists' stays are in their rotas.
  var halfTermLists: [View] {
    let effects = LessonsLeft(plan)
    return halfTerms.sections(plan.occurrences).map { section in
      View([
        "name": section.name,
        "dates": section.span.map { ["\($0.first.readableShort) to \($0.last.readableShort)"] } ?? [],
        "count": Format.count(section.occurrences.count, "occasion"),
        "entries": section.occurrences.map {
          entry($0.occurrence, number: $0.number, effects: effects)
        },
      ])
    }
  }

  private func entry(_ occurrence: Occurrence, number: Int, effects: LessonsLeft) -> View {
    let kind = names.kind(occurrence.activity)
    return View([
      "anchor": "o\(number)", "day": occurrence.date.readableShort, "time": Format.time(occurrence.whole),
      "kindClass": "k-\(kind.rawValue)", "kindLabel": kind.label, "title": names.title(occurrence.activity),
      "part": part(occurrence).map { [$0] } ?? [], "firm": occurrence.firmness.label,
      "firmClass": occurrence.firmness == .firm ? "firm" : "open", "facts": facts(occurrence),
      "groups": peopleBySchool(occurrence), "effect": effects.words(occurrence).map { [$0] } ?? [],
    ])
  }

  /// The title for everybody, in short lists with its cohort: "Induction, cohort 2".
  func title(_ occurrence: Occurrence) -> String {
    ([names.title(occurrence.activity)] + [words.cohort(occurrence)].compactMap(\.self)).joined(separator: ", ")
  }

  /// "Part 2 of 6", "Cohort 2, part 1 of 3", "Cohort 2"; nil where it's all there is.
  private func part(_ occurrence: Occurrence) -> String? {
    let parts = words.index.parts(of: occurrence)
    let tags = [words.cohort(occurrence), parts > 1 ? "part \(occurrence.part) of \(parts)" : nil].compactMap(\.self)
    return tags.joined(separator: ", ").nonEmpty.map(Format.capitalised)
  }

  /// Where, who leads, what is watched, each as a sentence.
  private func facts(_ occurrence: Occurrence) -> [View] {
    func fact(_ term: String, _ words: String) -> View { View(["term": term, "words": words]) }
    let isPrivate = names.isConfidential(occurrence.activity)
    var place = names.place(occurrence.place)
    if let room = occurrence.room { place += ", " + room }
    var facts = [fact("Where", place)]
    if isPrivate { return facts }
    if let leader = occurrence.leader { facts.append(fact("Led by", names.leader(leader))) }
    let guests = names.directory.providers(of: occurrence).filter { Leader.provider($0) != occurrence.leader }
    if !guests.isEmpty { facts.append(fact("From outside", guests.map(names.provider).joined(separator: ", "))) }
    if let lesson = occurrence.observed {
      facts.append(
        fact(
          "Watches",
          "\(lesson.classAndSubject), \(lesson.period), \(Format.time(occurrence.span)), "
            + "with \(names.person(lesson.teacher))"))
    } else if names.kind(occurrence.activity) == .shadowing {
      facts.append(fact("Shadows", "a colleague's day, \(Format.time(occurrence.span))"))
    } else if occurrence.attendees.contains(where: { $0.role == .host }) {
      facts.append(fact("Watches", "a lesson to be named, \(Format.time(occurrence.span))"))
    }
    let talks = [
      occurrence.brief.map { "before, \(Format.time($0))" }, occurrence.debrief.map { "after, \(Format.time($0))" },
    ].compactMap(\.self)
    if !talks.isEmpty { facts.append(fact("Talks", talks.joined(separator: "; "))) }
    let wish = WishWords(occurrence.activity, names: names)
    if let whose = wish.whose { facts.append(fact("Whose wish", whose)) }
    if let purpose = wish.purpose { facts.append(fact("For", purpose)) }
    return facts
  }

  /// Those who take part, by base school; of a confidential activity only how many.
  private func peopleBySchool(_ occurrence: Occurrence) -> [View] {
    func view(_ school: String, _ people: String) -> View { View(["school": school, "people": people]) }
    if names.isConfidential(occurrence.activity) {
      return [view("Confidential", Format.count(occurrence.people.count, "person", "people"))]
    }
    let roles = Dictionary(occurrence.attendees.map { ($0.person, $0.role) }) { first, _ in first }
    let bySchool = Dictionary(grouping: occurrence.attendees.map(\.person)) { names.base($0)?.text ?? "" }
    return bySchool.sorted { $0.key < $1.key }.map { id, people in
      let words = people.sorted().map { person in
        switch roles[person] {
        case .host: names.person(person) + " (hosts)"
        case .invited: names.person(person) + " (invited)"
        default: names.person(person)
        }
      }
      return view(id.isEmpty ? "Others" : names.shortSchool(Identifier(id)), words.joined(separator: ", "))
    }
  }
}

/// Lessons that an occurrence's people leave on its date for its activity; another cohort of that date has its own.
struct LessonsLeft {
  private struct Key: Hashable {
    let date: CivilDate
    let activity: Identifier<Activity>
    let person: Identifier<Person>
  }
  private var lessons: [Key: (all: Int, cover: Int)] = [:]

  init(_ plan: Plan) {
    for release in plan.releases {
      for activity in release.activities {
        let key = Key(date: release.date, activity: activity, person: release.person)
        let before = lessons[key] ?? (0, 0)
        lessons[key] = (before.all + 1, before.cover + (release.needsCover ? 1 : 0))
      }
    }
  }

  /// "4 lessons left, 3 need cover"; nil where none is left.
  func words(_ occurrence: Occurrence) -> String? {
    let counts = occurrence.people.compactMap {
      lessons[Key(date: occurrence.date, activity: occurrence.activity, person: $0)]
    }
    if counts.isEmpty { return nil }
    let count = (all: counts.reduce(0) { $0 + $1.all }, cover: counts.reduce(0) { $0 + $1.cover })
    let cover = count.cover == 1 ? "1 needs cover" : "\(Format.count(count.cover)) need cover"
    return "\(Format.count(count.all, "lesson")) left, \(cover)"
  }
}
