#include "analysis/scenario/writer_lock.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace fs = std::filesystem;

namespace {

std::string this_host() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

std::string this_user() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : fmt::format("{}", ::geteuid());
}

/// Lines "user", "host", "process", "since".
std::optional<LockHolder> read_holder(const fs::path& path) {
  std::ifstream file(path);
  LockHolder holder;
  std::string process;
  if (!std::getline(file, holder.user) || !std::getline(file, holder.host) ||
      !std::getline(file, process) || !std::getline(file, holder.since))
    return std::nullopt;
  const auto number = geo::parse_integer(process);
  if (!number) return std::nullopt;
  holder.process = static_cast<long>(*number);
  return holder;
}

bool write_holder(int file, const std::string& since) {
  const std::string words =
      fmt::format("{}\n{}\n{}\n{}\n", this_user(), this_host(), ::getpid(), since);
  return ::ftruncate(file, 0) == 0 && ::lseek(file, 0, SEEK_SET) == 0 &&
         ::write(file, words.data(), words.size()) == static_cast<ssize_t>(words.size());
}

bool still_runs(const LockHolder& holder) {
  if (holder.host != this_host()) return true;  // cannot be known from here
  return holder.process != ::getpid() &&
         (::kill(static_cast<pid_t>(holder.process), 0) == 0 || errno == EPERM);
}

/// The file under this name is the one that was opened: its owner has not removed it in between.
bool same_file(int file, const fs::path& path) {
  struct stat opened {
  }, named{};
  return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

enum class Kernel { Ours, Theirs, Unknown };

Kernel ask_kernel(int file) {
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return Kernel::Ours;
  return errno == EWOULDBLOCK ? Kernel::Theirs : Kernel::Unknown;
}

/// Does the holder named in the file still count, though the kernel would let us have it?
bool counts(const std::optional<LockHolder>& holder, Kernel kernel, bool force) {
  if (!holder || force) return false;
  if (kernel == Kernel::Ours && holder->host == this_host()) return false;  // it was killed
  return still_runs(*holder);
}

LockOutcome take(const fs::path& path, const std::string& since, bool force) {
  for (int attempt = 0; attempt < 10; ++attempt) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) return {nullptr, read_holder(path), {}};
    const Kernel kernel = ask_kernel(file);
    const std::optional<LockHolder> holder = read_holder(path);
    if (kernel == Kernel::Theirs || counts(holder, kernel, force)) {
      ::close(file);
      return {nullptr, holder, {}};
    }
    if (!same_file(file, path)) {
      ::close(file);
      continue;
    }
    auto lock = std::make_unique<WriterLock>(path, file);
    if (!write_holder(file, since)) return {nullptr, std::nullopt, {}};
    return {std::move(lock), std::nullopt, holder};
  }
  return {nullptr, read_holder(path), {}};
}

}  // namespace

WriterLock::~WriterLock() {
  ::unlink(path_.c_str());  // while it is still locked: nobody else can hold this file
  ::close(file_);
}

LockOutcome take_lock(const fs::path& path, const std::string& since) {
  return take(path, since, false);
}

LockOutcome force_lock(const fs::path& path, const std::string& since) {
  return take(path, since, true);
}

geo::Text held_words(const std::optional<LockHolder>& holder) {
  if (!holder)
    return {"In den Ordner der Studie lässt sich nicht schreiben. Sie ist nur zum Lesen geöffnet.",
            "The folder of the study cannot be written to. It is open for reading only."};
  return geo::text(
      "Diese Studie bearbeitet seit {} schon {} auf {} (Prozess {}). Sie ist hier nur zum Lesen "
      "geöffnet.",
      "{1} on {2} (process {3}) has been working on this study since {0}. It is open for reading "
      "only here.",
      holder->since, holder->user, holder->host, holder->process);
}

geo::Text left_words(const LockHolder& holder) {
  return geo::text(
      "Nahraum wurde bei dieser Studie zuletzt nicht ordentlich beendet ({} auf {}, seit {}).",
      "Nahraum did not end properly with this study last time ({} on {}, since {}).", holder.user,
      holder.host, holder.since);
}

}  // namespace nahraum::analysis
