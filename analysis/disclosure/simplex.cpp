#include "analysis/disclosure/simplex.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace nahraum::analysis::disclosure {

namespace {

constexpr double kPivotLeast = 1e-9;
constexpr double kGainLeast = 1e-6;
constexpr double kResidual = 1e-7;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Every column is shifted to the range 0 .. cap. Basic columns >= `columns` are the rows' own
/// (artificial) ones, which never come back once they left.
class Tableau {
 public:
  explicit Tableau(const LinearProgram& program)
      : program_(program),
        rows_(program.rows),
        columns_(program.columns),
        t_(program.matrix),
        value_(rows_, 0),
        basis_(rows_),
        at_upper_(columns_, 0),
        basic_(columns_, 0) {
    for (std::size_t j = 0; j < columns_; ++j) cap_.push_back(program.upper[j] - program.lower[j]);
    for (std::size_t i = 0; i < rows_; ++i) {
      basis_[i] = columns_ + i;
      place_row(i);
    }
  }

  LinearAnswer solve() {
    LinearAnswer answer;
    answer.found = std::all_of(cap_.begin(), cap_.end(), [](double cap) { return cap >= 0; }) &&
                   first_phase() && second_phase();
    answer.pivots = pivots_;
    if (answer.found) answer.x = solution();
    return answer;
  }

 private:
  void place_row(std::size_t i) {
    double* row = &t_[i * columns_];
    for (std::size_t j = 0; j < columns_; ++j) value_[i] -= row[j] * program_.lower[j];
    if (value_[i] >= 0) return;
    value_[i] = -value_[i];
    for (std::size_t j = 0; j < columns_; ++j) row[j] = -row[j];
  }

  [[nodiscard]] double basic_cap(std::size_t i) const {
    return basis_[i] < columns_ ? cap_[basis_[i]] : artificial_cap_;
  }

  bool first_phase() {
    if (std::all_of(value_.begin(), value_.end(), [](double v) { return v == 0; })) return true;
    artificial_cap_ = kInfinity;
    gain_.assign(columns_, 0);  // objective: minus the sum of the rows' own columns
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) gain_[j] += t_[i * columns_ + j];
    }
    if (!iterate()) return false;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (basis_[i] < columns_) continue;
      if (value_[i] > kResidual) return false;
      value_[i] = 0;
    }
    return true;
  }

  bool second_phase() {
    artificial_cap_ = 0;
    gain_ = program_.objective;
    for (std::size_t i = 0; i < rows_; ++i) {
      if (basis_[i] >= columns_) continue;
      const double cost = program_.objective[basis_[i]];
      if (cost == 0) continue;
      for (std::size_t j = 0; j < columns_; ++j) gain_[j] -= cost * t_[i * columns_ + j];
    }
    return iterate();
  }

  bool iterate() {
    const std::size_t most = 40 * (rows_ + columns_) + 100;
    std::size_t still = 0;
    for (std::size_t n = 0; n < most; ++n) {
      const std::size_t j = entering(still > 2 * (rows_ + 10));
      if (j == columns_) return true;
      const double step = move(j);
      if (step == kInfinity) return false;
      still = step > 0 ? 0 : still + 1;
      ++pivots_;
    }
    return false;
  }

  /// Largest gain; the first one with any when nothing has moved for long (Bland).
  [[nodiscard]] std::size_t entering(bool first) const {
    std::size_t best = columns_;
    double most = kGainLeast;
    for (std::size_t j = 0; j < columns_; ++j) {
      if (basic_[j] != 0 || cap_[j] <= 0) continue;
      const double gain = at_upper_[j] != 0 ? -gain_[j] : gain_[j];
      if (gain <= most) continue;
      best = j;
      if (first) return best;
      most = gain;
    }
    return best;
  }

  double move(std::size_t j) {
    const double sign = at_upper_[j] != 0 ? -1 : 1;
    double step = cap_[j];
    std::size_t leaving = rows_;
    double pivot = 0;
    for (std::size_t i = 0; i < rows_; ++i) {
      const double alpha = t_[i * columns_ + j] * sign;
      if (std::abs(alpha) < kPivotLeast) continue;
      const double room = alpha > 0 ? value_[i] : basic_cap(i) - value_[i];
      const double limit = std::max(0.0, room) / std::abs(alpha);
      if (limit > step || (limit == step && std::abs(alpha) <= pivot)) continue;
      step = limit;
      leaving = i;
      pivot = std::abs(alpha);
    }
    if (step == kInfinity) return step;
    for (std::size_t i = 0; i < rows_; ++i) value_[i] -= t_[i * columns_ + j] * sign * step;
    if (leaving == rows_)
      at_upper_[j] ^= 1;
    else
      exchange(leaving, j, sign, step);
    return step;
  }

  void exchange(std::size_t leaving, std::size_t j, double sign, double step) {
    const std::size_t out = basis_[leaving];
    if (out < columns_) {
      basic_[out] = 0;
      at_upper_[out] = t_[leaving * columns_ + j] * sign < 0 ? 1 : 0;
    }
    value_[leaving] = at_upper_[j] != 0 ? cap_[j] - step : step;
    basis_[leaving] = j;
    basic_[j] = 1;
    at_upper_[j] = 0;
    eliminate(leaving, j);
  }

  void eliminate(std::size_t leaving, std::size_t j) {
    double* pivot_row = &t_[leaving * columns_];
    const double scale = 1 / pivot_row[j];
    touched_.clear();
    for (std::size_t c = 0; c < columns_; ++c) {
      if (pivot_row[c] == 0) continue;
      pivot_row[c] *= scale;
      touched_.push_back(c);
    }
    for (std::size_t i = 0; i < rows_; ++i) {
      if (i != leaving) subtract(&t_[i * columns_], pivot_row, j);
    }
    subtract(gain_.data(), pivot_row, j);
  }

  void subtract(double* row, const double* pivot_row, std::size_t j) const {
    const double factor = row[j];
    if (factor == 0) return;
    for (const std::size_t c : touched_) row[c] -= factor * pivot_row[c];
    row[j] = 0;
  }

  [[nodiscard]] std::vector<double> solution() const {
    std::vector<double> x = program_.lower;
    for (std::size_t j = 0; j < columns_; ++j) {
      if (at_upper_[j] != 0) x[j] = program_.upper[j];
    }
    for (std::size_t i = 0; i < rows_; ++i) {
      if (basis_[i] < columns_) x[basis_[i]] = program_.lower[basis_[i]] + value_[i];
    }
    return x;
  }

  const LinearProgram& program_;
  std::size_t rows_;
  std::size_t columns_;
  std::vector<double> t_;
  std::vector<double> value_;  ///< of the basic columns, above their lower bound
  std::vector<std::size_t> basis_;
  std::vector<std::uint8_t> at_upper_;
  std::vector<std::uint8_t> basic_;
  std::vector<double> cap_;
  std::vector<double> gain_;
  std::vector<std::size_t> touched_;
  double artificial_cap_ = 0;
  std::size_t pivots_ = 0;
};

}  // namespace

LinearAnswer maximise(const LinearProgram& program) { return Tableau(program).solve(); }

}  // namespace nahraum::analysis::disclosure
