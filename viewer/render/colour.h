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

/// `classes` (3..7) colours from light to dark. Names: "YlGnBu", "Blues", "Purples", "Viridis",
/// "Cividis", "PuOr", …; no red-for-bad ramps are offered (stigma, domain.md 2.4). Neighbours of
/// four or five classes differ by at least 7 (CIEDE2000) for every kind of colour blindness; by at
/// least 10 in BrBG, BuPu, Cividis, Greens, Magma, PRGn, PuOr, Viridis and YlGnBu. Throws
/// Error{Input} naming those offered.
[[nodiscard]] std::vector<Colour> ramp(std::string_view name, int classes);
[[nodiscard]] std::vector<std::string> ramp_names();

}  // namespace nahraum::render
