#include "data/musterkreis/generator/text.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <zip.h>

namespace nahraum::musterkreis {
namespace {

// 1 January 2026, 00:00:00 in the format of DOS, which knows no time zone.
constexpr zip_uint16_t kDosDate = ((2026 - 1980) << 9) | (1 << 5) | 1;

void next_code_point(std::string_view text, std::size_t& at, std::uint32_t& code) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  int more = 0;
  code = lead;
  if (lead >= 0xE0) {
    more = 2;
    code = lead & 0x0FU;
  } else if (lead >= 0xC0) {
    more = 1;
    code = lead & 0x1FU;
  }
  for (; more > 0; --more) code = (code << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
}

}  // namespace

std::string decimal_comma(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

std::string grouped(long value, std::string_view separator) {
  std::string text = std::to_string(value);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, separator);
  return text;
}

std::string to_windows1252(std::string_view utf8) {
  static const std::map<std::uint32_t, char> special = {{0x20AC, '\x80'}, {0x201E, '\x84'},
                                                        {0x2026, '\x85'}, {0x201C, '\x93'},
                                                        {0x201D, '\x94'}, {0x2013, '\x96'}};
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    std::uint32_t code = 0;
    next_code_point(utf8, at, code);
    const auto known = special.find(code);
    if (known != special.end()) {
      out += known->second;
    } else if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) {
      out += static_cast<char>(static_cast<unsigned char>(code));
    } else {
      throw std::logic_error(fmt::format("U+{:04X} has no place in Windows-1252", code));
    }
  }
  return out;
}

std::string csv_row(const std::vector<std::string>& fields, char separator) {
  std::string row;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) row += separator;
    if (fields[i].find_first_of(std::string("\"\n") + separator) == std::string::npos) {
      row += fields[i];
      continue;
    }
    row += '"';
    for (const char c : fields[i]) row += c == '"' ? std::string("\"\"") : std::string(1, c);
    row += '"';
  }
  return row;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

void write_zip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries) {
  std::filesystem::remove(path);
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) throw std::runtime_error("cannot write " + path.string());
  for (const ZipEntry& entry : entries) {
    // A name that ends in "/" is a folder.
    if (entry.name.back() == '/') {
      const zip_int64_t index = zip_dir_add(archive, entry.name.c_str(), ZIP_FL_ENC_UTF_8);
      zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kDosDate, 0);
      continue;
    }
    zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) throw std::runtime_error("cannot add " + entry.name);
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 9);
    zip_file_set_dostime(archive, at, 0, kDosDate, 0);
    // The same bytes on every system that may run this.
    zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, 0100644U << 16U);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot close " + path.string());
}

}  // namespace nahraum::musterkreis
