#pragma once
// The words of a style file for hatchings, markers and signs: reader and writer share them.

#include <array>
#include <string_view>
#include <utility>

#include "viewer/render/style.h"

namespace nahraum::render::style_words {

inline constexpr std::array<std::pair<std::string_view, Hatch>, 3> kHatches{
    {{"none", Hatch::None}, {"diagonal", Hatch::Diagonal}, {"cross", Hatch::Cross}}};

inline constexpr std::array<std::pair<std::string_view, Marker>, 6> kMarkers{
    {{"circle", Marker::Circle},
     {"square", Marker::Square},
     {"triangle", Marker::Triangle},
     {"diamond", Marker::Diamond},
     {"star", Marker::Star},
     {"house", Marker::House}}};

inline constexpr std::array<std::pair<std::string_view, Pictogram>, 20> kSigns{
    {{"none", Pictogram::None},           {"speech", Pictogram::Speech},
     {"bottle", Pictogram::Bottle},       {"heart", Pictogram::Heart},
     {"rings", Pictogram::Rings},         {"book", Pictogram::Book},
     {"home", Pictogram::Home},           {"cross", Pictogram::Cross},
     {"blocks", Pictogram::Blocks},       {"office", Pictogram::Office},
     {"umbrella", Pictogram::Umbrella},   {"lifebuoy", Pictogram::Lifebuoy},
     {"briefcase", Pictogram::Briefcase}, {"shirt", Pictogram::Shirt},
     {"note", Pictogram::Note},           {"cap", Pictogram::Cap},
     {"ball", Pictogram::Ball},           {"generations", Pictogram::Generations},
     {"sound", Pictogram::Sound},         {"information", Pictogram::Information}}};

template <typename Words, typename Value>
[[nodiscard]] std::string_view word_of(const Words& words, Value value) {
  for (const auto& [word, meaning] : words)
    if (meaning == value) return word;
  return words.front().first;
}

}  // namespace nahraum::render::style_words
