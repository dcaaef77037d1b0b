#include "tests/data/musterkreis_files.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <stdexcept>

#include <cpl_vsi.h>

namespace musterkreis_test {
namespace {

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace

std::string committed(const std::string& name) {
  return std::string(MUSTERKREIS_DATA) + "/" + name;
}

std::string read_bytes(const std::string& path) {
  GByte* data = nullptr;
  vsi_l_offset size = 0;
  if (VSIIngestFile(nullptr, path.c_str(), &data, &size, -1) == FALSE)
    throw std::runtime_error("cannot read " + path);
  std::string bytes(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
  VSIFree(data);
  return bytes;
}

std::vector<Row> read_table(const std::string& path, const std::string& first_title,
                            char separator) {
  std::istringstream in(read_bytes(path));
  std::vector<std::string> titles;
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("\xEF\xBB\xBF", 0) == 0) line.erase(0, 3);
    const std::vector<std::string> fields = split(line, separator);
    if (titles.empty()) {
      if (fields.front() == first_title) titles = fields;
      continue;
    }
    if (fields.size() == 1 && fields.front().empty()) break;
    if (fields.size() != titles.size()) throw std::runtime_error("ragged row in " + path);
    Row row;
    for (std::size_t i = 0; i < titles.size(); ++i) row[titles[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

double comma_number(std::string text) {
  std::erase(text, '.');
  std::replace(text.begin(), text.end(), ',', '.');
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    throw std::runtime_error("not a number: " + text);
  return value;
}

std::string census(const std::string& member) {
  return "/vsizip/" + committed("zensus2022_musterkreis.zip") + "/" + member;
}

const std::vector<std::string>& file_names() {
  static const std::vector<std::string> names = {"angebote.csv",
                                                 "fahrplan.gtfs.zip",
                                                 "kinder_gemeinden.csv",
                                                 "kitas.csv",
                                                 "kitas.xlsx",
                                                 "ortsteile.gpkg",
                                                 "sozialdaten.csv",
                                                 "strassen.osm.pbf",
                                                 "thekiz.csv",
                                                 "verbuende.csv",
                                                 "verbund_mitglieder.csv",
                                                 "vg250_musterkreis.gpkg",
                                                 "zensus2022_musterkreis.zip"};
  return names;
}

}  // namespace musterkreis_test
