#pragma once
// Pictures of the window for the guide and for looking: each page brought up as a person would,
// left to settle, written. The same study gives the same pictures.

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QStringList>
#include <QTimer>
#include <optional>

#include "viewer/app/study/open_study.h"

namespace nahraum::app {

class MainWindow;

/// In the order of the guide: start, import, map, …
[[nodiscard]] QStringList picture_pages();
/// False for those that are seen without a study.
[[nodiscard]] bool shows_study(const QString& page);

struct PictureOrder {
  QString file;  ///< with several pages each gets its name before the ending
  QSize size;
  QStringList pages;
  std::optional<StudyFile> study;
};

/// Belongs to the window; begins when its study, if any, is open.
class Pictures : public QObject {
  Q_OBJECT
 public:
  Pictures(MainWindow& window, PictureOrder order);

 signals:
  void done();
  void failed(const QString& sentence);

 private:
  void look();
  void bring_up(const QString& page);
  [[nodiscard]] bool ready() const;
  [[nodiscard]] bool write(const QImage& picture) const;

  MainWindow& window_;
  PictureOrder order_;
  QTimer timer_;
  qsizetype page_ = 0;
  bool up_ = false;
  int calm_ = 0;  ///< looks in a row that were the same
  QImage last_;
  QPointer<QWidget> shown_;
};

}  // namespace nahraum::app
