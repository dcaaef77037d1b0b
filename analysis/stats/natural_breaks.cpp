// Fisher's exact grouping of sorted values by dynamic programming. The best last cut moves to the
// right as values are added, so each layer is solved by halving: O(k n log n).

#include <algorithm>
#include <limits>

#include "analysis/stats/classes.h"

namespace nahraum::analysis {

namespace {

class Groups {
 public:
  Groups(const std::vector<double>& values, const std::vector<double>& counts)
      : weight_(values.size() + 1), sum_(values.size() + 1), squares_(values.size() + 1) {
    // About the middle value: squares of what is left are small, so their differences are exact
    // enough.
    const double origin = values[values.size() / 2];
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double x = values[i] - origin;
      weight_[i + 1] = weight_[i] + counts[i];
      sum_[i + 1] = sum_[i] + counts[i] * x;
      squares_[i + 1] = squares_[i] + counts[i] * x * x;
    }
  }

  std::vector<std::size_t> best(std::size_t k) {
    const std::size_t n = weight_.size() - 1;
    before_.resize(n);
    for (std::size_t i = 0; i < n; ++i) before_[i] = within(0, i);
    std::vector<std::vector<std::uint32_t>> first(k, std::vector<std::uint32_t>(n, 0));
    for (std::size_t group = 1; group < k; ++group) {
      now_.assign(n, std::numeric_limits<double>::infinity());
      solve({group, n - 1, group, n - 1}, first[group]);
      before_.swap(now_);
    }
    std::vector<std::size_t> ends(k);
    std::size_t last = n - 1;
    for (std::size_t group = k; group-- > 0;) {
      ends[group] = last;
      if (group > 0) last = first[group][last] - 1;
    }
    return ends;
  }

 private:
  /// Squared differences from their mean of the values from..to.
  [[nodiscard]] double within(std::size_t from, std::size_t to) const {
    const double weight = weight_[to + 1] - weight_[from];
    const double sum = sum_[to + 1] - sum_[from];
    return std::max(0.0, squares_[to + 1] - squares_[from] - sum * sum / weight);
  }

  struct Part {
    std::size_t low;  ///< values to solve
    std::size_t high;
    std::size_t first_low;  ///< where their last group can begin
    std::size_t first_high;
  };
  void solve(Part part, std::vector<std::uint32_t>& first) {
    if (part.low > part.high) return;
    const std::size_t middle = part.low + (part.high - part.low) / 2;
    std::size_t best = std::min(part.first_low, middle);
    for (std::size_t at = part.first_low; at <= std::min(middle, part.first_high); ++at) {
      const double cost = before_[at - 1] + within(at, middle);
      if (cost < now_[middle]) {
        now_[middle] = cost;
        best = at;
      }
    }
    first[middle] = static_cast<std::uint32_t>(best);
    if (middle > part.low) solve({part.low, middle - 1, part.first_low, best}, first);
    solve({middle + 1, part.high, best, part.first_high}, first);
  }

  std::vector<double> weight_, sum_, squares_;
  std::vector<double> before_;  ///< least cost of values 0..i in one group fewer
  std::vector<double> now_;
};

}  // namespace

std::vector<std::size_t> best_groups(const std::vector<double>& values,
                                     const std::vector<double>& counts, std::size_t k) {
  if (values.empty() || k == 0) return {};
  return Groups(values, counts).best(std::min(k, values.size()));
}

}  // namespace nahraum::analysis
