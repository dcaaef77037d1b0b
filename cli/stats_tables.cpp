#include "cli/stats_tables.h"

#include <functional>
#include <limits>

namespace nahraum::cli {

namespace {

using geo::FlaggedValue;
using geo::text;
using geo::ValueFlag;

constexpr FlaggedValue kNone{std::numeric_limits<double>::quiet_NaN(), ValueFlag::NotApplicable};

FlaggedValue plain(double value) { return {value, ValueFlag::None}; }

geo::Column number_column(const char* name, geo::Text title, std::vector<FlaggedValue> values,
                          geo::ColumnType type = geo::ColumnType::Number) {
  geo::Column column;
  column.name = name;
  column.title = std::move(title);
  column.type = type;
  column.decimals = type == geo::ColumnType::Integer ? 0 : 4;
  for (const FlaggedValue& value : values) {
    column.numbers.push_back(value.missing() ? kNone.value : value.value);
    column.flags.push_back(value.flag);
  }
  return column;
}

/// Results of the part laid out over all areas of the layer.
class AreaRows {
 public:
  AreaRows(const StatsValues& values, const StatsPart& part) : values_(values), part_(part) {
    table_.add_text("id", text("Gebiet", "Area"), values.ids);
    geo::Column field = values.field;
    field.name = "value";
    table_.add(std::move(field));
    const auto neighbours = [&](std::size_t i) {
      return plain(static_cast<double>(part.part.weights.of(i).size()));
    };
    table_.add(number_column("neighbours", text("Nachbarn", "Neighbours"), spread(neighbours),
                             geo::ColumnType::Integer));
  }

  /// `count` results are there; none when the statistic has no meaning.
  void limit(std::size_t count) { count_ = count; }
  void number(const char* name, geo::Text title, const std::function<FlaggedValue(std::size_t)>& of,
              geo::ColumnType type = geo::ColumnType::Number) {
    table_.add(number_column(name, std::move(title), spread(of), type));
  }
  void words(const char* name, geo::Text title, const std::function<std::string(std::size_t)>& of) {
    std::vector<std::string> column(values_.ids.size());
    for (std::size_t i = 0; i < std::min(count_, part_.part.areas.size()); ++i)
      column[part_.part.areas[i]] = of(i);
    table_.add_text(name, std::move(title), std::move(column));
  }
  geo::Table build() && { return std::move(table_).build(); }

 private:
  std::vector<FlaggedValue> spread(const std::function<FlaggedValue(std::size_t)>& of) const {
    std::vector<FlaggedValue> column(values_.ids.size(), kNone);
    for (std::size_t i = 0; i < std::min(count_, part_.part.areas.size()); ++i)
      column[part_.part.areas[i]] = of(i);
    return column;
  }

