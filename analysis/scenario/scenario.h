#pragma once
// What if - and what has the planner changed? A scenario is a value beside the study: what would be
// different, and the log of reasons. The lists of the county are never written to.
//
//   Scenario scenario{.key = "nord", .title = geo::same_text("Norden zuerst")};
//   scenario.closed.insert("0042");
//   for (const ScenarioChange& change : changes_of(scenario)) show(change.words);
//
// Kitas are named by their number in the county's list, places are in the working CRS (metres).
// Values: copying is cheap, two are equal when all they say is equal. It lives in the study file as
// [[scenario]], [[scenario_kita]], [[scenario_verbund]], [[scenario_weight]],
// [[scenario_readiness]], [[scenario_service]], [[scenario_proposal]], [[scenario_note]]
// (scenario_text.h writes them).

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/model/kita.h"
#include "analysis/model/membership.h"
#include "analysis/model/readiness.h"

namespace nahraum::analysis {

/// One line of the log: who (a role, no name), when, why.
struct ScenarioNote {
  std::string role;
  std::string date;  ///< ISO
  std::string text;
  friend bool operator==(const ScenarioNote&, const ScenarioNote&) = default;
};

/// An answer that would be different; stated by people, never computed.
struct ScenarioReadiness {
  std::string kita;
  ReadinessItem item = ReadinessItem::Traeger;
  Answer answer = Answer::Open;
  std::string role;
  std::string date;  ///< ISO, "" = undated
  friend bool operator==(const ScenarioReadiness&, const ScenarioReadiness&) = default;
};

/// A service that would be new.
struct ScenarioService {
  std::string id;
  std::string name;
  std::string category;  ///< code of data/catalogue/services.csv
  geo::Point where;
  std::optional<double> hours;  ///< a week
  friend bool operator==(const ScenarioService&, const ScenarioService&) = default;
};

/// Another number of sites or another budget than a proposal of the study asks for.
struct ScenarioAmount {
  std::optional<std::size_t> p;  ///< counted as the proposal counts; with money alone: at most
  std::optional<double> budget;  ///< Euro a year
  friend bool operator==(const ScenarioAmount&, const ScenarioAmount&) = default;
};

struct Scenario {
  std::string key;  ///< small letters a-z, digits, _
  geo::Text title{};
  std::vector<ScenarioNote> notes{};
  /// Weights of criteria by key of the node, in percent among its siblings: 0 and more. Siblings
  /// that are not named keep theirs; together they are then brought to 100 again.
  std::map<std::string, double> weights{};
  std::map<std::string, ThekizPhase> phases{};
  std::vector<ScenarioReadiness> readiness{};  ///< one a Kita and item
  std::set<std::string> closed{};
  std::map<std::string, geo::Point> moved{};
  Membership membership{};  ///< Kitas in another Verbund, new Verbuende
  std::vector<ScenarioService> services{};
  std::set<std::string> locked{};                   ///< in every proposal
  std::set<std::string> excluded{};                 ///< from every proposal
  std::map<std::string, ScenarioAmount> amounts{};  ///< by key of the proposal
  friend bool operator==(const Scenario&, const Scenario&) = default;

  /// Nothing would be different (notes may be there).
  [[nodiscard]] bool unchanged() const;
  /// The title, or the key where there is none.
  [[nodiscard]] geo::Text name() const;
};

enum class ChangeKind {
  Closed,
  Moved,
  Phase,
  NewVerbund,  ///< before the Kitas that belong to it
  Member,
  Readiness,
  Service,
  Weight,
  Locked,
  Excluded,
  Amount
};

/// One change as a person reads it.
struct ScenarioChange {
  ChangeKind kind = ChangeKind::Closed;
  std::string
      subject;  ///< number of the Kita, key of criterion or proposal, id of service or Verbund
  ReadinessItem item = ReadinessItem::Traeger;  ///< of ChangeKind::Readiness
  geo::Text words;                              ///< "Kita 0042 geschlossen"
};

/// In the order of ChangeKind, then by subject.
[[nodiscard]] std::vector<ScenarioChange> changes_of(const Scenario& scenario);
/// The scenario without this change; as it is when it has no such change. Without a new Verbund its
/// Kitas stay where the list has them.
[[nodiscard]] Scenario without_change(Scenario scenario, const ScenarioChange& change);
/// Replaces the answer on this item of this Kita, or adds it; kept sorted by Kita and item.
void set_readiness(Scenario& scenario, ScenarioReadiness answer);

/// All scenarios of a study, in the order of the file. Immutable ones are shared: a changed book
/// costs one pointer a scenario.
struct ScenarioBook {
  std::vector<std::shared_ptr<const Scenario>> scenarios;

  [[nodiscard]] std::shared_ptr<const Scenario> find(const std::string& key) const;
  [[nodiscard]] std::vector<std::string> keys() const;
  /// With this scenario in the place of that of its key, or at the end.
  [[nodiscard]] ScenarioBook with(Scenario scenario) const;
  [[nodiscard]] ScenarioBook without(const std::string& key) const;
  friend bool operator==(const ScenarioBook& a, const ScenarioBook& b);
};

/// A key for a new scenario from its title: "Norden zuerst" becomes "norden_zuerst"; a number is
/// added when the book has it already. 1 to 24 characters.
[[nodiscard]] std::string new_scenario_key(const ScenarioBook& book, const std::string& title);
/// "neu1", "neu2" ...: an id no new service of the scenario has.
[[nodiscard]] std::string new_service_id(const Scenario& scenario);

}  // namespace nahraum::analysis
