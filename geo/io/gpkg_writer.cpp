#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "geo/core/error.h"
#include "geo/io/atomic_file.h"
#include "geo/io/column_label.h"
#include "geo/io/detail/gdal_session.h"
#include "geo/io/detail/gpkg_tables.h"
#include "geo/io/detail/ogr_geometry.h"
#include "geo/io/disk_trouble.h"
#include "geo/io/guard.h"
#include "geo/io/writers.h"

namespace nahraum::geo {

namespace fs = std::filesystem;

namespace {

using detail::ErrorListener;
using detail::FieldTitle;
using detail::GeopackageDress;
using detail::LayerDress;

/// A column of a table and where it goes in the file.
struct FieldPlan {
  const Column* column = nullptr;
  std::string name;
  std::optional<std::string> flag_name;  ///< where any value carries a flag
};

struct LayerPlan {
  const GpkgLayer* source = nullptr;
  GeometryKind kind = GeometryKind::None;
  std::string title;
  std::vector<FieldPlan> fields;
};

[[noreturn]] void fail_writing(const fs::path& path, const std::string& reason) {
  throw Error(ErrorKind::Io, text("Das GeoPackage lässt sich nicht schreiben ({}).",
                                  "The GeoPackage cannot be written ({}).", reason))
      .in_file(path.filename().string())
      .with_hint(
          text("Bitte freien Speicherplatz und Schreibrechte prüfen; eine frühere Fassung ist "
               "unverändert.",
               "Please check free space and permissions; an earlier version is unchanged."));
}

[[noreturn]] void misuse(const std::string& layer, std::string_view german,
                         std::string_view english) {
  throw Error(ErrorKind::Internal, {std::string(german), std::string(english)}).in_layer(layer);
}

// ---- what goes where -------------------------------------------------------------------------

std::string lower_case(std::string word) {
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return word;
}

/// SQLite does not tell "AGS" from "ags", and two names are taken.
class FieldNames {
 public:
  std::string fresh(const std::string& wanted) {
    std::string name = wanted;
    for (int n = 2; !used_.insert(lower_case(name)).second; ++n) {
      name = wanted + "_" + std::to_string(n);
    }
    return name;
  }

 private:
  std::set<std::string> used_ = {"fid", detail::kGeometryColumn};
};

/// A blank text cell needs no explanation; a blank number does.
bool needs_flags(const Column& column) {
  const bool is_text = column.type == ColumnType::Text;
  return std::any_of(column.flags.begin(), column.flags.end(), [&](ValueFlag flag) {
    return flag != ValueFlag::None && !(is_text && flag == ValueFlag::Missing);
  });
}

GeometryKind common_kind(const Layer& layer) {
  const GeometryKind kind = layer.kind();
  for (const Geometry& geometry : layer.geometries()) {
    const GeometryKind one = kind_of(geometry);
    if (one != GeometryKind::None && one != kind) {
      misuse(layer.name(), "Ein Ergebnislayer mischt Punkte, Linien und Flächen.",
             "A result layer mixes points, lines and areas.");
    }
  }
  if (kind != GeometryKind::None && !layer.crs().known()) {
    misuse(layer.name(), "Ein Ergebnislayer hat kein Koordinatensystem.",
           "A result layer has no coordinate system.");
  }
  return kind;
}

LayerPlan plan_of(const GpkgLayer& source, Language language) {
  LayerPlan plan;
  plan.source = &source;
  plan.kind = common_kind(source.layer);
  plan.title = source.title.in(language);
  if (plan.title.empty()) plan.title = source.layer.name();
  FieldNames names;
  const Table& table = source.layer.table();
  for (std::size_t i = 0; i < table.column_count(); ++i) {
    FieldPlan field;
    field.column = &table.column(i);
    field.name = names.fresh(field.column->name);
    if (needs_flags(*field.column)) field.flag_name = names.fresh(field.name + "_flag");
    plan.fields.push_back(std::move(field));
  }
  return plan;
}

std::vector<LayerPlan> plans_of(const std::vector<GpkgLayer>& layers, Language language) {
  std::vector<LayerPlan> plans;
  std::set<std::string> names = {"layer_styles"};
  std::set<std::string> titles = {"layer_styles"};
  for (const GpkgLayer& layer : layers) {
    plans.push_back(plan_of(layer, language));
    const std::string& name = layer.layer.name();
    if (name.empty() || !names.insert(lower_case(name)).second) {
      misuse(name, "Zwei Ergebnislayer haben denselben Namen.", "Two result layers share a name.");
    }
    // The identifier of a layer must be unique in the file.
    LayerPlan& plan = plans.back();
    if (!titles.insert(plan.title).second) plan.title += " (" + name + ")";
    titles.insert(plan.title);
  }
  return plans;
}

// ---- through OGR -----------------------------------------------------------------------------

OGRwkbGeometryType ogr_type(GeometryKind kind) {
  switch (kind) {
    case GeometryKind::Point:
      return wkbPoint;
    case GeometryKind::MultiPoint:
      return wkbMultiPoint;
    case GeometryKind::Line:
      return wkbMultiLineString;
    case GeometryKind::Polygon:
      return wkbMultiPolygon;
    case GeometryKind::None:
      break;
  }
  return wkbNone;
}

OGRFieldType ogr_type(ColumnType type) {
  if (type == ColumnType::Text) return OFTString;
  return type == ColumnType::Integer ? OFTInteger64 : OFTReal;
}

/// The file while OGR has it open. Every call that may fail is asked.
class OgrFile {
 public:
  OgrFile(const fs::path& target, const fs::path& temporary) : target_(target) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    const std::array<const char*, 2> options = {"VERSION=1.3", nullptr};
    dataset_.reset(driver == nullptr ? nullptr
                                     : driver->Create(temporary.c_str(), 0, 0, 0, GDT_Unknown,
                                                      const_cast<char**>(options.data())));
    require(dataset_ != nullptr);
  }

