#pragma once
// Profiles of travel as tables that a spreadsheet can edit (docs/methods.md, "Wege und
// Geschwindigkeiten").
//
//   const Profile foot = read_profile(catalogue_file("profiles/foot.csv"), findings);
//
// Semicolons, UTF-8 (Windows-1252 with a Finding), lines that begin with "#" are remarks. Columns
// in any order: kind, key, value, use, number, unit; source and note may be missing. Decimal comma
// or point. Throws Error{Input} with file and row for unknown kinds, uses, units, for numbers that
// are none or out of range (speeds 0..300, factors 0..1, seconds 0..3600), and for a table without
// a base speed.

#include <filesystem>
#include <string_view>

#include "geo/core/findings.h"
#include "geo/network/profile.h"

namespace nahraum::geo {

[[nodiscard]] Profile read_profile(const std::filesystem::path& path, Findings& findings);
/// The same from memory; the profile's key is `key` unless a row `value;key;` names another.
[[nodiscard]] Profile parse_profile(std::string bytes, std::string_view file, std::string_view key,
                                    Findings& findings);

}  // namespace nahraum::geo
