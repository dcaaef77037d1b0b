#pragma once
// What a run says about sets of sites: part of StudyResult. Sites are rows of the list of Kitas.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/siting/ground.h"
#include "analysis/siting/proof.h"
#include "analysis/siting/site_cost.h"
#include "analysis/siting/siting_task.h"
#include "analysis/study/siting_spec.h"
#include "geo/layer/layer.h"

namespace nahraum::analysis {

enum class SiteRole : std::uint8_t {
  Existing,     ///< a ThEKiZ that stays
  Proposed,     ///< new
  Closed,       ///< a ThEKiZ the set gives up (existing = "closable")
  Alternative,  ///< not in the set, but in one nearly as good
};

struct ProposedSite {
  std::uint32_t kita = 0;
  SiteRole role = SiteRole::Existing;
  bool locked = false;
  std::size_t order = 0;                 ///< of opening, from 1; 0 = not opened
  std::optional<double> gain{};          ///< of the objective in this order
  std::optional<Count> children{};       ///< reached in addition in this order
  std::size_t among = 0;                 ///< in so many of the sets nearly as good
  std::optional<double> loss{};          ///< of the objective when this Kita declines
  bool irreplaceable = false;            ///< without it no set keeps the rules
  std::vector<std::uint32_t> instead{};  ///< opened then in place of it
  std::optional<SiteCost> cost{};
};

struct ProposalOutcome {
  ProposalSpec spec;
  SitingWords words = SitingWords::Children;
  SitingTask task;                             ///< null problem: could not even be asked
  std::shared_ptr<const SitingGround> ground;  ///< never null
  SiteSet existing;
  Proposal best;
  geo::Text proof;
  std::optional<double> today;  ///< objective with the existing ThEKiZ alone, where it has a value
  std::vector<Proposal> sets;   ///< the best and those nearly as good
  bool sets_cut = false;        ///< there may be more than were asked for
  std::vector<CostCurvePoint> curve;
  std::vector<ProposedSite> sites;  ///< opened ones in order, then closed, existing, alternatives
  std::optional<SetChange> units;   ///< today -> proposal, by Gemeinde
  std::optional<SetChange> sozialraeume;  ///< the same by Sozialraum, where there are any
  std::optional<SiteCost> cost;           ///< of the set, where [costs] are known
  double noise_sd = 0;        ///< of the children gained: perturbation of the census cells
  bool confidential = false;  ///< rests on figures that are not public

  [[nodiscard]] bool found() const {
    return task.problem != nullptr && best.state != ProposalState::Infeasible && units.has_value();
  }
};

struct ComparisonOutcome {
  std::string first;
  std::string second;
  bool asked = true;  ///< false: today against a proposal, made for every one
  SetChange units;
  std::optional<SetChange> sozialraeume;
};

struct SitingResult {
  std::vector<ProposalOutcome> proposals;  ///< in the order of the study
  std::vector<ComparisonOutcome> comparisons;
  geo::Table sites_table;         ///< "vorschlaege"
  geo::Table alternatives_table;  ///< "vorschlaege_alternativen"
  geo::Table curve_table;         ///< "vorschlaege_kurve"
  geo::Table comparison_table;    ///< "vorschlaege_vergleich"
  geo::Layer layer;               ///< "vorschlaege": one point for each proposal and site

  [[nodiscard]] const ProposalOutcome* find(const std::string& key) const {
    for (const ProposalOutcome& proposal : proposals) {
      if (proposal.spec.key == key) return &proposal;
    }
    return nullptr;
  }
};

}  // namespace nahraum::analysis
