#pragma once
// A drawn study that a reader checks by eye: three square Gemeinden in a row, each 1 km wide, in
// EPSG:25832.
//
//      640000      641000      642000      643000
//   5651000 +-----------+-----------+-----------+
//           |     A     |     B     |     C     |
//           |  16999001 |  16999002 |  16999003 |
//   5650000 +-----------+-----------+-----------+
//
// Kitas: 0001 in the middle of A (a ThEKiZ), 0002 in the middle of B, 0003 in the middle of C.
// Cells: one 100 m cell around each Kita with 100 residents, 10 of them children under 6; one lone
// cell in the north-east corner of C (642950, 5650950) with 40 residents and 12 children. Foot: 4
// km/h, detour 1.25, 15 minutes = 800 m straight.

#include <filesystem>
#include <string>

namespace nahraum::support {

/// Writes study.toml and its sources into `folder`; returns the path of the study.
std::filesystem::path write_small_study(const std::filesystem::path& folder);
/// The text of its parts, so a test can change one.
[[nodiscard]] std::string small_study_toml();
[[nodiscard]] std::string small_boundaries_geojson();
[[nodiscard]] std::string small_kitas_csv();
[[nodiscard]] std::string small_census_csv();

}  // namespace nahraum::support
