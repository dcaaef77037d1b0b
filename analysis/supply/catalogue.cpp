#include "analysis/supply/catalogue.h"

#include <algorithm>

#include "analysis/model/words.h"
#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_reader.h"

namespace nahraum::analysis {

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::RawTable;
using geo::text;

std::vector<std::string> parts_of(std::string_view cell, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    const std::string_view part = geo::trim_blanks(cell.substr(begin, end - begin));
    if (!part.empty()) parts.emplace_back(part);
    begin = end + 1;
  }
  return parts;
}

/// One row of a code list, cells by the name of their column.
class CodeRow {
 public:
  CodeRow(const RawTable& table, std::size_t row) : table_(table), row_(row) {}
  [[nodiscard]] const std::string& operator[](std::string_view column) const {
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      if (table_.header[i] == column) return table_.rows[row_][i];
    }
    fail(text("Die Spalte „{}“ fehlt.", "Column \"{}\" is missing.", column));
  }
  [[noreturn]] void fail(geo::Text message) const {
    throw Error(ErrorKind::Input, std::move(message))
        .in_file(table_.file)
        .at_row(table_.row_numbers[row_]);
  }
  [[noreturn]] void unknown(std::string_view column) const {
    fail(text("„{}“ in der Spalte „{}“ ist nicht bekannt.", "\"{}\" in column \"{}\" is not known.",
              geo::quoted_cell((*this)[column]), column));
  }

 private:
  const RawTable& table_;
  std::size_t row_;
};

template <typename Items>
void refuse_second(const Items& items, const CodeRow& row) {
  const bool second = std::any_of(items.begin(), items.end(),
                                  [&](const auto& item) { return item.code == row["code"]; });
  if (row["code"].empty() || second)
    row.fail(text("Der Code „{}“ fehlt oder steht zweimal in der Liste.",
                  "The code \"{}\" is missing or in the list twice.", row["code"]));
}

std::vector<Handlungsfeld> read_fields(const std::filesystem::path& path) {
  geo::Findings ignored;  // a file of ours: what is odd in it is an error below
  const RawTable table = geo::read_csv(path, {.header_row = 1}, ignored);
  std::vector<Handlungsfeld> fields;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const CodeRow row(table, i);
    refuse_second(fields, row);
    fields.push_back(
        {row["code"], {row["label_de"], row["label_en"]}, parts_of(row["aliases"], '|')});
  }
  return fields;
}

ServiceCategory category_of(const CodeRow& row, const ServiceCatalogue& catalogue) {
  ServiceCategory category;
  category.code = row["code"];
  category.label = {row["label_de"], row["label_en"]};
  category.core = row["core"] == "ja";
  if (row["core"] != "ja" && row["core"] != "nein") row.unknown("core");
  for (const std::string& word : parts_of(row["four_b"], '|')) {
    const auto b = parse_four_b(word);
    if (!b) row.unknown("four_b");
    category.four_b.push_back(*b);
  }
  const auto phases = parse_phases(row["phases"]);
  if (!phases) row.unknown("phases");
  category.phases = *phases;
  category.sgb = parts_of(row["sgb"], '|');
  category.handlungsfeld = row["handlungsfeld"];
  if (!category.handlungsfeld.empty() && !catalogue.find_field(category.handlungsfeld))
    row.unknown("handlungsfeld");
  category.aliases = parts_of(row["aliases"], '|');
  return category;
}

}  // namespace

std::optional<std::size_t> ServiceCatalogue::find_category(std::string_view words) const {
  const std::string plain = plain_words(words);
  if (plain.empty()) return std::nullopt;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const ServiceCategory& c = categories[i];
    const bool alias = std::any_of(c.aliases.begin(), c.aliases.end(),
                                   [&](const std::string& a) { return plain_words(a) == plain; });
    if (alias || plain == plain_words(c.code) || plain == plain_words(c.label.de) ||
        plain == plain_words(c.label.en))
      return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> ServiceCatalogue::find_field(std::string_view words) const {
  const std::string plain = " " + plain_words(words) + " ";
  std::optional<std::size_t> best;
  std::size_t longest = 0;
  const auto try_name = [&](std::size_t i, const std::string& name) {
    const std::string wanted = " " + plain_words(name) + " ";
    if (wanted.size() <= std::max<std::size_t>(longest, 2)) return;
    if (plain.find(wanted) == std::string::npos) return;
    best = i;
    longest = wanted.size();
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    try_name(i, fields[i].label.de);
    try_name(i, fields[i].label.en);
    for (const std::string& alias : fields[i].aliases) try_name(i, alias);
  }
  if (best) return best;
  const std::size_t digit = plain.find_first_of("0123456789");
  if (digit == std::string::npos) return std::nullopt;
  const std::size_t end = std::min(plain.find_first_not_of("0123456789", digit), plain.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].code == plain.substr(digit, end - digit)) return i;
  }
  return std::nullopt;
}

std::vector<std::string> ServiceCatalogue::category_words() const {
  std::vector<std::string> words;
  for (const ServiceCategory& category : categories) words.push_back(category.code);
  for (const ServiceCategory& category : categories) words.push_back(category.label.de);
  return words;
}

std::vector<std::size_t> ServiceCatalogue::core() const {
  std::vector<std::size_t> core;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i].core) core.push_back(i);
  }
  return core;
}

ServiceCatalogue read_service_catalogue(const std::filesystem::path& services,
                                        const std::filesystem::path& fields) {
  ServiceCatalogue catalogue;
  catalogue.fields = read_fields(fields);
  geo::Findings ignored;
  const RawTable table = geo::read_csv(services, {.header_row = 1}, ignored);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const CodeRow row(table, i);
    refuse_second(catalogue.categories, row);
    catalogue.categories.push_back(category_of(row, catalogue));
  }
  return catalogue;
}

std::vector<std::int32_t> categories_of(const std::vector<Service>& services,
                                        const ServiceCatalogue& catalogue) {
  std::vector<std::int32_t> result;
  for (const Service& service : services) {
    std::int32_t index = -1;
    for (std::size_t i = 0; i < catalogue.categories.size(); ++i) {
      if (catalogue.categories[i].code == service.category) index = static_cast<std::int32_t>(i);
    }
    result.push_back(index);
  }
  return result;
}

}  // namespace nahraum::analysis
