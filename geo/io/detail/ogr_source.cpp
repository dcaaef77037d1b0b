#include "geo/io/detail/ogr_source.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string_view>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/detail/sqlite.h"
#include "geo/io/guard.h"

namespace nahraum::geo::detail {

namespace fs = std::filesystem;

namespace {

struct Format {
  std::string_view extension;
  const char* driver;
  std::string_view name;  ///< for people
};

constexpr std::array<Format, 5> kFormats = {{{".gpkg", "GPKG", "GeoPackage"},
                                             {".shp", "ESRI Shapefile", "Shapefile"},
                                             {".geojson", "GeoJSON", "GeoJSON"},
                                             {".json", "GeoJSON", "GeoJSON"},
                                             {".fgb", "FlatGeobuf", "FlatGeobuf"}}};

std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

const Format& format_of(const fs::path& path) {
  const std::string extension = lower_case(path.extension().string());
  for (const Format& format : kFormats) {
    if (extension == format.extension) return format;
  }
  throw Error(ErrorKind::Unsupported,
              text("Dateien mit der Endung „{}“ werden als Karte nicht "
                   "gelesen.",
                   "Files ending in \"{}\" are not read as a map.", extension))
      .in_file(path.filename().string())
      .with_hint(text("Möglich sind .gpkg, .shp, .geojson und .fgb; QGIS kann andere Formate darin "
                      "speichern.",
                      "Possible are .gpkg, .shp, .geojson and .fgb; QGIS can save other formats as "
                      "one of these."));
}

void check_there(const fs::path& path) {
  // GeoJSON is read into memory as a whole.
  constexpr std::uintmax_t kLargestJson = 512u << 20;
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (failure) {
    throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder nicht lesbar.",
                                       "The file is missing or cannot be read."))
        .in_file(path.filename().string());
  }
  if (size == 0) {
    throw Error(ErrorKind::Input, text("Die Datei ist leer.", "The file is empty."))
        .in_file(path.filename().string())
        .with_hint(text("Bitte neu herunterladen oder beim Absender anfordern.",
                        "Please download it again or ask the sender."));
  }
  if (format_of(path).name == "GeoJSON" && size > kLargestJson) {
    throw Error(ErrorKind::Input,
                text("GeoJSON-Dateien über {} MB werden nicht gelesen.",
                     "GeoJSON files above {} MB are not read.", kLargestJson >> 20))
        .in_file(path.filename().string())
        .with_hint(text("Bitte als GeoPackage speichern.", "Please save it as a GeoPackage."));
  }
}

/// The companions of a Shapefile in either case of letters.
std::optional<fs::path> companion(const fs::path& path, const std::string& extension) {
  std::string upper = extension;
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  for (const std::string& candidate : {extension, upper}) {
    fs::path file = path;
    file.replace_extension(candidate);
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored)) return file;
  }
  return std::nullopt;
}

void check_shapefile_is_whole(const fs::path& path) {
  for (const char* extension : {".shx", ".dbf"}) {
    if (companion(path, extension)) continue;
    throw Error(ErrorKind::Input,
                text("Zum Shapefile fehlt die Datei „{}{}“.",
                     "The Shapefile lacks the file \"{}{}\".", path.stem().string(), extension))
        .in_file(path.filename().string())
        .with_hint(text("Zu einem Shapefile gehören .shp, .shx, .dbf und .prj; bitte alle in "
                        "denselben Ordner legen.",
                        "A Shapefile consists of .shp, .shx, .dbf and .prj; please put all of them "
                        "into one folder."));
  }
}

/// Rows marked as deleted stay in a .dbf until it is packed; they never come out.
std::uint64_t deleted_rows(const fs::path& shapefile) {
  const std::optional<fs::path> table = companion(shapefile, ".dbf");
  if (!table) return 0;
  std::ifstream in(*table, std::ios::binary);
  std::array<unsigned char, 12> head{};
  in.read(reinterpret_cast<char*>(head.data()), head.size());
  const auto number = [&](std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes; i-- > 0;) value = value << 8 | head[at + i];
    return value;
  };
  const std::uint64_t rows = number(4, 4);
  const std::uint64_t begin = number(8, 2);
  const std::uint64_t width = number(10, 2);
  std::uint64_t deleted = 0;
  for (std::uint64_t row = 0; in && row < rows; ++row) {
    in.seekg(static_cast<std::streamoff>(begin + row * width));
    if (in.get() == '*') ++deleted;
  }
  return deleted;
}

bool is_housekeeping(const std::string& layer) {
  return layer == "layer_styles" || layer == "qgis_projects";
}

std::string listed(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) result += (result.empty() ? "" : ", ") + name;
  return result.empty() ? "–" : result;
}

}  // namespace

void OgrSource::Close::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

OgrSource::OgrSource(const fs::path& path) : path_(path), file_(path.filename().string()) {
  const Format& format = format_of(path);
  check_there(path);
  lock_down_gdal();
  const bool geopackage = format.name == "GeoPackage";
  if (geopackage) check_geopackage(path);
  if (format.name == "Shapefile") check_shapefile_is_whole(path);
  const std::array<const char*, 2> drivers = {format.driver, nullptr};
  // Immutable: what was checked is what is read, and no lock or journal appears beside the file.
  const std::array<const char*, 3> options = {"IMMUTABLE=YES", "LIST_ALL_TABLES=NO", nullptr};
  const std::string absolute = fs::absolute(path).string();
  dataset_.reset(GDALDataset::Open(absolute.c_str(),
                                   GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                   drivers.data(), geopackage ? options.data() : nullptr));
  if (dataset_ && !listener_.failed()) return;
  throw Error(ErrorKind::Input,
              text("Die Datei ist beschädigt oder ihr Inhalt ist kein {}, obwohl sie so heißt{}.",
                   "The file is damaged, or its content is not {} although its name says so{}.",
                   format.name, listener_.failed() ? " (" + listener_.first_failure() + ")" : ""))
      .in_file(file_)
      .with_hint(text("Bitte neu herunterladen oder in QGIS neu speichern.",
                      "Please download it again or save it anew with QGIS."));
}

