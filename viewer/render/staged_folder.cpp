#include "viewer/render/staged_folder.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "geo/io/atomic_file.h"
#include "geo/io/disk_trouble.h"

namespace nahraum::render {

namespace fs = std::filesystem;

namespace {

constexpr const char* kProvenance = "herkunft.json";
constexpr const char* kBefore = ".vorher";  ///< files of the target, until all new ones are there

geo::Error cannot_write(const fs::path& path, const std::error_code& error) {
  const geo::Text why = geo::reason_of(error);
  return geo::Error(geo::ErrorKind::Io, {"Der Ordner lässt sich nicht beschreiben. " + why.de,
                                         "The folder cannot be written. " + why.en})
      .in_file(path.filename().string());
}

void make_folder(const fs::path& folder, const fs::path& named) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw cannot_write(named, error);
}

/// A second name for the file that will be replaced, a copy where the disk knows no second names.
/// Nothing where there is none.
void keep_aside(const fs::path& file, const fs::path& aside) {
  std::error_code error, ignored;
  if (!fs::is_regular_file(file, ignored)) return;
  fs::create_directories(aside.parent_path(), ignored);
  fs::create_hard_link(file, aside, error);
  if (error) fs::copy_file(file, aside, error);
  if (error) throw cannot_write(file, error);
}

void put_in_place(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) throw cannot_write(to, error);
}

}  // namespace

StagedFolder::StagedFolder(const fs::path& target)
    : target_(fs::absolute(target).lexically_normal()) {
  if (!target_.has_filename()) target_ = target_.parent_path();
  folder_ = target_.parent_path() / ("." + target_.filename().string() + ".neu");
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  make_folder(folder_, target_);
}

StagedFolder::StagedFolder(const fs::path& target, const fs::path& folder)
    : target_(fs::absolute(target).lexically_normal()),
      folder_(fs::absolute(folder).lexically_normal()) {
  if (!target_.has_filename()) target_ = target_.parent_path();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
  make_folder(folder_, target_);
}

StagedFolder::~StagedFolder() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

fs::path StagedFolder::file(const std::string& name) const {
  const fs::path path = folder_ / name;
  make_folder(path.parent_path(), target_);
  return path;
}

void StagedFolder::commit() const {
  const std::vector<std::string> names = files_below(folder_);
  const fs::path before = folder_ / kBefore;
  std::size_t placed = 0;
  try {
    for (; placed < names.size(); ++placed) {
      make_folder((target_ / names[placed]).parent_path(), target_);
      keep_aside(target_ / names[placed], before / names[placed]);
      put_in_place(folder_ / names[placed], target_ / names[placed]);
    }
  } catch (const geo::Error&) {
    std::error_code ignored;
    while (placed-- > 0) {
      const fs::path old = before / names[placed], now = target_ / names[placed];
      if (fs::exists(fs::symlink_status(old, ignored)))
        fs::rename(old, now, ignored);
      else
        fs::remove(now, ignored);  // there was none before
    }
    throw;
  }
}

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error, ignored;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->is_regular_file(ignored))
      names.push_back(at->path().lexically_relative(folder).generic_string());
  }
  if (error) throw cannot_write(folder, error);  // another writer has taken the folder away
  std::sort(names.begin(), names.end());
  return names;
}

void write_provenance(const StagedFolder& stage, const std::string& provenance_json) {
  nlohmann::json provenance = nlohmann::json::parse(provenance_json);
  for (const std::string& name : files_below(stage.folder())) {
    provenance["outputs"][name] = geo::sha256_of_file(stage.file(name));
  }
  geo::write_file_atomically(stage.file(kProvenance), provenance.dump(2) + "\n");
}

}  // namespace nahraum::render
