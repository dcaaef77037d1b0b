#pragma once
// What a set of sites covers, which sites would add most, and planes that lie above that value.
//
// The covered weight of a part is a submodular function of the open sites: each row gives the best
// share among them. At any point x a plane touches its concave hull from above (Benders cut of
// Cordeau, Furini and Ljubic 2019, "Benders decomposition for very large scale partial set covering
// and maximal covering location problems"; for graded shares the same with the entry at which the
// row is full).

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/locate/detail/cover_rows.h"
#include "analysis/locate/detail/rule_book.h"

namespace nahraum::analysis::detail {

/// value of a part <= constant + sum of coefficients[site] for open sites
struct Plane {
  std::uint32_t part = 0;
  double constant = 0;
  double at_x = 0;  ///< height of the plane at the point it was made for
  std::vector<std::uint32_t> sites;
  std::vector<double> coefficients;
};

class CoverValue {
 public:
  /// `stop` ends fill() and exchange() early.
  CoverValue(const CoverRows& rows, std::size_t sites, std::function<bool()> stop);

  /// Covered weight by part, in units of the rows.
  [[nodiscard]] std::vector<double> by_part(const OpenSites& open) const;
  [[nodiscard]] double total(const OpenSites& open) const;
  [[nodiscard]] std::vector<Plane> planes(std::span<const double> x) const;

  /// Adds sites, each time the one that adds most (per cost if a budget rules), as rules allow.
  void fill(OpenSites& open, const RuleBook& book) const;
  /// Exchanges one site for another while that covers more; at most `moves` times. Site after site,
  /// each time for the best partner.
  void exchange(OpenSites& open, const RuleBook& book, std::size_t moves) const;

 private:
  struct Best;
  [[nodiscard]] Best best_of(const OpenSites& open) const;
  [[nodiscard]] std::vector<double> gains(const Best& best) const;
  /// Looks again at the rows of `site` after it was opened or closed.
  void update(const OpenSites& open, std::uint32_t site, Best& best,
              std::vector<double>& gain) const;
  /// The site that, opened in place of `out`, adds most; kNone if none adds anything.
  [[nodiscard]] std::uint32_t better_for(std::uint32_t out, const Best& best,
                                         std::vector<double> gain, OpenSites trial,
                                         const RuleBook& book) const;

  const CoverRows* rows_;
  std::size_t sites_;
  std::function<bool()> stop_;
  std::vector<std::uint64_t> starts_;  ///< by site
  std::vector<std::uint32_t> row_;
  std::vector<double> share_;
};

}  // namespace nahraum::analysis::detail
