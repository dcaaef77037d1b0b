#pragma once
// What is seen while no study is open: the studies of late, the sample, opening, a new study; and
// after a failure the ways on.

#include <QWidget>
#include <vector>

#include "viewer/app/study/open_study.h"

class QFrame;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace nahraum::app {

class StartPage : public QWidget {
  Q_OBJECT
 public:
  explicit StartPage(geo::Language language, QWidget* parent = nullptr);

  /// Newest first; those that are gone stay in the list, grey and with a sentence.
  void show_recent(const std::vector<StudyFile>& studies);
  /// `sentence`: what went wrong; the buttons beside it are the ways on.
  void show_trouble(const StudyFile& study, const QString& sentence);
  void clear_trouble();
  [[nodiscard]] QString trouble() const;

 signals:
  void study_asked(const StudyFile& study);
  void demo_asked();
  void open_asked();
  void new_asked();
  void folder_asked(const std::filesystem::path& folder);
  void forget_asked(const std::filesystem::path& study);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* ways();
  QWidget* recent_part();
  QFrame* trouble_part();
  void dress_trouble();
  void take_item(const QListWidgetItem* item);

  std::vector<StudyFile> studies_;
  StudyFile troubled_;
  QListWidget* list_;
  QLabel* none_;
  QFrame* trouble_ = nullptr;
  QLabel* sentence_;
  QPushButton* again_;
  QPushButton* forget_;
};

}  // namespace nahraum::app
