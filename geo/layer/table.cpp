#include "geo/layer/table.h"

#include <cmath>
#include <set>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

[[noreturn]] void refuse(const std::string& column, std::string_view german,
                         std::string_view english) {
  throw Error(ErrorKind::Internal, {fmt::format("Spalte {}: {}", column, german),
                                    fmt::format("Column {}: {}", column, english)});
}

void check_values(const Column& column) {
  const bool is_text = column.type == ColumnType::Text;
  const std::size_t filled = is_text ? column.texts.size() : column.numbers.size();
  if (filled != column.flags.size() || !(is_text ? column.numbers.empty() : column.texts.empty())) {
    refuse(column.name, "Werte und Kennzeichen sind nicht gleich viele.",
           "values and flags are not of one length.");
  }
  if (!column.texts_en.empty() && column.texts_en.size() != column.texts.size()) {
    refuse(column.name, "Die englischen Zellen sind nicht so viele wie die deutschen.",
           "there are not as many English cells as German ones.");
  }
  if (is_text) return;
  for (std::size_t row = 0; row < column.numbers.size(); ++row) {
    if (std::isnan(column.numbers[row]) && !is_missing(column.flags[row])) {
      refuse(column.name, "Ein fehlender Wert trägt kein Kennzeichen.",
             "a missing value carries no flag.");
    }
  }
}

void check_columns(const std::vector<Column>& columns,
                   const std::vector<std::size_t>& source_rows) {
  std::set<std::string_view> names;
  for (const Column& column : columns) {
    check_values(column);
    if (column.size() != columns.front().size()) {
      refuse(column.name, "Die Spalte ist nicht so lang wie die anderen.",
             "the column is not as long as the others.");
    }
    if (!names.insert(column.name).second) {
      refuse(column.name, "Diesen Namen gibt es zweimal.", "this name occurs twice.");
    }
  }
  if (!columns.empty() && !source_rows.empty() && source_rows.size() != columns.front().size()) {
    refuse(columns.front().name, "Die Zeilennummern sind nicht so viele wie die Zeilen.",
           "there are not as many row numbers as rows.");
  }
}

std::vector<ValueFlag> flags_of(const std::vector<double>& values) {
  std::vector<ValueFlag> flags(values.size(), ValueFlag::None);
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (std::isnan(values[row])) flags[row] = ValueFlag::Missing;
  }
  return flags;
}

}  // namespace

Table::Table(std::vector<Column> columns, std::vector<std::size_t> source_rows) {
  check_columns(columns, source_rows);
  data_ = std::make_shared<const Data>(Data{std::move(columns), std::move(source_rows)});
}

std::size_t Table::row_count() const {
  if (!data_) return 0;
  return data_->columns.empty() ? data_->source_rows.size() : data_->columns.front().size();
}

std::size_t Table::column_count() const { return data_ ? data_->columns.size() : 0; }

const Column& Table::column(std::size_t index) const { return data_->columns.at(index); }

const Column* Table::find(std::string_view name) const {
  for (std::size_t i = 0; i < column_count(); ++i) {
    if (data_->columns[i].name == name) return &data_->columns[i];
  }
  return nullptr;
}

const Column& Table::at(std::string_view name) const {
  if (const Column* column = find(name)) return *column;
  std::string present;
  for (std::size_t i = 0; i < column_count(); ++i) {
    present += (i == 0 ? "" : ", ") + data_->columns[i].name;
  }
  throw Error(ErrorKind::Input, geo::text("Die Spalte „{}“ fehlt. Vorhanden sind: {}.",
                                          "The column \"{}\" is missing. Present are: {}.", name,
                                          present.empty() ? "–" : present));
}

std::size_t Table::source_row(std::size_t row) const {
  return data_ && row < data_->source_rows.size() ? data_->source_rows[row] : 0;
}

TableBuilder& TableBuilder::add_text(std::string name, Text title,
                                     std::vector<std::string> values) {
  Column column;
  column.name = std::move(name);
  column.title = std::move(title);
  column.flags.assign(values.size(), ValueFlag::None);
  column.texts = std::move(values);
  return add(std::move(column));
}

TableBuilder& TableBuilder::add_number(std::string name, Text title, std::string unit, int decimals,
                                       std::vector<double> values) {
  Column column;
  column.name = std::move(name);
  column.title = std::move(title);
  column.unit = std::move(unit);
  column.type = ColumnType::Number;
  column.decimals = decimals;
  column.flags = flags_of(values);
  column.numbers = std::move(values);
  return add(std::move(column));
}

TableBuilder& TableBuilder::add_integer(std::string name, Text title, std::string unit,
                                        std::vector<double> values) {
  add_number(std::move(name), std::move(title), std::move(unit), 0, std::move(values));
  columns_.back().type = ColumnType::Integer;
  return *this;
}

TableBuilder& TableBuilder::add(Column column) {
  columns_.push_back(std::move(column));
  return *this;
}

TableBuilder& TableBuilder::source_rows(std::vector<std::size_t> rows) {
  source_rows_ = std::move(rows);
  return *this;
}

Table TableBuilder::build() && { return {std::move(columns_), std::move(source_rows_)}; }

namespace {

/// Empty stays empty: texts of a number column, English words where there are none.
template <typename T>
std::vector<T> taken(const std::vector<T>& values, const std::vector<std::size_t>& rows) {
  std::vector<T> result;
  if (values.empty()) return result;
  result.reserve(rows.size());
  for (const std::size_t row : rows) result.push_back(values[row]);
  return result;
}

}  // namespace

Table selected(const Table& table, const std::vector<std::size_t>& rows) {
  TableBuilder builder;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    const Column& from = table.column(c);
    builder.add({from.name, from.title, from.unit, from.type, from.decimals,
                 taken(from.texts, rows), taken(from.texts_en, rows), taken(from.numbers, rows),
                 taken(from.flags, rows)});
  }
  std::vector<std::size_t> sources;
  for (const std::size_t row : rows) sources.push_back(table.source_row(row));
  return std::move(builder.source_rows(std::move(sources))).build();
}

}  // namespace nahraum::geo
