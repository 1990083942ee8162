// SPDX-License-Identifier: Apache-2.0

import Domain

/// Reads XHSTT, the archive format of school timetabling research: one instance and one of its solutions.
///
/// Format: G. Post et al., "XHSTT: an XML archive for high school timetabling problems in different countries",
/// Annals of Operations Research 218 (2014), DOI 10.1007/s10479-011-1012-2.
public enum XHSTTReader {
  /// Reads the timetable in `bytes`.
  ///
  /// - Parameters:
  ///   - instance: id of the instance; needed only where the archive holds several.
  /// - Returns: the timetable of the first solution of the instance, or, in an archive without solutions, of the times
  ///   that the instance has fixed; oddities are its remarks.
  /// - Throws: `ForeignFormatError` where the file is no XHSTT archive, is damaged, or holds several instances and
  ///   none is named.
  public static func read(_ bytes: [UInt8], instance wanted: String? = nil) throws(ForeignFormatError)
    -> ForeignTimetable
  {
    let root = try MarkupReader.read(bytes, expected: "an XHSTT archive of timetables (.xml)")
    guard root.name == "HighSchoolTimetableArchive" else {
      throw ForeignFormatError(
        .foreignFormat, line: root.line,
        "the XML begins with <\(root.name)>; an XHSTT archive begins with <HighSchoolTimetableArchive>")
    }
    let instance = try XHSTTInstance(try choose(wanted, among: root.all("Instance", in: "Instances"), root: root))
    let groups = root.all("SolutionGroup", in: "SolutionGroups")
    let solutions = groups.flatMap { $0.all("Solution") }.filter { $0.attributes["Reference"] == instance.id }
    let solution = try XHSTTSolution(solutions.first, of: instance)
    guard !solution.parts.isEmpty else {
      throw ForeignFormatError(
        .foreignMissing, line: root.line,
        "the archive holds no solution of instance '\(instance.id)' and none of its events has a time")
    }
    var remarks: [ForeignRemark] = []
    if solutions.count > 1 {
      remarks.append(
        ForeignRemark(
          .timetableSolutions, line: solutions[1].line,
          "the archive holds \(solutions.count) solutions of '\(instance.id)'; the first was read"))
    }
    return XHSTTLessons(instance: instance, solution: solution).timetable(remarks: remarks)
  }

  private static func choose(
    _ wanted: String?, among instances: [MarkupElement], root: MarkupElement
  ) throws(ForeignFormatError) -> MarkupElement {
    let ids = instances.map { $0.attributes["Id"] ?? "" }
    if let wanted {
      guard let index = ids.firstIndex(of: wanted) else {
        throw ForeignFormatError(
          .foreignMissing, line: root.line, "the archive holds no instance '\(wanted)'; it holds \(ids.sample())")
      }
      return instances[index]
    }
    guard let first = instances.first else {
      throw ForeignFormatError(.foreignMissing, line: root.line, "the archive holds no instance")
    }
    guard instances.count == 1 else {
      throw ForeignFormatError(
        .foreignAmbiguous, line: root.line, "the archive holds \(ids.count) instances; name one of \(ids.sample(10))")
    }
    return first
  }
}
