#pragma once
// A study somebody works on: its scenarios with undo and redo, every step on the disk before it
// counts (journal.h), one writer at a time (writer_lock.h), and the study file written only on
// save().
//
//   StudyDraft draft("kreis.toml", "2026-11-21 14:05");
//   if (draft.recovered()) draft.restore();              // after a kill
//   draft.change(draft.book().with(scenario), {"Kita 0042 geschlossen", "Kita 0042 closed"});
//   draft.undo();
//   draft.save();                                        // all other bytes of the file stay
//
// Beside "kreis.toml" lie ".kreis.toml.lock" while it is open and ".kreis.toml.journal" while there
// is anything not saved. One thread.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "analysis/scenario/history.h"
#include "analysis/scenario/journal.h"
#include "analysis/scenario/writer_lock.h"

namespace nahraum::analysis {

/// What a killed program had secured and not saved.
struct RecoveredWork {
  ScenarioBook book;
  geo::Text step;               ///< the last change
  bool study_is_newer = false;  ///< the study file is not the one it was made on
};

class StudyDraft {
 public:
  /// `now` is what others read in the lock file. Throws Error{Input} for a study that cannot be
  /// read. A study that another one writes, or whose folder cannot be written to, opens read-only.
  StudyDraft(std::filesystem::path study, std::string now);
  ~StudyDraft();

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const ScenarioBook& book() const { return history_.now(); }
  [[nodiscard]] const History& history() const { return history_; }
  /// Not as in the study file.
  [[nodiscard]] bool dirty() const { return !(history_.now() == saved_); }
  /// Why nothing can be changed; nothing when it can.
  [[nodiscard]] const std::optional<geo::Text>& read_only() const { return read_only_; }

  /// The program that worked on it before was killed: who and since when. Its lock is ours now.
  [[nodiscard]] const std::optional<geo::Text>& taken_over() const { return taken_over_; }
  /// Work of a killed program, until it is restored or discarded. Nothing is changed before.
  [[nodiscard]] const std::optional<RecoveredWork>& recovered() const { return recovered_; }
  /// A journal of which nothing could be read was put aside, for somebody who can: where.
  [[nodiscard]] const std::optional<geo::Text>& put_aside() const { return put_aside_; }
  void restore();
  void discard_recovered();

  /// Each is on the disk when it returns. Throws Error{Io} (disk full) or Error{Usage} (read-only,
  /// or work of a killed program waits for a decision); then nothing has changed.
  void change(ScenarioBook book, geo::Text name);
  void undo();
  void redo();

  /// Writes the scenarios into the study file. Throws Error{Io}: the old file stands; Error{Input}
  /// when the scenarios of the file were changed by another program in between.
  void save();
  /// The study with these scenarios as another file: a way on where the own one cannot be written.
  /// Throws Error{Io}; Error{Usage} for the study itself. Nothing else changes: it is still dirty.
  void save_copy(const std::filesystem::path& copy) const;

 private:
  void secure(const ScenarioBook& book, const geo::Text& name);
  void look_for_recovered();
  void put_aside_unreadable();

  std::filesystem::path file_;
  std::string base_;  ///< SHA-256 of the study file
  ScenarioBook saved_;
  History history_;
  std::unique_ptr<WriterLock> lock_;
  std::unique_ptr<Journal> journal_;
  std::optional<geo::Text> read_only_;
  std::optional<RecoveredWork> recovered_;
  std::optional<geo::Text> taken_over_, put_aside_;
};

}  // namespace nahraum::analysis
