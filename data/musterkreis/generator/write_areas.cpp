#include <array>
#include <memory>
#include <stdexcept>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "data/musterkreis/generator/crs.h"
#include "data/musterkreis/generator/partition.h"
#include "data/musterkreis/generator/territory.h"
#include "data/musterkreis/generator/writers.h"

namespace nahraum::musterkreis {
namespace {

// What is the same in every layer of VG250 or follows from these few values.
struct AreaRecord {
  int level = 6;      // ADE
  int land_form = 4;  // GF: 4 land, 2 water
  std::string ars;    // shortened to the level
  std::string ags;
  std::string seat;  // SDV_ARS
  std::string name;
  std::string title;            // BEZ
  int title_code = 64;          // IBZ
  std::string joined = "nein";  // NBD: the title belongs to the name
  std::string id;               // DEBKG_ID
  int residents = 0;
  double km2 = 0.0;
  MultiPolygon area;
};

constexpr std::array kTextFields = {"ARS",  "AGS",   "SDV_ARS", "GEN",   "BEZ",     "BEM",  "NBD",
                                    "SN_L", "SN_R",  "SN_K",    "SN_V1", "SN_V2",   "SN_G", "FK_S3",
                                    "NUTS", "ARS_0", "AGS_0",   "WSK",   "DEBKG_ID"};

std::unique_ptr<OGRMultiPolygon> to_ogr(const MultiPolygon& area) {
  auto shape = std::make_unique<OGRMultiPolygon>();
  const auto add_ring = [](OGRPolygon& polygon, const Ring& ring) {
    auto line = std::make_unique<OGRLinearRing>();
    for (const Point p : ring) line->addPoint(p.x, p.y);
    polygon.addRingDirectly(line.release());
  };
  for (const Polygon& part : area) {
    auto polygon = std::make_unique<OGRPolygon>();
    add_ring(*polygon, part.outer);
    for (const Ring& hole : part.holes) add_ring(*polygon, hole);
    shape->addGeometryDirectly(polygon.release());
  }
  return shape;
}

class GeoPackage {
 public:
  explicit GeoPackage(const std::filesystem::path& path) {
    std::filesystem::remove(path);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) throw std::runtime_error("GDAL has no GPKG driver");
    data_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!data_) throw std::runtime_error("cannot write " + path.string());
    crs_.importFromEPSG(kUtm);
    crs_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  }

  OGRLayer& add_layer(const char* name, const std::string& title) {
    char** options = CSLSetNameValue(nullptr, "GEOMETRY_NAME", "geom");
    options = CSLSetNameValue(options, "FID", "id");
    options = CSLSetNameValue(options, "DESCRIPTION", (title + " - " + kNote).c_str());
    OGRLayer* layer = data_->CreateLayer(name, &crs_, wkbMultiPolygon, options);
    CSLDestroy(options);
    if (layer == nullptr) throw std::runtime_error(std::string("cannot create layer ") + name);
    return *layer;
  }

 private:
  struct Close {
    void operator()(GDALDataset* data) const { GDALClose(data); }
  };
  OGRSpatialReference crs_;
  std::unique_ptr<GDALDataset, Close> data_;
};

void add_field(OGRLayer& layer, const char* name, OGRFieldType type) {
  OGRFieldDefn field(name, type);
  if (layer.CreateField(&field) != OGRERR_NONE)
    throw std::runtime_error(std::string("cannot create field ") + name);
}

void store(OGRLayer& layer, OGRFeature& feature, const MultiPolygon& area) {
  feature.SetGeometryDirectly(to_ogr(area).release());
  if (layer.CreateFeature(&feature) != OGRERR_NONE)
    throw std::runtime_error("cannot write a feature");
}

OGRLayer& add_vg250_layer(GeoPackage& file, const char* name, const std::string& title) {
  OGRLayer& layer = file.add_layer(name, title);
  for (const char* field : {"ADE", "GF", "BSG"}) add_field(layer, field, OFTInteger);
  for (const char* field : kTextFields) {
    add_field(layer, field, OFTString);
    if (std::string(field) == "BEZ") add_field(layer, "IBZ", OFTInteger);
  }
  add_field(layer, "EWZ", OFTInteger);
  add_field(layer, "KFL", OFTReal);
  return layer;
}

