#include "geo/io/guard.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <mutex>
#include <string>
#include <vector>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi_virtual.h>
#include <gdal_frmts.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>
#include <stdlib.h>  // unsetenv
#include <unistd.h>  // environ

#include "geo/core/error.h"
#include "geo/io/detail/gdal_session.h"

namespace nahraum::geo {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse_source(std::string_view relative, Text reason) {
  throw Error(ErrorKind::Input, std::move(reason))
      .in_file(std::string(relative))
      .with_hint(text("Bitte einen Pfad angeben, der im Ordner der Studie beginnt, z. B. "
                      "„daten/kitas.csv“.",
                      "Please give a path that starts in the study's folder, e.g. "
                      "\"daten/kitas.csv\"."));
}

/// What is wrong with the words of the path, before the disk is looked at.
void check_path_words(std::string_view relative) {
  for (const char c : relative) {
    if (static_cast<unsigned char>(c) < 0x20) {
      refuse_source("", text("Ein Quellpfad enthält Steuerzeichen.",
                             "A source path contains control characters."));
    }
  }
  if (relative.empty()) {
    refuse_source(relative, text("Der Quellpfad ist leer.", "The source path is empty."));
  }
  if (relative.find('\\') != std::string_view::npos) {
    refuse_source(relative, text("Pfade werden mit Schrägstrich „/“ geschrieben, nicht mit „\\“.",
                                 "Paths are written with a slash \"/\", not with \"\\\"."));
  }
  // "GPKG:x", "PG:…", "C:…", "http://…": a colon makes GDAL look for a driver or a server.
  if (relative.find(':') != std::string_view::npos) {
    refuse_source(relative, text("Quellen sind Dateien; Internetadressen, Laufwerke und "
                                 "Treiberangaben (mit „:“) sind nicht erlaubt.",
                                 "Sources are files; URLs, drives and driver prefixes (with \":\") "
                                 "are not allowed."));
  }
  if (fs::path(relative).is_absolute()) {
    refuse_source(relative, text("Der Quellpfad beginnt außerhalb des Ordners der Studie.",
                                 "The source path starts outside the study's folder."));
  }
  for (const fs::path& part : fs::path(relative)) {
    if (part == "..") {
      refuse_source(relative, text("Der Quellpfad führt mit „..“ aus dem Ordner der Studie.",
                                   "The source path leaves the study's folder through \"..\"."));
    }
  }
}

bool lies_within(const fs::path& file, const fs::path& root) {
  auto [at_root, at_file] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  return at_root == root.end() && at_file != file.end();
}

}  // namespace

fs::path resolve_source(const fs::path& root, std::string_view relative) {
  check_path_words(relative);
  std::error_code failure;
  const fs::path base = fs::canonical(root, failure);
  if (failure) {
    throw Error(ErrorKind::Input, text("Der Ordner der Studie ist nicht da oder nicht lesbar.",
                                       "The study's folder is missing or cannot be read."))
        .in_file(root.string());
  }
  const fs::path file = fs::canonical(base / relative, failure);
  if (failure) {
    throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder nicht lesbar.",
                                       "The file is missing or cannot be read."))
        .in_file(std::string(relative))
        .with_hint(text("Bitte Namen und Groß-/Kleinschreibung prüfen.",
                        "Please check the name and its upper and lower case."));
  }
  if (!lies_within(file, base)) {
    refuse_source(relative, text("Ein Verweis (Link) führt aus dem Ordner der Studie.",
                                 "A link leads out of the study's folder."));
  }
  if (!fs::is_regular_file(file, failure)) {
    refuse_source(relative, text("Der Quellpfad nennt keine Datei.",
                                 "The source path does not name a file."));
  }
  // Only possible for a study at the root of the disk: GDAL would not read "/vsi…" as a file.
  if (file.string().starts_with("/vsi")) {
    refuse_source(relative, text("Der Pfad beginnt mit „/vsi“ und ist deshalb gesperrt.",
                                 "The path begins with \"/vsi\" and is therefore barred."));
  }
  return file;
}

// ---- GDAL ------------------------------------------------------------------------------------

