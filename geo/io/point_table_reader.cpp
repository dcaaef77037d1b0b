#include "geo/io/point_table_reader.h"

#include <algorithm>
#include <unordered_map>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/cell_text.h"
#include "geo/io/csv_reader.h"

namespace nahraum::geo {

namespace {

class Reader {
 public:
  Reader(const RawTable& raw, const PointTableOptions& options) : raw_(raw), options_(options) {}

  PointTable run() {
    read_ids();
    if (const auto node = find("node"))
      read_nodes(*node);
    else if (find("lon") && find("lat"))
      read_degrees(*find("lon"), *find("lat"));
    else if (find("x") && find("y"))
      read_plane(*find("x"), *find("y"));
    else
      throw missing();
    return std::move(table_);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const {
    for (std::size_t i = 0; i < raw_.header.size(); ++i) {
      if (title_key(raw_.header[i]) == name) return i;
    }
    return std::nullopt;
  }

  [[nodiscard]] Error missing() const {
    std::string present;
    for (const std::string& title : raw_.header) present += (present.empty() ? "" : ", ") + title;
    return Error(ErrorKind::Input,
                 text("Die Tabelle braucht die Spalten id und lon, lat (oder x, y mit --crs, oder "
                      "node); da sind: {}.",
                      "The table needs the columns id and lon, lat (or x, y with --crs, or node); "
                      "present are: {}.",
                      present))
        .in_file(raw_.file);
  }

  [[nodiscard]] Error bad(std::size_t row, Text message) const {
    return Error(ErrorKind::Input, std::move(message)).in_file(raw_.file).at_row(row);
  }

  void read_ids() {
    const auto column = find("id");
    if (!column) throw missing();
    std::unordered_map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < raw_.rows.size(); ++i) {
      const std::string& id = raw_.rows[i][*column];
      const std::size_t row = raw_.row_numbers[i];
      if (id.empty()) throw bad(row, text("Die id fehlt.", "The id is missing."));
      const auto [seen, fresh] = first.emplace(id, row);
      if (!fresh) {
        throw bad(row, text("Die id „{}“ steht schon in Zeile {}.",
                            "The id \"{}\" is in row {} already.", id, seen->second));
      }
      table_.ids.push_back(id);
      table_.rows.push_back(row);
    }
  }

  void read_nodes(std::size_t column) {
    for (std::size_t i = 0; i < raw_.rows.size(); ++i) {
      if (raw_.rows[i][column].empty())
        throw bad(table_.rows[i], text("Die Angabe node fehlt.", "The node is missing."));
      table_.nodes.push_back(raw_.rows[i][column]);
    }
  }

  [[nodiscard]] double number(std::size_t i, std::size_t column) const {
    const std::string& cell = raw_.rows[i][column];
    if (const std::optional<double> value = parse_plain_number(cell)) return *value;
    throw bad(table_.rows[i], text("„{}“ in der Spalte {} ist keine Zahl mit Dezimalpunkt.",
                                   "\"{}\" in column {} is no number with a decimal point.", cell,
                                   raw_.header[column]));
  }

  void read_degrees(std::size_t lon, std::size_t lat) {
    for (std::size_t i = 0; i < raw_.rows.size(); ++i) add(i, {number(i, lon), number(i, lat)});
  }

  void read_plane(std::size_t x, std::size_t y) {
    if (!options_.crs) {
      throw Error(ErrorKind::Crs, text("Die Tabelle hat Koordinaten x und y, aber ihr "
                                       "Koordinatensystem ist nicht genannt.",
                                       "The table has coordinates x and y, but their coordinate "
                                       "system is not named."))
          .in_file(raw_.file)
          .with_hint(text("Bitte --crs angeben, zum Beispiel --crs EPSG:25832.",
                          "Please give --crs, for example --crs EPSG:25832."));
    }
    std::vector<Point> points;
    for (std::size_t i = 0; i < raw_.rows.size(); ++i)
      points.push_back({number(i, x), number(i, y)});
    const CrsTransform to_degrees(*options_.crs, Crs::wgs84());
    for (std::size_t i = 0; i < points.size(); ++i) add(i, to_degrees.apply(points[i]));
  }

  void add(std::size_t i, Point degrees) {
    if (!(degrees.x >= -180 && degrees.x <= 180 && degrees.y >= -90 && degrees.y <= 90)) {
      throw bad(table_.rows[i], text("Die Koordinate {} {} liegt nicht auf der Erde.",
                                     "The coordinate {} {} is not on the Earth.",
                                     plain_number(degrees.x), plain_number(degrees.y)));
    }
    table_.positions.push_back(position_from_degrees(degrees.x, degrees.y));
  }

  const RawTable& raw_;
  const PointTableOptions& options_;
  PointTable table_;
};

}  // namespace

PointTable read_point_table(const std::filesystem::path& path, const PointTableOptions& options,
                            Findings& findings) {
  const RawTable raw = read_csv(path, {.header_row = 1}, findings);
  return Reader(raw, options).run();
}

}  // namespace nahraum::geo
