#include "geo/io/holiday_reader.h"

#include <algorithm>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/csv_reader.h"

namespace nahraum::geo {

namespace {

/// Rows of a catalogue table by column name.
class CatalogueTable {
 public:
  CatalogueTable(const std::filesystem::path& path, Findings& findings)
      : file_(path.filename().string()),
        table_(read_csv(path, {.encoding = "UTF-8", .separator = ';', .header_row = 1}, findings)) {
  }
  [[nodiscard]] std::size_t rows() const { return table_.rows.size(); }
  [[nodiscard]] const std::string& cell(std::size_t row, std::string_view column) const {
    const auto found = std::find(table_.header.begin(), table_.header.end(), column);
    if (found == table_.header.end()) {
      throw Error(ErrorKind::Input,
                  text("Die Spalte „{}“ fehlt.", "The column \"{}\" is missing.", column))
          .in_file(file_);
    }
    return table_.rows[row][static_cast<std::size_t>(found - table_.header.begin())];
  }
  [[noreturn]] void refuse(std::size_t row, std::string_view column) const {
    throw Error(ErrorKind::Input,
                text("„{}“ ist in der Spalte „{}“ nicht zu verstehen.",
                     "\"{}\" in column \"{}\" cannot be understood.", cell(row, column), column))
        .in_file(file_)
        .at_row(table_.row_numbers[row]);
  }
  [[nodiscard]] int number(std::size_t row, std::string_view column, int otherwise) const {
    const std::string& value = cell(row, column);
    if (value.empty()) return otherwise;
    const auto parsed = parse_integer(value);
    if (!parsed || *parsed < 0 || *parsed > 9999) refuse(row, column);
    return static_cast<int>(*parsed);
  }
  [[nodiscard]] Day day(std::size_t row, std::string_view column) const {
    const auto parsed = parse_day(cell(row, column));
    if (!parsed) refuse(row, column);
    return *parsed;
  }
  [[nodiscard]] Text name(std::size_t row) const {
    return {cell(row, "name_de"), cell(row, "name_en")};
  }

 private:
  std::string file_;
  RawTable table_;
};

bool names_land(std::string_view list, std::string_view land) {
  if (list == "all") return true;
  const std::string padded = " " + std::string(list) + " ";
  return padded.find(" " + std::string(land) + " ") != std::string::npos;
}

PublicHolidayRule rule_of(const CatalogueTable& table, std::size_t row) {
  PublicHolidayRule rule;
  rule.name = table.name(row);
  rule.first_year = table.number(row, "from_year", rule.first_year);
  rule.last_year = table.number(row, "to_year", rule.last_year);
  const std::string& when = table.cell(row, "rule");
  if (when.starts_with("easter")) {
    const auto shift = parse_integer(when.substr(6, 1) == "+" ? when.substr(7) : when.substr(6));
    if (!shift || *shift < -100 || *shift > 100) table.refuse(row, "rule");
    rule.from_easter = true;
    rule.days_from_easter = static_cast<int>(*shift);
    return rule;
  }
  // 2024 has every day of the year.
  const auto day = parse_day("2024-" + when);
  if (!day) table.refuse(row, "rule");
  const std::chrono::year_month_day date(*day);
  rule.month = static_cast<unsigned>(date.month());
  rule.day = static_cast<unsigned>(date.day());
  return rule;
}

}  // namespace

Holidays read_holidays(const std::filesystem::path& catalogue, std::string_view land,
                       Findings& findings) {
  Holidays holidays;
  holidays.land = std::string(land);
  const CatalogueTable rules(catalogue / "holidays_de.csv", findings);
  for (std::size_t r = 0; r < rules.rows(); ++r) {
    if (names_land(rules.cell(r, "laender"), land)) holidays.rules.push_back(rule_of(rules, r));
  }
  const CatalogueTable school(catalogue / "school_holidays.csv", findings);
  for (std::size_t r = 0; r < school.rows(); ++r) {
    if (school.cell(r, "land") != land) continue;
    const SchoolHoliday holiday{school.name(r), school.day(r, "first"), school.day(r, "last")};
    if (holiday.last < holiday.first) school.refuse(r, "last");
    holidays.school.push_back(holiday);
  }
  std::sort(holidays.school.begin(), holidays.school.end(),
            [](const SchoolHoliday& a, const SchoolHoliday& b) { return a.first < b.first; });
  if (holidays.school.empty()) {
    findings.set_file("school_holidays.csv");
    findings.add(Severity::Warning, "holidays.no_school_table",
                 text("Für das Land „{}“ sind keine Schulferien hinterlegt; ob Schule ist, wird "
                      "aus dem Fahrplan geschlossen.",
                      "There are no school holidays on file for the Land \"{}\"; whether there is "
                      "school is inferred from the timetable.",
                      land));
  }
  return holidays;
}

}  // namespace nahraum::geo
