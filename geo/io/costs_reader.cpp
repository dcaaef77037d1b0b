#include "geo/io/costs_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/byte_source.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_dialect.h"
#include "geo/io/csv_rows.h"
#include "geo/io/line_stream.h"

namespace nahraum::geo {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class CostsScan {
 public:
  explicit CostsScan(const std::filesystem::path& path)
      : file_(path.filename().string()), source_(open_file_source(path)), lines_(*source_, file_) {
    std::string_view line;
    if (!lines_.next(line)) fail({"Die Tabelle ist leer.", "The table is empty."});
    refuse_binary(line, file_);
    if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    separator_ = detect_separator(line).character;
    read(line);
    for (const CsvField& field : fields_) header_.push_back(title_key(field.text));
    from_ = need("from");
    to_ = need("to");
    cost_ = need("cost");
  }

  bool next(CostRow& row) {
    for (std::string_view line; lines_.next(line);) {
      if (is_blank(line)) continue;
      read(line);
      if (fields_.size() > header_.size())
        fail({"Die Zeile hat mehr Zellen als die Kopfzeile.",
              "The row has more cells than the header."});
      row = {id(from_, from_text_), id(to_, to_text_), cost(), lines_.number()};
      return true;
    }
    return false;
  }

 private:
  void read(std::string_view line) {
    if (line.find('"') != std::string_view::npos) {
      CsvScanner scanner(line, separator_);
      if (!scanner.next(fields_)) fields_.clear();
      if (!fields_.empty() && fields_.back().unclosed)
        fail({"Ein Anführungszeichen ist in dieser Zeile nicht geschlossen.",
              "A quotation mark is not closed in this row."});
      return;
    }
    fields_.clear();
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find(separator_, begin), line.size());
      fields_.push_back({trim_blanks(line.substr(begin, end - begin))});
      begin = end + 1;
    }
  }

  [[nodiscard]] std::size_t need(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
    fail(text("Die Spalte „{}“ fehlt; eine Kostentabelle hat die Spalten from, to und cost.",
              "Column \"{}\" is missing; a table of costs has the columns from, to and cost.",
              name));
  }

  [[nodiscard]] std::string_view cell(std::size_t column) const {
    return column < fields_.size() ? fields_[column].text : std::string_view();
  }

  [[nodiscard]] std::string_view id(std::size_t column, std::string& undoubled) const {
    const std::string_view text = cell(column);
    if (text.empty()) fail({"Die id fehlt.", "The id is missing."});
    if (!fields_[column].doubled_quotes) return text;
    undoubled.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
      undoubled += text[i];
      if (text[i] == '"') ++i;
    }
    return undoubled;
  }

  [[nodiscard]] double cost() const {
    const std::optional<double> value = parse_plain_number(cell(cost_));
    if (!value || *value < 0)
      fail(text("„{}“ in der Spalte cost ist keine Zahl ab 0 mit Dezimalpunkt.",
                "\"{}\" in column cost is no number from 0 on with a decimal point.",
                quoted_cell(cell(cost_))));
    return *value;
  }

  [[noreturn]] void fail(Text message) const {
    throw Error(ErrorKind::Input, std::move(message)).in_file(file_).at_row(lines_.number());
  }

  std::string file_;
  std::unique_ptr<ByteSource> source_;
  LineStream lines_;
  char separator_ = ',';
  std::vector<std::string> header_;
  std::vector<CsvField> fields_;
  std::size_t from_ = 0, to_ = 0, cost_ = 0;
  std::string from_text_, to_text_;
};

}  // namespace

std::size_t stream_costs(const std::filesystem::path& path,
                         const std::function<void(const CostRow&)>& use) {
  CostsScan scan(path);
  std::size_t rows = 0;
  for (CostRow row; scan.next(row); ++rows) use(row);
  return rows;
}

}  // namespace nahraum::geo
