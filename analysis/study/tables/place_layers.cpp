#include <algorithm>

#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/item_columns.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

namespace {

using namespace item_columns;
using geo::FlaggedValue;
using geo::text;

template <typename Items>
std::vector<geo::Geometry> points_of(const Items& items) {
  std::vector<geo::Geometry> points;
  for (const auto& item : items) points.emplace_back(item.where);
  return points;
}

std::vector<std::size_t> rows_of(const auto& items) {
  std::vector<std::size_t> rows;
  for (const auto& item : items) rows.push_back(item.source_row);
  return rows;
}

FlaggedValue not_ranked() {
  FlaggedValue value;
  value.flag = geo::ValueFlag::NotApplicable;
  return value;
}

void add_identity(const StudyResult& result, geo::TableBuilder& builder) {
  const std::vector<Kita>& kitas = result.inputs.kitas;
  builder.add(text_column(columns::kKitaId, text("Kita-Nr.", "Kita no."),
                          texts(kitas, [](const Kita& k) { return k.id; })));
  builder.add(text_column(columns::kKitaName, text("Name", "Name"),
                          texts(kitas, [](const Kita& k) { return k.name; })));
  builder.add(text_column(columns::kTraeger, text("Träger", "Provider"),
                          texts(kitas, [](const Kita& k) { return k.traeger; })));
  builder.add(text_column(columns::kPlace, text("Ort", "Place"),
                          texts(kitas, [](const Kita& k) { return k.place; })));
  builder.add(text_column(columns::kGemeinde, text("Gemeinde", "Gemeinde"),
                          texts(result.reach, [&](const KitaReach& r) {
                            return unit_text(result.inputs.boundaries, "name", r.unit);
                          })));
  builder.add(text_column(columns::kCellUnit, text("Schlüssel des Gebiets", "Area key"),
                          texts(result.reach, [&](const KitaReach& r) {
                            return unit_text(result.inputs.boundaries, "key", r.unit);
                          })));
  builder.add(text_column(columns::kPhase, text("Phase (Kürzel)", "Phase (code)"),
                          texts(kitas, [](const Kita& k) { return phase_code(k.phase); })));
  builder.add(text_column(columns::kPhaseName, text("Phase", "Phase"),
                          words(kitas, [](const Kita& k) { return phase_name(k.phase); })));
  builder.add(text_column(columns::kVerbund, text("Verbund-Nr.", "Verbund no."),
                          texts(kitas, [](const Kita& k) { return k.verbund_id; })));
}

void add_scores(const StudyResult& result, geo::TableBuilder& builder) {
  const std::vector<const CandidateScore*> scores = scores_by_kita(result);
  const auto column = [&](const char* name, geo::Text title, const char* unit, int decimals,
                          auto value) {
    builder.add(number_column(name, std::move(title), unit, decimals,
                              numbers(scores, [&](const CandidateScore* score) {
                                return score == nullptr ? not_ranked() : value(*score);
                              })));
  };
  column(columns::kRank, text("Rang", "Rank"), "", kInteger, [](const CandidateScore& s) {
    return s.rank ? plain_value(static_cast<double>(*s.rank)) : FlaggedValue{};
  });
  column(columns::kPoints, text("Punkte", "Points"), "Punkte", 1, [](const CandidateScore& s) {
    return s.points ? plain_value(*s.points) : FlaggedValue{};
  });
  column(columns::kPointsLowest, text("Punkte mindestens", "Points at least"), "Punkte", 1,
         [](const CandidateScore& s) { return plain_value(s.lowest); });
  column(columns::kPointsHighest, text("Punkte höchstens", "Points at most"), "Punkte", 1,
         [](const CandidateScore& s) { return plain_value(s.highest); });
  column(columns::kDataShare, text("Gewicht mit Daten", "Weight with data"), "%", 0,
         [](const CandidateScore& s) { return plain_value(100 * s.data_share); });
}

FlaggedValue additional(const KitaReach& reach) {
  FlaggedValue children = persons_of(reach.children);
  if (!children.missing())
    children.value = std::max(0.0, reach.children.persons - reach.already_covered.persons);
  return children;
}

void add_reach(const StudyResult& result, geo::TableBuilder& builder) {
  const auto column = [&](const char* name, geo::Text title, const char* unit, int decimals,
                          auto value) {
    builder.add(
        number_column(name, std::move(title), unit, decimals, numbers(result.reach, value)));
  };
  const geo::Text& group = result.study.group(result.study.score.group).title;
  column(columns::kReachChildren, {group.de + " im Einzugsgebiet", group.en + " in the catchment"},
         "Personen", kInteger, [](const KitaReach& r) { return persons_of(r.children); });
  column(columns::kReachWalk, {group.de + " zu Fuß erreichbar", group.en + " within walk"},
         "Personen", kInteger, [](const KitaReach& r) { return persons_of(r.children_walk); });
  column(columns::kReachCovered,
         text("davon schon im Einzugsgebiet eines ThEKiZ", "of these in a ThEKiZ catchment"),
         "Personen", kInteger, [](const KitaReach& r) {
           return r.children.persons > 0 ? plain_value(r.already_covered.persons)
                                         : persons_of(r.children);
         });
  column(columns::kReachCoveredShare,
         text("Anteil schon im Einzugsgebiet eines ThEKiZ", "Share in a ThEKiZ catchment"), "%", 1,
         [](const KitaReach& r) { return percent_of(share_of(r.already_covered, r.children)); });
  column(columns::kReachAdditional, text("zusätzlich erreichte Kinder", "Additional children"),
         "Personen", kInteger, additional);
  column(columns::kReachResidents, text("Einwohner im Einzugsgebiet", "Residents in the catchment"),
         "Personen", kInteger, [](const KitaReach& r) {
           return r.residents.cells == 0 ? FlaggedValue{} : persons_of(r.residents);
         });
  column(columns::kMinutesToThekiz,
         text("Minuten zum nächsten ThEKiZ", "Minutes to the next ThEKiZ"), "min", 1,
         [](const KitaReach& r) { return minutes_value(r.minutes_to_thekiz); });
}

}  // namespace

geo::Layer kitas_layer(const StudyResult& result) {
  const std::vector<Kita>& kitas = result.inputs.kitas;
  if (kitas.empty()) return {"kitas", result.study.crs, {}, geo::Table()};
  geo::TableBuilder builder;
  add_identity(result, builder);
  add_scores(result, builder);
  add_reach(result, builder);
  builder.add(number_column(columns::kPlaces, text("Plätze", "Places"), "Plätze", kInteger,
                            numbers(kitas, [](const Kita& k) { return k.places; })));
  builder.add(number_column(columns::kAttending, text("Betreute Kinder", "Children attending"),
                            "Kinder", kInteger,
                            numbers(kitas, [](const Kita& k) { return k.attending; })));
  builder.add(number_column(columns::kRooms, text("Räume für Familien", "Rooms for families"),
                            "Räume", kInteger,
                            numbers(kitas, [](const Kita& k) { return k.rooms; })));
  add_supply_to_kitas(result.supply, builder);
  builder.source_rows(rows_of(kitas));
  return {"kitas", result.study.crs, points_of(kitas), std::move(builder).build()};
}

}  // namespace nahraum::analysis
