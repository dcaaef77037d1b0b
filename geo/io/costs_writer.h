#pragma once
// A table of costs as plain CSV, written as it is found: `from,to,cost`, further columns on
// request. UTF-8, comma, decimal point, LF; a pair that is not there is unreachable. Whole or
// absent.
//
//   CostsWriter writer("m.csv", {"from", "to", "cost"});
//   writer.add("cell 1", "kita 7", {12.35});
//   writer.commit();

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nahraum::geo {

class CostsWriter {
 public:
  CostsWriter(const std::filesystem::path& path, const std::vector<std::string>& header);
  ~CostsWriter();
  CostsWriter(const CostsWriter&) = delete;
  CostsWriter& operator=(const CostsWriter&) = delete;

  /// One row: two texts, then numbers with at most four decimals (a tenth of a second is 0.0017
  /// minutes), trailing zeros left out. Throws Error{Io} when the disk is full.
  void add(std::string_view from, std::string_view to, std::initializer_list<double> numbers);
  void commit();
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::size_t rows_ = 0;
};

/// "12.35", "7", "0.0017": at most four decimals.
void append_cost(std::string& out, double value);

}  // namespace nahraum::geo
