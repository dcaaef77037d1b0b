#include "geo/io/ogr_street_reader.h"

#include <algorithm>
#include <cmath>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/detail/street_keys.h"

namespace nahraum::geo {

namespace {

struct TagColumn {
  const Column* column;
  std::string key;
};

std::vector<TagColumn> tag_columns(const Table& table, const OgrStreetOptions& options) {
  std::vector<TagColumn> result;
  for (const auto& [name, key] : options.columns) result.push_back({&table.at(name), key});
  if (!options.columns.empty()) return result;
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    std::string key = detail::street_key(table.column(i).name);
    if (!key.empty()) result.push_back({&table.column(i), std::move(key)});
  }
  return result;
}

std::string cell(const Column& column, std::size_t row) {
  if (column.type == ColumnType::Text) return column.texts[row];
  return std::isnan(column.numbers[row]) ? std::string() : plain_number(column.numbers[row]);
}

TagSetIndex tags_of(const std::vector<TagColumn>& columns, std::size_t row,
                    TagSetBuilder& builder) {
  std::vector<std::string> values;
  for (const TagColumn& column : columns) values.push_back(cell(*column.column, row));
  std::vector<Tag> tags;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!values[i].empty()) tags.emplace_back(columns[i].key, values[i]);
  }
  return builder.add(std::move(tags));
}

/// Places become nodes, ascending; way_nodes so far name places by their order of appearance.
void number_nodes(const std::vector<Position>& places, StreetSource& source) {
  std::vector<Position> nodes = places;
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  source.way_nodes.resize(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto found = std::lower_bound(nodes.begin(), nodes.end(), places[i]);
    source.way_nodes[i] = static_cast<std::uint32_t>(found - nodes.begin());
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    source.node_ids.push_back(static_cast<std::int64_t>(i + 1));
  }
  source.node_tags.assign(nodes.size(), TagSetIndex(0));
  source.node_positions = std::move(nodes);
}

void report(const std::filesystem::path& path, const std::vector<TagColumn>& columns,
            std::size_t without_line, Findings& findings) {
  std::string used;
  for (const TagColumn& column : columns) used += (used.empty() ? "" : ", ") + column.key;
  const std::string file = path.filename().string();
  if (used.empty()) {
    findings
        .add(Severity::Warning, "network.no_tags",
             {"Keine Spalte sagt, was für Straßen es sind; alle gelten als für jeden frei.",
              "No column says what kind of streets these are; all count as open to everyone."})
        .in_file(file);
  } else {
    findings
        .add(
            Severity::Info, "network.column",
            text("Als Merkmale der Straßen gelesen: {}.", "Read as tags of the streets: {}.", used))
        .in_file(file);
  }
  if (without_line == 0) return;
  findings
      .add_counted(Severity::Warning, "network.no_line",
                   text("{} Zeilen haben keine Linie und sind weggelassen.",
                        "{} rows have no line and are left out.", without_line),
                   without_line)
      .in_file(file);
}

}  // namespace

StreetSource read_ogr_streets(const std::filesystem::path& path, const OgrStreetOptions& options,
                              Findings& findings) {
  VectorOptions vector;
  vector.layer = options.layer;
  vector.declared_crs = options.declared_crs;
  vector.target_crs = Crs::wgs84();
  const Layer layer = read_vector(path, vector, findings);
  const std::vector<TagColumn> columns = tag_columns(layer.table(), options);
  StreetSource source;
  TagSetBuilder builder;
  std::vector<Position> places;
  std::size_t without_line = 0;
  source.way_starts.push_back(0);
  for (std::size_t row = 0; row < layer.size(); ++row) {
    const auto* lines = std::get_if<MultiLineString>(&layer.geometry(row));
    if (!lines) {
      ++without_line;
      continue;
    }
    const TagSetIndex tags = tags_of(columns, row, builder);
    for (const LineString& line : lines->lines) {
      if (line.size() < 2) continue;
      for (const Point p : line) places.push_back(position_from_degrees(p.x, p.y));
      source.way_ids.push_back(static_cast<std::int64_t>(layer.table().source_row(row)));
      source.way_tags.push_back(tags);
      source.way_starts.push_back(places.size());
    }
  }
  number_nodes(places, source);
  source.tags = builder.build();
  report(path, columns, without_line, findings);
  return source;
}

}  // namespace nahraum::geo
