#include "analysis/need/indicator_catalogue.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/csv_reader.h"

namespace nahraum::analysis {

namespace {

using geo::Text;
using geo::text;

constexpr std::size_t kLargestFile = 4u << 20;
constexpr std::array<std::string_view, 3> kDirections{"higher_is_more_need", "lower_is_more_need",
                                                      "neutral"};
constexpr std::array<std::string_view, 2> kSensitivities{"open", "social"};

/// One row with its columns by name.
class RowReader {
 public:
  RowReader(const geo::RawTable& table, std::size_t row) : table_(table), row_(row) {}

  [[nodiscard]] const std::string& cell(const std::string& column) const {
    const auto found = std::find(table_.header.begin(), table_.header.end(), column);
    if (found == table_.header.end()) {
      throw geo::Error(geo::ErrorKind::Input, text("Die Spalte „{}“ fehlt. Vorhanden sind: {}.",
                                                   "Column \"{}\" is missing. Present are: {}.",
                                                   column, fmt::join(table_.header, ", ")))
          .in_file(table_.file);
    }
    return table_.rows[row_][static_cast<std::size_t>(found - table_.header.begin())];
  }
  [[nodiscard]] Text both(const std::string& column) const {
    Text value{cell(column + "_de"), cell(column + "_en")};
    if (value.de.empty() != value.en.empty())
      fail(text("„{}“ steht nur in einer der beiden Sprachen.",
                "\"{}\" is given in one of the two languages only.", column));
    return value;
  }
  [[nodiscard]] double number(const std::string& column, double smallest) const {
    const std::optional<double> value = geo::parse_plain_number(cell(column));
    if (!value || *value < smallest)
      fail(text("„{}“ muss eine Zahl ab {} mit Dezimalpunkt sein; hier steht „{}“.",
                "\"{}\" must be a number from {} on; here is \"{}\".", column,
                geo::plain_number(smallest), cell(column)));
    return *value;
  }
  template <std::size_t N>
  [[nodiscard]] std::size_t choice(const std::string& column,
                                   const std::array<std::string_view, N>& words) const {
    const auto found = std::find(words.begin(), words.end(), cell(column));
    if (found == words.end())
      fail(text("„{}“ ist „{}“; möglich sind: {}.", "\"{}\" is \"{}\"; possible are: {}.", column,
                cell(column), fmt::join(words, ", ")));
    return static_cast<std::size_t>(found - words.begin());
  }
  [[noreturn]] void fail(Text message) const {
    throw geo::Error(geo::ErrorKind::Input, std::move(message)).in_file(table_.file).at_row(line());
  }
  [[nodiscard]] std::size_t line() const { return table_.row_numbers[row_]; }

 private:
  const geo::RawTable& table_;
  std::size_t row_;
};

/// Keys become parts of column names.
bool is_plain_key(const std::string& key) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !key.empty() && key.size() <= 24 && key.front() >= 'a' && key.front() <= 'z' &&
         std::all_of(key.begin(), key.end(), plain);
}

constexpr double kSmallestPer = 1e-3;

IndicatorDefinition definition(const RowReader& row) {
  IndicatorDefinition result;
  result.row = row.line();
  result.key = row.cell("key");
  if (!is_plain_key(result.key))
    row.fail(
        text("Der Schlüssel „{}“ darf nur aus kleinen Buchstaben a–z, Ziffern und _ bestehen "
             "und muss mit einem Buchstaben beginnen (höchstens 24 Zeichen).",
             "Key \"{}\" may only have small letters a-z, digits and _ and must begin with a "
             "letter (24 characters at most).",
             result.key));
  result.title = row.both("title");
  if (result.title.de.empty())
    row.fail(text("„{}“ braucht einen Namen (title_de, title_en).",
                  "\"{}\" needs a name (title_de, title_en).", result.key));
  result.numerator = row.both("numerator");
  result.denominator = row.both("denominator");
  result.unit = row.cell("unit");
  result.per = row.number("per", kSmallestPer);
  result.direction = static_cast<Direction>(row.choice("direction", kDirections));
  result.min_base = row.number("min_base", 0);
  result.sensitivity = static_cast<Sensitivity>(row.choice("sensitivity", kSensitivities));
  result.level = row.both("level");
  result.source = row.both("source");
  result.remark = row.both("remark");
  return result;
}

}  // namespace

const IndicatorDefinition* IndicatorCatalogue::find(std::string_view key) const {
  for (const IndicatorDefinition& indicator : indicators) {
    if (indicator.key == key) return &indicator;
  }
  return nullptr;
}

std::vector<std::string> IndicatorCatalogue::keys() const {
  std::vector<std::string> all;
  for (const IndicatorDefinition& indicator : indicators) all.push_back(indicator.key);
  return all;
}

IndicatorCatalogue load_indicator_catalogue(const std::filesystem::path& file) {
  geo::Findings ignored;  // the file is ours or checked word by word below
  const geo::RawTable table = geo::read_csv(
      file, {.encoding = "UTF-8", .separator = ';', .header_row = 1, .max_bytes = kLargestFile},
      ignored);
  IndicatorCatalogue catalogue;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RowReader row(table, i);
    IndicatorDefinition next = definition(row);
    if (!seen.insert(next.key).second)
      row.fail(text("Den Indikator „{}“ gibt es schon.", "There is an indicator \"{}\" already.",
                    next.key));
    catalogue.indicators.push_back(std::move(next));
  }
  return catalogue;
}

std::string_view direction_code(Direction direction) {
  return kDirections[static_cast<std::size_t>(direction)];
}

}  // namespace nahraum::analysis
