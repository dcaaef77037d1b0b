#pragma once
// How colours look to eyes of every kind and in grey print, and how far apart they then are.
//
//   if (least_difference(ramp("YlGnBu", 5)) >= kClearDifference) …  // everyone tells them apart
//
// Sources: CIEDE2000 after Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula", Color
// Research and Application 30 (2005); dichromats after Machado, Oliveira and Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009),
// severity 1.0, applied to linear sRGB (IEC 61966-2-1); grey is the luminance (ITU-R BT.709).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "viewer/render/colour.h"

namespace nahraum::render {

/// CIELAB for the white D65.
struct Lab {
  double l = 0;  ///< 0..100
  double a = 0;
  double b = 0;
};

enum class Eye { Normal, Protan, Deutan, Tritan, Grey };
inline constexpr Eye kEyes[] = {Eye::Normal, Eye::Protan, Eye::Deutan, Eye::Tritan, Eye::Grey};

/// Neighbouring classes of a map that goes to a committee differ by this much for every eye.
inline constexpr double kClearDifference = 10;
/// Contrast of text with what it stands on (WCAG 2.1, 1.4.3).
inline constexpr double kTextContrast = 4.5;

[[nodiscard]] Lab lab_of(Colour colour);
[[nodiscard]] double ciede2000(const Lab& first, const Lab& second);
[[nodiscard]] double colour_difference(Colour a, Colour b);
/// The colour as that eye (or a black printer) shows it; alpha is kept.
[[nodiscard]] Colour seen_by(Eye eye, Colour colour);
/// `seen_by` for whole pictures, opaque pixel by pixel: the same numbers to within one step of 255.
class EyeFilter {
 public:
  explicit EyeFilter(Eye eye);
  struct Pixel {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
  };
  [[nodiscard]] Pixel seen(std::uint8_t red, std::uint8_t green, std::uint8_t blue) const;

 private:
  std::array<float, 9> matrix_{};
  std::array<float, 256> light_{};
  std::vector<std::uint8_t> coded_;  ///< by light in steps of 1/4095
};

/// Smallest difference of two neighbours over all eyes; infinite for fewer than two colours.
[[nodiscard]] double least_difference(std::span<const Colour> colours);
/// Ink or paper, whichever reads better on `fill`; at least kTextContrast on every opaque colour.
[[nodiscard]] Colour text_on(Colour fill);

}  // namespace nahraum::render
