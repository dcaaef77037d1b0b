#include "analysis/study/keys/study_draft.h"

#include <array>
#include <fstream>

#include <unistd.h>

#include "analysis/scenario/scenario_text.h"
#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/write_scenarios.h"
#include "geo/core/error.h"
#include "geo/core/hash.h"
#include "geo/io/atomic_file.h"

namespace nahraum::analysis {

namespace fs = std::filesystem;

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::text;

/// What is behind a link is written, not the link.
fs::path real_file(const fs::path& file) {
  std::error_code problem;
  const fs::path real = fs::canonical(file, problem);
  if (!problem) return real;
  throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder nicht lesbar.",
                                     "The file is not there or cannot be read."))
      .in_file(file.filename().string());
}

fs::path beside(const fs::path& file, const char* ending) {
  return file.parent_path() / ("." + file.filename().string() + ending);
}

/// "study.toml.unlesbar", or with a number where an older one lies.
fs::path free_place_aside(const fs::path& file) {
  fs::path aside = file;
  aside += ".unlesbar";
  const fs::path first = aside;
  for (int i = 2; fs::exists(fs::symlink_status(aside)); ++i) {
    aside = first;
    aside += std::to_string(i);
  }
  return aside;
}

/// A drive that fails halfway must not look like a short study: it would be saved like that.
std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content;
  std::array<char, 1 << 16> part{};
  while (in.read(part.data(), part.size()) || in.gcount() > 0)
    content.append(part.data(), static_cast<std::size_t>(in.gcount()));
  if (!in.is_open() || in.bad())
    throw Error(ErrorKind::Input, text("Die Datei ist nicht da oder nicht lesbar.",
                                       "The file is not there or cannot be read."))
        .in_file(file.filename().string());
  return content;
}

/// What a program killed within a save had written so far (geo/io/atomic_file.cpp): nobody else
/// would ever take it away.
void remove_halves(const fs::path& file, long process) {
  for (int i = 0; i < 10; ++i) {
    std::error_code none;
    fs::remove(file.parent_path() / fmt::format(".{}.{}-{}{}", file.stem().string(), process, i,
                                                file.extension().string()),
               none);
  }
}

std::string record_of(const std::string& base, const geo::Text& name, const ScenarioBook& book) {
  std::string record = fmt::format("study = {}\nstep = {{de = {}, en = {}}}\n", toml_string(base),
                                   toml_string(name.de), toml_string(name.en));
  for (const auto& scenario : book.scenarios) record += "\n" + scenario_toml(*scenario);
  return record;
}

}  // namespace

StudyDraft::StudyDraft(fs::path study, std::string now) : file_(real_file(study)) {
  const std::string content = content_of(file_);
  base_ = geo::sha256(content);
  saved_ = scenarios_of(content, file_.filename().string());
  history_ = History(saved_);
  LockOutcome outcome = take_lock(beside(file_, ".lock"), now);
  lock_ = std::move(outcome.lock);
  if (outcome.left_by) {
    taken_over_ = left_words(*outcome.left_by);
    remove_halves(file_, outcome.left_by->process);
    remove_halves(beside(file_, ".journal"), outcome.left_by->process);
  }
  if (lock_ == nullptr || ::access(file_.c_str(), W_OK) != 0)
    read_only_ = held_words(outcome.holder);
  else
    look_for_recovered();
}

StudyDraft::~StudyDraft() {
  // What was not saved stays secured and is offered next time.
  if (journal_ == nullptr || dirty()) return;
  try {
    journal_->clear();
  } catch (const Error&) {
    return;  // it is offered once more
  }
}

void StudyDraft::look_for_recovered() {
  try {
    const auto record = newest_record(beside(file_, ".journal"));
    if (!record) return put_aside_unreadable();
    const DocumentNode root = parse_document(*record, "");
    StudyLines lines;
    RecoveredWork work{.book = read_scenarios(root, lines), .step = {}};
    if (const DocumentNode* step = root.find("step"))
      if (const auto* de = step->find("de"), *en = step->find("en"); de != nullptr && en != nullptr)
        work.step = {de->text, en->text};
    if (const DocumentNode* base = root.find("study")) work.study_is_newer = base->text != base_;
    if (!(work.book == saved_)) recovered_ = std::move(work);
  } catch (const Error& error) {
    read_only_ = error.message();  // a journal that cannot be read must not be written over
  }
}

