#pragma once
// The loop behind protect(): internal to this folder.

#include <optional>
#include <vector>

#include "analysis/disclosure/move_search.h"
#include "analysis/disclosure/protect.h"

namespace nahraum::analysis::disclosure {

class Protector {
 public:
  Protector(Problem problem, const Rules& rules, const ProtectLimits& limits);
  Protection run() &&;

 private:
  void hide_secrets();
  void ensure(std::size_t cell);
  [[nodiscard]] bool prove(std::size_t cell, std::size_t reach, bool like_plan = false);
  [[nodiscard]] bool prove_wider(std::size_t cell);
  [[nodiscard]] bool hide_planned(std::size_t cell, std::size_t reach);
  [[nodiscard]] std::optional<HidePlan> cheapest_plan(std::size_t cell, std::size_t reach);
  [[nodiscard]] std::optional<HidePlan> sliding_plan(std::size_t cell, std::size_t reach);
  void hide_component(std::size_t cell);
  void hide(std::size_t statement, Reason reason, std::size_t cell);
  void keep(Witness witness);
  [[nodiscard]] Decision& decision(std::size_t statement);
  void prune();
  [[nodiscard]] bool take_back(std::size_t statement);
  [[nodiscard]] std::vector<std::size_t> relying_on(std::size_t statement) const;

  Protection result_;
  System system_;
  PublicState state_;
  MoveSearch search_;
  ProtectLimits limits_;
  std::vector<std::size_t> queue_;
};

}  // namespace nahraum::analysis::disclosure
