#include "tests/viewer/render/chart_examples.h"

#include <cmath>

namespace nahraum::drawn {

using namespace analysis;
using geo::FlaggedValue;
using geo::same_text;
using geo::Text;
using geo::ValueFlag;

namespace {

FlaggedValue value(double number, ValueFlag flag = ValueFlag::None) { return {number, flag}; }
FlaggedValue none(ValueFlag flag = ValueFlag::Missing) { return {std::nan(""), flag}; }

BarChart bars() {
  BarChart chart{.title = {"Kinder unter 6 Jahren in Haushalten mit Leistungen nach SGB II, 2024",
                           "Children under 6 in households on SGB II benefits, 2024"},
                 .unit = {"%", "%"},
                 .decimals = 1};
  chart.bars = {
      {.label = same_text("Altenquitten"), .value = value(17.4), .range = ChartRange{15.2, 19.9}},
      {.label = same_text("Bad Musterberg"), .value = value(12.1), .range = ChartRange{10.9, 13.2}},
      {.label = same_text("Verwaltungsgemeinschaft „Oberes Quittental“"),
       .value = value(9.8, ValueFlag::Estimated),
       .range = ChartRange{6.4, 14.0},
       .highlight = true},
      {.label = same_text("Erlenrode"), .value = none(ValueFlag::Secret)},
      {.label = same_text("Kirchhain an der Aue"), .value = value(7.2, ValueFlag::Limited)},
      {.label = same_text("Neudorf"), .value = none()},
      {.label = same_text("Steinach"), .value = value(0.0)}};
  chart.reference = {.label = {"Landkreis", "County"}, .value = 11.3};
  return chart;
}

BarChart changes() {
  BarChart chart{.title = {"Veränderung der Kinder unter 6 Jahren seit 2019",
                           "Change in children under 6 since 2019"},
                 .unit = {"Kinder", "children"}};
  chart.bars = {{.label = same_text("Altenquitten"), .value = value(-1234)},
                {.label = same_text("Bad Musterberg"), .value = value(310), .highlight = true},
                {.label = same_text("Erlenrode"), .value = none(ValueFlag::Secret)},
                {.label = same_text("Neudorf"), .value = value(-87)}};
  return chart;
}

PyramidChart pyramid() {
  PyramidChart chart{.title = {"Altersaufbau im Sozialraum Quittental, 31.12.2024",
                               "Age structure of Sozialraum Quittental, 31 December 2024"},
                     .left_name = {"männlich", "male"},
                     .right_name = {"weiblich", "female"},
                     .unit = {"Anteil an allen, in %", "share of all, in %"},
                     .reference_name = {"Landkreis", "county"},
                     .levels = {}};
  const double male[] = {2.1, 2.4, 2.8, 2.6, 2.0, 1.9, 2.6, 3.1, 3.2, 2.7, 3.4, 4.1, 3.9, 3.0, 4.4};
  for (int i = 0; i < 15; ++i) {
    const double m = male[i];
    const int from = 5 * i;
    const std::string to = i == 14 ? "" : "–" + std::to_string(from + 4);
    const Text age =
        i == 14 ? Text{"70 und älter", "70 and older"} : same_text(std::to_string(from) + to);
    chart.levels.push_back({.age = age,
                            .left = i == 4 ? none(ValueFlag::Secret) : value(m),
                            .right = value(m * (i > 11 ? 1.25 : 0.96)),
                            .left_reference = value(2.2 + 0.1 * i),
                            .right_reference = value(2.1 + 0.12 * i)});
  }
  return chart;
}

TimeSeriesChart series() {
  TimeSeriesChart chart{.title = {"Kinder unter 3 Jahren, gezählt und vorausberechnet",
                                  "Children under 3, counted and projected"},
                        .unit = {"Kinder", "children"}};
  TimeSeriesChart::Series line{.name = same_text("Landkreis"), .points = {}};
  const double counted[] = {2310, 2345, 2290, 2240, 0, 2055, 1960, 1850};
  for (int i = 0; i < 8; ++i)
    line.points.push_back({.year = 2017 + i, .value = i == 4 ? none() : value(counted[i])});
  for (int i = 0; i < 11; ++i) {
    const double middle = 1850 - 55 * (i + 1) + 3.2 * (i + 1) * (i + 1);
    const double wide = 22.0 * (i + 1);
    line.points.push_back({.year = 2025 + i,
                           .value = value(middle, ValueFlag::Estimated),
                           .range = ChartRange{middle - wide, middle + 1.2 * wide}});
  }
  chart.series = {line};
  chart.forecast_from = 2025;
  chart.range_name = {"Spanne der Varianten", "range of the variants"};
  return chart;
}

TimeSeriesChart several_series() {
  TimeSeriesChart chart{
      .title = {"Betreuungsquote der unter 3-Jährigen", "Day-care rate of children under 3"},
      .unit = {"% der Kinder", "% of children"},
      .decimals = 1};
  const char* names[] = {"Altenquitten", "Bad Musterberg", "Verwaltungsgemeinschaft Oberes Tal",
                         "Landkreis"};
  for (int s = 0; s < 4; ++s) {
    TimeSeriesChart::Series line{.name = same_text(names[s]), .points = {}};
    for (int i = 0; i < 9; ++i)
      line.points.push_back(
          {.year = 2016 + i, .value = value(44 + s * 1.5 + i * (0.5 + 0.2 * s) + (i * s) % 3)});
    chart.series.push_back(line);
  }
  return chart;
}

ContributionChart contributions() {
  ContributionChart chart{
      .title = {"Woraus sich die Punkte zusammensetzen", "What the points are made of"},
      .part_names = {{"Kinder und Familien", "Children and families"},
                     {"Soziale Lage", "Social situation"},
                     {"Angebote im Umfeld", "Services nearby"},
                     {"Erreichbarkeit", "Accessibility"},
                     {"Bereitschaft", "Readiness"}},
      .rows = {}};
  const auto row = [&](const char* name, std::vector<double> parts, double low, double high,
                       bool highlight = false) {
    ContributionChart::Row r{.label = same_text(name), .parts = {}, .highlight = highlight};
    for (const double p : parts) r.parts.push_back(std::isnan(p) ? none() : value(p));
    r.range = ChartRange{low, high};
    chart.rows.push_back(std::move(r));
  };
  const double missing = std::nan("");
  row("Kita Sonnenblume", {24.5, 18.2, 9.1, 12.4, 8.6}, 72.8, 72.8);
  row("Evangelische Kindertagesstätte „Arche Noah“ Bad Musterberg", {21, 15.5, 11.2, missing, 7.1},
      54.8, 69.8, true);
  row("Kita Am Park", {18.4, 9.7, 6.3, 14.0, missing}, 48.4, 58.4);
  row("Kita Waldwichtel", {8.0, 4.1, 3.3, 2.0, 10}, 25.1, 31.0);
  row("Kita Regenbogen", {missing, missing, missing, missing, missing}, 0, 100);
  chart.rows.back().range = std::nullopt;
  return chart;
}

RankIntervalChart ranks() {
  RankIntervalChart chart{.title = {"Wie fest die Ränge stehen", "How firm the ranks are"},
                          .rows = {}};
  const int best[] = {1, 1, 2, 3, 4, 4, 6, 8, 8, 10, 11, 12};
  const int worst[] = {2, 3, 6, 5, 9, 11, 7, 12, 10, 12, 12, 14};
  for (int i = 0; i < 12; ++i)
    chart.rows.push_back({.label = same_text("Kita " + std::string(1, static_cast<char>('A' + i)) +
                                             (i == 3 ? " (auf dem Weg zum ThEKiZ)" : "-Straße")),
                          .rank = i + 1,
                          .best = best[i],
                          .worst = worst[i],
                          .highlight = i == 3});
  chart.rows.push_back({.label = same_text("Kita ohne Rang")});
  chart.top = 5;
  return chart;
}

CurveChart curve() {
  CurveChart chart{
      .title = {"Was jeder weitere Standort bringt", "What each further site adds"},
      .x_name = {"Zahl der Standorte", "Number of sites"},
      .y_name = {"Kinder innerhalb von 15 Minuten zu Fuß", "Children within 15 minutes on foot"},
      .points = {},
      .chosen = 4};
  const double covered[] = {812, 1440, 1930, 2275, 2490, 2610, 2688, 2731};
  for (int i = 0; i < 8; ++i)
    chart.points.push_back(
        {.x = i + 1.0, .value = covered[i], .bound = covered[i] + (i > 4 ? 25.0 * (i - 4) : 0)});
  return chart;
}

NeedReadinessChart fields() {
  NeedReadinessChart chart{.title = {"Bedarf und Bereitschaft", "Need and readiness"},
                           .low_low = {"beobachten", "observe"},
                           .low_high = {"Pfad Motivation", "path of motivation"},
                           .high_low = {"prüfen und ansprechen", "examine and approach"},
                           .high_high = {"zuerst prüfen", "examine first"},
                           .points = {}};
  const double need[] = {78, 74, 66, 61, 59, 58, 52, 47, 44, 41, 37, 30, 24, 60};
  const double ready[] = {71, 29, 86, 57, 55, 57, 14, 71, 43, 86, 29, 57, 14, 57};
  const char* names[] = {
      "Sonnenblume",      "Arche Noah", "Am Park",     "Regenbogen",  "Waldwichtel",
      "Storchennest",     "Pusteblume", "Spatzennest", "Zwergenland", "Kinderland an der Aue",
      "Villa Kunterbunt", "Löwenzahn",  "Pfiffikus",   "Grashüpfer"};
  for (int i = 0; i < 14; ++i)
    chart.points.push_back({.label = same_text(names[i]),
                            .need = value(need[i]),
                            .readiness = value(ready[i]),
                            .highlight = i == 1});
  chart.points[2].readiness_range = ChartRange{71, 100};
  chart.points[1].need_range = ChartRange{66, 80};
  chart.points.push_back(
      {.label = same_text("Kita Bergstraße"), .need = value(63), .readiness = none()});
  return chart;
}

NetworkChart network() {
  NetworkChart chart{.title = {"Partner der Kita Sonnenblume", "Partners of Kita Sonnenblume"},
                     .groups = {{"Beratung", "Advice"},
                                {"Gesundheit", "Health"},
                                {"Bildung", "Education"},
                                {"Begegnung", "Meeting places"}},
                     .nodes = {{.label = same_text("Kita Sonnenblume"), .centre = true}},
                     .edges = {}};
  const std::pair<const char*, std::size_t> partners[] = {
      {"Erziehungsberatung des Landkreises", 0},
      {"Familienzentrum Bad Musterberg", 3},
      {"Frühförderstelle", 1},
      {"Grundschule am Anger", 2},
      {"Hebammenpraxis Müller & Schmidt", 1},
      {"Jugendamt, Netzwerk Frühe Hilfen", 0},
      {"Kreisvolkshochschule", 2},
      {"Mehrgenerationenhaus „Alte Schule“ Altenquitten", 3},
      {"Musikschule", 2},
      {"Schuldnerberatung der Diakonie", 0},
      {"Sportverein SV 1899", 3}};
  for (const auto& [name, group] : partners) {
    chart.edges.push_back({0, chart.nodes.size(), group != 3});
    chart.nodes.push_back({.label = same_text(name), .group = group});
  }
  chart.edges.push_back({1, 6, false});
  return chart;
}

/// Names that files really held, and worse.
std::string wild_name(support::Random& random) {
  switch (random.below(9)) {
    case 0:
      return "";
    case 1:
      return std::string(10'000, 'W');
    case 2:
      return "\u202Eevil\u202C <script>alert(1)</script>";
    case 3:
      return "Kita 🦔🌻 und 👨‍👩‍👧‍👦";
    case 4:
      return "روضة الأطفال גן ילדים";
    case 5:
      return "Zeile\nUmbruch\tTab\r";
    case 6: {
      std::string words;
      for (int i = 0; i < 60; ++i) words += "Donaudampfschifffahrt ";
      return words;
    }
    default:
      return "Kita " + std::to_string(random.below(1000));
  }
}

double wild_number(support::Random& random) {
  switch (random.below(10)) {
    case 0:
      return 1.7e308;
    case 1:
      return -1.7e308;
    case 2:
      return 1e-300;
    case 3:
      return std::numeric_limits<double>::infinity();
    case 4:
      return std::nan("");
    default:
      return random.uniform(-1000, 5000);
  }
}

double tame_number(support::Random& random) { return random.uniform(-20, 120); }

class Wild {
 public:
  Wild(std::size_t rows, support::Random& random)
      : rows_(rows),
        random_(random),
        tame_(random.chance(0.5)),
        equal_(random.chance(0.2)),
        all_missing_(random.chance(0.15)) {}

  std::size_t rows() const { return rows_; }
  bool coin() { return random_.chance(0.3); }
  int integer(int low, int high) { return random_.integer(low, high); }
  Text name() {
    return random_.chance(0.5) ? same_text("Kita " + std::to_string(random_.below(99)))
                               : same_text(wild_name(random_));
  }
  double number() { return equal_ ? 42 : tame_ ? tame_number(random_) : wild_number(random_); }
  FlaggedValue flagged() {
    if (all_missing_ || random_.chance(0.1))
      return none(random_.chance(0.5) ? ValueFlag::Secret : ValueFlag::Missing);
    return value(number(), static_cast<ValueFlag>(random_.below(14)));
  }
  std::optional<ChartRange> range() {
    if (random_.chance(0.5)) return std::nullopt;
    return ChartRange{number(), number()};
  }

 private:
  std::size_t rows_;
  support::Random& random_;
  bool tame_;
  bool equal_;
  bool all_missing_;
};

BarChart wild_bars(Wild& wild) {
  BarChart chart{.title = wild.name(), .unit = wild.name(), .decimals = wild.integer(0, 3)};
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.bars.push_back({wild.name(), wild.flagged(), wild.range(), wild.coin()});
  if (wild.coin()) chart.reference = {.label = wild.name(), .value = wild.number()};
  return chart;
}

PyramidChart wild_pyramid(Wild& wild) {
  PyramidChart chart{.title = wild.name(),
                     .left_name = wild.name(),
                     .right_name = wild.name(),
                     .unit = wild.name(),
                     .reference_name = wild.name(),
                     .levels = {}};
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.levels.push_back(
        {wild.name(), wild.flagged(), wild.flagged(), wild.flagged(), wild.flagged()});
  return chart;
}

TimeSeriesChart wild_series(Wild& wild) {
  TimeSeriesChart chart{.title = wild.name(), .unit = wild.name(), .decimals = wild.integer(0, 3)};
  for (int s = wild.integer(0, 14); s > 0; --s) {
    TimeSeriesChart::Series line{.name = wild.name(), .points = {}};
    int year = wild.integer(1900, 2030);
    for (std::size_t i = 0; i < wild.rows(); ++i)
      line.points.push_back({year += wild.integer(1, 3), wild.flagged(), wild.range()});
    chart.series.push_back(std::move(line));
  }
  if (wild.coin()) chart.forecast_from = wild.integer(1800, 2100);
  return chart;
}

ContributionChart wild_contributions(Wild& wild) {
  ContributionChart chart{.title = wild.name(), .part_names = {}, .rows = {}};
  const int parts = wild.integer(0, 12);
  for (int i = 0; i < parts; ++i) chart.part_names.push_back(wild.name());
  for (std::size_t i = 0; i < wild.rows(); ++i) {
    chart.rows.push_back(
        {.label = wild.name(), .parts = {}, .range = wild.range(), .highlight = wild.coin()});
    for (int p = wild.integer(0, 13); p > 0; --p) chart.rows.back().parts.push_back(wild.flagged());
  }
  return chart;
}

RankIntervalChart wild_ranks(Wild& wild) {
  RankIntervalChart chart{.title = wild.name(), .rows = {}};
  const int most = wild.coin() ? std::numeric_limits<int>::max() - 1 : 40;
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.rows.push_back({wild.name(), wild.integer(-1, most), wild.integer(-1, most),
                          wild.integer(0, most), wild.coin()});
  if (wild.coin()) chart.top = wild.integer(-1, most);
  return chart;
}

CurveChart wild_curve(Wild& wild) {
  CurveChart chart{
      .title = wild.name(), .x_name = wild.name(), .y_name = wild.name(), .points = {}};
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.points.push_back(
        {wild.coin() ? wild.number() : static_cast<double>(i), wild.number(), wild.number()});
  if (wild.coin()) chart.chosen = wild.number();
  return chart;
}

NeedReadinessChart wild_fields(Wild& wild) {
  NeedReadinessChart chart{.title = wild.name(),
                           .low_low = wild.name(),
                           .low_high = wild.name(),
                           .high_low = wild.name(),
                           .high_high = wild.name(),
                           .points = {}};
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.points.push_back(
        {wild.name(), wild.flagged(), wild.flagged(), wild.range(), wild.range(), wild.coin()});
  return chart;
}

NetworkChart wild_network(Wild& wild) {
  NetworkChart chart{.title = wild.name(), .groups = {}, .nodes = {}, .edges = {}};
  for (int g = wild.integer(0, 9); g > 0; --g) chart.groups.push_back(wild.name());
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.nodes.push_back({wild.name(), static_cast<std::size_t>(wild.integer(0, 9)), wild.coin()});
  for (std::size_t i = 0; i < wild.rows(); ++i)
    chart.edges.push_back({static_cast<std::size_t>(wild.integer(0, 300)),
                           static_cast<std::size_t>(wild.integer(0, 300)), wild.coin()});
  return chart;
}

}  // namespace

std::vector<NamedChart> chart_examples() {
  return {{"bars", bars()},
          {"changes", changes()},
          {"pyramid", pyramid()},
          {"series", series()},
          {"several_series", several_series()},
          {"contributions", contributions()},
          {"ranks", ranks()},
          {"curve", curve()},
          {"need_readiness", fields()},
          {"network", network()}};
}

std::vector<NamedChart> wild_charts(std::size_t rows, support::Random& random) {
  Wild wild(rows, random);
  return {{"bars", wild_bars(wild)},     {"pyramid", wild_pyramid(wild)},
          {"series", wild_series(wild)}, {"contributions", wild_contributions(wild)},
          {"ranks", wild_ranks(wild)},   {"curve", wild_curve(wild)},
          {"fields", wild_fields(wild)}, {"network", wild_network(wild)}};
}

}  // namespace nahraum::drawn
