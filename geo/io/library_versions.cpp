#include "geo/io/library_versions.h"

#include <boost/version.hpp>

#include <fmt/format.h>
#include <gdal.h>
#include <geos_c.h>
#include <proj.h>
#include <sqlite3.h>
#include <zip.h>

namespace nahraum::geo {

std::vector<std::pair<std::string, std::string>> library_versions() {
  return {{"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
                                BOOST_VERSION % 100)},
          {"GDAL", GDALVersionInfo("RELEASE_NAME")},
          {"GEOS", GEOSversion()},
          {"PROJ", proj_info().version},
          {"SQLite", sqlite3_libversion()},
          {"libzip", zip_libzip_version()}};
}

}  // namespace nahraum::geo
