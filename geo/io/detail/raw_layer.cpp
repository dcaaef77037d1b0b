#include "geo/io/detail/raw_layer.h"

#include <cstdint>
#include <optional>
#include <utility>

#include <ogrsf_frmts.h>

#include "geo/core/error.h"
#include "geo/io/detail/ogr_columns.h"
#include "geo/io/detail/ogr_geometry.h"
#include "geo/io/detail/ogr_source.h"
#include "geo/io/detail/sentences.h"

namespace nahraum::geo::detail {

namespace {

// More than the largest layers of official boundaries and buildings of a county; less than what
// would fill an office PC.
constexpr std::size_t kMostRows = 5'000'000;
constexpr std::size_t kMostVertices = 30'000'000;

/// What happened to geometries on the way, for one Finding each.
struct Losses {
  std::size_t without = 0;
  std::size_t flattened = 0;
  std::size_t straightened = 0;
  std::size_t rings = 0;
  std::size_t vertices = 0;
};

class RawReader {
 public:
  RawReader(const OgrSource& source, const VectorOptions& options)
      : source_(source),
        layer_(source.layer(options.layer)),
        options_(options),
        columns_(*layer_.GetLayerDefn(), options.fields, source.file()) {
    if (!options.where_field.empty()) {
      where_ = field_index(*layer_.GetLayerDefn(), options.where_field, source.file());
    }
    raw_.file = source.file();
    raw_.name = layer_.GetName();
  }

  RawLayer read(Findings& findings) {
    if (layer_.GetGeomType() != wkbNone) raw_.crs = crs(findings);
    const std::uint64_t expected = source_.row_count(layer_);
    std::uint64_t seen = 0;
    layer_.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer_.GetNextFeature()}) {
      if (++seen > kMostRows) refuse_size();
      if (wanted(*feature)) add(*feature, seen);
    }
    source_.check_no_failure();
    check_all_came(seen, expected);
    raw_.columns = std::move(columns_).take(findings);
    report(seen, findings);
    return std::move(raw_);
  }

 private:
  Crs crs(Findings& findings) const {
    const std::optional<Crs> named = crs_of(layer_.GetSpatialRef(), source_.file());
    if (named) {
      if (options_.declared_crs && *options_.declared_crs != *named) {
        findings.add(Severity::Info, "vector.declared_crs_unused",
                     text("Die Datei nennt ihr Koordinatensystem selbst (EPSG:{}); die Angabe "
                          "EPSG:{} wurde nicht gebraucht.",
                          "The file names its coordinate system itself (EPSG:{}); the declaration "
                          "EPSG:{} was not used.",
                          named->epsg(), options_.declared_crs->epsg()));
      }
      return *named;
    }
    if (options_.declared_crs) return *options_.declared_crs;
    throw Error(ErrorKind::Crs, text("Die Datei nennt kein Koordinatensystem.",
                                     "The file names no coordinate system."))
        .in_file(source_.file())
        .in_layer(raw_.name)
        .with_hint(
            text("Beim Shapefile fehlt die .prj-Datei; sonst bitte in der Studie angeben, "
                 "z. B. crs = \"EPSG:25832\".",
                 "A Shapefile lacks its .prj file; otherwise please declare it in the study, "
                 "e.g. crs = \"EPSG:25832\"."));
  }

  [[nodiscard]] bool wanted(const OGRFeature& feature) const {
    if (where_ < 0) return true;
    return feature.IsFieldSetAndNotNull(where_) != FALSE &&
           options_.where_value == const_cast<OGRFeature&>(feature).GetFieldAsString(where_);
  }

  void add(const OGRFeature& feature, std::uint64_t row) {
    columns_.add(feature);
    raw_.rows.push_back(static_cast<std::size_t>(row));
    raw_.geometries.push_back(geometry(feature, row));
  }

  Geometry geometry(const OGRFeature& feature, std::uint64_t row) {
    if (layer_.GetGeomType() == wkbNone) return {};
    OgrReading reading = reading_of(feature, row);
    losses_.without += std::holds_alternative<std::monostate>(reading.geometry) ? 1 : 0;
    losses_.flattened += reading.dropped_z ? 1 : 0;
    losses_.straightened += reading.straightened_curves ? 1 : 0;
    losses_.rings += reading.dropped_rings;
    losses_.vertices += reading.vertices;
    if (losses_.vertices > kMostVertices) refuse_size();
    if (!all_finite(reading.geometry)) {
      throw Error(ErrorKind::Input, text("Die Geometrie enthält Koordinaten, die keine Zahl sind.",
                                         "The geometry contains coordinates that are no number."))
          .in_file(source_.file())
          .in_layer(raw_.name)
          .at_row(static_cast<std::size_t>(row))
          .with_hint(text("Bitte das Objekt in QGIS neu zeichnen oder löschen.",
                          "Please draw the object anew in QGIS or delete it."));
    }
    return std::move(reading.geometry);
  }