  void write(const LayerPlan& plan, Language language) {
    OGRLayer& layer = create_layer(plan);
    require(dataset_->StartTransaction() == OGRERR_NONE);
    const Layer& source = plan.source->layer;
    for (std::size_t row = 0; row < source.size(); ++row) {
      OGRFeature feature(layer.GetLayerDefn());
      feature.SetFID(static_cast<GIntBig>(row) + 1);
      set_fields(feature, plan, row, language);
      feature.SetGeometryDirectly(detail::to_ogr(source.geometry(row)).release());
      require(layer.CreateFeature(&feature) == OGRERR_NONE);
    }
    require(dataset_->CommitTransaction() == OGRERR_NONE);
  }

  /// GDALClose() of 3.6 reports nothing by itself; its messages do.
  void close() {
    dataset_->FlushCache(true);
    dataset_.reset();
    require(true);
  }

 private:
  void require(bool ok) const {
    if (ok && !listener_.failed()) return;
    fail_writing(target_, listener_.failed() ? listener_.first_failure() : "GDAL");
  }

  OGRLayer& create_layer(const LayerPlan& plan) {
    std::optional<OGRSpatialReference> crs;
    if (plan.kind != GeometryKind::None) {
      crs.emplace();
      require(crs->importFromEPSG(plan.source->layer.crs().epsg()) == OGRERR_NONE);
      crs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    }
    CPLStringList options;
    options.SetNameValue("FID", "fid");
    options.SetNameValue("GEOMETRY_NAME", detail::kGeometryColumn);
    options.SetNameValue("IDENTIFIER", plan.title.c_str());
    options.SetNameValue("DESCRIPTION", plan.source->description.c_str());
    options.SetNameValue("ASPATIAL_VARIANT", "GPKG_ATTRIBUTES");
    OGRLayer* layer =
        dataset_->CreateLayer(plan.source->layer.name().c_str(), crs ? &*crs : nullptr,
                              ogr_type(plan.kind), options.List());
    require(layer != nullptr);
    for (const FieldPlan& field : plan.fields) {
      add_field(*layer, field.name, ogr_type(field.column->type));
      if (field.flag_name) add_field(*layer, *field.flag_name, OFTString);
    }
    return *layer;
  }

  void add_field(OGRLayer& layer, const std::string& name, OGRFieldType type) const {
    OGRFieldDefn definition(name.c_str(), type);
    require(layer.CreateField(&definition) == OGRERR_NONE);
  }

  static void set_fields(OGRFeature& feature, const LayerPlan& plan, std::size_t row,
                         Language language) {
    int index = 0;
    for (const FieldPlan& field : plan.fields) {
      const Column& column = *field.column;
      const ValueFlag flag = column.flags[row];
      if (is_missing(flag)) {
        feature.SetFieldNull(index);
      } else if (column.type == ColumnType::Text) {
        feature.SetField(index, column.words(row, language).c_str());
      } else if (column.type == ColumnType::Integer) {
        feature.SetField(index, static_cast<GIntBig>(std::llround(column.numbers[row])));
      } else {
        feature.SetField(index, column.numbers[row]);
      }
      ++index;
      if (!field.flag_name) continue;
      if (flag == ValueFlag::None) {
        feature.SetFieldNull(index);
      } else {
        feature.SetField(index, std::string(flag_code(flag)).c_str());
      }
      ++index;
    }
  }