std::string piece(const std::string& key, std::size_t from, std::size_t size) {
  return key.size() >= from + size ? key.substr(from, size) : "";
}

void add_record(OGRLayer& layer, const AreaRecord& r) {
  OGRFeature feature(layer.GetLayerDefn());
  feature.SetField("ADE", r.level);
  feature.SetField("GF", r.land_form);
  feature.SetField("BSG", 1);
  feature.SetField("IBZ", r.title_code);
  const auto set = [&](const char* name, const std::string& value) {
    feature.SetField(name, value.c_str());
  };
  set("ARS", r.ars);
  set("AGS", r.ags);
  set("SDV_ARS", r.seat);
  set("GEN", r.name);
  set("BEZ", r.title);
  set("BEM", "frei erfunden");
  set("NBD", r.joined);
  set("SN_L", piece(r.ars, 0, 2));
  set("SN_R", piece(r.ars, 2, 1));
  set("SN_K", piece(r.ars, 3, 2));
  set("SN_V1", piece(r.ars, 5, 2));
  set("SN_V2", piece(r.ars, 7, 2));
  set("SN_G", piece(r.ars, 9, 3));
  set("FK_S3", "R");
  set("NUTS", r.level == 2 ? "DEG" : "DEG99");
  set("ARS_0", r.ars + std::string(12 - r.ars.size(), '0'));
  set("AGS_0", r.ags + std::string(8 - r.ags.size(), '0'));
  set("WSK", "2026-01-01");
  set("DEBKG_ID", r.id);
  feature.SetField("EWZ", r.residents);
  feature.SetField("KFL", r.km2);
  store(layer, feature, r.area);
}

double km2(const MultiPolygon& area) { return std::round(area_m2(area) / 1e4) / 100.0; }

int residents_of(const World& world, const Gemeinde& g) {
  int sum = 0;
  for (const std::size_t s : g.settlements) sum += world.heads[s].residents;
  return sum;
}

void write_gemeinden(const World& world, GeoPackage& file) {
  OGRLayer& layer = add_vg250_layer(file, "vg250_gem", "Gemeinden des Musterkreises");
  const County& county = world.county;
  for (std::size_t g = 0; g < county.gemeinden.size(); ++g) {
    const Gemeinde& gemeinde = county.gemeinden[g];
    AreaRecord r{6,
                 4,
                 gemeinde.ars,
                 gemeinde.ags,
                 gemeinde.ars,
                 gemeinde.name,
                 gemeinde.town ? "Stadt" : "Gemeinde",
                 gemeinde.town ? 63 : 64,
                 "nein",
                 fmt::format("DEBKGMK{:09}", g + 1),
                 residents_of(world, gemeinde),
                 0.0,
                 land_of(county, g)};
    r.km2 = km2(r.area);
    add_record(layer, r);
  }
  // The reservoirs repeat the keys of their Gemeinde: who forgets GF = 4 counts those twice.
  for (const Lake& lake : county.lakes) {
    const Gemeinde& gemeinde = county.gemeinden[county.settlements[lake.settlement].gemeinde];
    AreaRecord r{6,
                 2,
                 gemeinde.ars,
                 gemeinde.ags,
                 gemeinde.ars,
                 gemeinde.name,
                 gemeinde.town ? "Stadt" : "Gemeinde",
                 gemeinde.town ? 63 : 64,
                 "nein",
                 fmt::format("DEBKGMK{:09}", 900 + (&lake - county.lakes.data())),
                 residents_of(world, gemeinde),
                 0.0,
                 {{lake.ring, {}}}};
    r.km2 = km2(r.area);
    add_record(layer, r);
  }
}

