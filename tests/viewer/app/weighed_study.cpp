#include "tests/viewer/app/weighed_study.h"

#include "analysis/score/pathway.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::app {

namespace {

using analysis::plain_value;
using geo::FlaggedValue;

std::string letter_key(std::size_t group) { return "G" + std::to_string(group + 1); }

analysis::CriteriaSet criteria_of(const WeighedSize& size) {
  analysis::CriteriaSet set;
  set.root.key = "root";
  set.root.weight = 1;
  for (std::size_t g = 0; g < size.groups; ++g) {
    analysis::CriterionNode& group = set.root.children.emplace_back();
    group.key = letter_key(g);
    group.title = {"Gruppe " + std::to_string(g + 1), "Group " + std::to_string(g + 1)};
    group.weight = 1.0 / static_cast<double>(size.groups);
    if (g == 0) group.axis = analysis::Axis::Need;
    if (g + 1 == size.groups) group.axis = analysis::Axis::Readiness;
    for (std::size_t l = 0; l < size.leaves; ++l) {
      analysis::CriterionNode& leaf = group.children.emplace_back();
      leaf.key = group.key + "_" + std::to_string(l + 1);
      leaf.title = {"Kriterium " + leaf.key, "Criterion " + leaf.key};
      leaf.measure = leaf.key;
      leaf.weight = 1.0 / static_cast<double>(size.leaves);
      leaf.utility = {{0, 0}, {100, 1}};
    }
  }
  return set;
}

analysis::Measures measures_of(const WeighedSize& size) {
  analysis::Measures measures;
  for (std::size_t g = 0; g < size.groups; ++g) {
    for (std::size_t l = 0; l < size.leaves; ++l) {
      const std::string key = letter_key(g) + "_" + std::to_string(l + 1);
      analysis::Measure& measure = measures[key];
      measure.key = key;
      for (std::size_t c = 0; c < size.kitas; ++c) {
        const std::size_t mixed = c * 37 + g * 11 + l * 5;
        measure.values.push_back(mixed % 13 == 0 ? FlaggedValue{}
                                                 : plain_value(static_cast<double>(mixed % 101)));
      }
    }
  }
  return measures;
}

void add_kitas(const WeighedSize& size, analysis::StudyResult& made) {
  for (std::size_t c = 0; c < size.kitas; ++c) {
    analysis::Kita& kita = made.inputs.kitas.emplace_back();
    kita.id = "k" + std::to_string(c + 1);
    kita.name = "Kita Nummer " + std::to_string(c + 1);
    made.candidates.push_back(analysis::KitaIndex(static_cast<std::int32_t>(c)));
  }
}

/// Columns of the printed table that the window follows.
geo::Table table_of(const analysis::StudyResult& made) {
  geo::TableBuilder builder;
  const auto numbers = [&](const std::string& name, const char* title, int decimals, auto value) {
    analysis::FlaggedValues values;
    for (const std::size_t c : made.ranking.order) values.push_back(value(c));
    builder.add(analysis::number_column(name, geo::same_text(title), "", decimals, values));
  };
  const auto& all = made.ranking.candidates;
  std::vector<std::string> ids, names, letters;
  for (const std::size_t c : made.ranking.order) {
    ids.push_back(made.inputs.kitas[c].id);
    names.push_back(made.inputs.kitas[c].name);
    letters.push_back(made.judgement.pathways[c].label());
  }
  numbers("rank", "Rang", analysis::kInteger, [&](std::size_t c) {
    return all[c].rank ? plain_value(static_cast<double>(*all[c].rank)) : FlaggedValue{};
  });
  builder.add_text("kita_id", geo::same_text("Kita-Nr."), ids);
  builder.add_text("name", geo::same_text("Name"), names);
  numbers("points", "Punkte", 1, [&](std::size_t c) { return plain_value(*all[c].points); });
  numbers("points_lowest", "mindestens", 1,
          [&](std::size_t c) { return plain_value(all[c].lowest); });
  numbers("points_highest", "höchstens", 1,
          [&](std::size_t c) { return plain_value(all[c].highest); });
  numbers("data_share", "Daten", 0,
          [&](std::size_t c) { return plain_value(100 * all[c].data_share); });
  const auto firm = [&](auto member) {
    return [&made, member](std::size_t c) {
      const auto& one = made.judgement.firmness[c];
      return one ? plain_value(static_cast<double>(member(one->both))) : FlaggedValue{};
    };
  };
  using Firm = analysis::RankStability;
  numbers("rank_low", "Rang von", analysis::kInteger, firm([](const Firm& f) { return f.low; }));
  numbers("rank_high", "Rang bis", analysis::kInteger, firm([](const Firm& f) { return f.high; }));
  numbers("top_share", "vorn", 1, firm([](const Firm& f) { return 100 * f.top_share; }));
  builder.add_text("pathway", geo::same_text("Pfad"), letters);
  for (std::size_t node = 0; node < all.front().nodes.size(); ++node) {
    const std::string& key = all.front().nodes[node].key;
    if (key.find('_') == std::string::npos) continue;
    std::string name = key;
    name[0] = 'g';
    numbers(name, key.c_str(), 0, [&](std::size_t c) { return all[c].nodes[node].value; });
    numbers(name + "_points", (key + " Punkte").c_str(), 1, [&](std::size_t c) {
      return all[c].nodes[node].utility ? plain_value(all[c].nodes[node].contribution)
                                        : FlaggedValue{};
    });
  }
  return std::move(builder).build();
}

void judge(const WeighedSize& size, analysis::StudyResult& made) {
  made.study.judgement.robustness.draws = size.draws;
  made.ranking = analysis::score(made.criteria, made.measures,
                                 {.min_data_share = made.study.score.min_data_share});
  made.judgement.pathways = analysis::pathways(made.criteria, made.ranking, {});
  made.judgement.need_readiness = analysis::need_and_readiness(made.criteria, made.ranking);
  const analysis::PreparedScores prepared = analysis::prepare(
      made.criteria, made.measures, {.min_data_share = made.study.score.min_data_share});
  const analysis::RobustnessSpec& spec = made.study.judgement.robustness;
  const analysis::RankDraws draws = analysis::draw_ranks(
      prepared, made.judgement.noise,
      {.draws = spec.draws, .seed = made.study.seed, .concentration = spec.concentration});
  made.judgement.firmness.resize(size.kitas);
  for (const analysis::RankStability& one : analysis::rank_stability(draws, spec.top)) {
    made.judgement.firmness[one.candidate].emplace();
    made.judgement.firmness[one.candidate]->both = one;
  }
}

render::StyledLayer kita_layer(const analysis::StudyResult& made) {
  std::vector<geo::Geometry> places;
  std::vector<std::string> ids, names;
  for (std::size_t c = 0; c < made.inputs.kitas.size(); ++c) {
    places.emplace_back(geo::Point{600000.0 + 2000.0 * static_cast<double>(c % 10),
                                   5640000.0 + 2000.0 * static_cast<double>(c / 10)});
    ids.push_back(made.inputs.kitas[c].id);
    names.push_back(made.inputs.kitas[c].name);
  }
  geo::TableBuilder builder;
  builder.add_text("kita_id", geo::same_text("Kita-Nr."), ids);
  builder.add_text("name", geo::same_text("Name"), names);
  const render::Symbol symbol{
      .fill = {200, 30, 90, 255}, .marker = render::Marker::House, .size_mm = 4};
  return {geo::Layer("kitas", geo::Crs::utm32(), std::move(places), std::move(builder).build()),
          {render::SingleSymbol{symbol, geo::same_text("Kita")}, {}, 1},
          geo::same_text("Kitas"),
          true,
          "kitas"};
}

}  // namespace

OpenStudy weighed_study(const WeighedSize& size) {
  analysis::StudyResult made;
  made.study.title = {"Gewogener Kreis", "Weighed county"};
  made.criteria = criteria_of(size);
  made.measures = measures_of(size);
  add_kitas(size, made);
  judge(size, made);
  made.ranking_table = table_of(made);
  std::vector<render::StyledLayer> layers{kita_layer(made)};
  return assembled(std::move(made), std::move(layers));
}

}  // namespace nahraum::app
