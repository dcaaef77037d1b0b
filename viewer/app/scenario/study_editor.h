#pragma once
// What the window does to the scenarios of a study: every edit goes through here, is on the disk
// before the window shows it, can be undone, and belongs to the scenario chosen.
//
//   editor.set_weights({{"A", 50}, {"B", 30}});   // at the end of a drag, not while it goes on
//   connect(&editor, &StudyEditor::changed, this, [this] { show(editor.current()); });
//
// An edit without a chosen scenario makes one first. Edits return false when they were refused
// (read-only, disk full); refused() has said why and nothing has changed.

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "analysis/study/keys/study_draft.h"

namespace nahraum::app {

class StudyEditor : public QObject {
  Q_OBJECT
 public:
  explicit StudyEditor(geo::Language language, QObject* parent = nullptr);
  ~StudyEditor() override;

  /// Gives back the study before. A study that cannot be edited (no file, locked) is read-only.
  /// False: it was open already.
  bool open(const std::filesystem::path& study);
  void close();
  [[nodiscard]] bool is_open() const { return draft_ != nullptr; }
  /// Of the study that is open.
  [[nodiscard]] std::filesystem::path file() const;
  [[nodiscard]] bool can_edit() const;
  /// Why not; empty when it can, or nothing is open.
  [[nodiscard]] QString read_only_words() const;
  [[nodiscard]] bool dirty() const { return draft_ != nullptr && draft_->dirty(); }

  /// What a killed program had secured; empty when there is nothing.
  [[nodiscard]] QString recovered_words() const;
  /// The program that had it open before was killed; empty when it ended properly.
  [[nodiscard]] QString taken_over_words() const;
  /// A backup of unsaved changes that could not be read lies beside the study; else empty.
  [[nodiscard]] QString put_aside_words() const;
  bool restore();
  bool discard_recovered();

  [[nodiscard]] const analysis::ScenarioBook& book() const;
  /// The scenario edits go to; null = none chosen, the study as it is.
  [[nodiscard]] std::shared_ptr<const analysis::Scenario> current() const;
  [[nodiscard]] const std::string& current_key() const { return current_; }
  /// "" = none.
  void choose(const std::string& key);

  bool add_scenario(const QString& title);
  bool copy_scenario(const QString& title);
  bool rename_scenario(const QString& title);
  bool delete_scenario();
  /// Role, no name; date as ISO.
  bool add_note(analysis::ScenarioNote note);
  bool remove_note(std::size_t index);

  /// All weights of the scenario at once: key of the node -> percent among its siblings
  /// (analysis/scenario/scenario.h). An empty map takes all changed weights back.
  bool set_weights(const std::map<std::string, double>& weights);
  bool close_kita(const std::string& kita);
  bool move_kita(const std::string& kita, geo::Point to);
  bool set_phase(const std::string& kita, analysis::ThekizPhase phase);
  bool set_readiness(analysis::ScenarioReadiness answer);
  /// The id is made here.
  bool add_service(analysis::ScenarioService service);
  bool lock_kita(const std::string& kita);
  bool exclude_kita(const std::string& kita);
  /// What a proposal asks for; nothing in it = as the study asks.
  bool set_amount(const std::string& proposal, const analysis::ScenarioAmount& amount);
  /// Who would belong to which Verbund, whole; `name` is what undo takes back.
  bool set_membership(const geo::Text& name, const analysis::Membership& membership);
  bool remove_change(const analysis::ScenarioChange& change);

  [[nodiscard]] bool can_undo() const { return can_edit() && draft_->history().can_undo(); }
  [[nodiscard]] bool can_redo() const { return can_edit() && draft_->history().can_redo(); }
  [[nodiscard]] QString undo_name() const;
  [[nodiscard]] QString redo_name() const;
  bool undo();
  bool redo();
  bool save();
  /// To another file; the study stays as it is and dirty.
  bool save_copy(const std::filesystem::path& copy);

 signals:
  /// The book, the choice, what can be undone or whether it is saved.
  void changed();
  /// An edit was not made, a file not written: why.
  void refused(const QString& sentence);

 private:
  using Change = std::function<void(analysis::Scenario&)>;
  bool attempt(const std::function<void()>& work);
  /// Changes the chosen scenario, or a new one.
  bool edit(const geo::Text& name, const Change& change);
  void follow(const analysis::ScenarioBook& before);

  geo::Language language_;
  std::unique_ptr<analysis::StudyDraft> draft_;
  std::string current_;
};

}  // namespace nahraum::app
