#pragma once
// All files of a run, written as a set: staged beside the target, then renamed into place, so a
// failure leaves the previous results as they were (design.md section 3).

#include <filesystem>

#include "analysis/study/release/release_study.h"

namespace nahraum::render {

struct OutputOptions {
  geo::Language language = geo::Language::German;
  bool maps = true;
};

/// Writes ergebnis.gpkg (styled for QGIS), ergebnis.xlsx, *.csv, karten/*.{pdf,png,svg} and
/// herkunft.json (provenance with the hash of every output) into `folder`. Same result, same bytes.
/// Throws Error{Io}, Error{Blocked}.
void write_outputs(const std::filesystem::path& folder, const analysis::OutgoingStudy& outgoing,
                   const OutputOptions& options);

/// What `verify` compares: files of `folder` that are missing or differ from a fresh set in
/// `other`.
[[nodiscard]] std::vector<std::string> differing_files(const std::filesystem::path& folder,
                                                       const std::filesystem::path& other);

}  // namespace nahraum::render
