// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// What looks for a plan.
enum Engine: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// Planner's own search.
  case native
  /// OR-Tools' CP-SAT, on the explicit model.
  case cpSAT = "cp-sat"
}

/// Options of `solve` about the explicit model and who solves it.
struct EngineArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What looks for the plan: 'native', or 'cp-sat', OR-Tools' solver on an explicit model of the group."))
  var engine = Engine.native

  @Option(
    help: ArgumentHelp(
      "The shared library of OR-Tools, or the folder that holds it. (default: what PLANNER_CP_SAT_LIBRARY says)",
      valueName: "path"), completion: .file())
  var cpSatLibrary: String?

  @Option(
    help: ArgumentHelp(
      "Write the explicit model in MPS format, for any other solver, and make no plan.", valueName: "file"),
    completion: .file())
  var exportModel: String?

  @Option(
    help: ArgumentHelp(
      "Make the plan of another solver's solution of the exported model: a line for each column, as 'C12 1'.",
      valueName: "file"), completion: .file())
  var modelSolution: String?

  @Option(
    help: ArgumentHelp("Options kept of each activity in the explicit model. (default: 40)", valueName: "n"))
  var modelOptions: Int?

  func validate() throws {
    if let modelOptions, modelOptions < 1 { throw ValidationError("--model-options is 1 or more") }
    if exportModel == "" { throw ValidationError("--export-model names no file") }
    if modelSolution == "" { throw ValidationError("--model-solution names no file") }
    if engine == .native, exportModel == nil, modelSolution == nil, modelOptions != nil {
      throw ValidationError(
        "--model-options is about the explicit model: of --engine cp-sat, --export-model or --model-solution")
    }
    if modelSolution != nil, exportModel != nil || engine != .native {
      throw ValidationError("--model-solution takes the place of a search: it goes without --engine and --export-model")
    }
    if engine == .native, cpSatLibrary != nil { throw ValidationError("--cp-sat-library goes with --engine cp-sat") }
  }
}
