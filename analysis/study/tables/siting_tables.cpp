// The tables about sets of sites.

#include "analysis/study/tables/siting_tables.h"

#include <algorithm>
#include <iterator>

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

FlaggedValue not_applicable() { return {std::nan(""), geo::ValueFlag::NotApplicable}; }
FlaggedValue whole(std::size_t n) { return plain_value(static_cast<double>(n)); }

FlaggedValue scaled(const std::optional<double>& value, SitingWords words) {
  return value ? plain_value(*value * objective_factor(words)) : not_applicable();
}

/// One row of a table, by column.
template <typename Row>
class TableOf {
 public:
  explicit TableOf(std::vector<Row> rows) : rows_(std::move(rows)) {}

  template <typename Value>
  void words(const char* name, geo::Text title, Value value) {
    std::vector<std::decay_t<decltype(value(std::declval<const Row&>()))>> values;
    for (const Row& row : rows_) values.push_back(value(row));
    builder_.add(text_column(name, std::move(title), std::move(values)));
  }
  template <typename Value>
  void number(const char* name, geo::Text title, const char* unit, int decimals, Value value) {
    FlaggedValues values;
    for (const Row& row : rows_) values.push_back(value(row));
    builder_.add(number_column(name, std::move(title), unit, decimals, values));
  }
  [[nodiscard]] geo::Table build() && {
    return rows_.empty() ? geo::Table() : std::move(builder_).build();
  }

 private:
  std::vector<Row> rows_;
  geo::TableBuilder builder_;
};

struct SiteRow {
  const ProposalOutcome* proposal = nullptr;
  const ProposedSite* site = nullptr;  ///< null: the proposal has no set
};

std::vector<SiteRow> site_rows(const SitingResult& siting) {
  std::vector<SiteRow> rows;
  for (const ProposalOutcome& proposal : siting.proposals) {
    if (proposal.sites.empty()) rows.push_back({&proposal, nullptr});
    for (const ProposedSite& site : proposal.sites) rows.push_back({&proposal, &site});
  }
  return rows;
}

template <typename Row>
void add_proposal_columns(TableOf<Row>& table) {
  table.words(columns::kProposal, text("Vorschlag", "Proposal"),
              [](const Row& row) { return row.proposal->spec.key; });
  table.words("title", text("Name des Vorschlags", "Name of the proposal"),
              [](const Row& row) { return row.proposal->spec.title; });
}

void add_kita_columns(const StudyResult& result, TableOf<SiteRow>& table) {
  const auto of_kita = [&result](auto value) {
    return [&result, value](const SiteRow& row) -> std::string {
      return row.site == nullptr ? "" : value(result, row.site->kita);
    };
  };
  table.words(columns::kKitaId, text("Kita-Nr.", "Kita no."),
              of_kita([](const StudyResult& r, std::uint32_t k) { return r.inputs.kitas[k].id; }));
  table.words(
      columns::kKitaName, text("Kita", "Kita"),
      of_kita([](const StudyResult& r, std::uint32_t k) { return r.inputs.kitas[k].name; }));
  table.words(columns::kGemeinde, text("Gemeinde", "Gemeinde"),
              of_kita([](const StudyResult& r, std::uint32_t k) {
                return unit_text(r.inputs.boundaries, "name", r.reach[k].unit);
              }));
  table.words(
      columns::kTraeger, text("Träger", "Provider"),
      of_kita([](const StudyResult& r, std::uint32_t k) { return r.inputs.kitas[k].traeger; }));
}

