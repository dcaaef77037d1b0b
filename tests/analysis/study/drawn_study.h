#pragma once
// A study drawn by hand, small enough to count on paper. Three square Gemeinden of 4 km in a row
// (EPSG:25832), four Kitas, twenty cells of 100 m.
//
//   5654000 +--------------+--------------+--------------+  x one cell north of the border
//           |      A       |      B       |      C   k4  |
//           |    k1  k2    |      k3      |              |
//           |              |              |           h  |
//   5650000 +--------------+--------------+--------------+
//        640000         644000         648000         652000
//
//   k1 (642000, 5652000) ThEKiZ   4 cells within 300 m: 10 children, 50 residents each
//   k2 (643000, 5652000)          4 cells:               5 children, 30 residents each
//   k3 (646000, 5652000)          4 cells:               8 children, 40 residents each
//                                 1 cell 400 m north:    children "–" (secret), 12 residents
//   k4 (651000, 5653000)          2 cells:               3 children, 20 residents each
//   h  (651800, 5650300) hamlet   4 cells side by side:  6 children, 25 residents each
//   x  (646000, 5654200)          1 cell outside, 2.2 km from k3: 7 children, 35 residents
//
// Foot 4 km/h, detour 1.25: 15 minutes = 800 m. Bicycle 12 km/h: 15 minutes = 2,400 m. Car 40 km/h.

#include <filesystem>
#include <string>

namespace nahraum::support {

/// Writes study.toml and all its sources; returns the study's path. The Kita list has a fifth row
/// without coordinates, the ThEKiZ list and the indicators name things that are not there.
std::filesystem::path write_drawn_study(const std::filesystem::path& folder);
[[nodiscard]] std::string drawn_study_toml();

}  // namespace nahraum::support
