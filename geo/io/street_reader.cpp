#include "geo/io/street_reader.h"

#include <array>

#include "geo/core/error.h"
#include "geo/io/byte_source.h"
#include "geo/io/osm_pbf_reader.h"
#include "geo/io/osm_xml_reader.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

std::string first_bytes(const fs::path& path) {
  std::array<char, 64> bytes{};
  const std::size_t got = open_file_source(path)->read(bytes);
  return {bytes.data(), got};
}

bool is_xml(std::string_view bytes) {
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
  }
  const std::size_t first = bytes.find_first_not_of(std::string_view(" \t\r\n\0", 5));
  return first != std::string_view::npos && bytes[first] == '<';
}

[[noreturn]] void refuse(const fs::path& path, bool known) {
  throw Error(known ? ErrorKind::Unsupported : ErrorKind::Input,
              known ? Text{"Diese Art von OpenStreetMap-Datei wird nicht gelesen.",
                           "This kind of OpenStreetMap file is not read."}
                    : Text{"Die Datei ist kein OpenStreetMap-Auszug.",
                           "The file is no OpenStreetMap extract."})
      .in_file(path.filename().string())
      .with_hint({"Bitte einen Auszug als .osm.pbf, .osm, .osm.gz oder .osm.bz2 wählen.",
                  "Please choose an extract as .osm.pbf, .osm, .osm.gz or .osm.bz2."});
}

}  // namespace

StreetSource read_streets(const fs::path& path, const StreetReadOptions& options,
                          Findings& findings, Progress& progress) {
  const std::string bytes = first_bytes(path);
  const bool pbf = bytes.find("OSMHeader") != std::string::npos || path.extension() == ".pbf";
  const bool packed = bytes.starts_with("\x1F\x8B") || bytes.starts_with("BZh");
  if (packed || is_xml(bytes)) return read_osm_xml(path, options, findings, progress);
  if (pbf) return read_osm_pbf(path, options, findings, progress);
  const bool known = bytes.find("o5m2") != std::string::npos || bytes.starts_with("PK");
  refuse(path, known);
}

}  // namespace nahraum::geo
