#include "analysis/disclosure/related.h"

#include <algorithm>
#include <set>

namespace nahraum::analysis::disclosure {

namespace {

constexpr std::size_t kMostSteps = 100'000;  // of the search for the parts of one whole
constexpr std::size_t kMostSums = 16;        // of one whole
constexpr std::size_t kLeastUnits = 2;       // that a relation must be seen in

bool anything(const CountColumn& column) {
  return std::any_of(column.begin(), column.end(),
                     [](const auto& count) { return count && *count > 0; });
}

bool same(const CountColumn& a, const CountColumn& b) {
  std::size_t seen = 0;
  for (std::size_t unit = 0; unit < a.size(); ++unit) {
    if (!a[unit] || !b[unit]) continue;
    if (*a[unit] != *b[unit]) return false;
    ++seen;
  }
  return seen >= kLeastUnits;
}

/// Parts of one whole, by depth first over the columns.
class PartSearch {
 public:
  PartSearch(const std::vector<CountColumn>& columns, std::vector<std::size_t> candidates,
             std::size_t whole)
      : columns_(columns), candidates_(std::move(candidates)), whole_(whole) {}

  std::vector<MeasureSum> run() && {
    look(0, columns_[whole_]);
    return std::move(found_);
  }

 private:
  /// `rest`: what of the whole is left, nothing where it cannot be told.
  void look(std::size_t from, const CountColumn& rest) {
    if (steps_++ >= kMostSteps || found_.size() >= kMostSums) return;
    for (std::size_t next = from; next < candidates_.size(); ++next) {
      CountColumn left = rest;
      if (!subtract(columns_[candidates_[next]], left)) continue;
      parts_.push_back(candidates_[next]);
      if (parts_.size() > 1 && used_up(left)) found_.push_back({whole_, parts_});
      look(next + 1, left);
      parts_.pop_back();
    }
  }

  static bool subtract(const CountColumn& part, CountColumn& left) {
    std::size_t known = 0;
    for (std::size_t unit = 0; unit < left.size(); ++unit) {
      if (!left[unit]) continue;
      if (!part[unit]) {
        left[unit].reset();
        continue;
      }
      *left[unit] -= *part[unit];
      if (*left[unit] < 0) return false;
      ++known;
    }
    return known >= kLeastUnits;
  }

  static bool used_up(const CountColumn& left) {
    return std::all_of(left.begin(), left.end(),
                       [](const auto& count) { return !count || *count == 0; });
  }

  const std::vector<CountColumn>& columns_;
  std::vector<std::size_t> candidates_;
  std::size_t whole_;
  std::vector<std::size_t> parts_{};
  std::vector<MeasureSum> found_{};
  std::size_t steps_ = 0;
};

/// In one unit: what the others leave for a missing part, or the whole of the parts.
void complete_unit(const MeasureSum& sum, std::size_t unit, std::vector<CountColumn>& columns) {
  std::int64_t known = 0;
  std::vector<std::size_t> open;
  for (const std::size_t part : sum.parts) {
    if (columns[part][unit])
      known += *columns[part][unit];
    else
      open.push_back(part);
  }
  auto& whole = columns[sum.whole][unit];
  if (!whole) {
    if (open.empty()) whole = known;
    return;
  }
  if (open.size() == 1 && *whole >= known) columns[open.front()][unit] = *whole - known;
}

bool holds(const MeasureSum& sum, const std::vector<CountColumn>& columns) {
  for (std::size_t unit = 0; unit < columns[sum.whole].size(); ++unit) {
    std::int64_t parts = 0;
    for (const std::size_t part : sum.parts) parts += *columns[part][unit];
    if (parts != *columns[sum.whole][unit]) return false;
  }
  return true;
}

}  // namespace

std::vector<MeasureSum> detected_sums(const std::vector<CountColumn>& columns) {
  std::vector<MeasureSum> sums;
  std::vector<std::size_t> different;  // the first of each kind
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!anything(columns[i])) continue;
    const auto twin = std::find_if(different.begin(), different.end(), [&](std::size_t earlier) {
      return same(columns[earlier], columns[i]);
    });
    if (twin == different.end())
      different.push_back(i);
    else
      sums.push_back({*twin, {i}});
  }
  for (const std::size_t whole : different) {
    std::vector<std::size_t> others = different;
    std::erase(others, whole);
    for (MeasureSum& sum : PartSearch(columns, std::move(others), whole).run())
      sums.push_back(std::move(sum));
  }
  std::stable_sort(sums.begin(), sums.end(),
                   [](const MeasureSum& a, const MeasureSum& b) { return a.whole < b.whole; });
  return sums;
}

std::vector<std::size_t> complete_by_sums(const std::vector<MeasureSum>& sums,
                                          std::vector<CountColumn>& columns) {
  for (std::size_t round = 0; round <= sums.size(); ++round) {  // one may open the way for another
    for (const MeasureSum& sum : sums) {
      for (std::size_t unit = 0; unit < columns[sum.whole].size(); ++unit)
        complete_unit(sum, unit, columns);
    }
  }
  for (CountColumn& column : columns) {
    for (auto& count : column) count = count.value_or(0);
  }
  std::set<std::size_t> broken;
  for (const MeasureSum& sum : sums) {
    if (holds(sum, columns)) continue;
    broken.insert(sum.whole);
    broken.insert(sum.parts.begin(), sum.parts.end());
  }
  return {broken.begin(), broken.end()};
}

}  // namespace nahraum::analysis::disclosure
