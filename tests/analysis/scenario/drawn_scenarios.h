#pragma once
// Scenarios with everything that can be said in one, and random ones.

#include "analysis/scenario/scenario.h"
#include "tests/support/random.h"

namespace nahraum::analysis {

/// Every kind of change once, texts with quotes, umlauts, lines and brackets.
[[nodiscard]] Scenario full_scenario();
/// A random edit of a random scenario of the book.
[[nodiscard]] ScenarioBook random_edit(const ScenarioBook& book, support::Random& random);

}  // namespace nahraum::analysis