namespace {

std::atomic<std::uint64_t> refused_requests{0};

/// Answers for every file system of GDAL that could reach beyond this machine or start something.
class ClosedFilesystem final : public VSIFilesystemHandler {
 public:
  VSIVirtualHandle* Open(const char* /*name*/, const char* /*access*/, bool /*set_error*/,
                         CSLConstList /*options*/) override {
    ++refused_requests;
    errno = EACCES;
    return nullptr;
  }
  int Stat(const char* /*name*/, VSIStatBufL* /*status*/, int /*flags*/) override {
    ++refused_requests;
    errno = EACCES;
    return -1;
  }
};

CPLHTTPResult* refuse_request(const char* /*url*/, CSLConstList /*options*/,
                              GDALProgressFunc /*progress*/, void* /*progress_data*/,
                              CPLHTTPFetchWriteFunc /*write*/, void* /*write_data*/,
                              void* /*user_data*/) {
  ++refused_requests;
  auto* result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  result->nStatus = 1;
  result->pszErrBuf = CPLStrdup("network access is switched off");
  return result;
}

void stay_quiet(CPLErr /*level*/, CPLErrorNum /*number*/, const char* /*message*/) {}

/// A variable of the environment must neither load code nor change a result (design.md section 6).
void clear_environment() {
  constexpr std::array<std::string_view, 12> kPrefixes = {
      "GDAL_",  "OGR_",  "OSR_",    "CPL_",        "VSI_", "SHAPE_",
      "GTIFF_", "GPKG_", "SQLITE_", "SPATIALITE_", "AWS_", "PROJ_NETWORK"};
  std::vector<std::string> doomed;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view whole(*entry);
    const std::string_view name = whole.substr(0, whole.find('='));
    if (name == "GDAL_DATA") continue;  // where an installation keeps its tables
    for (const std::string_view prefix : kPrefixes) {
      if (name.starts_with(prefix)) doomed.emplace_back(name);
    }
  }
  for (const std::string& name : doomed) unsetenv(name.c_str());
}

void close_filesystems() {
  char** prefixes = VSIGetFileSystemsPrefixes();
  for (int i = 0; prefixes != nullptr && prefixes[i] != nullptr; ++i) {
    const std::string_view prefix(prefixes[i]);
    // GDAL itself needs these two: scratch memory, and the parts of an XLSX file.
    if (prefix == "/vsimem/" || prefix == "/vsizip/" || prefix == "/vsizip") continue;
    // GDAL's manager owns what is installed, but forgets what it had: kept here, never called.
    static auto* replaced = new std::vector<VSIFilesystemHandler*>;
    replaced->push_back(VSIFileManager::GetHandler(prefixes[i]));
    VSIFileManager::InstallHandler(std::string(prefix), new ClosedFilesystem);
  }
  CSLDestroy(prefixes);
}

void set_options() {
  // Empty name: no gdalrc of the machine or the user is read.
  CPLSetConfigOption("GDAL_CONFIG_FILE", "");
  CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");  // no .aux.xml beside the user's files
  CPLSetConfigOption("OSR_DEFAULT_AXIS_MAPPING_STRATEGY", "TRADITIONAL_GIS_ORDER");
  // GeoPackages carry times; a fixed one keeps two runs byte-identical (platform.md B5).
  CPLSetConfigOption("OGR_CURRENT_DATE", "2026-01-01T00:00:00.000Z");
  OSRSetPROJEnableNetwork(FALSE);
}

/// Only these exist in the program: no plug-ins are looked for, no network driver is present.
void register_drivers() {
  RegisterOGRGeoPackage();
  RegisterOGRShape();
  RegisterOGRGeoJSON();
  RegisterOGRFlatGeobuf();
  RegisterOGRXLSX();
  GDALRegister_GTiff();
}

}  // namespace

void lock_down_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    clear_environment();
    set_options();
    CPLSetErrorHandler(stay_quiet);
    register_drivers();
    close_filesystems();
    CPLHTTPSetFetchCallback(refuse_request, nullptr);
  });
}

namespace detail {

namespace {

void hear(CPLErr level, CPLErrorNum /*number*/, const char* message) {
  auto* listener = static_cast<ErrorListener*>(CPLGetErrorHandlerUserData());
  if (level == CE_Failure || level == CE_Fatal) listener->note(true, message);
  if (level == CE_Warning) listener->note(false, message);
}

}  // namespace

ErrorListener::ErrorListener() { CPLPushErrorHandlerEx(hear, this); }
ErrorListener::~ErrorListener() { CPLPopErrorHandler(); }

void ErrorListener::note(bool failure, const char* message) {
  // A broken file can complain once a row; the first complaints tell the story.
  constexpr std::size_t kKept = 100;
  std::vector<std::string>& list = failure ? failures_ : warnings_;
  if (list.size() < kKept) list.emplace_back(message);
}

std::uint64_t refused_network_requests() { return refused_requests; }

}  // namespace detail

}  // namespace nahraum::geo
