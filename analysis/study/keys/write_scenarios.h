#pragma once
// Puts scenarios into the text of a study file and leaves every other byte as it is.
//
//   const std::string text = with_scenarios(read(file), book, "kreis.toml");
//   geo::write_file_atomically(file, text);
//
// Sections of scenarios that have not changed stay as they are, with their comments; changed ones
// are written anew in their place, new ones behind the last. What was written is read back: it must
// give an equal book, and all other sections must be as before.

#include <string>
#include <string_view>

#include "analysis/scenario/scenario.h"

namespace nahraum::analysis {

/// Throws Error{Input} when the file cannot be written this way (scenarios as inline tables);
/// `name` is the file as a person knows it.
[[nodiscard]] std::string with_scenarios(std::string_view toml, const ScenarioBook& book,
                                         const std::string& name);

}  // namespace nahraum::analysis