  OgrReading reading_of(const OGRFeature& feature, std::uint64_t row) const {
    try {
      return from_ogr(feature.GetGeometryRef());
    } catch (Error& error) {
      throw std::move(error)
          .in_file(source_.file())
          .in_layer(raw_.name)
          .at_row(static_cast<std::size_t>(row));
    }
  }

  [[noreturn]] void refuse_size() const {
    throw Error(ErrorKind::Input,
                text("Der Layer ist zu groß (mehr als {} Millionen Zeilen oder {} Millionen "
                     "Eckpunkte).",
                     "The layer is too large (more than {} million rows or {} million vertices).",
                     kMostRows / 1'000'000, kMostVertices / 1'000'000))
        .in_file(source_.file())
        .in_layer(raw_.name)
        .with_hint(text("Bitte in QGIS auf das Gebiet der Studie zuschneiden.",
                        "Please cut it to the study area in QGIS."));
  }

  void check_all_came(std::uint64_t seen, std::uint64_t expected) const {
    if (seen == expected) return;
    throw Error(ErrorKind::Input, text("Von {} Zeilen ließen sich nur {} lesen.",
                                       "Of {} rows only {} could be read.", expected, seen))
        .in_file(source_.file())
        .in_layer(raw_.name)
        .with_hint(text("Die Datei ist wohl beschädigt; bitte in QGIS neu speichern.",
                        "The file is probably damaged; please save it anew with QGIS."));
  }

  void note(Findings& findings, Severity severity, std::string code, std::size_t count,
            Text message) const {
    if (count == 0) return;
    findings.add_counted(severity, std::move(code), std::move(message), count).in_layer(raw_.name);
  }

  void report(std::uint64_t seen, Findings& findings) const {
    if (raw_.rows.empty()) {
      findings
          .add(Severity::Warning, "vector.no_rows",
               seen == 0 ? text("Der Layer enthält keine Objekte.", "The layer has no objects.")
                         : text("Keine der {} Zeilen hat {} = „{}“.",
                                "None of the {} rows has {} = \"{}\".", seen, options_.where_field,
                                options_.where_value))
          .in_layer(raw_.name);
    }
    note(findings, Severity::Warning, "vector.no_geometry", losses_.without,
         count_text("{} Zeilen haben keine Geometrie.", "{} rows have no geometry.",
                    losses_.without));
    note(findings, Severity::Info, "vector.z_dropped", losses_.flattened,
         count_text(
             "Höhen- oder Messwerte (Z/M) an {} Geometrien werden nicht gebraucht und entfallen.",
             "Heights or measures (Z/M) of {} geometries are not needed and left out.",
             losses_.flattened));
    note(findings, Severity::Info, "vector.curves_straightened", losses_.straightened,
         count_text("Kreisbögen in {} Geometrien wurden durch kurze Strecken ersetzt.",
                    "Arcs in {} geometries were replaced by short straight lines.",
                    losses_.straightened));
    note(findings, Severity::Info, "vector.ring_dropped", losses_.rings,
         count_text("{} Ringe mit weniger als drei Ecken umschließen keine Fläche und entfallen.",
                    "{} rings of fewer than three corners enclose no area and are left out.",
                    losses_.rings));
    for (const std::string& warning : source_.listener().warnings()) {
      findings.add(
          Severity::Info, "vector.driver_note",
          text("Hinweis der Lesebibliothek: {}", "Note of the reading library: {}", warning));
    }
  }

  const OgrSource& source_;
  OGRLayer& layer_;
  const VectorOptions& options_;
  OgrColumns columns_;
  int where_ = -1;
  RawLayer raw_;
  Losses losses_;
};

}  // namespace

RawLayer read_raw(const std::filesystem::path& path, const VectorOptions& options,
                  Findings& findings) {
  const OgrSource source(path);
  findings.set_file(source.file());
  return RawReader(source, options).read(findings);
}

RawLayer with_rows(RawLayer raw, const std::vector<std::size_t>& keep) {
  for (std::size_t to = 0; to < keep.size(); ++to) {
    const std::size_t from = keep[to];
    if (from == to) continue;
    raw.geometries[to] = std::move(raw.geometries[from]);
    raw.rows[to] = raw.rows[from];
    for (Column& column : raw.columns) {
      if (column.type == ColumnType::Text) {
        column.texts[to] = std::move(column.texts[from]);
      } else {
        column.numbers[to] = column.numbers[from];
      }
      column.flags[to] = column.flags[from];
    }
  }
  raw.geometries.resize(keep.size());
  raw.rows.resize(keep.size());
  for (Column& column : raw.columns) {
    (column.type == ColumnType::Text) ? column.texts.resize(keep.size())
                                      : column.numbers.resize(keep.size());
    column.flags.resize(keep.size());
  }
  return raw;
}

}  // namespace nahraum::geo::detail
