// SPDX-License-Identifier: Apache-2.0

import Domain

/// S2 of triads, lesson studies and shadowing: a fixed few of those asked go through all steps together.
enum S2Circles {
  static func check(
    _ activity: Activity, _ circle: Circle, _ parts: [Happening], _ audience: Audience, _ findings: inout Findings
  ) {
    guard let first = parts.first else { return }
    let hasBegun = findings.today.map { first.date < $0 } ?? false
    let people = Set(first.people.map(\.member.person.id))
    let pool = Set(audience.pool.map(\.person.id))
    let size = circle.size ?? audience.pool.count
    // People may have left since it began (H17).
    findings.require(
      .people, hasBegun || people.count == size + (circle.isShadowing ? 1 : 0), at: first.location(),
      "'\(activity.title)' has \(people.count) people instead of \(size)")
    for part in parts {
      findings.require(
        .people, Set(part.people.map(\.member.person.id)) == people, at: part.location(),
        "\(part.title) has other people than the first part")
      findings.require(
        .people, part.people.count >= 2, at: part.location(), "\(part.title) has \(part.people.count) people, too few")
      findings.require(
        .people, part.occurrence.leader == nil, at: part.location(), "\(part.title) is led, and it has no leader")
      for presence in part.attendees where !(presence.isDay && presence.isHost) {
        findings.require(
          .people, pool.contains(presence.member.person.id), at: part.location(person: presence.member.person.id),
          "\(presence.member.person.name) isn't among those whom '\(activity.title)' asks")
        let role: Attendance.Role = presence.isHost ? .host : part.step.map(isTalk) ?? false ? .required : .visitor
        findings.require(
          .people, presence.role == role, at: part.location(person: presence.member.person.id),
          "\(presence.member.person.name) comes to \(part.title) as \(presence.role?.rawValue ?? "leader")")
      }
    }
    checkTeachers(activity, circle, parts, &findings)
    checkHost(circle, parts, &findings)
  }

  private static func isTalk(_ step: Circle.Step) -> Bool { if case .talk = step { true } else { false } }

  /// Each of a triad teaches once.
  private static func checkTeachers(
    _ activity: Activity, _ circle: Circle, _ parts: [Happening], _ findings: inout Findings
  ) {
    guard circle.rotatesStrictly else { return }
    let taught = parts.flatMap { part in part.hosts.map { (teacher: $0.member.person.id, part: part) } }
    for teacher in grouped(taught, by: \.teacher) {
      guard let last = teacher.values.last?.part else { continue }
      findings.require(
        .series, teacher.values.count == 1, at: last.location(person: teacher.key),
        "'\(teacher.key)' teaches \(teacher.values.count) lessons of '\(activity.title)' instead of one")
    }
  }

  /// Shadowing stays beside one host.
  private static func checkHost(_ circle: Circle, _ parts: [Happening], _ findings: inout Findings) {
    guard circle.isShadowing, let first = parts.first else { return }
    for part in parts {
      findings.require(
        .series, part.hosts.map(\.member.person.id) == first.hosts.map(\.member.person.id), at: part.location(),
        "\(part.title) is beside another host than the first day")
    }
  }

  /// Nobody is in two triads that are formed from the same people. One that's over isn't judged again (H17).
  static func checkShared(_ facts: Derivation, _ findings: inout Findings) {
    let open = facts.placed.filter { placed in
      guard placed.parts.first?.circle?.size != nil, let last = placed.parts.map(\.date).max() else { return false }
      return findings.today.map { last >= $0 } ?? true
    }
    let entries = open.flatMap { placed in
      distinct(placed.parts.first?.people.map(\.member.person.id) ?? []).map { (placed: placed, person: $0) }
    }
    for (number, entry) in entries.enumerated() {
      for other in entries.dropFirst(number + 1) where other.person == entry.person {
        findings.require(
          .limits, other.placed.parts.first?.circle?.pool != entry.placed.parts.first?.circle?.pool,
          at: Breach.Location(activity: other.placed.activity.id, person: other.person),
          "'\(other.person)' is in '\(entry.placed.activity.title)' and '\(other.placed.activity.title)', which are "
            + "formed from the same people")
      }
    }
  }
}
