#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/geometry/overlay.h"
#include "geo/io/detail/raw_layer.h"
#include "geo/io/detail/sentences.h"
#include "geo/io/vector_reader.h"

namespace nahraum::geo {

namespace {

using detail::RawLayer;

bool same_word(const std::string& a, const std::string& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::tolower(x) == std::tolower(y);
  });
}

/// Official files write AGS, the official web service writes ags.
const Column* find_field(const RawLayer& raw, const std::string& name) {
  for (const Column& column : raw.columns) {
    if (same_word(column.title.de, name)) return &column;
  }
  return nullptr;
}

const Column& field(const RawLayer& raw, const std::string& name) {
  if (const Column* column = find_field(raw, name)) return *column;
  std::string present;
  for (const Column& column : raw.columns) {
    present += (present.empty() ? "" : ", ") + column.title.de;
  }
  throw Error(ErrorKind::Input, text("Das Feld „{}“ fehlt. Vorhanden sind: {}.",
                                     "The field \"{}\" is missing. Present are: {}.", name,
                                     present.empty() ? "–" : present))
      .in_file(raw.file)
      .in_layer(raw.name)
      .with_hint(text("Bitte in der Studie angeben, welches Feld den Schlüssel (key_field) und "
                      "welches den Namen (name_field) enthält.",
                      "Please state in the study which field holds the key (key_field) and which "
                      "the name (name_field)."));
}

