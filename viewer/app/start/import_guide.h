#pragma once
// A new study in steps, as pages inside the window: one file a page, then the check. Reading runs
// on a worker; nothing is left on the disk unless the study is made.

#include <QPointer>
#include <QWidget>
#include <array>
#include <functional>
#include <memory>

#include "analysis/study/intake/new_study.h"
#include "viewer/app/window/job.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace nahraum::app {

class CheckPage;
class FilePage;
class ProgressWidgets;

class ImportGuide : public QWidget {
  Q_OBJECT
 public:
  /// `known`: studies whose mappings may be taken over, newest first.
  ImportGuide(geo::Language language, std::function<std::vector<std::filesystem::path>()> known,
              QWidget* parent = nullptr);
  ~ImportGuide() override;

  [[nodiscard]] FilePage& page(analysis::ImportPart part) const;
  [[nodiscard]] CheckPage& check() const { return *check_; }
  [[nodiscard]] bool busy() const { return job_ != nullptr && !job_->over(); }
  void go_to(int step);

 signals:
  void left();
  void made(const QString& study);

 private:
  QWidget* heading();
  QWidget* footer();
  void start(Job::Work work, const QString& what, std::function<void(const QString&)> failed);
  void read(FilePage& page);
  void run_check();
  void mend(const QString& file);
  void forget_check();
  void finish();
  void leave();
  void update_steps();
  void propose_folder();
  [[nodiscard]] analysis::StudyChoices choices() const;
  [[nodiscard]] int step() const;

  geo::Language language_;
  std::function<std::vector<std::filesystem::path>()> known_;
  std::array<FilePage*, analysis::kImportParts.size()> files_{};
  CheckPage* check_;
  QStackedWidget* pages_;
  QLabel* where_;
  QLabel* steps_;
  QPushButton* back_;
  QPushButton* next_;
  ProgressWidgets* progress_;
  QPointer<Job> job_;
  std::shared_ptr<analysis::NewStudy> study_;
};

}  // namespace nahraum::app
