#pragma once
// A study with a ranking whose weights can be moved, of any size, made of numbers:
//
//   criteria: `groups` groups G1, G2, ... of `leaves` criteria each, all weights even
//   Kitas:    "k1" ... in rows of ten, 2 km apart, from (600000, 5640000)
//   value:    of Kita c at criterion l of group g: (c * 37 + g * 11 + l * 5) % 101 of 100; each
//   13th
//             is missing
//
// The criteria of the first group are need, those of the last readiness.

#include <filesystem>

#include "viewer/app/study/open_study.h"

namespace nahraum::app {

struct WeighedSize {
  std::size_t kitas = 12;
  std::size_t groups = 3;
  std::size_t leaves = 2;
  std::size_t draws = 200;
};

[[nodiscard]] OpenStudy weighed_study(const WeighedSize& size);

}  // namespace nahraum::app
