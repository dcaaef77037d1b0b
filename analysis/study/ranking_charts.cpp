#include "analysis/study/ranking_charts.h"

namespace nahraum::analysis {

namespace {

constexpr double kFullScore = 100;

geo::Text titled(const CriterionNode& node) {
  return {node.key + " " + node.title.de, node.key + " " + node.title.en};
}

geo::FlaggedValue value_of(const AxisValue& axis) {
  return axis.value ? geo::FlaggedValue{*axis.value, geo::ValueFlag::None} : geo::FlaggedValue{};
}

std::optional<ChartRange> range_of(const AxisValue& axis) {
  if (!axis.value || axis.highest <= axis.lowest) return std::nullopt;
  return ChartRange{axis.lowest, axis.highest};
}

/// The most a node can bring: its share of the root.
double most_points(const LiveScores& live, std::size_t node) {
  return kFullScore * shares_of_root(live.prepared.tree, live.shares)[node];
}

ContributionChart::Row row_of(const LiveScores& live, std::size_t node, std::uint32_t candidate) {
  ContributionChart::Row row;
  for (const std::uint32_t child : live.prepared.tree.children_of(node)) {
    row.parts.push_back(
        live.known(child, candidate)
            ? geo::FlaggedValue{live.points_of(child)[candidate], geo::ValueFlag::None}
            : geo::FlaggedValue{});
  }
  if (node == 0)
    row.range = ChartRange{kFullScore * live.space.lowest[candidate],
                           kFullScore * live.space.highest[candidate]};
  return row;
}

}  // namespace

const Kita& kita_of(const StudyResult& result, std::size_t candidate) {
  return result.inputs.kitas[result.candidates[candidate].value];
}

ContributionChart contribution_chart(const StudyResult& result, const LiveScores& live,
                                     const ContributionAsk& ask) {
  const ScoreTree& tree = live.prepared.tree;
  ContributionChart chart;
  chart.title = ask.node == 0 ? geo::Text{"Punkte nach Kriterien", "Points by criteria"}
                              : titled(*tree.nodes[ask.node].criterion);
  chart.highest = most_points(live, ask.node);
  chart.rows_in_all = result.candidates.size();
  for (const std::uint32_t child : tree.children_of(ask.node))
    chart.part_names.push_back(titled(*tree.nodes[child].criterion));
  for (const std::uint32_t candidate : ask.rows) {
    ContributionChart::Row row = row_of(live, ask.node, candidate);
    row.label = geo::same_text(kita_of(result, candidate).name);
    row.highlight = candidate == ask.chosen;
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

NeedReadinessChart need_readiness_chart(const StudyResult& result,
                                        const std::vector<NeedReadiness>& values,
                                        std::optional<std::uint32_t> chosen) {
  NeedReadinessChart chart;
  chart.title = {"Bedarf und Bereitschaft", "Need and readiness"};
  chart.need_limit = kGreatNeed;
  chart.readiness_limit = kReady;
  chart.low_low = chart_field_name(ChartField::Observe);
  chart.low_high = chart_field_name(ChartField::Encourage);
  chart.high_low = chart_field_name(ChartField::Approach);
  chart.high_high = chart_field_name(ChartField::Discuss);
  chart.range_name = {"Spanne durch fehlende Angaben", "range from missing data"};
  for (std::uint32_t candidate = 0; candidate < values.size(); ++candidate) {
    const NeedReadiness& one = values[candidate];
    chart.points.push_back({.label = geo::same_text(kita_of(result, candidate).name),
                            .need = value_of(one.need),
                            .readiness = value_of(one.readiness),
                            .need_range = range_of(one.need),
                            .readiness_range = range_of(one.readiness),
                            .highlight = candidate == chosen});
  }
  return chart;
}

}  // namespace nahraum::analysis
