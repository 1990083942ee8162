// SPDX-License-Identifier: Apache-2.0

/// What a job title says: a role as `staff.csv` has it, and what else stands in the title.
///
/// Titles that mean one of the roles which the planner knows become that word; all others stay as they are, in lower case.
/// Old names are taken for the new ones: NQT is ECT, SLE is expert.
struct StaffRole: Hashable {
  /// In lower case; empty where the title is.
  var role = ""
  var responsibilities: [String] = []
  var subjects: [String] = []
  /// "ect1" where the title says so.
  var stage: String?
  /// Named roles: "senco", "dsl", "deputy dsl".
  var tags: [String] = []

  private static let roles: [String: [String]] = [
    "teacher": [
      "classroom teacher", "main scale teacher", "mainscale teacher", "qualified teacher", "unqualified teacher",
      "teaching staff", "subject teacher", "secondary teacher", "primary teacher", "mps teacher", "ups teacher",
    ],
    "class teacher": ["form teacher"],
    "ta": ["teaching assistant", "classroom assistant", "learning support assistant", "lsa", "learning support"],
    "hlta": ["higher level teaching assistant", "higher-level teaching assistant"],
    "cover supervisor": ["cover", "cover teacher", "cover assistant"],
    "headteacher": ["head teacher", "head", "principal", "executive headteacher", "executive head teacher"],
    "deputy headteacher": ["deputy head teacher", "deputy head", "deputy principal", "vice principal"],
    "assistant headteacher": ["assistant head teacher", "assistant head", "assistant principal"],
    "head of department": ["head of faculty", "hod", "curriculum leader", "faculty leader"],
    "subject lead": ["subject leader", "subject co-ordinator", "subject coordinator"],
    "senco": ["sendco", "sen coordinator", "sen co-ordinator", "send coordinator", "inclusion lead"],
    "expert": ["sle", "specialist leader of education", "specialist leader in education"],
  ]

  /// All titles that mean one of the roles that the planner knows, those roles among them.
  static let titles: Set<String> = Set(roles.keys).union(roles.values.joined())

  /// What comes after "head of" and is no subject.
  private static let notSubjects = [
    "year", "house", "school", "department", "faculty", "sixth form", "key stage", "centre", "college",
  ]

  /// The roles of a title, which may hold several with ";", "," or line breaks between them.
  init(_ title: String) {
    let parts = title.split { ";,\n|".contains($0) }.map { $0.trimmed.lowercased() }.filter { !$0.isEmpty }
    for part in parts { take(part.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
    // A title of nothing but a named role or a responsibility is still somebody's job.
    if role.isEmpty, let first = parts.first { role = first }
  }

  private mutating func take(_ title: String) {
    if title.contains("designated safeguarding") || title == "dsl" || title == "deputy dsl" || title == "ddsl" {
      tags.append(title.contains("deputy") || title == "ddsl" ? "deputy dsl" : "dsl")
      return
    }
    if ["ect", "nqt", "early career teacher", "newly qualified teacher"].contains(title) {
      stage = "ect1"
      set("teacher")
      return
    }
    if let known = Self.roles.first(where: { $0.key == title || $0.value.contains(title) })?.key {
      if known == "senco" { tags.append("senco") }
      set(known)
    } else if !takeSubject(title) {
      set(isTeacher(title) ? "teacher" : title)
    }
  }

  /// "teacher of art", "maths teacher", "head of english", "music lead".
  private mutating func takeSubject(_ title: String) -> Bool {
    if title.hasPrefix("teacher of "), let subject = Self.subject(title.dropFirst(11)) {
      subjects.append(subject)
      set("teacher")
    } else if title.hasPrefix("head of "), let subject = Self.subject(title.dropFirst(8)),
      !Self.notSubjects.contains(where: { subject.hasPrefix($0) })
    {
      subjects.append(subject)
      set("head of department")
      responsibilities.append("\(subject) lead")
    } else if let ending = [" lead", " leader", " co-ordinator", " coordinator"].first(where: title.hasSuffix) {
      responsibilities.append("\(title.dropLast(ending.count)) lead")
    } else {
      return false
    }
    return true
  }

  private static func subject(_ text: Substring) -> String? {
    let subject = text.trimmed
    return subject.isEmpty ? nil : subject
  }

  private func isTeacher(_ title: String) -> Bool {
    title.split { !$0.isLetter }.contains("teacher") && !title.contains("assistant") && !title.contains("head")
  }

  /// The first role is the person's, a further one a responsibility.
  private mutating func set(_ word: String) {
    if role.isEmpty { role = word } else if word != role { responsibilities.append(word) }
  }
}
