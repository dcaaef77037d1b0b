#include "geo/io/vector_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/geometry/overlay.h"
#include "geo/io/detail/ogr_source.h"
#include "geo/io/detail/raw_layer.h"

namespace nahraum::geo {

namespace detail {

namespace {

/// What the user calls a row: the first of these columns that has a value.
std::string label_of(const RawLayer& raw, std::size_t row) {
  for (const std::string_view name : {"GEN", "gen", "name", "Name", "NAME", "AGS", "ags", "id"}) {
    for (const Column& column : raw.columns) {
      if (column.name != name || column.type != ColumnType::Text) continue;
      if (!column.texts[row].empty()) return " „" + column.texts[row] + "“";
    }
  }
  return "";
}

/// GEOS' words in German.
std::string german_reason(const std::string& reason) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kWords = {
      {{"Ring Self-intersection", "der Rand berührt sich selbst"},
       {"Self-intersection", "der Rand schneidet sich selbst"},
       {"Hole lies outside shell", "ein Loch liegt außerhalb der Fläche"},
       {"Holes are nested", "ein Loch liegt in einem Loch"},
       {"Nested shells", "Teilflächen liegen ineinander"},
       {"Interior is disconnected", "Löcher zerschneiden die Fläche"},
       {"Duplicate Rings", "ein Ring ist doppelt"},
       {"Too few points", "ein Ring hat zu wenige Ecken"}}};
  for (const auto& [english, german] : kWords) {
    if (reason.starts_with(english)) return std::string(german);
  }
  return reason;
}

/// Square metres behind one unit of area of the CRS, near `place`; exact for metric systems, good
/// to half a percent for degrees (a sentence for people, not a result).
double square_metres(Crs crs, Point place) {
  if (!is_geographic(crs)) return 1;
  constexpr double kMetresPerDegree = 6'371'007.2 * std::numbers::pi / 180;
  return kMetresPerDegree * kMetresPerDegree * std::cos(place.y * std::numbers::pi / 180);
}

/// The area that the rings claim one by one: outer borders less holes, by the shoelace formula.
/// A border that touches itself keeps its area. The halves of a bow-tie run against each other and
/// cancel out, so its repair shows as a large change: nobody can know which half was meant. A hole
/// outside its border is no land either (GEOS would make it an area of its own).
double claimed_area(const MultiPolygon& area) {
  double sum = 0;
  for (const Polygon& polygon : area.polygons) {
    sum += std::abs(signed_area(polygon.outer));
    for (const Ring& hole : polygon.holes) sum -= std::abs(signed_area(hole));
  }
  return sum;
}

/// A repair as people are told it.
struct Change {
  std::string reason;  ///< GEOS' words
  double square_metres = 0;
  double share = 0;

  [[nodiscard]] std::string words(Language language) const {
    const std::string percent = " (" + people_number(100 * share, 3, language) + " %)";
    if (std::abs(square_metres) < 0.05) {
      const std::string least = people_number(0.1, 1, language) + " m²" + percent;
      return (language == Language::German ? "weniger als " : "less than ") + least;
    }
    const std::string sign = square_metres > 0 ? "+" : "";
    const bool small = std::abs(square_metres) < 50;
    return sign +
           people_number(small ? square_metres : square_metres / 10'000, small ? 1 : 2, language) +
           (small ? " m²" : " ha") + percent;
  }
};

Change change_of(const MultiPolygon& before, const Repair& repair, Crs crs) {
  constexpr double kTiny = 1e-12;
  const double claimed = claimed_area(before);
  const double difference = repair.area_after - claimed;
  return {repair.reason, difference * square_metres(crs, bounds(before).centre()),
          std::abs(difference) / std::max(std::abs(claimed), kTiny)};
}

[[noreturn]] void refuse_repair(const RawLayer& raw, std::size_t row, const Change& change) {
  throw Error(ErrorKind::Input,
              Text{fmt::format("Die Fläche{} ist ungültig ({}); repariert wäre sie um {} anders.",
                               label_of(raw, row), german_reason(change.reason),
                               change.words(Language::German)),
                   fmt::format("The area{} is invalid ({}); repaired it would differ by {}.",
                               label_of(raw, row), change.reason, change.words(Language::English))})
      .in_file(raw.file)
      .in_layer(raw.name)
      .at_row(raw.rows[row])
      .with_hint(text("Bitte die Fläche in QGIS berichtigen (Verarbeitung – Geometrien reparieren) "
                      "und ansehen.",
                      "Please correct the area in QGIS (Processing – Fix geometries) and look at "
                      "it."));
}

void report_repair(const RawLayer& raw, std::size_t row, const Change& change, Findings& findings) {
  findings
      .add(Severity::Warning, "geometry.repaired",
           Text{fmt::format("Die Fläche{} war ungültig ({}) und wurde repariert; ihre Größe ändert "
                            "sich um {}.",
                            label_of(raw, row), german_reason(change.reason),
                            change.words(Language::German)),
                fmt::format("The area{} was invalid ({}) and has been repaired; its size changes "
                            "by {}.",
                            label_of(raw, row), change.reason, change.words(Language::English))},
           raw.rows[row])
      .in_layer(raw.name);
}

void repair_areas(RawLayer& raw, double max_change, Findings& findings) {
  for (std::size_t row = 0; row < raw.geometries.size(); ++row) {
    auto* area = std::get_if<MultiPolygon>(&raw.geometries[row]);
    if (area == nullptr) continue;
    Repair repair = make_valid(*area);
    if (!repair.changed) continue;
    const Change change = change_of(*area, repair, raw.crs);
    if (change.share > max_change) refuse_repair(raw, row, change);
    report_repair(raw, row, change, findings);
    *area = std::move(repair.area);
  }
}

/// One box for all is quick; only when it is out of place the row at fault is looked for.
void check_place(const RawLayer& raw) {
  Box all;
  for (const Geometry& geometry : raw.geometries) all.extend(bounds(geometry));
  try {
    check_plausible(all, raw.crs, raw.file);
  } catch (const Error&) {
    for (std::size_t row = 0; row < raw.geometries.size(); ++row) {
      try {
        check_plausible(bounds(raw.geometries[row]), raw.crs, raw.file);
      } catch (Error& error) {
        throw std::move(error).in_layer(raw.name).at_row(raw.rows[row]);
      }
    }
    throw;
  }
}

void transform(RawLayer& raw, Crs to) {
  const CrsTransform way(raw.crs, to);
  for (std::size_t row = 0; row < raw.geometries.size(); ++row) {
    try {
      raw.geometries[row] = way.apply(raw.geometries[row]);
    } catch (Error& error) {
      throw std::move(error).in_file(raw.file).in_layer(raw.name).at_row(raw.rows[row]);
    }
  }
  raw.crs = to;
}

}  // namespace

Layer finished(RawLayer raw, const VectorOptions& options, Findings& findings) {
  if (raw.crs.known()) {
    check_place(raw);
    if (options.target_crs && *options.target_crs != raw.crs) transform(raw, *options.target_crs);
    repair_areas(raw, options.max_area_change, findings);
  }
  return {raw.name, raw.crs, std::move(raw.geometries),
          Table(std::move(raw.columns), std::move(raw.rows))};
}

}  // namespace detail

Layer read_vector(const std::filesystem::path& path, const VectorOptions& options,
                  Findings& findings) {
  return detail::finished(detail::read_raw(path, options, findings), options, findings);
}

std::vector<std::string> vector_layer_names(const std::filesystem::path& path) {
  return detail::OgrSource(path).layer_names();
}

}  // namespace nahraum::geo
