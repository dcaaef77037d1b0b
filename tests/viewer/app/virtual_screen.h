#pragma once
// A screen that nobody sees, for tests of the real program: Xvfb with settings, a cache and a home
// of its own.

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace nahraum::app {

class VirtualScreen {
 public:
  ~VirtualScreen();

  /// Empty when it runs, else the name of the program that is missing.
  QString start(const QString& size = QStringLiteral("1280x800x24"));
  [[nodiscard]] const QProcessEnvironment& environment() const { return environment_; }
  [[nodiscard]] QString folder() const { return folder_.path(); }
  /// Runs a program on this screen; what it wrote.
  [[nodiscard]] QString run(const QString& program, const QStringList& arguments) const;
  /// The screen once it has stopped changing; with `from`, once it has changed from that in more
  /// than `pixels` of `part` (all of it when empty), or the time a test waits at most is over.
  [[nodiscard]] QImage settled() const;
  [[nodiscard]] QImage settled_from(const QImage& from, int pixels, const QRect& part = {}) const;

 private:
  [[nodiscard]] QImage picture() const;

  QTemporaryDir folder_;
  QProcess screen_;
  QProcessEnvironment environment_;
};

}  // namespace nahraum::app
