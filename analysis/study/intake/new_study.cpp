#include "analysis/study/intake/new_study.h"

#include <algorithm>

#include <unistd.h>

#include "analysis/study/intake/study_text.h"
#include "analysis/study/read/inputs.h"
#include "analysis/study/read/source_table.h"
#include "geo/core/error.h"
#include "geo/io/atomic_file.h"
#include "geo/io/disk_trouble.h"

namespace nahraum::analysis {

namespace fs = std::filesystem;
using geo::Error;
using geo::ErrorKind;
using geo::text;

namespace {

constexpr const char* kStudyFile = "studie.toml";

Error cannot_write(const fs::path& path, const std::error_code& problem) {
  const geo::Text why = geo::reason_of(problem);
  return Error(ErrorKind::Io, {"Hier lässt sich nichts schreiben. " + why.de,
                               "Nothing can be written here. " + why.en})
      .in_file(path.string())
      .with_hint(text("Bitte einen anderen Ordner wählen, zum Beispiel unter „Dokumente“.",
                      "Please choose another folder, for example below \"Documents\"."));
}

/// The files that make up one: a Shapefile is several.
std::vector<fs::path> parts_of(const fs::path& file) {
  std::vector<fs::path> parts{file};
  if (lower_extension(file.string()) != ".shp") return parts;
  for (const char* extension : {".shx", ".dbf", ".prj", ".cpg", ".SHX", ".DBF", ".PRJ", ".CPG"}) {
    fs::path part = file;
    std::error_code ignored;
    if (fs::is_regular_file(part.replace_extension(extension), ignored)) parts.push_back(part);
  }
  return parts;
}

/// Where the file lies below the folder; empty when it does not.
fs::path below(const fs::path& folder, const fs::path& file) {
  std::error_code problem;
  const fs::path real_folder = fs::canonical(folder, problem);
  if (problem) return {};
  const fs::path real_file = fs::canonical(file, problem);
  if (problem) return {};
  const fs::path relative = real_file.lexically_relative(real_folder);
  if (relative.empty() || *relative.begin() == "..") return {};
  return relative;
}

/// "kitas.csv", or "kitas-2.csv" when there is one of that name.
fs::path free_name(const fs::path& folder, const fs::path& file) {
  fs::path name = file.filename();
  std::error_code ignored;
  for (int number = 2; fs::exists(folder / name, ignored); ++number)
    name = file.stem().string() + fmt::format("-{}", number) + file.extension().string();
  return name;
}

}  // namespace

NewStudy::NewStudy(const StudyChoices& choices, fs::path folder, geo::Progress& progress)
    : folder_(std::move(folder)), file_(folder_ / kStudyFile) {
  try {
    make_folder();
    write(choices, progress);
  } catch (...) {
    take_away();
    throw;
  }
}

NewStudy::~NewStudy() { take_away(); }

void NewStudy::take_away() {
  std::error_code ignored;  // what cannot be removed stays; a folder in use is not empty
  for (auto path = made_.rbegin(); path != made_.rend(); ++path) fs::remove(*path, ignored);
  made_.clear();
}

void NewStudy::make_folder() {
  std::vector<fs::path> missing;
  std::error_code problem;
  for (fs::path path = folder_; !path.empty() && !fs::exists(path, problem);
       path = path.parent_path())
    missing.push_back(path);
  std::reverse(missing.begin(), missing.end());
  for (const fs::path& path : missing) {
    fs::create_directory(path, problem);
    if (problem) throw cannot_write(folder_, problem);
    made_.push_back(path);
  }
  if (fs::exists(file_, problem)) {
    throw Error(ErrorKind::Usage, text("In diesem Ordner liegt schon eine Studie ({}).",
                                       "There is a study in this folder already ({}).", kStudyFile))
        .in_file(folder_.string())
        .with_hint(text("Bitte einen anderen Ordner wählen; überschrieben wird nichts.",
                        "Please choose another folder; nothing is overwritten."));
  }
  if (!is_writable(folder_))
    throw cannot_write(folder_, std::make_error_code(std::errc::permission_denied));
}

void NewStudy::write(const StudyChoices& choices, geo::Progress& progress) {
  StudyChoices placed = choices;
  for (auto& [part, chosen] : placed.files) {
    progress.check();
    chosen.file = bring(chosen.file);
  }
  geo::write_file_atomically(file_, study_text(placed));
  made_.push_back(file_);
}

fs::path NewStudy::bring(const fs::path& file) {
  std::error_code problem;
  if (!fs::is_regular_file(file, problem)) {
    throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder nicht lesbar.",
                                       "The file is not there or cannot be read."))
        .in_file(file.string())
        .with_hint(text("Bitte die Datei noch einmal wählen.", "Please choose the file again."));
  }
  if (fs::path there = below(folder_, file); !there.empty()) return there;
  const fs::path name = free_name(folder_, file);
  for (const fs::path& part : parts_of(file))
    copy(part, folder_ / (name.stem().string() + part.extension().string()));
  return name;
}

