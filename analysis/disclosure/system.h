#pragma once
// The outsider's view: integer variables with bounds and equations between them. A statement of
// the release (a count, a rate) narrows the bounds of its variables; hiding it takes that back.

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/disclosure/rules.h"

namespace nahraum::analysis::disclosure {

/// One thing the release says or does not say: a wanted cell, or a rate.
struct Statement {
  bool is_rate = false;
  std::size_t index = 0;  ///< of the cell or the rate
  double loss = 1;        ///< information lost when hidden
  bool may_hide = true;   ///< false: zeros that are always published
  std::vector<std::uint32_t> variables;
};

struct Variable {
  std::int64_t value = 0;  ///< the truth
  Interval natural;        ///< without the release
  Interval said;           ///< what its statement says; only where there is one
  std::int32_t statement = -1;
  bool slack = false;  ///< stands for a row's free play; not a count
};

struct Entry {
  std::uint32_t index = 0;  ///< variable in a row, row in a column
  std::int64_t factor = 0;
};

/// Sum of factor x variable = 0 in every row. Immutable once built. Variables 0 .. cells-1 are the
/// cells.
class System {
 public:
  System(const Problem& problem, const Rules& rules);

  [[nodiscard]] std::size_t size() const { return variables_.size(); }
  [[nodiscard]] std::size_t row_count() const { return row_start_.size() - 1; }
  [[nodiscard]] const Variable& variable(std::size_t index) const { return variables_[index]; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return statements_; }
  [[nodiscard]] std::span<const Entry> row(std::size_t row) const {
    return std::span(row_entries_).subspan(row_start_[row], row_start_[row + 1] - row_start_[row]);
  }
  /// Rows of a variable with its factor there.
  [[nodiscard]] std::span<const Entry> column(std::size_t variable) const {
    return std::span(column_entries_)
        .subspan(column_start_[variable], column_start_[variable + 1] - column_start_[variable]);
  }

 private:
  std::uint32_t add(Variable variable);
  void add_row(const std::vector<Entry>& entries);
  void add_cells(const Problem& problem, const Rules& rules);
  void add_relations(const Problem& problem);
  void add_rates(const Problem& problem);
  void add_rate_side(const Rate& rate, std::int64_t numerator, std::int64_t base,
                     Statement& statement);
  void index_columns();

  std::vector<Variable> variables_;
  std::vector<Statement> statements_;
  std::vector<std::size_t> row_start_{0};
  std::vector<Entry> row_entries_;
  std::vector<std::size_t> column_start_;
  std::vector<Entry> column_entries_;
};

/// Which statements are published: the only thing that changes while protecting.
class PublicState {
 public:
  explicit PublicState(const System& system)
      : system_(&system), published_(system.statements().size(), 1) {}
  [[nodiscard]] bool published(std::size_t statement) const { return published_[statement] != 0; }
  void set(std::size_t statement, bool published) { published_[statement] = published ? 1 : 0; }
  /// What an outsider knows of the variable by itself.
  [[nodiscard]] const Interval& bounds(std::size_t variable) const {
    const Variable& v = system_->variable(variable);
    const bool said = v.statement >= 0 && published(static_cast<std::size_t>(v.statement));
    return said ? v.said : v.natural;
  }
  [[nodiscard]] bool free(std::size_t variable) const {
    const Interval& b = bounds(variable);
    return b.lower < b.upper;
  }
  /// Its statement is published and may be hidden.
  [[nodiscard]] bool can_hide(std::size_t variable) const {
    const Variable& v = system_->variable(variable);
    return v.statement >= 0 && published(static_cast<std::size_t>(v.statement)) &&
           system_->statements()[static_cast<std::size_t>(v.statement)].may_hide;
  }

 private:
  const System* system_;
  std::vector<std::uint8_t> published_;
};

}  // namespace nahraum::analysis::disclosure