void write_vwgs(const World& world, GeoPackage& file) {
  OGRLayer& layer =
      add_vg250_layer(file, "vg250_vwg", "Verwaltungsgemeinschaften des Musterkreises");
  const County& county = world.county;
  for (std::size_t v = 0; v < county.vwgs.size(); ++v) {
    const Vwg& vwg = county.vwgs[v];
    const Gemeinde& seat = county.gemeinden[vwg.gemeinden.front()];
    AreaRecord r;
    r.level = 5;
    r.ars = kKreisKey + vwg.key;
    r.seat = seat.ars;
    r.name = vwg.name;
    r.title = seat.town ? "Stadt" : "Gemeinde";
    r.title_code = seat.town ? 63 : 64;
    if (vwg.kind == VwgKind::Association) r.title = "Verwaltungsgemeinschaft";
    if (vwg.kind == VwgKind::Serving) r.title = "erfüllende Gemeinde";
    if (vwg.kind == VwgKind::Association) r.title_code = 52;
    if (vwg.kind == VwgKind::Serving) r.title_code = 56;
    r.id = fmt::format("DEBKGMK{:09}", 100 + v);
    for (const std::size_t g : vwg.gemeinden)
      r.residents += residents_of(world, county.gemeinden[g]);
    r.area = area_of(county, [&](std::size_t s) {
      return county.gemeinden[county.settlements[s].gemeinde].vwg == v;
    });
    r.km2 = km2(r.area);
    add_record(layer, r);
  }
}

void write_county(const World& world, GeoPackage& file) {
  const County& county = world.county;
  AreaRecord r;
  r.level = 4;
  r.ars = kKreisKey;
  r.ags = kKreisKey;
  r.seat = county.gemeinden[county.settlements[county.musterstedt].gemeinde].ars;
  r.name = "Musterkreis";
  r.title = "Landkreis";
  r.title_code = 43;
  r.id = "DEBKGMK000000300";
  for (const Gemeinde& g : county.gemeinden) r.residents += residents_of(world, g);
  r.area = area_of(county, [&](std::size_t s) { return in_county(county.settlements[s]); });
  r.km2 = km2(r.area);
  add_record(add_vg250_layer(file, "vg250_krs", "Musterkreis"), r);
  // Only the part that is the county: there is no invented Land around it.
  r.level = 2;
  r.ars = "16";
  r.ags = "16";
  r.name = "Thüringen (nur Musterkreis)";
  r.title = "Freistaat";
  r.title_code = 21;
  r.id = "DEBKGMK000000400";
  add_record(add_vg250_layer(file, "vg250_lan", "Land, nur der Teil Musterkreis"), r);
}

void write_ortsteile(const World& world, const std::filesystem::path& path) {
  GeoPackage file(path);
  OGRLayer& layer = file.add_layer("ortsteile", "Ortsteile des Musterkreises");
  for (const char* field : {"OTT", "NAME", "AGS", "GEMEINDE", "ART"})
    add_field(layer, field, OFTString);
  add_field(layer, "EWZ", OFTInteger);
  for (const Gemeinde& g : world.county.gemeinden) {
    for (const std::size_t i : g.settlements) {
      const Settlement& s = world.county.settlements[i];
      OGRFeature feature(layer.GetLayerDefn());
      feature.SetField("OTT", s.ott.c_str());
      feature.SetField("NAME", s.name.c_str());
      feature.SetField("AGS", g.ags.c_str());
      feature.SetField("GEMEINDE", g.name.c_str());
      feature.SetField("ART", is_quarter(s) ? "Stadtteil" : "Ortsteil");
      feature.SetField("EWZ", world.heads[i].residents);
      store(layer, feature, world.county.ortsteile[i]);
    }
  }
}

}  // namespace

void write_areas(const World& world, const std::filesystem::path& folder) {
  // GeoPackage stores the time of writing; equal runs must give equal bytes.
  CPLSetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z");
  GDALAllRegister();
  {
    GeoPackage file(folder / "vg250_musterkreis.gpkg");
    write_gemeinden(world, file);
    write_vwgs(world, file);
    write_county(world, file);
  }
  write_ortsteile(world, folder / "ortsteile.gpkg");
}

}  // namespace nahraum::musterkreis