void NewStudy::copy(const fs::path& from, const fs::path& to) {
  geo::AtomicFile target(to);
  std::error_code problem;
  // The temporary may exist: it is ours.
  fs::copy_file(from, target.temporary(), fs::copy_options::overwrite_existing, problem);
  if (problem) throw cannot_write(to, problem);
  fs::permissions(target.temporary(), fs::perms::owner_write, fs::perm_options::add, problem);
  target.commit([&from](const fs::path& written) {
    std::error_code odd;
    if (fs::file_size(written, odd) != fs::file_size(from, odd))
      throw cannot_write(written, std::make_error_code(std::errc::no_space_on_device));
  });
  made_.push_back(to);
}

geo::Findings check_new_study(const fs::path& study_file, geo::Progress& progress) {
  geo::Findings findings;
  const auto study = check_study(study_file, {}, findings);
  if (!study) return findings;
  try {
    findings.append(read_inputs(*study, progress).findings);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::Cancelled) throw;
    const auto joined = [](const std::string& what, const std::string& hint) {
      return hint.empty() ? what : what + " " + hint;
    };
    findings.set_file(error.file());
    findings
        .add(geo::Severity::Error, "intake.unreadable",
             {joined(error.message().de, error.hint().de),
              joined(error.message().en, error.hint().en)},
             error.row().value_or(0))
        .in_layer(error.layer());
  }
  return findings;
}

namespace {

/// As a whole where there is no such folder; else beside what lies there, which stays as it is. The
/// study file comes last.
void put_below(const fs::path& from, const fs::path& to, const fs::path& last,
               std::error_code& problem) {
  std::error_code ignored;
  if (!fs::exists(to, ignored)) return fs::rename(from, to, problem);
  std::vector<fs::path> names;
  for (const auto& one : fs::directory_iterator(from, problem))
    names.push_back(one.path().filename());
  std::sort(names.begin(), names.end(), [&](const fs::path& a, const fs::path& b) {
    return std::pair(a == last, a) < std::pair(b == last, b);
  });
  for (const fs::path& name : names)
    if (!problem && !fs::exists(to / name, ignored)) fs::rename(from / name, to / name, problem);
}

/// The standard library calls a copy that ran out of room an error of input and output.
std::error_code reason_of_copy(const std::error_code& problem, const fs::path& where) {
  constexpr std::uintmax_t kNoRoom = 1 << 16;
  std::error_code odd;
  const fs::space_info room = fs::space(where, odd);
  const bool full = !odd && room.available < kNoRoom && problem == std::errc::io_error;
  return full ? std::make_error_code(std::errc::no_space_on_device) : problem;
}

}  // namespace

fs::path copy_study(const fs::path& study, const fs::path& folder) {
  const fs::path target = folder / study.parent_path().filename();
  std::error_code problem;
  if (fs::exists(target / study.filename(), problem)) return target / study.filename();
  // Under another name until it is whole: a half copy would be taken for the study the next time.
  const fs::path half = folder / ("." + target.filename().string() + ".neu");
  fs::remove_all(half, problem);
  fs::create_directories(half, problem);
  if (!problem) fs::copy(study.parent_path(), half, fs::copy_options::recursive, problem);
  if (problem) problem = reason_of_copy(problem, half);
  std::error_code odd;
  for (fs::recursive_directory_iterator at(half, odd), end; !odd && at != end; at.increment(odd))
    fs::permissions(at->path(), fs::perms::owner_write, fs::perm_options::add, odd);
  if (!problem) put_below(half, target, study.filename(), problem);
  fs::remove_all(half, odd);
  if (problem) throw cannot_write(target, problem);
  return target / study.filename();
}

bool is_writable(const fs::path& folder) { return ::access(folder.c_str(), W_OK | X_OK) == 0; }

}  // namespace nahraum::analysis
