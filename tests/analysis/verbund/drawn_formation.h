#pragma once
// Drawn questions of formation: small ones with every rule, and counties with realistic geography.

#include <cstddef>

#include "analysis/verbund/formation.h"
#include "tests/support/random.h"

namespace nahraum::support {

struct DrawnFormation {
  analysis::FormationProblem problem;
  analysis::FormationRules rules;
};

/// Up to `kitas` Kitas near each other, every rule drawn: on, off, tight or loose.
[[nodiscard]] DrawnFormation small_formation(Random& random, std::size_t kitas);

/// A county town, two small towns, the rest one small Kita a village (about 60 Kitas on 1,000 km2);
/// minutes by car over winding roads, Sozialraeume of about ten Kitas, Traeger of very different
/// sizes, a seventh of the Kitas are ThEKiZ already and out of the choice. A cell is a hamlet or a
/// block; a Kita reaches those within 3.75 km.
[[nodiscard]] DrawnFormation drawn_county(Random& random, std::size_t kitas);

}  // namespace nahraum::support
