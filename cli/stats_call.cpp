#include "cli/stats_call.h"

#include <algorithm>
#include <set>

#include "analysis/study/keys/suggest.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/vector_reader.h"

namespace nahraum::cli {

namespace {

using geo::Severity;
using geo::text;

constexpr std::size_t kNamed = 8;

std::vector<std::string> number_columns(const geo::Table& table) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.column(c).type != geo::ColumnType::Text) names.push_back(table.column(c).name);
  }
  return names;
}

geo::Error unknown(std::string_view name, const geo::Table& table, const StatsCall& call) {
  std::vector<std::string> names = number_columns(table);
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    if (table.column(c).type == geo::ColumnType::Text) names.push_back(table.column(c).name);
  }
  const geo::Text near = analysis::suggestion(name, names);
  geo::Text message =
      text("Die Spalte „{}“ gibt es nicht.{}", "There is no column \"{}\".", name, near.de);
  message.en += near.en;
  return geo::Error(geo::ErrorKind::Input, std::move(message)).in_file(call.layer_file);
}

geo::Column field_of(const geo::Table& table, const StatsCall& call) {
  const geo::Column* column = table.find(call.field);
  if (column == nullptr) throw unknown(call.field, table, call);
  if (column->type != geo::ColumnType::Text) return *column;
  std::string numbers;
  for (const std::string& name : number_columns(table))
    numbers += (numbers.empty() ? "" : ", ") + name;
  throw geo::Error(geo::ErrorKind::Input,
                   text("Die Spalte „{}“ enthält Text, keine Zahlen. Spalten mit Zahlen: {}.",
                        "Column \"{}\" holds text, not numbers. Columns of numbers: {}.",
                        call.field, numbers.empty() ? "–" : numbers))
      .in_file(call.layer_file);
}

std::vector<std::string> texts_of(const geo::Column& column) {
  if (column.type == geo::ColumnType::Text) return column.texts;
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < column.size(); ++row)
    texts.push_back(column.value(row).missing() ? "" : geo::plain_number(column.numbers[row]));
  return texts;
}

bool all_different(const std::vector<std::string>& ids) {
  std::set<std::string_view> seen;
  return std::all_of(ids.begin(), ids.end(),
                     [&](const std::string& id) { return !id.empty() && seen.insert(id).second; });
}

/// The column asked for; else the first of text whose values are all different; else row numbers.
std::vector<std::string> ids_of(const geo::Table& table, const StatsCall& call) {
  if (!call.id_field.empty()) {
    const geo::Column* column = table.find(call.id_field);
    if (column == nullptr) throw unknown(call.id_field, table, call);
    std::vector<std::string> ids = texts_of(*column);
    if (all_different(ids)) return ids;
    throw geo::Error(geo::ErrorKind::Input,
                     text("Die Werte der Spalte „{}“ sind leer oder kommen mehrfach vor; als "
                          "Kennung taugt sie nicht.",
                          "Values of column \"{}\" are blank or occur twice; it cannot serve as an "
                          "id.",
                          call.id_field))
        .in_file(call.layer_file);
  }
  for (std::size_t c = 0; c < table.column_count(); ++c) {
    const geo::Column& column = table.column(c);
    if (column.type == geo::ColumnType::Text && all_different(column.texts)) return column.texts;
  }
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < table.row_count(); ++row) ids.push_back(std::to_string(row + 1));
  return ids;
}

std::string named(const std::vector<std::string>& ids) {
  std::string list;
  for (std::size_t i = 0; i < std::min(ids.size(), kNamed); ++i)
    list += (i == 0 ? "" : ", ") + ids[i];
  return ids.size() > kNamed ? list + " …" : list;
}

void note_left_out(const StatsValues& values, const analysis::WeightsPart& part,
                   const std::string& file, geo::Findings& findings) {
  std::vector<std::string> valueless, alone;
  std::size_t next = 0;
  for (std::size_t i = 0; i < values.ids.size(); ++i) {
    if (next < part.areas.size() && part.areas[next] == i)
      ++next;
    else if (values.field.value(i).missing())
      valueless.push_back(values.ids[i]);
    else
      alone.push_back(values.ids[i]);
  }
  const std::size_t all = values.ids.size();
  if (!valueless.empty()) {
    findings
        .add_counted(Severity::Warning, "stats.no_value",
                     text("Ohne Wert und darum nicht mitgezählt: {} von {} Gebieten ({}).",
                          "Without a value and so left out: {} of {} areas ({}).", valueless.size(),
                          all, named(valueless)),
                     valueless.size())
        .in_file(file);
  }
  if (!alone.empty()) {
    findings
        .add_counted(Severity::Warning, "stats.island",
                     text("Ohne Nachbarn mit Wert und darum nicht mitgezählt: {} von {} Gebieten "
                          "({}).",
                          "Without a neighbour that has a value and so left out: {} of {} areas "
                          "({}).",
                          alone.size(), all, named(alone)),
                     alone.size())
        .in_file(file);
  }
}

}  // namespace

StatsValues open_values(const StatsCall& call, geo::Findings& findings) {
  StatsValues values;
  values.layer = geo::read_vector(call.layer_file, {.layer = call.layer}, findings);
  if (values.layer.size() == 0) {
    throw geo::Error(geo::ErrorKind::Input, text("Die Ebene „{}“ ist leer.",
                                                 "Layer \"{}\" is empty.", values.layer.name()))
        .in_file(call.layer_file);
  }
  values.field = field_of(values.layer.table(), call);
  values.ids = ids_of(values.layer.table(), call);
  return values;
}

StatsPart open_part(const StatsCall& call, const StatsValues& values, const Context& context,
                    geo::Findings& findings) {
  analysis::WeightsSpec spec = analysis::weights_spec(call.weights);
  spec.tolerance = geo::Metres(call.tolerance);
  // Distances and tolerances are in metres; degrees would be taken for such.
  const geo::Layer metric = geo::is_geographic(values.layer.crs())
                                ? geo::transformed(values.layer, geo::parse_crs(call.target_crs))
                                : values.layer;
  const analysis::SpatialWeights all =
      analysis::layer_weights({spec, metric, values.ids, context.threads}, findings);
  std::vector<bool> keep;
  for (std::size_t i = 0; i < all.size(); ++i) keep.push_back(!values.field.value(i).missing());
  StatsPart result;
  result.part = analysis::connected_part(all, keep);
  result.style = call.style;
  if (result.style == "row")
    result.part.weights = analysis::row_standardised(std::move(result.part.weights));
  for (const std::uint32_t area : result.part.areas)
    result.values.push_back(values.field.numbers[area]);
  note_left_out(values, result.part, call.layer_file, findings);
  return result;
}

}  // namespace nahraum::cli