void StudyDraft::put_aside_unreadable() {
  const fs::path journal = beside(file_, ".journal");
  if (!is_unreadable(journal)) return;
  const fs::path aside = free_place_aside(file_);
  std::error_code problem;
  fs::rename(journal, aside, problem);
  if (problem)
    throw Error(ErrorKind::Io, text("Die Sicherung nicht gespeicherter Änderungen ist beschädigt.",
                                    "The backup of unsaved changes is damaged."))
        .in_file(journal.filename().string());
  put_aside_ = text(
      "Die Sicherung nicht gespeicherter Änderungen war beschädigt, nichts davon ist zu lesen. Sie "
      "liegt jetzt als {} neben der Studie.",
      "The backup of unsaved changes was damaged, nothing of it can be read. It is now {}, beside "
      "the study.",
      aside.filename().string());
}

void StudyDraft::restore() {
  if (!recovered_) return;
  geo::Text name{"Nicht gespeicherte Arbeit wiederhergestellt", "Unsaved work restored"};
  ScenarioBook book = recovered_->book;
  secure(book, name);
  recovered_.reset();
  history_.push(std::move(book), std::move(name));
}

void StudyDraft::discard_recovered() {
  if (!recovered_) return;
  recovered_.reset();
  Journal(beside(file_, ".journal")).clear();
}

void StudyDraft::secure(const ScenarioBook& book, const geo::Text& name) {
  if (read_only_) throw Error(ErrorKind::Usage, *read_only_);
  if (journal_ == nullptr) journal_ = std::make_unique<Journal>(beside(file_, ".journal"));
  journal_->append(record_of(base_, name, book));
}

void StudyDraft::change(ScenarioBook book, geo::Text name) {
  // A new record would take the place of what was left in the journal.
  if (recovered_)
    throw Error(ErrorKind::Usage,
                {"Zuerst ist zu entscheiden, ob nicht gespeicherte Änderungen wiederhergestellt "
                 "oder verworfen werden (Menü Bearbeiten).",
                 "First it must be decided whether changes that were not saved are restored or "
                 "discarded (menu Edit)."});
  secure(book, name);
  history_.push(std::move(book), std::move(name));
}

void StudyDraft::undo() {
  if (!history_.can_undo()) return;
  secure(history_.before(), history_.undo_name());
  history_.undo();
}

void StudyDraft::redo() {
  if (!history_.can_redo()) return;
  secure(history_.after(), history_.redo_name());
  history_.redo();
}

void StudyDraft::save() {
  if (read_only_) throw Error(ErrorKind::Usage, *read_only_);
  const std::string name = file_.filename().string();
  const std::string content = content_of(file_);
  // Other parts of the file may have been edited in between: they stay.
  if (geo::sha256(content) != base_ && !(scenarios_of(content, name) == saved_)) {
    throw Error(ErrorKind::Input,
                text("Die Szenarien in der Datei hat inzwischen ein anderes Programm geändert.",
                     "Another program has changed the scenarios in the file in between."))
        .in_file(name)
        .with_hint(text("Ihre Änderungen sind gesichert. Bitte die Studie neu öffnen.",
                        "Your changes are secured. Please open the study again."));
  }
  const std::string written = with_scenarios(content, book(), name);
  const fs::perms rights = fs::status(file_).permissions();
  geo::write_file_atomically(file_, written);
  std::error_code unimportant;
  fs::permissions(file_, rights, unimportant);
  base_ = geo::sha256(written);
  saved_ = book();
  if (journal_ != nullptr) journal_->clear();
}

void StudyDraft::save_copy(const fs::path& copy) const {
  const std::string name = copy.filename().string();
  std::error_code none;
  if (fs::equivalent(copy, file_, none))
    throw Error(ErrorKind::Usage, text("Das ist die Studie selbst. Bitte einen anderen Namen "
                                       "oder Ordner wählen.",
                                       "That is the study itself. Please choose another name or "
                                       "folder."))
        .in_file(name);
  geo::write_file_atomically(copy, with_scenarios(content_of(file_), book(), name));
}

}  // namespace nahraum::analysis