void add_site_columns(TableOf<SiteRow>& table) {
  const auto number = [&table](const char* name, geo::Text title, const char* unit, int decimals,
                               auto value) {
    table.number(name, std::move(title), unit, decimals, [value](const SiteRow& row) {
      return row.site == nullptr ? not_applicable() : value(*row.proposal, *row.site);
    });
  };
  using Outcome = ProposalOutcome;
  using One = ProposedSite;
  number(
      columns::kOrder, text("Reihenfolge", "Order"), "", kInteger,
      [](const Outcome&, const One& s) { return s.order > 0 ? whole(s.order) : not_applicable(); });
  number("gain", text("Gewinn für das Ziel", "Gain of the objective"), "", 1,
         [](const Outcome& p, const One& s) { return scaled(s.gain, p.words); });
  number("children", text("zusätzlich erreichte Kinder", "Children reached in addition"),
         "Personen", kInteger, [](const Outcome&, const One& s) {
           return s.children ? persons_of(*s.children) : not_applicable();
         });
  number("cells", text("in Zellen", "in cells"), "Zellen", kInteger,
         [](const Outcome&, const One& s) {
           return s.children ? plain_value(s.children->cells) : not_applicable();
         });
  number("secret_cells", text("davon ohne Angabe", "of these without a figure"), "Zellen", kInteger,
         [](const Outcome&, const One& s) {
           return s.children ? plain_value(s.children->secret) : not_applicable();
         });
  number("among", text("kommt vor in fast gleich guten Sätzen", "occurs in sets nearly as good"),
         "Sätze", kInteger, [](const Outcome&, const One& s) { return whole(s.among); });
  number("sets", text("Zahl dieser Sätze", "Number of these sets"), "Sätze", kInteger,
         [](const Outcome& p, const One&) { return whole(p.sets.size()); });
  number("loss", text("Verlust, wenn die Kita absagt", "Loss if the Kita declines"), "", 1,
         [](const Outcome& p, const One& s) { return scaled(s.loss, p.words); });
  number("cost", text("Kosten", "Cost"), "Euro je Jahr", 2, [](const Outcome&, const One& s) {
    return s.cost && s.order > 0 ? plain_value(s.cost->total) : not_applicable();
  });
  number("cost_municipal", text("davon kommunal", "of this municipal"), "Euro je Jahr", 2,
         [](const Outcome&, const One& s) {
           return s.cost && s.order > 0 ? plain_value(s.cost->municipal) : not_applicable();
         });
}

Text instead_text(const StudyResult& result, const SiteRow& row) {
  if (row.site == nullptr) return {};
  if (row.site->irreplaceable)
    return {"ohne sie ist kein Satz möglich", "without it no set is possible"};
  return geo::same_text(kita_names(result, row.site->instead));
}

void add_proof_columns(TableOf<SiteRow>& table) {
  const auto number = [&table](const char* name, geo::Text title, const char* unit, int decimals,
                               auto value) {
    table.number(name, std::move(title), unit, decimals, [value](const SiteRow& row) {
      return row.proposal->found() ? value(*row.proposal) : not_applicable();
    });
  };
  table.words("objective_name", text("Ziel", "Objective"),
              [](const SiteRow& row) { return objective_name(row.proposal->words); });
  number("objective", text("Zielwert des Satzes", "Objective value of the set"), "", 1,
         [](const ProposalOutcome& p) { return scaled(p.best.objective, p.words); });
  number("bound", text("Schranke: besser kann kein Satz sein", "Bound: no set can be better"), "",
         1, [](const ProposalOutcome& p) { return scaled(p.best.bound, p.words); });
  number("gap", text("Noch offen", "Still open"), "%", 2,
         [](const ProposalOutcome& p) { return plain_value(100 * p.best.gap()); });
  number("noise",
         text("Ungenauigkeit der gewonnenen Kinder (eine Standardabweichung)",
              "Inexactness of the children gained (one standard deviation)"),
         "Personen", 0, [](const ProposalOutcome& p) { return plain_value(p.noise_sd); });
  table.words("proof", text("Nachweis", "Proof"),
              [](const SiteRow& row) { return row.proposal->proof; });
}

geo::Table sites_table(const StudyResult& result) {
  TableOf<SiteRow> table(site_rows(result.siting));
  add_proposal_columns(table);
  table.words(columns::kRole, text("Rolle", "Role"), [](const SiteRow& row) {
    return row.site == nullptr ? Text() : role_name(row.site->role);
  });
  add_kita_columns(result, table);
  table.words("locked", text("gesetzt", "Locked"),
              [](const SiteRow& row) { return yes_no(row.site != nullptr && row.site->locked); });
  add_site_columns(table);
  table.words("instead", text("dann stattdessen", "then instead"),
              [&](const SiteRow& row) { return instead_text(result, row); });
  add_proof_columns(table);
  return std::move(table).build();
}

struct SetRow {
  const ProposalOutcome* proposal = nullptr;
  std::size_t number = 0;  ///< of the set from 1, or p
  const Proposal* set = nullptr;
  const Proposal* before = nullptr;  ///< of the curve: with one site fewer
};

void add_set_columns(const StudyResult& result, TableOf<SetRow>& table) {
  table.words("objective_name", text("Ziel", "Objective"),
              [](const SetRow& row) { return objective_name(row.proposal->words); });
  table.number("objective", text("Zielwert", "Objective value"), "", 1, [](const SetRow& row) {
    return row.set->state == ProposalState::Infeasible
               ? not_applicable()
               : scaled(row.set->objective, row.proposal->words);
  });
  table.number("gap", text("Noch offen", "Still open"), "%", 2, [](const SetRow& row) {
    return row.set->state == ProposalState::Infeasible ? not_applicable()
                                                       : plain_value(100 * row.set->gap());
  });
  table.words("kitas", text("Kitas", "Kitas"), [&](const SetRow& row) {
    return row.set->state == ProposalState::Infeasible
               ? row.set->why
               : geo::same_text(kita_names(result, new_sites(*row.proposal, row.set->sites)));
  });
}

