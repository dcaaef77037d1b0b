#pragma once
// Only one program writes a study at a time: a lock file beside it that says who and since when.
//
//   const LockOutcome outcome = take_lock(path, now_text());
//   if (!outcome.lock) show(held_words(outcome.holder));   // open read-only
//
// The lock is the kernel's (flock), so a killed program leaves none: its file is taken over. Where
// a drive has no such locks, and for a file written on another computer, the holder named in the
// file counts: on this computer it must still be running, on another it counts until somebody
// decides otherwise (force_lock).

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "geo/core/text.h"

namespace nahraum::analysis {

struct LockHolder {
  std::string user;
  std::string host;
  long process = 0;
  std::string since;  ///< "2026-11-21 14:05"
  friend bool operator==(const LockHolder&, const LockHolder&) = default;
};

/// Held until it dies; the file is removed then.
class WriterLock {
 public:
  WriterLock(std::filesystem::path path, int file) : path_(std::move(path)), file_(file) {}
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  std::filesystem::path path_;
  int file_;
};

struct LockOutcome {
  std::unique_ptr<WriterLock> lock;  ///< null: held by another, or the folder cannot be written to
  std::optional<LockHolder> holder;  ///< of the other
  /// Whoever held the lock before and ended without giving it back: killed, or the power was gone.
  std::optional<LockHolder> left_by{};
};

/// `since` is written into the file for others to read. Never throws for a lock that is held.
[[nodiscard]] LockOutcome take_lock(const std::filesystem::path& path, const std::string& since);
/// Takes a lock whose holder on another computer is known to be gone. A lock the kernel still holds
/// stays where it is.
[[nodiscard]] LockOutcome force_lock(const std::filesystem::path& path, const std::string& since);

/// "Diese Studie bearbeitet seit 2026-11-21 14:05 mueller auf rechner7. ..."
[[nodiscard]] geo::Text held_words(const std::optional<LockHolder>& holder);
/// "Nahraum wurde zuletzt nicht ordentlich beendet (mueller auf rechner7, seit 2026-11-21 14:05)."
[[nodiscard]] geo::Text left_words(const LockHolder& holder);

}  // namespace nahraum::analysis