  const StatsValues& values_;
  const StatsPart& part_;
  std::size_t count_ = std::numeric_limits<std::size_t>::max();
  geo::TableBuilder table_;
};

struct OneRow {
  geo::TableBuilder table;
  void words(const char* name, geo::Text title, std::string value) {
    table.add_text(name, std::move(title), {std::move(value)});
  }
  void number(const char* name, geo::Text title, FlaggedValue value,
              geo::ColumnType type = geo::ColumnType::Number) {
    table.add(number_column(name, std::move(title), {value}, type));
  }
};

void add_inference(OneRow& row, const std::string& kind, const geo::Text& kind_title,
                   const std::optional<analysis::Inference>& inference) {
  const auto add = [&](const char* what, const geo::Text& title, double value) {
    row.number((std::string(what) + "_" + kind).c_str(),
               text("{} ({})", "{} ({})", title.de, kind_title.de),
               inference ? plain(value) : kNone);
  };
  const analysis::Inference known = inference.value_or(analysis::Inference{});
  add("variance", text("Varianz", "Variance"), known.variance);
  add("z", geo::same_text("z"), known.z);
  add("p", geo::same_text("p"), known.p);
}

}  // namespace

geo::Table global_table(const analysis::GlobalStatistic& statistic, std::string_view name,
                        const StatsCall& call) {
  OneRow row;
  row.words("statistic", text("Maß", "Statistic"), std::string(name));
  row.words("field", text("Spalte", "Field"), call.field);
  row.words("weights", text("Nachbarschaft", "Neighbours"), call.weights);
  row.words("style", text("Gewichte", "Weights"), call.style);
  row.number("areas", text("Gebiete", "Areas"), plain(static_cast<double>(statistic.areas)),
             geo::ColumnType::Integer);
  row.number("links", text("Nachbarpaare", "Links"), plain(static_cast<double>(statistic.links)),
             geo::ColumnType::Integer);
  const auto& expected = statistic.randomisation ? statistic.randomisation : statistic.normal;
  row.number("value", text("Wert", "Value"), statistic.known() ? plain(statistic.value) : kNone);
  row.number("expected", text("Erwartet", "Expected"),
             expected ? plain(expected->expected) : kNone);
  add_inference(row, "normal", text("Normalverteilung", "normal"), statistic.normal);
  add_inference(row, "randomisation", text("Randomisierung", "randomisation"),
                statistic.randomisation);
  const auto& draws = statistic.permutation;
  row.number("permutations", text("Permutationen", "Permutations"),
             draws ? plain(static_cast<double>(draws->permutations)) : kNone,
             geo::ColumnType::Integer);
  row.words("seed", text("Startzahl", "Seed"), draws ? std::to_string(draws->seed) : "");
  row.number("p_permutation", text("p (Permutation)", "p (permutation)"),
             draws ? plain(draws->p) : kNone);
  row.words("note", text("Hinweis", "Note"), statistic.reason.in(help_language()));
  return std::move(row.table).build();
}

geo::Table lisa_table(const analysis::LocalMoran& lisa, const StatsValues& values,
                      const StatsPart& part) {
  AreaRows rows(values, part);
  rows.limit(lisa.areas.size());
  const auto& areas = lisa.areas;
  rows.number("local_i", text("Lokales I", "Local I"),
              [&](std::size_t i) { return plain(areas[i].value); });
  rows.number("expected", text("Erwartet", "Expected"),
              [&](std::size_t i) { return plain(areas[i].expected); });
  rows.number("variance", text("Varianz", "Variance"),
              [&](std::size_t i) { return plain(areas[i].variance); });
  rows.number("z", geo::same_text("z"), [&](std::size_t i) { return areas[i].z; });
  rows.number("p_normal", text("p (Normalverteilung)", "p (normal)"),
              [&](std::size_t i) { return areas[i].p; });
  rows.number("p_permutation", text("p (Permutation)", "p (permutation)"),
              [&](std::size_t i) { return areas[i].p_permutation; });
  rows.number("q", text("q (Anteil falscher Funde)", "q (false discovery rate)"),
              [&](std::size_t i) { return areas[i].q; });
  rows.words("quadrant", text("Lage", "Quadrant"), [&](std::size_t i) {
    return std::string(analysis::quadrant_code(areas[i].quadrant));
  });
  rows.number(
      "significant", text("Auffällig", "Significant"),
      [&](std::size_t i) { return plain(areas[i].significant ? 1 : 0); }, geo::ColumnType::Integer);
  return std::move(rows).build();
}

geo::Table getis_table(const analysis::LocalGetis& getis, const StatsValues& values,
                       const StatsPart& part) {
  AreaRows rows(values, part);
  rows.limit(getis.areas.size());
  const auto& areas = getis.areas;
  rows.number("g", geo::same_text("Gi (z)"), [&](std::size_t i) { return areas[i].g; });
  rows.number("p", geo::same_text("p (Gi)"), [&](std::size_t i) { return areas[i].p; });
  rows.number("g_star", geo::same_text("Gi* (z)"), [&](std::size_t i) { return areas[i].g_star; });
  rows.number("p_star", geo::same_text("p (Gi*)"), [&](std::size_t i) { return areas[i].p_star; });
  rows.number("p_permutation", text("p (Permutation)", "p (permutation)"),
              [&](std::size_t i) { return areas[i].p_permutation; });
  rows.number("q", text("q (Anteil falscher Funde)", "q (false discovery rate)"),
              [&](std::size_t i) { return areas[i].q; });
  rows.words("spot", text("Häufung", "Spot"), [&](std::size_t i) {
    if (!areas[i].significant || areas[i].g_star.missing()) return "";
    return areas[i].g_star.value > 0 ? "hot" : "cold";
  });
  return std::move(rows).build();
}

geo::Table class_of_area_table(const analysis::Classes& classes, const StatsValues& values) {
  std::vector<FlaggedValue> number, lower, upper;
  const auto limit = [](const std::optional<double>& value) {
    return value ? plain(*value) : kNone;
  };
  for (const std::int32_t at : classes.of) {
    if (at < 0) {
      for (auto* column : {&number, &lower, &upper}) column->push_back(kNone);
      continue;
    }
    const analysis::ValueClass& one = classes.classes[static_cast<std::size_t>(at)];
    number.push_back(plain(at + 1));
    lower.push_back(limit(one.lower));
    upper.push_back(limit(one.upper));
  }
  geo::TableBuilder table;
  table.add_text("id", text("Gebiet", "Area"), values.ids);
  geo::Column field = values.field;
  field.name = "value";
  table.add(std::move(field));
  table.add(number_column("class", text("Klasse", "Class"), number, geo::ColumnType::Integer));
  table.add(number_column("lower", text("über", "above"), lower));
  table.add(number_column("upper", text("bis", "up to"), upper));
  return std::move(table).build();
}

geo::Table class_table(const analysis::Classes& classes, int decimals) {
  std::vector<FlaggedValue> number, lower, upper, count;
  std::vector<std::string> labels;
  for (const analysis::ValueClass& one : classes.classes) {
    number.push_back(plain(static_cast<double>(number.size() + 1)));
    lower.push_back(one.lower ? plain(*one.lower) : kNone);
    upper.push_back(one.upper ? plain(*one.upper) : kNone);
    count.push_back(plain(static_cast<double>(one.count)));
    labels.push_back(analysis::class_label(one, decimals).in(help_language()));
  }
  for (auto* column : {&number, &lower, &upper}) column->push_back(kNone);
  count.push_back(plain(static_cast<double>(classes.missing)));
  labels.push_back(help("keine Angabe", "no data"));
  geo::TableBuilder table;
  table.add(number_column("class", text("Klasse", "Class"), number, geo::ColumnType::Integer));
  table.add(number_column("lower", text("über", "above"), lower));
  table.add(number_column("upper", text("bis", "up to"), upper));
  table.add(number_column("count", text("Gebiete", "Areas"), count, geo::ColumnType::Integer));
  table.add_text("label", text("Legende", "Legend"), labels);
  return std::move(table).build();
}

}  // namespace nahraum::cli
