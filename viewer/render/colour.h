#pragma once
// Colours and ramps by the names that QGIS uses (ColorBrewer, viridis family), so a legend can be
// rebuilt there.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nahraum::render {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;
  friend bool operator==(const Colour&, const Colour&) = default;
};

/// "#1f78b4" or "#1f78b480". Throws Error{Input}.
[[nodiscard]] Colour parse_colour(std::string_view text);
/// "#1f78b4" (alpha only when not 255).
[[nodiscard]] std::string colour_text(Colour colour);
/// WCAG contrast ratio of two opaque colours, 1..21.
[[nodiscard]] double contrast(Colour a, Colour b);

/// `classes` (3..7) colours from light to dark. Names: "YlGnBu", "Blues", "PurplesPrint",
/// "Viridis", "Cividis", "PuOr", …; no red-for-bad ramps are offered (stigma, domain.md 2.4). Not
/// every ramp can be told apart by everyone in every number of classes: see `clear_ramps`. Throws
/// Error{Input} naming those offered.
[[nodiscard]] std::vector<Colour> ramp(std::string_view name, int classes);
[[nodiscard]] std::vector<std::string> ramp_names();
/// Those whose neighbouring classes everyone tells apart, colour-blind or in grey print (difference
/// of at least kClearDifference, colour_vision.h); the others are for the screen only. What the
/// program draws by itself uses these. Computed from the colours, so the two cannot disagree.
[[nodiscard]] std::vector<std::string> clear_ramps(int classes);

}  // namespace nahraum::render
