#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <set>
#include <string>

#include <sys/stat.h>
#include <zip.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/guard.h"

namespace nahraum::geo {

namespace fs = std::filesystem;

namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

Text unpack_hint() {
  return text(
      "Bitte die Datei beim Absender neu anfordern oder selbst entpacken und die enthaltene "
      "Tabelle angeben.",
      "Please ask the sender for the file again, or unpack it yourself and name the table "
      "inside.");
}

[[noreturn]] void refuse_archive(const fs::path& path, Text reason) {
  throw Error(ErrorKind::Input, std::move(reason))
      .in_file(path.filename().string())
      .with_hint(unpack_hint());
}

Archive open_archive(const fs::path& path) {
  int code = 0;
  Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (archive) return archive;
  if (code == ZIP_ER_NOENT || code == ZIP_ER_OPEN) {
    refuse_archive(path, text("Die Datei ist nicht da oder nicht lesbar.",
                              "The file is missing or cannot be read."));
  }
  refuse_archive(path,
                 text("Die Datei ist kein vollständiges ZIP-Archiv (auch XLSX und GTFS sind "
                      "welche); sie ist abgeschnitten oder beschädigt.",
                      "The file is not a complete ZIP archive (XLSX and GTFS are such too); it "
                      "is cut off or damaged."));
}

std::string lower_case(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

bool names_an_archive(const std::string& name) {
  constexpr std::array<std::string_view, 15> kSuffixes = {
      ".zip", ".xlsx", ".xlsm", ".ods", ".odt", ".docx", ".jar", ".kmz",
      ".gz",  ".tgz",  ".bz2",  ".xz",  ".7z",  ".rar",  ".tar"};
  const std::string lower = lower_case(name);
  return std::any_of(kSuffixes.begin(), kSuffixes.end(),
                     [&](std::string_view suffix) { return lower.ends_with(suffix); });
}

bool leaves_the_folder(const std::string& name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string::npos ||
      name.find(':') != std::string::npos) {
    return true;
  }
  const fs::path path(name);
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

bool is_link(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  return system == ZIP_OPSYS_UNIX && S_ISLNK(static_cast<mode_t>(attributes >> 16));
}

/// Names are shown to a person; bytes that are not plain text would be shown as they are.
std::string shown(const std::string& name) {
  std::string result = name.substr(0, 80);
  for (char& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) c = '?';
  }
  return result;
}

void check_name(const fs::path& path, zip_t* archive, zip_uint64_t index, const std::string& name,
                bool inner_archives) {
  if (leaves_the_folder(name) || is_link(archive, index)) {
    refuse_archive(path,
                   text("Das Archiv enthält einen Pfad, der aus ihm hinausführt („{}“).",
                        "The archive contains a path that leads out of it (\"{}\").", shown(name)));
  }
  if (!inner_archives && names_an_archive(name)) {
    refuse_archive(path, text("Das Archiv enthält ein weiteres Archiv („{}“).",
                              "The archive contains another archive (\"{}\").", shown(name)));
  }
}

double ratio_of(std::uint64_t unpacked, std::uint64_t packed) {
  return static_cast<double>(unpacked) / static_cast<double>(std::max<std::uint64_t>(packed, 1));
}

[[noreturn]] void refuse_bomb(const fs::path& path, double ratio) {
  refuse_archive(path, text("Das Archiv würde beim Entpacken auf das {}-fache wachsen; solche "
                            "Dateien werden nicht geöffnet.",
                            "The archive would grow {} times when unpacked; such files are not "
                            "opened.",
                            fixed_number(ratio, 0)));
}

/// Adds up without wrapping round: a declared size may be any 64-bit number.
std::uint64_t saturating_sum(std::uint64_t a, std::uint64_t b) {
  return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

zip_stat_t entry_status(const fs::path& path, zip_t* archive, zip_uint64_t index) {
  zip_stat_t status;
  zip_stat_init(&status);
  constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  // The raw name: libzip's guess of an encoding is of no use for a safety check.
  if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &status) != 0 ||
      (status.valid & kNeeded) != kNeeded) {
    refuse_archive(path, text("Das Inhaltsverzeichnis des Archivs ist beschädigt.",
                              "The archive's table of contents is damaged."));
  }
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE) {
    refuse_archive(path, text("Das Archiv ist mit einem Kennwort geschützt.",
                              "The archive is protected by a password."));
  }
  return status;
}

}  // namespace

void check_archive(const fs::path& path, const ArchiveLimits& limits) {
  // Small entries compress absurdly well without doing harm ("0000…" of a few kilobytes).
  constexpr std::uint64_t kHarmless = 1 << 20;
  const Archive archive = open_archive(path);
  const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.entries) {
    refuse_archive(path, text("Das Archiv enthält mehr als {} Dateien.",
                              "The archive contains more than {} files.", limits.entries));
  }
  std::uint64_t packed = 0;
  std::uint64_t unpacked = 0;
  std::set<std::string> seen;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(entries); ++i) {
    const zip_stat_t status = entry_status(path, archive.get(), i);
    check_name(path, archive.get(), i, status.name, limits.inner_archives);
    if (!seen.insert(status.name).second) {
      refuse_archive(path,
                     text("Das Archiv enthält zwei Dateien mit dem Namen „{}“.",
                          "The archive contains two files named \"{}\".", shown(status.name)));
    }
    packed = saturating_sum(packed, status.comp_size);
    unpacked = saturating_sum(unpacked, status.size);
    const double ratio = ratio_of(status.size, status.comp_size);
    if (status.size > kHarmless && ratio > limits.ratio) refuse_bomb(path, ratio);
  }
  if (unpacked > limits.total_bytes) {
    refuse_archive(
        path, text("Das Archiv wäre entpackt größer als {} MB.",
                   "Unpacked, the archive would be larger than {} MB.", limits.total_bytes >> 20));
  }
  std::error_code failure;
  const std::uint64_t file_size = fs::file_size(path, failure);
  // Entries that share their bytes, or claim bytes the file does not have.
  if (failure || packed > file_size) {
    refuse_archive(path, text("Die Einträge des Archivs sind zusammen größer als die Datei; es ist "
                              "beschädigt oder absichtlich falsch gebaut.",
                              "The archive's entries are larger than the file together; it is "
                              "damaged or built wrongly on purpose."));
  }
  const double ratio = ratio_of(unpacked, file_size);
  if (unpacked > kHarmless && ratio > limits.ratio) refuse_bomb(path, ratio);
}

}  // namespace nahraum::geo
