#pragma once
// A typed table: columns of equal length, each value with its flag. Immutable once built; copying
// shares the columns.
//
//   TableBuilder builder;
//   builder.add_text("kita_id", {"Kita-Nr.", "Kita no."}, {"0001", "0002"});
//   const Table table = std::move(builder).build();
//   table.text("kita_id")[0];

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "geo/core/flag.h"
#include "geo/core/text.h"

namespace nahraum::geo {

enum class ColumnType { Text, Number, Integer };

struct Column {
  std::string name;  ///< ASCII identifier, unique in the table
  Text title;        ///< what a person reads above the column
  std::string unit;  ///< "Personen", "m", "%", "" - as printed
  ColumnType type = ColumnType::Text;
  int decimals = 0;                     ///< for people; numbers are stored in full
  std::vector<std::string> texts;       ///< filled for Text
  std::vector<std::string> texts_en{};  ///< Text: the same cells in English; empty = no difference
  std::vector<double> numbers;          ///< filled for Number and Integer; NaN where missing
  std::vector<ValueFlag> flags;         ///< always as long as the column
  [[nodiscard]] std::size_t size() const { return flags.size(); }
  [[nodiscard]] FlaggedValue value(std::size_t row) const { return {numbers[row], flags[row]}; }
  /// A cell of a Text column as people read it; programs compare `texts`.
  [[nodiscard]] const std::string& words(std::size_t row, Language language) const {
    return language == Language::German || texts_en.empty() ? texts[row] : texts_en[row];
  }
};

class Table {
 public:
  Table() = default;
  Table(std::vector<Column> columns, std::vector<std::size_t> source_rows);

  [[nodiscard]] std::size_t row_count() const;
  [[nodiscard]] std::size_t column_count() const;
  [[nodiscard]] const Column& column(std::size_t index) const;
  /// Null when there is none.
  [[nodiscard]] const Column* find(std::string_view name) const;
  /// Throws Error{Input} naming the missing column and those present.
  [[nodiscard]] const Column& at(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& text(std::string_view name) const {
    return at(name).texts;
  }
  [[nodiscard]] const std::vector<double>& number(std::string_view name) const {
    return at(name).numbers;
  }
  /// Row of the file (as a person counts) behind each row of the table; 0 where computed.
  [[nodiscard]] std::size_t source_row(std::size_t row) const;

 private:
  struct Data {
    std::vector<Column> columns;
    std::vector<std::size_t> source_rows;
  };
  std::shared_ptr<const Data> data_;
};

class TableBuilder {
 public:
  TableBuilder& add_text(std::string name, Text title, std::vector<std::string> values);
  TableBuilder& add_number(std::string name, Text title, std::string unit, int decimals,
                           std::vector<double> values);
  TableBuilder& add_integer(std::string name, Text title, std::string unit,
                            std::vector<double> values);
  /// With flags of the caller's; NaN values must carry a missing flag.
  TableBuilder& add(Column column);
  TableBuilder& source_rows(std::vector<std::size_t> rows);
  /// Throws Error{Internal} for columns of different length or two of one name.
  [[nodiscard]] Table build() &&;

 private:
  std::vector<Column> columns_;
  std::vector<std::size_t> source_rows_;
};

/// These rows in this order, with their flags, English words and rows of the file. O(rows).
[[nodiscard]] Table selected(const Table& table, const std::vector<std::size_t>& rows);

}  // namespace nahraum::geo
