#pragma once
// A new study to fill in: the study file with explanations and a template for each list.

#include <filesystem>
#include <string>
#include <vector>

namespace nahraum::analysis {

/// Makes `folder` with studie.toml, LIESMICH.txt and templates (CSV and XLSX) for Kitas, Angebote,
/// ThEKiZ, Verbuende and their members, and for the sections that are commented out
/// (co-operations, readiness, needs, centres, Sozialraeume, figures); returns the files made, in
/// order. Nothing that exists is overwritten: Error{Usage}. `kreis` is a five-digit key, else
/// Error{Usage}.
std::vector<std::filesystem::path> init_study(const std::filesystem::path& folder,
                                              const std::string& kreis);

}  // namespace nahraum::analysis
