#include <algorithm>
#include <limits>
#include <map>

#include "geo/core/error.h"
#include "geo/io/detail/census_table.h"
#include "geo/io/detail/census_value.h"
#include "geo/io/encoding.h"

namespace nahraum::geo::census {

namespace {

struct Entry {
  Cell cell;
  float value = 0;
  std::uint32_t row = 0;
  ValueFlag flag = ValueFlag::None;
};

/// One characteristic of the file: "ALTER_10JG:1".
struct Series {
  std::string name;
  bool wanted = false;
  std::vector<Entry> entries;
};

/// Finds the series of a row without making a string for it.
class SeriesIndex {
 public:
  explicit SeriesIndex(Selection& selection) : selection_(selection) {}

  Series& of(std::string_view feature, std::string_view code) {
    key_.assign(feature).append(1, ':').append(code);
    // Rows of one characteristic mostly follow each other.
    if (last_ < series_.size() && keys_[last_] == key_) return series_[last_];
    const auto [found, is_new] = numbers_.try_emplace(key_, series_.size());
    if (is_new) add();
    last_ = found->second;
    return series_[last_];
  }
  [[nodiscard]] std::vector<Series>& all() { return series_; }

 private:
  void add() {
    // The whole census of 2011 has some 200; a file with thousands holds something else.
    constexpr std::size_t kMostSeries = 2000;
    if (series_.size() >= kMostSeries) {
      throw Error(ErrorKind::Input,
                  text("Die Datei hat mehr als {} verschiedene Merkmale.",
                       "The file has more than {} different attributes.", kMostSeries));
    }
    Findings of_no_interest;
    const std::string name = decode_text(key_, "", "", of_no_interest).text;
    keys_.push_back(key_);
    series_.push_back({name, selection_.take(name), {}});
  }

  Selection& selection_;
  std::string key_;
  std::size_t last_ = 0;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::vector<std::string> keys_;
  std::vector<Series> series_;
};

void add_entry(Series& series, const Cell& cell, const LongColumns& columns, RowReader& reader) {
  const std::string_view field = reader.field(columns.count);
  Value value{std::numeric_limits<float>::quiet_NaN(), ValueFlag::Missing};
  if (const std::optional<Value> parsed = parse_value(field)) {
    value = *parsed;
  } else {
    reader.tell_bad_value(series.name, field);
  }
  if (columns.quality && value.flag == ValueFlag::None) {
    const std::string_view quality = trimmed(reader.field(*columns.quality));
    if (!quality.empty() && quality != "0") value.flag = ValueFlag::Limited;
  }
  series.entries.push_back(
      {cell, value.value, static_cast<std::uint32_t>(reader.row()), value.flag});
}

/// Sorted by cell, each cell once.
void bring_in_order(Series& series, RowReader& reader) {
  std::vector<Entry>& entries = series.entries;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.cell != b.cell ? a.cell < b.cell : a.row < b.row;
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (kept > 0 && entries[kept - 1].cell == entries[i].cell) {
      reader.reject_at(
          "census.duplicate",
          text("Die Zelle {} stand für {} schon in Zeile {}. Es gilt die frühere Zeile.",
               "The cell {} already stood in row {2} for {1}. The earlier row counts.",
               cell_name(entries[i].cell), series.name, entries[kept - 1].row),
          entries[i].row);
    } else {
      entries[kept++] = entries[i];
    }
  }
  entries.resize(kept);
}

std::vector<Cell> cells_of(const std::vector<Series>& all) {
  std::vector<Cell> cells;
  for (const Series& series : all) {
    const auto middle = static_cast<std::ptrdiff_t>(cells.size());
    for (const Entry& entry : series.entries) cells.push_back(entry.cell);
    std::inplace_merge(cells.begin(), cells.begin() + middle, cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  }
  return cells;
}

/// The series on all cells. Of a cell without a row the census of 2011 says nothing: nobody there,
/// or fewer than three.
CensusAttribute spread(const Series& series, const std::vector<Cell>& cells,
                       const std::string& file) {
  CensusAttribute attribute{
      series.name, std::vector<float>(cells.size(), std::numeric_limits<float>::quiet_NaN()),
      std::vector<ValueFlag>(cells.size(), ValueFlag::SecretOrEmpty), file};
  std::size_t at = 0;
  for (const Entry& entry : series.entries) {
    while (cells[at] != entry.cell) ++at;
    attribute.values[at] = entry.value;
    attribute.flags[at] = entry.flag;
  }
  return attribute;
}

}  // namespace

CensusGrid read_long(const GridTable& table, LineStream& lines, Job& job) {
  const LongColumns& columns = *table.header.rows;
  SeriesIndex index(job.selection);
  RowReader reader(table, lines, job);
  while (reader.next()) {
    Series& series =
        index.of(trimmed(reader.field(columns.feature)), trimmed(reader.field(columns.code)));
    if (!series.wanted) {
      ++job.report.other;
    } else if (const std::optional<Cell> cell = reader.cell()) {
      add_entry(series, *cell, columns, reader);
    }
  }
  std::erase_if(index.all(), [](const Series& series) { return !series.wanted; });
  // By name, not by first appearance: rows in another order give the same grid.
  std::sort(index.all().begin(), index.all().end(),
            [](const Series& a, const Series& b) { return a.name < b.name; });
  for (Series& series : index.all()) bring_in_order(series, reader);
  reader.finish();
  std::vector<Cell> cells = cells_of(index.all());
  std::vector<CensusAttribute> attributes;
  for (const Series& series : index.all()) {
    job.report.used += series.entries.size();
    attributes.push_back(spread(series, cells, table.file));
    tell_flags(attributes.back(), table, job.findings);
  }
  return {std::move(cells), std::move(attributes)};
}

}  // namespace nahraum::geo::census