  fs::path target_;
  ErrorListener listener_;
  GDALDatasetUniquePtr dataset_;
};

// ---- titles, styles, provenance ----------------------------------------------------------------

std::string title_of(const Column& column, Language language) {
  const std::string& title = column.title.in(language);
  return title.empty() ? column.name : title;
}

LayerDress dress_of(const LayerPlan& plan, Language language) {
  const bool german = language == Language::German;
  LayerDress dress;
  dress.table = plan.source->layer.name();
  dress.has_geometry = plan.kind != GeometryKind::None;
  dress.title = plan.title;
  dress.qml = plan.source->qml;
  for (const FieldPlan& field : plan.fields) {
    const std::string title = title_of(*field.column, language);
    const std::string unit = unit_words(field.column->unit, language);
    const std::string note = unit.empty() ? "" : (german ? "Einheit: " : "Unit: ") + unit;
    dress.fields.push_back({field.name, title, note, false});
    if (!field.flag_name) continue;
    dress.fields.push_back(
        {*field.flag_name, title + (german ? " – Kennzeichen" : " – flag"), "", true});
  }
  return dress;
}

// ---- what was written is there ------------------------------------------------------------------

std::int64_t count(const detail::Sqlite& file, const std::string& sql) {
  detail::Statement statement(file, sql);
  return statement.step() ? statement.integer(0) : -1;
}

void verify_layer(const detail::Sqlite& file, const LayerPlan& plan, const fs::path& target) {
  const Layer& layer = plan.source->layer;
  const auto rows = static_cast<std::int64_t>(layer.size());
  if (count(file, "SELECT count(*) FROM " + detail::quoted_identifier(layer.name())) != rows) {
    fail_writing(target, layer.name());
  }
  if (plan.kind == GeometryKind::None) return;
  const auto placed = std::count_if(
      layer.geometries().begin(), layer.geometries().end(),
      [](const Geometry& g) { return kind_of(g) != GeometryKind::None && !bounds(g).empty(); });
  const std::string index = "rtree_" + layer.name() + "_" + detail::kGeometryColumn;
  if (count(file, "SELECT count(*) FROM " + detail::quoted_identifier(index)) != placed) {
    fail_writing(target, index);
  }
}

/// Opened anew, as a reader would: whole, counted, and nothing in it that our own guard refuses.
void verify(const fs::path& written, const std::vector<LayerPlan>& plans, const fs::path& target) {
  check_geopackage(written);
  const detail::Sqlite file = detail::Sqlite::open_untouched(written);
  detail::Statement sound(file, "PRAGMA integrity_check(1)");
  if (!sound.step() || sound.text(0) != "ok") fail_writing(target, "integrity_check");
  for (const LayerPlan& plan : plans) verify_layer(file, plan, target);
}

void write_to(const fs::path& target, const fs::path& temporary,
              const std::vector<LayerPlan>& plans, const GpkgOptions& options) {
  const CPLConfigOptionSetter no_sync("OGR_SQLITE_SYNCHRONOUS", "OFF", false);
  OgrFile file(target, temporary);
  for (const LayerPlan& plan : plans) file.write(plan, options.language);
  file.close();
  GeopackageDress dress;
  for (const LayerPlan& plan : plans) dress.layers.push_back(dress_of(plan, options.language));
  dress.provenance_json = options.provenance_json;
  dress.language = options.language;
  detail::dress_geopackage(detail::Sqlite::open_own(temporary), dress);
}

}  // namespace

void write_gpkg(const fs::path& path, const std::vector<GpkgLayer>& layers,
                const GpkgOptions& options) {
  lock_down_gdal();
  const std::vector<LayerPlan> plans = plans_of(layers, options.language);
  AtomicFile file(path);
  try {
    write_to(path, file.temporary(), plans, options);
    file.commit([&](const fs::path& written) { verify(written, plans, path); });
  } catch (const detail::SqliteFailure& failure) {
    refuse_full_disk(file.temporary(), path);
    fail_writing(path, failure.what());
  } catch (const Error& error) {
    refuse_full_disk(file.temporary(), path);
    // What our own guard finds wrong with our own output is a failed output, not a bad input.
    if (error.kind() != ErrorKind::Input) throw;
    fail_writing(path, error.message().en);
  }
}

}  // namespace nahraum::geo
