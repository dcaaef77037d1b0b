#include "analysis/study/read/source_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "analysis/study/keys/list_fields.h"
#include "geo/core/numbers.h"
#include "geo/io/csv_reader.h"
#include "geo/io/recipe.h"
#include "geo/io/vector_reader.h"
#include "geo/io/xlsx_reader.h"

namespace nahraum::analysis {

namespace {

using geo::Severity;
using geo::text;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string cell_text(const geo::Column& column, std::size_t row) {
  if (column.type == geo::ColumnType::Text) return column.texts[row];
  return geo::is_missing(column.flags[row]) ? "" : geo::plain_number(column.numbers[row]);
}

SourceTable read_layer(InputContext& context, const Source& source,
                       const std::filesystem::path& path) {
  geo::VectorOptions options;
  options.layer = source.layer;
  options.declared_crs = source.crs;
  const geo::Layer layer = read_named(context, source, [&](geo::Findings& findings) {
    return geo::read_vector(path, options, findings);
  });
  return {attributes_as_text(layer, source.file), layer.geometries(), layer.crs()};
}

std::optional<std::size_t> header_row(const Source& source) {
  if (source.header_row == 0) return std::nullopt;
  return source.header_row;
}

/// Number columns of vector layers are written with a point by attributes_as_text().
char decimal_of(const SourceTable& source_table, const ListSpec& spec) {
  return source_table.has_geometry() ? '.' : spec.decimal;
}

geo::Recipe recipe_for(const SourceTable& source_table, std::string_view list,
                       const ListSpec& spec) {
  geo::Recipe recipe;
  recipe.decimal = decimal_of(source_table, spec);
  for (const ListField& field : list_fields(list)) {
    const auto mapped = spec.columns.find(std::string(field.name));
    const bool named = mapped != spec.columns.end();
    geo::FieldSpec out;
    out.name = field.name;
    out.column = named ? mapped->second : std::string(field.name);
    out.kind = field.kind;
    out.required = named || field.required;
    out.title = field.title;
    out.unit = field.unit;
    recipe.fields.push_back(std::move(out));
  }
  return recipe;
}

std::string plain_title(std::string_view title) {
  std::string out;
  for (const char c : title) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// A key is only demanded of every row where the list has such a column at all.
std::string key_field_of(const SourceTable& source_table, std::string_view list,
                         const ListSpec& spec) {
  for (const ListField& field : list_fields(list)) {
    if (field.kind != geo::FieldKind::Key) continue;
    if (field.required || spec.columns.count(std::string(field.name)) > 0)
      return std::string(field.name);
    for (const std::string& title : source_table.raw.header) {
      if (plain_title(title) == field.name) return std::string(field.name);
    }
  }
  return "";
}

geo::Point point_of(const geo::Geometry& geometry) {
  if (const auto* point = std::get_if<geo::Point>(&geometry)) return *point;
  if (const auto* area = std::get_if<geo::MultiPolygon>(&geometry)) return geo::label_point(*area);
  const geo::Box box = geo::bounds(geometry);
  if (box.empty()) return {kNaN, kNaN};
  return box.centre();
}

std::vector<geo::Point> written_points(const Source& source, const geo::Table& table) {
  if (table.row_count() > 0 && (table.find("x") == nullptr || table.find("y") == nullptr)) {
    throw geo::Error(geo::ErrorKind::Input, text("Die Liste hat keine Spalten mit Koordinaten.",
                                                 "The list has no columns with coordinates."))
        .in_file(source.file)
        .with_hint(text("Bitte in der Studie unter „columns“ die Felder x (Ostwert) und y "
                        "(Nordwert) zuordnen.",
                        "Please map the fields x (easting) and y (northing) under \"columns\" in "
                        "the study."));
  }
  std::vector<geo::Point> points;
  for (std::size_t row = 0; row < table.row_count(); ++row)
    points.push_back({number_at(table, "x", row).value, number_at(table, "y", row).value});
  return points;
}

bool finite(geo::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }

bool plausible(geo::Point p, geo::Crs crs, const std::string& what) {
  try {
    geo::check_plausible({p.x, p.y, p.x, p.y}, crs, what);
    return true;
  } catch (const geo::Error&) {
    return false;
  }
}

/// One far-off row is that row's mistake; most of them are the file's.
void reject_far_off(std::vector<geo::Point>& points, geo::Crs crs, const geo::Table& table,
                    const Source& source, geo::Findings& findings) {
  std::vector<std::size_t> far;
  geo::Box box;
  std::size_t known = 0;
  for (std::size_t row = 0; row < points.size(); ++row) {
    if (!finite(points[row])) continue;
    ++known;
    box.extend(points[row]);
    if (!plausible(points[row], crs, source.file)) far.push_back(row);
  }
  if (2 * far.size() > known) geo::check_plausible(box, crs, source.file);
  for (const std::size_t row : far) {
    findings.add(Severity::Error, "place.far_off",
                 text("Die Koordinaten {} / {} liegen weit außerhalb Deutschlands. Bitte prüfen; "
                      "die Zeile wird nicht verwendet.",
                      "The coordinates {} / {} lie far outside Germany. Please check; the row is "
                      "not used.",
                      geo::plain_number(points[row].x), geo::plain_number(points[row].y)),
                 table.source_row(row));
    points[row] = {kNaN, kNaN};
  }
}

}  // namespace

std::string lower_extension(const std::string& file) {
  std::string extension = std::filesystem::path(file).extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return extension;
}

bool is_vector_file(const std::string& extension) {
  constexpr std::array<std::string_view, 5> kVector{".gpkg", ".geojson", ".json", ".shp", ".fgb"};
  return std::find(kVector.begin(), kVector.end(), extension) != kVector.end();
}

geo::RawTable attributes_as_text(const geo::Layer& layer, const std::string& file) {
  geo::RawTable raw;
  raw.file = file;
  const geo::Table& table = layer.table();
  for (std::size_t c = 0; c < table.column_count(); ++c) raw.header.push_back(table.column(c).name);
  for (std::size_t row = 0; row < layer.size(); ++row) {
    std::vector<std::string>& cells = raw.rows.emplace_back();
    for (std::size_t c = 0; c < table.column_count(); ++c)
      cells.push_back(cell_text(table.column(c), row));
    raw.row_numbers.push_back(row + 1);
  }
  raw.encoding = "UTF-8";
  return raw;
}

SourceTable read_source_table(InputContext& context, const Source& source) {
  const std::filesystem::path path = context.open(source);
  geo::Findings& findings = context.findings_of(source);
  const std::string extension = lower_extension(source.file);
  SourceTable result;
  if (is_vector_file(extension)) {
    result = read_layer(context, source, path);
  } else if (extension == ".xlsx") {
    result.raw = geo::read_xlsx(
        path, {.sheet = source.sheet, .header_row = header_row(source), .name = source.file},
        findings);
  } else {
    result.raw = geo::read_csv(
        path, {.encoding = source.encoding, .header_row = header_row(source), .name = source.file},
        findings);
  }
  SourceReport& report = context.report(source);
  report.rows_in = result.raw.rows.size();
  report.detail = result.raw.sheet.empty()
                      ? fmt::format("{}; {}", extension.substr(1), result.raw.encoding)
                      : fmt::format("xlsx; {}", result.raw.sheet);
  context.progress().check();
  return result;
}

geo::Table read_list_fields(InputContext& context, const SourceTable& source_table,
                            std::string_view list, const ListSpec& spec) {
  const Source& source = context.study().source(spec.source);
  geo::Recipe recipe = recipe_for(source_table, list, spec);
  recipe.key_field = key_field_of(source_table, list, spec);
  return read_named(context, source, [&](geo::Findings& findings) {
    return geo::apply_recipe(source_table.raw, recipe, findings);
  });
}

std::vector<geo::Point> places_of(InputContext& context, const Source& source,
                                  const SourceTable& source_table, const geo::Table& table) {
  geo::Findings& findings = context.findings_of(source);
  std::vector<geo::Point> points;
  geo::Crs crs = source_table.crs;
  if (source_table.has_geometry()) {
    for (std::size_t row = 0; row < table.row_count(); ++row)
      points.push_back(point_of(source_table.geometries[table.source_row(row) - 1]));
  } else {
    crs = source.crs.value_or(context.study().crs);
    points = written_points(source, table);
  }
  reject_far_off(points, crs, table, source, findings);
  std::vector<geo::Point> known;
  std::copy_if(points.begin(), points.end(), std::back_inserter(known), finite);
  context.to_study(crs, known);
  std::size_t next = 0;
  for (geo::Point& point : points) {
    if (finite(point)) point = known[next++];
  }
  return points;
}

std::string text_at(const geo::Table& table, const char* column, std::size_t row) {
  const geo::Column* found = table.find(column);
  return found == nullptr ? "" : found->texts[row];
}

geo::FlaggedValue number_at(const geo::Table& table, const char* column, std::size_t row) {
  const geo::Column* found = table.find(column);
  return found == nullptr ? geo::FlaggedValue{} : found->value(row);
}

}  // namespace nahraum::analysis