geo::Table alternatives_table(const StudyResult& result) {
  std::vector<SetRow> rows;
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    for (std::size_t i = 0; i < proposal.sets.size(); ++i)
      rows.push_back({&proposal, i + 1, &proposal.sets[i], nullptr});
  }
  TableOf<SetRow> table(std::move(rows));
  add_proposal_columns(table);
  table.number("set", text("Satz Nr.", "Set no."), "", kInteger,
               [](const SetRow& row) { return whole(row.number); });
  table.number("worse", text("schlechter als der beste", "Worse than the first"), "%", 2,
               [](const SetRow& row) {
                 const double best = row.proposal->best.objective;
                 if (best == 0) return plain_value(0);
                 return plain_value(100 * std::abs(best - row.set->objective) / std::abs(best));
               });
  add_set_columns(result, table);
  return std::move(table).build();
}

FlaggedValue curve_gain(const SetRow& row) {
  const bool both = row.before != nullptr && row.set->state != ProposalState::Infeasible &&
                    row.before->state != ProposalState::Infeasible;
  if (!both) return not_applicable();
  const double more = row.set->objective - row.before->objective;
  return scaled(row.set->maximise ? more : -more, row.proposal->words);
}

geo::Table curve_table(const StudyResult& result) {
  std::vector<SetRow> rows;
  for (const ProposalOutcome& proposal : result.siting.proposals) {
    const std::size_t standing = proposal.spec.closable ? 0 : proposal.existing.size();
    const Proposal* before = nullptr;
    for (const CostCurvePoint& point : proposal.curve) {
      rows.push_back({&proposal, point.p - standing, &point.proposal, before});
      before = &point.proposal;
    }
  }
  TableOf<SetRow> table(std::move(rows));
  add_proposal_columns(table);
  table.number("p",
               text("Kitas (mit aufgebbaren ThEKiZ: alle)", "Kitas (with closable ThEKiZ: all)"),
               "", kInteger, [](const SetRow& row) { return whole(row.number); });
  table.number("gain", text("mehr als mit einer weniger", "More than with one fewer"), "", 1,
               curve_gain);
  add_set_columns(result, table);
  return std::move(table).build();
}

struct ChangeRow {
  const ComparisonOutcome* comparison = nullptr;
  std::string kind;
  std::string key;
  Text name;
  const AreaChange* change = nullptr;
  const SetChange* set = nullptr;  ///< of the row of the whole
};

bool changes(const AreaChange& change) { return change.gained.cells > 0 || change.lost.cells > 0; }

std::vector<ChangeRow> change_rows(const StudyResult& result) {
  std::vector<ChangeRow> rows;
  const geo::Table& units = result.inputs.boundaries.table();
  for (const ComparisonOutcome& one : result.siting.comparisons) {
    rows.push_back({&one, "", "", whole_study(), &one.units.whole, &one.units});
    for (std::size_t i = 0; one.sozialraeume && i < one.sozialraeume->by_area.size(); ++i) {
      const Sozialraum& area = result.inputs.sozialraeume->areas.list[i];
      rows.push_back({&one, area.kind, area.id, geo::same_text(area.name),
                      &one.sozialraeume->by_area[i], nullptr});
    }
    for (std::size_t i = 0; i < one.units.by_area.size(); ++i) {
      if (changes(one.units.by_area[i]))
        rows.push_back({&one, "Gemeinde", units.text("key")[i],
                        geo::same_text(units.text("name")[i]), &one.units.by_area[i], nullptr});
    }
  }
  return rows;
}

void add_change_counts(TableOf<ChangeRow>& table) {
  const auto persons = [&table](const char* name, geo::Text title, Count AreaChange::*count) {
    table.number(name, std::move(title), "Personen", kInteger,
                 [count](const ChangeRow& row) { return persons_of(row.change->*count); });
  };
  persons("children", text("Kinder", "Children"), &AreaChange::all);
  persons("before", text("erreicht vorher", "Reached before"), &AreaChange::before);
  persons("after", text("erreicht nachher", "Reached after"), &AreaChange::after);
  persons("gained", text("kommen dazu", "Gained"), &AreaChange::gained);
  persons("lost", text("fallen weg", "Lost"), &AreaChange::lost);
  const auto share = [&table](const char* name, geo::Text title, Count AreaChange::*count) {
    table.number(name, std::move(title), "%", 1, [count](const ChangeRow& row) {
      return percent_of(share_of(row.change->*count, row.change->all));
    });
  };
  share("share_before", text("Anteil vorher", "Share before"), &AreaChange::before);
  share("share_after", text("Anteil nachher", "Share after"), &AreaChange::after);
}

