#pragma once
// What a chart shows, without how it is drawn: values that reports and the window hand to
// viewer/render/charts.
//
//   BarChart chart{.title = {"Kinder unter 6", "Children under 6"}, .unit = text("Kinder", …)};
//   chart.bars.push_back({.label = same_text("Altenquitten"), .value = {57, ValueFlag::None}});
//
// A missing value is never drawn as zero: it keeps its row and says why it is missing. Ranges are
// those the result gives (interval of missing data, of the forecast, of draws). Values only, no
// pointers into results; order is the order of drawing.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/core/flag.h"
#include "geo/core/text.h"

namespace nahraum::analysis {

/// Both ends included; the value itself need not be the middle.
struct ChartRange {
  double lower = 0;
  double upper = 0;
};

/// Horizontal bars with an optional line for comparison ("Kreis: 12,4 %").
struct BarChart {
  struct Bar {
    geo::Text label;
    geo::FlaggedValue value;
    std::optional<ChartRange> range{};
    bool highlight = false;  ///< the area or Kita the paper is about
  };
  struct Reference {
    geo::Text label;
    double value = 0;
  };
  geo::Text title{};
  geo::Text unit{};  ///< "Kinder", "%"
  int decimals = 0;
  std::vector<Bar> bars{};
  std::optional<Reference> reference{};
  geo::Text range_name = {"Spanne", "range"};  ///< what the thin bars are
};

/// Population pyramid: age classes upwards; with one side only where sexes are not told apart.
struct PyramidChart {
  struct Level {
    geo::Text age;
    geo::FlaggedValue left;
    geo::FlaggedValue right;
    /// Share of the comparison area at the same scale, outlined; missing = none.
    geo::FlaggedValue left_reference;
    geo::FlaggedValue right_reference;
  };
  geo::Text title{};
  geo::Text left_name{};  ///< empty: bars to the right alone
  geo::Text right_name{};
  geo::Text unit{};
  geo::Text reference_name{};   ///< empty = none
  std::vector<Level> levels{};  ///< youngest first
};

/// Lines over years; what lies after `forecast_from` is dashed, with its band.
struct TimeSeriesChart {
  struct Point {
    int year = 0;
    geo::FlaggedValue value;
    std::optional<ChartRange> range{};
  };
  struct Series {
    geo::Text name;
    std::vector<Point> points{};  ///< ascending years; gaps in the data are gaps in the line
  };
  geo::Text title{};
  geo::Text unit{};
  int decimals = 0;
  std::vector<Series> series{};
  std::optional<int> forecast_from{};          ///< first year that is computed and not counted
  geo::Text range_name = {"Spanne", "range"};  ///< what the bands are
};

/// Points of each candidate as stacked parts, with the interval of missing data.
struct ContributionChart {
  struct Row {
    geo::Text label;
    std::vector<geo::FlaggedValue> parts{};  ///< points, one a part name
    std::optional<ChartRange> range{};
    bool highlight = false;
  };
  geo::Text title{};
  std::vector<geo::Text> part_names{};
  double highest = 100;  ///< end of the axis
  std::vector<Row> rows{};
  std::size_t rows_in_all = 0;  ///< of which `rows` are some; 0 = they are all
  geo::Text range_name = {"Spanne durch fehlende Angaben", "range from missing data"};
};

/// Rank of each candidate with best and worst rank over the draws; rank 1 at the left.
struct RankIntervalChart {
  struct Row {
    geo::Text label;
    int rank = 0;
    int best = 0;
    int worst = 0;
    bool highlight = false;
  };
  geo::Text title{};
  std::vector<Row> rows{};
  std::optional<int> top{};  ///< a line after this rank
};

/// What each further site adds: objective over number of sites (or over money).
struct CurveChart {
  struct Point {
    double x = 0;
    double value = 0;
    double bound = 0;  ///< no better answer than this; equal to `value` when proven
  };
  geo::Text title{};
  geo::Text x_name{};  ///< "Zahl der Standorte"
  geo::Text y_name{};
  std::vector<Point> points{};
  std::optional<double> chosen{};  ///< x of the proposal shown
};

/// Need against readiness, with the four fields named (domain.md 3(c), two-axis view).
struct NeedReadinessChart {
  struct Point {
    geo::Text label;
    geo::FlaggedValue need;
    geo::FlaggedValue readiness;
    std::optional<ChartRange> need_range{};
    std::optional<ChartRange> readiness_range{};
    bool highlight = false;
  };
  geo::Text title{};
  double need_limit = 50;
  double readiness_limit = 50;
  geo::Text low_low{}, low_high{}, high_low{}, high_high{};  ///< need, then readiness
  std::vector<Point> points{};
  geo::Text need_name = {"Bedarf", "Need"};
  geo::Text readiness_name = {"Bereitschaft", "Readiness"};
  geo::Text range_name = {"Spanne", "range"};
};

/// Partners of a Kita or a Sozialraum; drawn on a ring, group by group, the same every time.
struct NetworkChart {
  struct Node {
    geo::Text label;
    std::size_t group = 0;
    bool centre = false;
  };
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    bool contract = false;  ///< signed co-operation: full line; else dashed
  };
  geo::Text title{};
  std::vector<geo::Text> groups{};
  std::vector<Node> nodes{};
  std::vector<Edge> edges{};
};

using Chart = std::variant<BarChart, PyramidChart, TimeSeriesChart, ContributionChart,
                           RankIntervalChart, CurveChart, NeedReadinessChart, NetworkChart>;

/// What the chart shows, in words with its figures, for those who cannot see it (/Alt, aria).
[[nodiscard]] geo::Text chart_in_words(const Chart& chart);

}  // namespace nahraum::analysis
