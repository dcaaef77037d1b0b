#pragma once
// Is the workbook just written whole? Every part is unpacked (its checksum tested) and the rows of
// every sheet are counted.

#include <cstddef>
#include <filesystem>
#include <vector>

namespace nahraum::geo {

/// `rows[i]`: rows with cells expected in sheet i + 1. Throws Error{Io} about `target`.
void check_workbook(const std::filesystem::path& written, const std::vector<std::size_t>& rows,
                    const std::filesystem::path& target);

}  // namespace nahraum::geo