geo::Table comparison_table(const StudyResult& result) {
  TableOf<ChangeRow> table(change_rows(result));
  const auto name = [&result](const std::string& key) {
    if (key == kToday) return text("heute", "today");
    return result.siting.find(key)->spec.title;
  };
  table.words("first", text("Von", "From"),
              [&](const ChangeRow& row) { return name(row.comparison->first); });
  table.words("second", text("Nach", "To"),
              [&](const ChangeRow& row) { return name(row.comparison->second); });
  table.words("kind", text("Art des Gebiets", "Kind of area"),
              [](const ChangeRow& row) { return row.kind; });
  table.words("key", text("Schlüssel", "Key"), [](const ChangeRow& row) { return row.key; });
  table.words("name", text("Gebiet", "Area"), [](const ChangeRow& row) { return row.name; });
  add_change_counts(table);
  table.words("opened", text("kommen dazu: Kitas", "Opened"), [&](const ChangeRow& row) {
    return row.set == nullptr ? std::string() : kita_names(result, row.set->opened);
  });
  table.words("closed", text("fallen weg: Kitas", "Closed"), [&](const ChangeRow& row) {
    return row.set == nullptr ? std::string() : kita_names(result, row.set->closed);
  });
  return std::move(table).build();
}

int height(SiteRole role) {
  if (role == SiteRole::Alternative) return 0;
  return role == SiteRole::Proposed ? 2 : 1;
}

std::string role_code(SiteRole role) {
  switch (role) {
    case SiteRole::Proposed:
      return columns::kRoleProposed;
    case SiteRole::Closed:
      return columns::kRoleClosed;
    case SiteRole::Alternative:
      return columns::kRoleAlternative;
    case SiteRole::Existing:
      break;
  }
  return columns::kRoleExisting;
}

geo::Layer layer_of(const StudyResult& result, std::vector<SiteRow> rows) {
  // What is drawn last lies on top: new sites, the first of them last.
  std::stable_sort(rows.begin(), rows.end(), [](const SiteRow& a, const SiteRow& b) {
    return std::pair(height(a.site->role), b.site->order) <
           std::pair(height(b.site->role), a.site->order);
  });
  std::vector<geo::Geometry> points;
  for (const SiteRow& row : rows) points.emplace_back(result.inputs.kitas[row.site->kita].where);
  if (rows.empty()) return {"vorschlaege", result.study.crs, {}, geo::Table()};
  TableOf<SiteRow> table(std::move(rows));
  add_proposal_columns(table);
  table.words(columns::kRole, text("Rolle (Kürzel)", "Role (code)"),
              [](const SiteRow& row) { return role_code(row.site->role); });
  table.words("role_name", text("Rolle", "Role"),
              [](const SiteRow& row) { return role_name(row.site->role); });
  add_kita_columns(result, table);
  add_site_columns(table);
  table.words("proof", text("Nachweis", "Proof"),
              [](const SiteRow& row) { return row.proposal->proof; });
  return {"vorschlaege", result.study.crs, std::move(points), std::move(table).build()};
}

}  // namespace

geo::Layer siting_layer(const StudyResult& result, const std::vector<std::string>& keys) {
  std::vector<SiteRow> rows;
  for (const SiteRow& row : site_rows(result.siting)) {
    const bool named =
        keys.empty() || std::find(keys.begin(), keys.end(), row.proposal->spec.key) != keys.end();
    if (row.site != nullptr && named) rows.push_back(row);
  }
  return layer_of(result, std::move(rows));
}

geo::Layer answer_layer(const StudyResult& result, const ProposalOutcome& proposal) {
  std::vector<SiteRow> rows;
  for (const ProposedSite& site : proposal.sites) rows.push_back({&proposal, &site});
  return layer_of(result, std::move(rows));
}

void add_siting_tables(StudyResult& result) {
  result.siting.sites_table = sites_table(result);
  result.siting.alternatives_table = alternatives_table(result);
  result.siting.curve_table = curve_table(result);
  result.siting.comparison_table = comparison_table(result);
  result.siting.layer = siting_layer(result, {});
}

}  // namespace nahraum::analysis