OgrSource::~OgrSource() = default;

std::vector<std::string> OgrSource::layer_names() const {
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset_->GetLayers()) {
    const std::string name = layer->GetName();
    if (!is_housekeeping(name)) names.push_back(name);
  }
  return names;
}

OGRLayer& OgrSource::layer(const std::string& name) const {
  const std::vector<std::string> names = layer_names();
  if (name.empty() && names.size() == 1) return *dataset_->GetLayerByName(names.front().c_str());
  if (name.empty()) {
    throw Error(ErrorKind::Input,
                text("Die Datei enthält {} Layer: {}.", "The file contains {} layers: {}.",
                     names.size(), listed(names)))
        .in_file(file_)
        .with_hint(text("Bitte einen davon mit „layer“ auswählen.",
                        "Please choose one of them with \"layer\"."));
  }
  for (const bool exactly : {true, false}) {
    for (const std::string& candidate : names) {
      const bool same = exactly ? candidate == name : lower_case(candidate) == lower_case(name);
      if (same) return *dataset_->GetLayerByName(candidate.c_str());
    }
  }
  throw Error(ErrorKind::Input,
              text("Den Layer „{}“ gibt es nicht. Vorhanden sind: {}.",
                   "There is no layer \"{}\". Present are: {}.", name, listed(names)))
      .in_file(file_)
      .with_hint(text("Bitte den Namen unter „layer“ prüfen.",
                      "Please check the name given as \"layer\"."));
}

std::uint64_t OgrSource::row_count(OGRLayer& layer) const {
  const std::string_view format = format_of(path_).name;
  if (format == "GeoPackage") {
    // The count that OGR keeps in the file is only a claim.
    const Sqlite file = Sqlite::open_untouched(path_);
    Statement count(file, "SELECT count(*) FROM " + quoted_identifier(layer.GetName()));
    return count.step() ? static_cast<std::uint64_t>(count.integer(0)) : 0;
  }
  const GIntBig claimed = layer.GetFeatureCount(TRUE);
  const std::uint64_t rows = claimed < 0 ? 0 : static_cast<std::uint64_t>(claimed);
  return format == "Shapefile" ? rows - std::min(rows, deleted_rows(path_)) : rows;
}

void OgrSource::check_no_failure() const {
  if (!listener_.failed()) return;
  throw Error(ErrorKind::Input,
              text("Die Datei lässt sich nicht vollständig lesen ({}).",
                   "The file cannot be read to its end ({}).", listener_.first_failure()))
      .in_file(file_)
      .with_hint(
          text("Sie ist wohl beschädigt; bitte neu herunterladen oder in QGIS neu speichern.",
               "It is probably damaged; please download it again or save it anew with "
               "QGIS."));
}

// ---- which CRS -------------------------------------------------------------------------------

namespace {

constexpr int kSureEnough = 90;  // PROJ's confidence in percent: same parameters, other spelling

std::optional<int> epsg_code(const OGRSpatialReference& definition) {
  const char* authority = definition.GetAuthorityName(nullptr);
  const char* code = definition.GetAuthorityCode(nullptr);
  if (authority == nullptr || code == nullptr) return std::nullopt;
  if (EQUAL(authority, "OGC") && EQUAL(code, "CRS84")) return 4326;
  if (!EQUAL(authority, "EPSG")) return std::nullopt;
  const std::optional<long long> number = parse_integer(code);
  if (!number || *number <= 0 || *number > 999'999) return std::nullopt;
  return static_cast<int>(*number);
}

/// The code whose parameters these are, found in PROJ's list.
std::optional<int> matching_code(const OGRSpatialReference& definition) {
  int found = 0;
  int* confidences = nullptr;
  OGRSpatialReferenceH* matches = definition.FindMatches(nullptr, &found, &confidences);
  std::optional<int> best;
  for (int i = 0; i < found && !best; ++i) {
    if (confidences[i] < kSureEnough) break;
    best = epsg_code(*OGRSpatialReference::FromHandle(matches[i]));
  }
  OSRFreeSRSArray(matches);
  CPLFree(confidences);
  return best;
}

}  // namespace

std::optional<Crs> crs_of(const OGRSpatialReference* definition, const std::string& file) {
  if (definition == nullptr || definition->IsEmpty() || definition->IsLocal() != FALSE) {
    return std::nullopt;
  }
  OGRSpatialReference flat(*definition);
  const ErrorListener quiet;  // a failed guess is no failure of the file
  if (flat.IsCompound() != FALSE) flat.StripVertical();
  flat.DemoteTo2D(nullptr);
  if (const std::optional<int> code = epsg_code(flat)) return Crs(*code);
  if (const std::optional<int> code = matching_code(flat)) return Crs(*code);
  const char* name = flat.GetName();
  throw Error(ErrorKind::Crs,
              text("Das Koordinatensystem „{}“ ist nicht bekannt.",
                   "The coordinate system \"{}\" is not known.", name != nullptr ? name : ""))
      .in_file(file)
      .with_hint(text("Bitte den Layer in QGIS mit dem Koordinatensystem EPSG:25832 neu speichern.",
                      "Please save the layer anew with QGIS in coordinate system EPSG:25832."));
}

}  // namespace nahraum::geo::detail
