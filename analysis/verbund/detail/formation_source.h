#pragma once
// Where columns come from: a pool of all groups, or a walk over them when they are too many.

#include <functional>
#include <memory>

#include "analysis/verbund/detail/formation_master.h"

namespace nahraum::analysis::detail {

/// What a node of the search has decided.
struct FormationDecisions {
  std::vector<std::int8_t> unit;  ///< -1 = open, 0 = out, 1 = in
  std::vector<std::pair<std::uint16_t, std::uint16_t>> together, apart;
  [[nodiscard]] bool allow(const FormationGroup& group) const;
};

struct GroupPricing {
  bool whole = false;  ///< false: stopped in between, nothing is known about the others
  double least = 0;    ///< no allowed group outside the master has a reduced cost below this; <= 0
  GroupSet groups;     ///< some with negative reduced cost, best first
};

struct PricingQuestion {
  const FormationGoal& goal;
  const FormationMaster& master;
  const GroupPrices& prices;
  const FormationDecisions& decisions;
  std::size_t most = 200;
};

class GroupSource {
 public:
  GroupSource() = default;
  virtual ~GroupSource() = default;
  GroupSource(const GroupSource&) = delete;
  GroupSource& operator=(const GroupSource&) = delete;

  [[nodiscard]] virtual GroupPricing price(const PricingQuestion& question) = 0;
  /// Drops groups that are in no set of value `most` or better: `bound` + reduced cost above it.
  virtual void narrow(const PricingQuestion& question, double bound, double most) = 0;
  /// Is it still there? For columns of the master.
  [[nodiscard]] virtual bool alive(const FormationGroup& group) const = 0;
  virtual void keep() = 0;     ///< what is there now is what restore() goes back to
  virtual void restore() = 0;  ///< takes back in what was dropped since keep()
  virtual void reset() = 0;    ///< takes all groups back in
};

[[nodiscard]] std::unique_ptr<GroupSource> pool_source(const FormationTask& task, GroupPool pool,
                                                       std::size_t threads,
                                                       std::function<bool()> stop);
[[nodiscard]] std::unique_ptr<GroupSource> walk_source(const FormationTask& task,
                                                       std::function<bool()> stop);

}  // namespace nahraum::analysis::detail
