#include "geo/io/xlsx_check.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

#include <zip.h>

#include "geo/core/error.h"

namespace nahraum::geo {

namespace {

namespace fs = std::filesystem;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

[[noreturn]] void refuse(const fs::path& target) {
  throw Error(ErrorKind::Io, text("Die geschriebene Arbeitsmappe ist nicht vollständig.",
                                  "The workbook that was written is not complete."))
      .in_file(target.filename().string())
      .with_hint(text("Bitte den freien Platz auf dem Datenträger prüfen; eine frühere Fassung ist "
                      "unverändert.",
                      "Please check the free space on the disk; an earlier version is unchanged."));
}

std::size_t occurrences(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++count;
  }
  return count;
}

// Unpacks to the end: libzip compares the checksum there.
std::size_t rows_in(zip_t* archive, zip_uint64_t index, const fs::path& target) {
  constexpr std::string_view kRow = "<row ";
  const std::unique_ptr<zip_file_t, Discard> part(zip_fopen_index(archive, index, 0));
  if (!part) refuse(target);
  std::size_t rows = 0;
  std::string window;
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const zip_int64_t got = zip_fread(part.get(), buffer.data(), buffer.size());
    if (got < 0) refuse(target);
    if (got == 0) return rows;
    window.append(buffer.data(), static_cast<std::size_t>(got));
    rows += occurrences(window, kRow);
    // No whole word can be in what is kept, so none is counted twice.
    window.erase(0, window.size() - std::min(window.size(), kRow.size() - 1));
  }
}

}  // namespace

void check_workbook(const fs::path& written, const std::vector<std::size_t>& rows,
                    const fs::path& target) {
  int code = 0;
  const std::unique_ptr<zip_t, Discard> archive(
      zip_open(written.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
  if (!archive) refuse(target);
  std::size_t sheets = 0;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const std::string name = zip_get_name(archive.get(), index, 0);
    const std::size_t found = rows_in(archive.get(), index, target);
    for (std::size_t s = 0; s < rows.size(); ++s) {
      if (name != fmt::format("xl/worksheets/sheet{}.xml", s + 1)) continue;
      if (found != rows[s]) refuse(target);
      ++sheets;
    }
  }
  if (sheets != rows.size()) refuse(target);
}

}  // namespace nahraum::geo