/// A whole number as its digits, so that a key that lost its type is still a key.
std::string as_text(const Column& column, std::size_t row) {
  if (column.type == ColumnType::Text) return column.texts[row];
  return std::isnan(column.numbers[row]) ? "" : fixed_number(column.numbers[row], 0);
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

Error row_error(const RawLayer& raw, std::size_t row, Text message) {
  return Error(ErrorKind::Input, std::move(message))
      .in_file(raw.file)
      .in_layer(raw.name)
      .at_row(raw.rows[row]);
}

// ---- which rows are land ---------------------------------------------------------------------

/// GF of BKG: 1, 2 water, 3 land without structure, 4 land with structure, 9 not told apart
/// (VG5000). Rows to keep.
std::vector<std::size_t> land_rows(const RawLayer& raw, Findings& findings) {
  std::vector<std::size_t> all(raw.rows.size());
  for (std::size_t row = 0; row < all.size(); ++row) all[row] = row;
  const Column* factor = find_field(raw, "GF");
  if (factor == nullptr) return all;
  std::vector<std::size_t> land;
  std::size_t undivided = 0;
  for (const std::size_t row : all) {
    const std::string value = as_text(*factor, row);
    if (value == "4") land.push_back(row);
    if (value == "9") ++undivided;
  }
  if (!land.empty()) {
    const std::size_t left_out = all.size() - land.size();
    if (left_out > 0) {
      findings
          .add_counted(Severity::Info, "boundaries.water_rows",
                       detail::count_text(
                           "{} Zeilen ohne GF = 4 (Gewässer und Flächen ohne Struktur) wurden "
                           "weggelassen.",
                           "{} rows without GF = 4 (water and areas without structure) were left "
                           "out.",
                           left_out),
                       left_out)
          .in_layer(raw.name);
    }
    return land;
  }
  if (all.empty()) return all;
  findings
      .add(undivided == all.size() ? Severity::Info : Severity::Warning, "boundaries.no_land_rows",
           undivided == all.size()
               ? text("Alle Zeilen tragen GF = 9 (VG5000): Land und Gewässer sind nicht getrennt; "
                      "die Flächen enthalten die Gewässer.",
                      "All rows bear GF = 9 (VG5000): land and water are not told apart; areas "
                      "include the water.")
               : text("Keine Zeile trägt GF = 4 (Land); alle Zeilen werden verwendet.",
                      "No row bears GF = 4 (land); all rows are used."))
      .in_layer(raw.name);
  return all;
}

// ---- keys ------------------------------------------------------------------------------------

/// Keys are text. A spreadsheet's lost leading zero is put back, and said.
class Keys {
 public:
  Keys(const RawLayer& raw, const BoundaryOptions& options)
      : raw_(raw), options_(options), column_(field(raw, options.key_field)) {}

  std::string at(std::size_t row) {
    std::string key = trimmed(as_text(column_, row));
    if (key.empty()) {
      throw row_error(raw_, row,
                      text("Das Feld „{}“ ist leer.", "Field \"{}\" is empty.", options_.key_field))
          .with_hint(text("Jede Fläche braucht einen Schlüssel.", "Every area needs a key."));
    }
    if (options_.key_length == 0 || key.size() == options_.key_length) return key;
    const bool digits =
        std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
    if (digits && key.size() + 1 == options_.key_length) {
      ++repaired_;
      return "0" + key;
    }
    throw row_error(
        raw_, row,
        text("Der Schlüssel „{}“ hat {} statt {} Stellen.",
             "Key \"{}\" has {} characters instead of {}.", key, key.size(), options_.key_length))
        .with_hint(text("Ein AGS hat 8 Ziffern; für andere Schlüssel bitte key_length angeben (0 = "
                        "beliebig).",
                        "An AGS has 8 digits; for other keys please give key_length (0 = any)."));
  }

  void report(Findings& findings) const {
    if (repaired_ == 0) return;
    findings
        .add_counted(
            Severity::Warning, "boundaries.lost_leading_zero",
            detail::count_text("Bei {} Schlüsseln fehlte die führende Null; sie wurde ergänzt.",
                               "{} keys had lost their leading zero; it was put back.", repaired_),
            repaired_)
        .in_layer(raw_.name);
  }

 private:
  const RawLayer& raw_;
  const BoundaryOptions& options_;
  const Column& column_;
  std::size_t repaired_ = 0;
};

struct Chosen {
  std::vector<std::size_t> rows;
  std::vector<std::string> keys;
};

Chosen rows_with_prefix(const RawLayer& raw, const BoundaryOptions& options,
                        const std::vector<std::size_t>& rows, Findings& findings) {
  Keys keys(raw, options);
  Chosen chosen;
  for (const std::size_t row : rows) {
    std::string key = keys.at(row);
    if (!key.starts_with(options.key_prefix)) continue;
    chosen.rows.push_back(row);
    chosen.keys.push_back(std::move(key));
  }
  keys.report(findings);
  const std::size_t left_out = rows.size() - chosen.rows.size();
  if (left_out > 0) {
    findings
        .add_counted(Severity::Info, "boundaries.other_keys",
                     detail::count_text(
                         "{} Flächen beginnen nicht mit dem Schlüssel {} und gehören nicht zum "
                         "Gebiet.",
                         "{} areas do not begin with key {} and are not part of the region.",
                         left_out, options.key_prefix),
                     left_out)
        .in_layer(raw.name);
  }
  if (chosen.rows.empty()) {
    throw Error(ErrorKind::Input,
                text("Keine Fläche hat einen Schlüssel, der mit „{}“ beginnt.",
                     "No area has a key that begins with \"{}\".", options.key_prefix))
        .in_file(raw.file)
        .in_layer(raw.name)
        .with_hint(text("Bitte Datei, Layer und Kreisschlüssel prüfen.",
                        "Please check file, layer and the county's key."));
  }
  return chosen;
}

// ---- merging the parts of one area -----------------------------------------------------------

struct Area {
  std::string name;
  std::string bez;
  std::size_t source_row = 0;
  std::vector<MultiPolygon> parts;
};

std::map<std::string, Area> grouped(const RawLayer& raw, const BoundaryOptions& options,
                                    const std::vector<std::string>& keys, const Layer& layer) {
  const Column* names = options.name_field.empty() ? nullptr : &field(raw, options.name_field);
  const Column* kinds = find_field(raw, "BEZ");
  std::map<std::string, Area> areas;
  for (std::size_t row = 0; row < layer.size(); ++row) {
    const auto* polygon = std::get_if<MultiPolygon>(&layer.geometry(row));
    if (polygon == nullptr) {
      throw row_error(raw, row,
                      text("Die Zeile {} hat keine Fläche als Geometrie.",
                           "Row {} has no area as its geometry.", keys[row]))
          .with_hint(text("Grenzen müssen Flächen (Polygone) sein.",
                          "Boundaries must be areas (polygons)."));
    }
    const std::string name = names == nullptr ? keys[row] : trimmed(as_text(*names, row));
    Area& area = areas[keys[row]];
    if (area.parts.empty()) {
      area.name = name;
      area.bez = kinds == nullptr ? "" : trimmed(as_text(*kinds, row));
      area.source_row = raw.rows[row];
    } else if (area.name != name) {
      throw row_error(raw, row,
                      text("Der Schlüssel {} steht zweimal da: „{}“ (Zeile {}) und „{}“.",
                           "Key {} occurs twice: \"{}\" (row {}) and \"{}\".", keys[row], area.name,
                           area.source_row, name))
          .with_hint(text("Bitte einen der beiden Schlüssel berichtigen.",
                          "Please correct one of the two keys."));
    }
    area.parts.push_back(*polygon);
  }
  return areas;
}

double square_kilometres(const MultiPolygon& area_in_crs, Crs crs) {
  if (!is_geographic(crs)) return area(area_in_crs) / 1e6;
  const Geometry equal_area = CrsTransform(crs, Crs::laea()).apply(Geometry(area_in_crs));
  return area(std::get<MultiPolygon>(equal_area)) / 1e6;
}

Layer assembled(const std::map<std::string, Area>& areas, const Layer& layer, Findings& findings) {
  std::vector<Geometry> geometries;
  std::vector<std::string> keys;
  std::vector<std::string> names;
  std::vector<std::string> kinds;
  std::vector<double> sizes;
  std::vector<std::size_t> rows;
  for (const auto& [key, area] : areas) {
    MultiPolygon whole = area.parts.size() == 1 ? area.parts.front() : union_of(area.parts);
    if (area.parts.size() > 1) {
      findings
          .add(Severity::Info, "boundaries.merged",
               text("{} „{}“ besteht aus {} Zeilen, die zu einer Fläche vereinigt wurden.",
                    "{} \"{}\" consists of {} rows that were united into one area.", key, area.name,
                    area.parts.size()),
               area.source_row)
          .in_layer(layer.name());
    }
    sizes.push_back(square_kilometres(whole, layer.crs()));
    geometries.emplace_back(std::move(whole));
    keys.push_back(key);
    names.push_back(area.name);
    kinds.push_back(area.bez);
    rows.push_back(area.source_row);
  }
  TableBuilder table;
  table.add_text("key", {"Schlüssel", "Key"}, std::move(keys))
      .add_text("name", {"Name", "Name"}, std::move(names))
      .add_text("bez", {"Bezeichnung", "Kind"}, std::move(kinds))
      .add_number("area_km2", {"Fläche", "Area"}, "km²", 2, std::move(sizes))
      .source_rows(std::move(rows));
  return {layer.name(), layer.crs(), std::move(geometries), std::move(table).build()};
}

}  // namespace

Layer read_boundaries(const std::filesystem::path& path, const BoundaryOptions& options,
                      Findings& findings) {
  VectorOptions vector;
  vector.layer = options.layer;
  vector.declared_crs = options.declared_crs;
  vector.target_crs = options.target_crs;
  RawLayer raw = detail::read_raw(path, vector, findings);
  Chosen chosen = rows_with_prefix(raw, options, land_rows(raw, findings), findings);
  raw = detail::with_rows(std::move(raw), chosen.rows);
  const Layer layer = detail::finished(raw, vector, findings);
  return assembled(grouped(raw, options, chosen.keys, layer), layer, findings);
}

}  // namespace nahraum::geo
