#pragma once
// Reads the holiday tables of the catalogue.
//
//   const Holidays holidays = read_holidays("data/catalogue", "TH", findings);
//
// holidays_de.csv: rule (MM-DD or easter+N), name_de, name_en, laender (blank-separated codes or
// "all"), from_year, to_year, source. school_holidays.csv: land, name_de, name_en, first, last,
// source. Throws Error{Input} for a missing file or column and a row that cannot be understood. A
// Land without rows gives empty lists and a Finding.

#include <filesystem>
#include <string_view>

#include "geo/core/findings.h"
#include "geo/network/holidays.h"

namespace nahraum::geo {

[[nodiscard]] Holidays read_holidays(const std::filesystem::path& catalogue, std::string_view land,
                                     Findings& findings);

}  // namespace nahraum::geo
