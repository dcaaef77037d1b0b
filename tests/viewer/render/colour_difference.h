#pragma once
// How different two colours look, to eyes of every kind. An oracle for the ramps.

#include "viewer/render/colour.h"

namespace nahraum::render {

struct Lab {
  double l = 0;
  double a = 0;
  double b = 0;
};

enum class Eye { Normal, Protan, Deutan, Tritan };

/// CIEDE2000 (Sharma, Wu and Dalal 2005).
[[nodiscard]] double ciede2000(const Lab& first, const Lab& second);
[[nodiscard]] double difference(Colour a, Colour b);
/// L* of CIELAB, 0..100.
[[nodiscard]] double lightness(Colour colour);
/// What a dichromat sees (Machado, Oliveira and Fernandes 2009, severity 1).
[[nodiscard]] Colour seen_by(Eye eye, Colour colour);

}  // namespace nahraum::render
