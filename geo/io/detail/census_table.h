#pragma once
// Rows of one census table -> a CensusGrid. census_reader.h decides which tables are read.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/grid/census_grid.h"
#include "geo/io/census_reader.h"
#include "geo/io/detail/census_header.h"
#include "geo/io/line_stream.h"

namespace nahraum::geo::census {

/// Which attributes the caller wants, and which there were to choose from.
class Selection {
 public:
  explicit Selection(const std::vector<std::string>& wanted);
  /// Notes that the attribute exists; true when it is wanted. Empty wish = all.
  [[nodiscard]] bool take(const std::string& name);
  /// Throws Error{Input} naming a wanted attribute that never came, and those that did.
  void check_all_found(const std::string& file) const;
  /// Names that came, in order, 60 at most.
  [[nodiscard]] const std::vector<std::string>& present() const { return present_; }

 private:
  struct Wish {
    std::string name;
    std::string lower;
    bool found = false;
  };
  std::vector<Wish> wishes_;
  std::vector<std::string> present_;
};

/// One table on its way through, with everything that is told about it.
struct GridTable {
  Header header;
  std::int32_t cell_size = 0;
  std::string name;  ///< of the entry in a ZIP; empty for a plain file
  std::string file;  ///< "as named in the study", with the entry for a ZIP
};

struct Job {
  const CensusOptions& options;
  Selection& selection;
  Findings& findings;
  CensusReport& report;
  std::uint64_t bytes_before = 0;  ///< of the tables already read, for progress
  std::uint64_t bytes_total = 0;
};

[[nodiscard]] CensusGrid read_wide(const GridTable& table, LineStream& lines, Job& job);
[[nodiscard]] CensusGrid read_long(const GridTable& table, LineStream& lines, Job& job);

/// What is common to both formats: cuts the rows, checks the cell, counts, tells.
class RowReader {
 public:
  RowReader(const GridTable& table, LineStream& lines, Job& job);

  /// The next row with a full set of fields (blank lines passed over, others reported); false at
  /// the end.
  [[nodiscard]] bool next();
  /// Field of the current row; the columns right of Auspraegung_Text are found from the right when
  /// that text held separators.
  [[nodiscard]] std::string_view field(std::size_t column) const {
    return fields_[column <= label_ ? column : column + surplus_];
  }
  /// The cell of the current row; nothing when it lies outside the area or cannot be used, which is
  /// then counted and told.
  [[nodiscard]] std::optional<Cell> cell();
  [[nodiscard]] std::size_t row() const { return lines_.number(); }

  void reject(std::string code, Text why) { reject_at(std::move(code), std::move(why), row()); }
  void reject_at(std::string code, Text why, std::size_t row);
  /// A value that is no number: the row is used, the value is missing.
  void tell_bad_value(const std::string& attribute, std::string_view field);
  /// What was only counted while reading.
  void finish();

 private:
  [[nodiscard]] bool split(std::string_view line);
  void check_centre(const Cell& cell);

  const GridTable& table_;
  LineStream& lines_;
  Job& job_;
  std::vector<std::string_view> fields_;
  std::size_t label_ = static_cast<std::size_t>(-1);
  std::size_t surplus_ = 0;
  std::size_t texts_with_separator_ = 0;
  std::size_t wrong_centres_ = 0;
  std::size_t outside_ = 0;
};

/// A counted Finding for each flag the attribute carries.
void tell_flags(const CensusAttribute& attribute, const GridTable& table, Findings& findings);

}  // namespace nahraum::geo::census
