// "rangfolge_nach_jahren": Kita x (today, registered, each year of each variant).

#include "analysis/study/forecast_words.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/forecast_tables.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::text;

constexpr int kWholePersons = 0;

const CandidateScore& score_of(const Ranking& ranking, std::size_t candidate) {
  return ranking.candidates[candidate];
}

FlaggedValue rank_of(const CandidateScore& score) {
  if (score.rank) return plain_value(static_cast<double>(*score.rank));
  FlaggedValue none;
  none.flag = geo::ValueFlag::NotApplicable;
  return none;
}

FlaggedValue points_of(const CandidateScore& score) {
  return score.points ? plain_value(*score.points) : FlaggedValue{};
}

/// Rank, points and children of one ranking for all candidates in the order of the rows.
void add_ranking(const StudyResult& result, const ForecastYear& year, const std::string& suffix,
                 const geo::Text& when, bool changes, geo::TableBuilder& builder) {
  FlaggedValues rank, points, gained, children, low, high, fixed;
  for (const std::size_t candidate : result.ranking.order) {
    const CandidateScore& then = score_of(year.ranking, candidate);
    const ForecastKita& kita = year.kitas[result.candidates[candidate].value];
    rank.push_back(rank_of(then));
    points.push_back(points_of(then));
    gained.push_back(places_gained(score_of(start_ranking(result), candidate), then));
    const FlaggedValue count = persons_of(kita.reach.children);
    const auto end = [&](double value) { return count.missing() ? count : plain_value(value); };
    children.push_back(count);
    low.push_back(end(kita.children.lower));
    high.push_back(end(kita.children.upper));
    fixed.push_back(end(kita.as_today));
  }
  const auto column = [&](const char* name, const char* de, const char* en, const char* unit,
                          int decimals, const FlaggedValues& values) {
    builder.add(number_column(name + suffix, {de + (", " + when.de), en + (", " + when.en)}, unit,
                              decimals, values));
  };
  column("rank", "Rang", "Rank", "", kInteger, rank);
  if (changes)
    column("gained", "Plätze gewonnen (+) oder verloren (−)", "Places gained (+) or lost (-)", "",
           kInteger, gained);
  column("points", "Punkte", "Points", "Punkte", 1, points);
  column("children", "Kinder im Einzugsgebiet", "Children in the catchment", "Personen",
         kWholePersons, children);
  if (!changes) return;
  column("children_low", "Kinder mindestens", "Children at least", "Personen", kWholePersons, low);
  column("children_high", "Kinder höchstens", "Children at most", "Personen", kWholePersons, high);
  column("children_as_today", "davon in Zellen ohne Vorausschau",
         "of these in cells without a forecast", "Personen", kWholePersons, fixed);
}

}  // namespace

geo::Table ranking_by_year(const StudyResult& result) {
  if (result.candidates.empty()) return {};
  const ForecastResult& forecast = result.forecast;
  std::vector<std::string> ids, names, gemeinden;
  FlaggedValues rank, points;
  std::vector<std::size_t> source_rows;
  for (const std::size_t candidate : result.ranking.order) {
    const std::size_t kita = result.candidates[candidate].value;
    ids.push_back(result.inputs.kitas[kita].id);
    names.push_back(result.inputs.kitas[kita].name);
    const std::int32_t unit = result.reach[kita].unit;
    const geo::Table& units = result.inputs.boundaries.table();
    gemeinden.push_back(unit < 0 ? "" : units.text("name")[static_cast<std::size_t>(unit)]);
    rank.push_back(rank_of(score_of(result.ranking, candidate)));
    points.push_back(points_of(score_of(result.ranking, candidate)));
    source_rows.push_back(result.inputs.kitas[kita].source_row);
  }
  geo::TableBuilder builder;
  builder.add(text_column("kita_id", text("Kita-Nr.", "Kita no."), std::move(ids)));
  builder.add(text_column("name", text("Name", "Name"), std::move(names)));
  builder.add(text_column("gemeinde", text("Gemeinde", "Gemeinde"), std::move(gemeinden)));
  builder.add(number_column("rank_today", text("Rang heute (Zensus)", "Rank today (census)"), "",
                            kInteger, rank));
  builder.add(number_column("points_today", text("Punkte heute (Zensus)", "Points today (census)"),
                            "Punkte", 1, points));
  if (forecast.base)
    add_ranking(result, *forecast.base, fmt::format("_{}", forecast.base->year),
                start_words(forecast), false, builder);
  for (const ForecastYear& year : forecast.years) {
    const bool main = year.variant == 0;
    const std::string of_variant = main ? "" : fmt::format("_v{}", year.variant + 1);
    geo::Text when = geo::same_text(std::to_string(year.year));
    if (!main) {
      when.de += ", " + forecast.variants[year.variant].de;
      when.en += ", " + forecast.variants[year.variant].en;
    }
    add_ranking(result, year, fmt::format("_{}{}", year.year, of_variant), when, true, builder);
  }
  builder.source_rows(std::move(source_rows));
  return std::move(builder).build();
}

}  // namespace nahraum::analysis
