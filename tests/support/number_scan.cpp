#include "tests/support/number_scan.h"

#include <array>
#include <cctype>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <sqlite3.h>
#include <zip.h>

#include "tests/support/shared_data.h"

namespace nahraum::support {

namespace fs = std::filesystem;

namespace {

bool part_of_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

void look(const std::string& where, const std::string& text, NumberScan& scan) {
  const std::string words = no_number_in(text);
  if (!words.empty()) scan.found.push_back(where + ": " + words);
}

void look_into_archive(const fs::path& file, NumberScan& scan) {
  int error = 0;
  zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, &error);
  if (archive == nullptr) throw std::runtime_error("no archive: " + file.string());
  const auto entries = static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0));
  for (zip_uint64_t i = 0; i < entries; ++i) {
    zip_stat_t stat;
    zip_stat_index(archive, i, 0, &stat);
    std::string content(stat.size, '\0');
    zip_file_t* entry = zip_fopen_index(archive, i, 0);
    zip_fread(entry, content.data(), stat.size);
    zip_fclose(entry);
    look(file.filename().string() + "/" + stat.name, content, scan);
  }
  zip_discard(archive);
}

/// Every value of every table.
void look_into_database(const fs::path& file, NumberScan& scan) {
  sqlite3* opened = nullptr;
  if (sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
    throw std::runtime_error("no database: " + file.string());
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> database(opened, sqlite3_close);
  const auto each_row = [&](const std::string& sql, const auto& visit) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &statement, nullptr);
    while (statement != nullptr && sqlite3_step(statement) == SQLITE_ROW) visit(statement);
    sqlite3_finalize(statement);
  };
  std::vector<std::string> tables;
  each_row("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'rtree_%'",
           [&](sqlite3_stmt* row) {
             tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0)));
           });
  for (const std::string& table : tables) {
    each_row("SELECT * FROM \"" + table + "\"", [&](sqlite3_stmt* row) {
      for (int c = 0; c < sqlite3_column_count(row); ++c) {
        const std::string where =
            file.filename().string() + "/" + table + "." + sqlite3_column_name(row, c);
        const int type = sqlite3_column_type(row, c);
        if (type == SQLITE_FLOAT && !std::isfinite(sqlite3_column_double(row, c)))
          scan.found.push_back(where + ": a value that is not finite");
        if (type == SQLITE_TEXT)
          look(where, reinterpret_cast<const char*>(sqlite3_column_text(row, c)), scan);
      }
    });
  }
}

}  // namespace

std::string no_number_in(const std::string& text) {
  static constexpr std::array<std::string_view, 4> kWords{"nan", "inf", "infinity", "#num!"};
  std::string lower;
  for (const char c : text) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view word : kWords) {
    for (std::size_t at = lower.find(word); at != std::string::npos;
         at = lower.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if (at > 0 && part_of_word(lower[at - 1])) continue;
      if (end < lower.size() && part_of_word(lower[end])) continue;
      const std::size_t from = at > 40 ? at - 40 : 0;
      return text.substr(from, 90);
    }
  }
  return "";
}

NumberScan scan_numbers(const fs::path& folder) {
  NumberScan scan;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const fs::path& file = entry.path();
    const std::string ending = file.extension().string();
    if (ending == ".xlsx")
      look_into_archive(file, scan);
    else if (ending == ".gpkg")
      look_into_database(file, scan);
    else if (ending == ".csv" || ending == ".json" || ending == ".svg" || ending == ".txt")
      look(file.filename().string(), read_text(file), scan);
    else
      continue;
    ++scan.files;
  }
  return scan;
}

}  // namespace nahraum::support
