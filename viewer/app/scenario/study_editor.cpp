#include "viewer/app/scenario/study_editor.h"

#include <QDateTime>
#include <algorithm>
#include <utility>

#include "geo/core/error.h"
#include "geo/io/disk_trouble.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

using analysis::Scenario;
using geo::Text;
using geo::text;

StudyEditor::StudyEditor(geo::Language language, QObject* parent)
    : QObject(parent), language_(language) {}

StudyEditor::~StudyEditor() = default;

bool StudyEditor::open(const std::filesystem::path& study) {
  std::error_code none;
  if (draft_ != nullptr && draft_->file() == std::filesystem::weakly_canonical(study, none))
    return false;
  draft_.reset();  // before the new one: it may be the same file
  current_.clear();
  const QString now = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh:mm"));
  attempt([&] { draft_ = std::make_unique<analysis::StudyDraft>(study, now.toStdString()); });
  emit changed();
  return true;
}

void StudyEditor::close() {
  draft_.reset();
  current_.clear();
  emit changed();
}

std::filesystem::path StudyEditor::file() const {
  return draft_ == nullptr ? std::filesystem::path() : draft_->file();
}

bool StudyEditor::can_edit() const { return draft_ != nullptr && !draft_->read_only(); }

QString StudyEditor::read_only_words() const {
  return draft_ != nullptr && draft_->read_only() ? qstring(*draft_->read_only(), language_)
                                                  : QString();
}

QString StudyEditor::recovered_words() const {
  if (draft_ == nullptr || !draft_->recovered()) return {};
  const analysis::RecoveredWork& work = *draft_->recovered();
  QString words = tr("Changes that were not saved are still there; the last one: %1.")
                      .arg(qstring(work.step, language_));
  if (work.study_is_newer) words += QLatin1Char(' ') + tr("The study file has changed since.");
  if (const QString killed = taken_over_words(); !killed.isEmpty())
    words = killed + QLatin1Char(' ') + words;
  return words + QLatin1Char(' ') + tr("Please restore or discard them before you go on.");
}

QString StudyEditor::taken_over_words() const {
  return draft_ != nullptr && draft_->taken_over() ? qstring(*draft_->taken_over(), language_)
                                                   : QString();
}

QString StudyEditor::put_aside_words() const {
  return draft_ != nullptr && draft_->put_aside() ? qstring(*draft_->put_aside(), language_)
                                                  : QString();
}

bool StudyEditor::attempt(const std::function<void()>& work) {
  try {
    work();
    return true;
  } catch (const geo::Error& error) {
    emit refused(qstring(error.sentence(language_)));
  } catch (const std::filesystem::filesystem_error& error) {
    const geo::Text why = geo::reason_of(error.code());
    const QString name = qstring(error.path1().filename().string());
    emit refused(name + QStringLiteral(": ") + qstring(why, language_));
  }
  return false;
}

bool StudyEditor::restore() {
  const analysis::ScenarioBook before = book();
  if (draft_ == nullptr || !attempt([this] { draft_->restore(); })) return false;
  follow(before);
  emit changed();
  return true;
}

bool StudyEditor::discard_recovered() {
  const bool done = draft_ != nullptr && attempt([this] { draft_->discard_recovered(); });
  emit changed();
  return done;
}

const analysis::ScenarioBook& StudyEditor::book() const {
  static const analysis::ScenarioBook none;
  return draft_ == nullptr ? none : draft_->book();
}

std::shared_ptr<const Scenario> StudyEditor::current() const { return book().find(current_); }

void StudyEditor::choose(const std::string& key) {
  if (key == current_ || (!key.empty() && book().find(key) == nullptr)) return;
  current_ = key;
  emit changed();
}

/// After a step back or forth: the scenario it was about.
void StudyEditor::follow(const analysis::ScenarioBook& before) {
  for (const auto& scenario : book().scenarios) {
    const auto old = before.find(scenario->key);
    if (old == nullptr || !(*old == *scenario)) current_ = scenario->key;
  }
  if (current() == nullptr) current_.clear();
}

bool StudyEditor::edit(const Text& name, const Change& change) {
  if (draft_ == nullptr) return false;
  const auto chosen = current();
  Scenario scenario;
  if (chosen == nullptr) {
    const auto number = book().scenarios.size() + 1;
    scenario.title = text("Szenario {}", "Scenario {}", number);
    scenario.key = analysis::new_scenario_key(book(), scenario.title.de);
  } else {
    scenario = *chosen;
  }
  change(scenario);
  if (chosen != nullptr && scenario == *chosen) return true;
  const std::string key = scenario.key;
  if (!attempt([&] { draft_->change(book().with(std::move(scenario)), name); })) return false;
  current_ = key;
  emit changed();
  return true;
}

bool StudyEditor::add_scenario(const QString& title) {
  const std::string before = std::exchange(current_, {});
  const std::string words = title.toStdString();
  const bool made =
      edit(text("Szenario „{}“ angelegt", "Scenario \"{}\" made", words), [&](Scenario& fresh) {
        fresh.title = geo::same_text(words);
        fresh.key = analysis::new_scenario_key(book(), words);
      });
  if (!made) current_ = before;
  return made;
}

bool StudyEditor::copy_scenario(const QString& title) {
  const auto chosen = current();
  if (chosen == nullptr) return false;
  Scenario copy = *chosen;
  copy.title = geo::same_text(title.toStdString());
  copy.key = analysis::new_scenario_key(book(), copy.title.de);
  const std::string key = copy.key;
  const Text name = text("Szenario „{}“ kopiert", "Scenario \"{}\" copied", chosen->name().de);
  if (!attempt([&] { draft_->change(book().with(std::move(copy)), name); })) return false;
  current_ = key;
  emit changed();
  return true;
}

