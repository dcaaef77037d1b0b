#include "viewer/render/colour.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "geo/core/error.h"
#include "viewer/render/colour_vision.h"
#include "viewer/render/ramps.h"

namespace nahraum::render {

namespace {

std::uint8_t hex_pair(std::string_view text, std::size_t at) {
  std::uint8_t value = 0;
  std::from_chars(text.data() + at, text.data() + at + 2, value, 16);
  return value;
}

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Relative luminance of an sRGB channel (WCAG 2.1).
double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

Colour parse_colour(std::string_view text) {
  const bool right_length = text.size() == 7 || text.size() == 9;
  if (!right_length || text.front() != '#' ||
      !std::all_of(text.begin() + 1, text.end(), is_hex_digit))
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("„{}“ ist keine Farbe.", "\"{}\" is not a colour.", text))
        .with_hint({"Bitte wie #1f78b4 schreiben.", "Please write it like #1f78b4."});
  return {hex_pair(text, 1), hex_pair(text, 3), hex_pair(text, 5),
          text.size() == 9 ? hex_pair(text, 7) : std::uint8_t{255}};
}

std::string colour_text(Colour colour) {
  std::string text = fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
  if (colour.alpha != 255) text += fmt::format("{:02x}", colour.alpha);
  return text;
}

double contrast(Colour a, Colour b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

std::vector<Colour> ramp(std::string_view name, int classes) {
  const auto all = ramps();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Ramp& r) { return r.name == name; });
  if (found == all.end())
    throw geo::Error(geo::ErrorKind::Input, geo::text("Den Farbverlauf „{}“ gibt es nicht.",
                                                      "There is no colour ramp \"{}\".", name))
        .with_hint(
            geo::text("Angeboten werden: {}.", "Offered are: {}.", fmt::join(ramp_names(), ", ")));
  if (classes < 3 || classes > 7)
    throw geo::Error(geo::ErrorKind::Input,
                     geo::text("{} Klassen lassen sich nicht gut unterscheiden.",
                               "{} classes cannot be told apart well.", classes))
        .with_hint({"Bitte 3 bis 7 Klassen wählen.", "Please choose 3 to 7 classes."});
  const std::string_view row = found->rows[static_cast<std::size_t>(classes - 3)];
  std::vector<Colour> colours;
  for (std::size_t at = 0; at < row.size(); at += 7)
    colours.push_back({hex_pair(row, at), hex_pair(row, at + 2), hex_pair(row, at + 4), 255});
  return colours;
}

std::vector<std::string> ramp_names() {
  std::vector<std::string> names;
  for (const Ramp& r : ramps()) names.emplace_back(r.name);
  return names;
}

std::vector<std::string> clear_ramps(int classes) {
  std::vector<std::string> names = ramp_names();
  std::erase_if(names, [&](const std::string& name) {
    return least_difference(ramp(name, classes)) < kClearDifference;
  });
  return names;
}

}  // namespace nahraum::render
