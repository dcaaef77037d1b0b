// Text as German offices write it, and the files it goes into.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nahraum::musterkreis {

// 1234.5 with one decimal -> "1234,5".
std::string decimal_comma(double value, int decimals);
// 1234 with "." -> "1.234"; separator may be several bytes (narrow blanks).
std::string grouped(long value, std::string_view separator);
// UTF-8 to Windows-1252; throws std::logic_error for a character that has no place there.
std::string to_windows1252(std::string_view utf8);
// One row, fields joined by ';' and quoted where they must be.
std::string csv_row(const std::vector<std::string>& fields, char separator = ';');
void write_file(const std::filesystem::path& path, std::string_view bytes);

struct ZipEntry {
  std::string name;
  std::string bytes;
};
// Deflated in the given order with fixed times: equal content, equal bytes.
void write_zip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries);

}  // namespace nahraum::musterkreis