bool StudyEditor::rename_scenario(const QString& title) {
  if (current() == nullptr || title.trimmed().isEmpty()) return false;
  const std::string words = title.trimmed().toStdString();
  return edit(text("Szenario in „{}“ umbenannt", "Scenario renamed to \"{}\"", words),
              [&](Scenario& scenario) { scenario.title = geo::same_text(words); });
}

bool StudyEditor::delete_scenario() {
  const auto chosen = current();
  if (chosen == nullptr) return false;
  const Text title = chosen->name();
  const Text name{fmt::format("Szenario „{}“ gelöscht", title.de),
                  fmt::format("Scenario \"{}\" deleted", title.en)};
  if (!attempt([&] { draft_->change(book().without(chosen->key), name); })) return false;
  current_.clear();
  emit changed();
  return true;
}

bool StudyEditor::add_note(analysis::ScenarioNote note) {
  return edit({"Begründung hinzugefügt", "Reason added"},
              [&](Scenario& scenario) { scenario.notes.push_back(std::move(note)); });
}

bool StudyEditor::remove_note(std::size_t index) {
  if (current() == nullptr || index >= current()->notes.size()) return false;
  return edit({"Begründung entfernt", "Reason removed"}, [&](Scenario& scenario) {
    scenario.notes.erase(scenario.notes.begin() + static_cast<std::ptrdiff_t>(index));
  });
}

bool StudyEditor::set_weights(const std::map<std::string, double>& weights) {
  return edit({"Gewichte geändert", "Weights changed"},
              [&](Scenario& scenario) { scenario.weights = weights; });
}

bool StudyEditor::close_kita(const std::string& kita) {
  return edit(text("Kita {} geschlossen", "Kita {} closed", kita),
              [&](Scenario& scenario) { scenario.closed.insert(kita); });
}

bool StudyEditor::move_kita(const std::string& kita, geo::Point to) {
  return edit(text("Kita {} verlegt", "Kita {} moved", kita),
              [&](Scenario& scenario) { scenario.moved[kita] = to; });
}

bool StudyEditor::set_phase(const std::string& kita, analysis::ThekizPhase phase) {
  return edit(text("Phase der Kita {} geändert", "Phase of Kita {} changed", kita),
              [&](Scenario& scenario) { scenario.phases[kita] = phase; });
}

bool StudyEditor::set_readiness(analysis::ScenarioReadiness answer) {
  return edit(
      text("Bereitschaft der Kita {} geändert", "Readiness of Kita {} changed", answer.kita),
      [&](Scenario& scenario) { analysis::set_readiness(scenario, std::move(answer)); });
}

bool StudyEditor::add_service(analysis::ScenarioService service) {
  return edit({"Neues Angebot", "New service"}, [&](Scenario& scenario) {
    service.id = analysis::new_service_id(scenario);
    scenario.services.push_back(std::move(service));
  });
}

bool StudyEditor::lock_kita(const std::string& kita) {
  return edit(text("Kita {} gesetzt", "Kita {} locked", kita), [&](Scenario& scenario) {
    scenario.excluded.erase(kita);
    scenario.locked.insert(kita);
  });
}

bool StudyEditor::exclude_kita(const std::string& kita) {
  return edit(text("Kita {} ausgeschlossen", "Kita {} excluded", kita), [&](Scenario& scenario) {
    scenario.locked.erase(kita);
    scenario.excluded.insert(kita);
  });
}

bool StudyEditor::set_amount(const std::string& proposal, const analysis::ScenarioAmount& amount) {
  return edit(text("Zahl für den Vorschlag {}", "Amount for the proposal {}", proposal),
              [&](Scenario& scenario) {
                if (amount == analysis::ScenarioAmount{})
                  scenario.amounts.erase(proposal);
                else
                  scenario.amounts[proposal] = amount;
              });
}

bool StudyEditor::set_membership(const Text& name, const analysis::Membership& membership) {
  if (current() == nullptr && membership.empty()) return true;
  return edit(name, [&](Scenario& scenario) { scenario.membership = membership; });
}

bool StudyEditor::remove_change(const analysis::ScenarioChange& change) {
  const Text name{fmt::format("Zurückgenommen: {}", change.words.de),
                  fmt::format("Taken back: {}", change.words.en)};
  return current() != nullptr && edit(name, [&](Scenario& scenario) {
           scenario = analysis::without_change(std::move(scenario), change);
         });
}

QString StudyEditor::undo_name() const {
  return can_undo() ? qstring(draft_->history().undo_name(), language_) : QString();
}

QString StudyEditor::redo_name() const {
  return can_redo() ? qstring(draft_->history().redo_name(), language_) : QString();
}

bool StudyEditor::undo() {
  const analysis::ScenarioBook before = book();
  if (!can_undo() || !attempt([this] { draft_->undo(); })) return false;
  follow(before);
  emit changed();
  return true;
}

bool StudyEditor::redo() {
  const analysis::ScenarioBook before = book();
  if (!can_redo() || !attempt([this] { draft_->redo(); })) return false;
  follow(before);
  emit changed();
  return true;
}

bool StudyEditor::save() {
  if (draft_ == nullptr || !attempt([this] { draft_->save(); })) return false;
  emit changed();
  return true;
}

bool StudyEditor::save_copy(const std::filesystem::path& copy) {
  return draft_ != nullptr && attempt([&] { draft_->save_copy(copy); });
}

}  // namespace nahraum::app
