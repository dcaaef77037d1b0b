// Any bytes through the CSV reader, a recipe and the writer. Whatever they are: no crash, no
// foreign exception; text is valid UTF-8 without zeros, every row is as long as the heading, names
// are unique, and what the writer makes of the table is read back as the same cells.

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>

#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_reader.h"
#include "geo/io/encoding.h"
#include "geo/io/recipe.h"
#include "geo/io/writers.h"

namespace {

namespace geo = nahraum::geo;

void require(bool good) {
  if (!good) std::abort();
}

void check_text(const std::string& text) {
  require(geo::utf8_error(text) == std::string_view::npos);
  require(text.find('\0') == std::string::npos);
}

void check_table(const geo::RawTable& table) {
  require(!table.header.empty() && table.rows.size() == table.row_numbers.size());
  const std::set<std::string> names(table.header.begin(), table.header.end());
  require(names.size() == table.header.size());
  for (const std::string& name : table.header) check_text(name);
  std::size_t before = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    require(table.rows[r].size() == table.header.size() && table.row_numbers[r] > before);
    before = table.row_numbers[r];
    for (const std::string& cell : table.rows[r]) check_text(cell);
  }
}

// Every field kind on every column, whatever is in it.
geo::Recipe recipe_for(const geo::RawTable& table, std::uint8_t choice) {
  geo::Recipe recipe;
  for (std::size_t c = 0; c < table.header.size() && c < 64; ++c) {
    geo::FieldSpec field;
    field.name = "f" + std::to_string(c);
    field.column = "#" + std::to_string(c + 1);
    field.kind = static_cast<geo::FieldKind>((c + choice) % 5);
    field.key_length = choice % 9;
    recipe.fields.push_back(field);
  }
  if (choice % 4 == 0) recipe.key_field = "f0";
  return recipe;
}

void check_writer(const geo::Table& table, bool german) {
  const std::string text = geo::csv_text(table, {.german = german});
  check_text(text);
  geo::Findings findings;
  const geo::RawTable again =
      geo::parse_csv(text, "b.csv", {.separator = german ? ';' : ',', .header_row = 1}, findings);
  check_table(again);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::uint8_t choice = data[0];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  geo::Findings findings;
  try {
    geo::CsvOptions options;
    if (choice % 16 == 1) options.header_row = 1 + choice / 16;
    if (choice % 16 == 2) options.encoding = "ISO-8859-1";
    const geo::RawTable raw = geo::parse_csv(bytes, "a.csv", options, findings);
    check_table(raw);
    const geo::Table table = geo::apply_recipe(raw, recipe_for(raw, choice), findings);
    check_writer(table, choice % 2 == 0);
  } catch (const geo::Error& error) {
    require(error.kind() == geo::ErrorKind::Input);
    check_text(error.sentence(geo::Language::German));
  }
  for (const geo::Finding& finding : findings.kept()) check_text(finding.message.de);
  return 0;
}
