#pragma once
// The map page before it is written: the picture is the PNG of the export itself, drawn on a
// worker at the size shown. Title and paper are chosen here and hold for every export of the map.

#include <QImage>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <functional>

#include "viewer/app/export/audience.h"
#include "viewer/app/window/job.h"
#include "viewer/render/page.h"

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QScrollArea;

namespace nahraum::app {

/// Makes the content of the page; called on a worker, so it holds what it needs.
using PageMaker = std::function<render::PageContent()>;

/// What is chosen for a page beside its map.
struct PageChoice {
  QString title;  ///< empty = the study's
  bool grid = false;
  render::PageOptions options;
};
/// The content with the title and the lines chosen.
[[nodiscard]] render::PageContent chosen_page(render::PageContent content,
                                              const PageChoice& choice);

class PagePreview : public QWidget {
  Q_OBJECT
 public:
  /// `source` is asked in the window's thread whenever the page is drawn; `window` owns it.
  PagePreview(std::function<PageMaker()> source, geo::Language language, QWidget* window);

  void show_study(const analysis::Study& study);
  /// The map has changed: drawn anew soon, if somebody looks.
  void update_soon();
  [[nodiscard]] PageChoice choice() const;
  /// The page as shown last, in pixels of the screen.
  [[nodiscard]] const QImage& picture() const { return picture_; }
  [[nodiscard]] bool up_to_date() const { return !dirty_ && drawing_.isNull(); }

 signals:
  /// "pdf", "svg" or "png".
  void save_asked(const QString& extension);
  void copy_asked();

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] QBoxLayout* choice_row();
  [[nodiscard]] QBoxLayout* button_row();
  void fill_zoom();
  void step_zoom(int by);
  void change();
  void draw();
  void take_picture(const QImage& picture);
  void say(const QString& words);
  void fit_sheet();
  /// Of the page on the screen, logical pixels.
  [[nodiscard]] QSize sheet_size() const;
  [[nodiscard]] double zoom_factor(const QSize& room) const;

  std::function<PageMaker()> source_;
  geo::Language language_;
  QLineEdit* title_;
  QComboBox* paper_;
  QComboBox* orientation_;
  QCheckBox* grid_;
  QComboBox* zoom_;
  QScrollArea* scroll_;
  QLabel* sheet_;
  QLabel* state_;
  AudienceBadge* badge_;
  QTimer later_;
  QImage picture_;
  bool has_study_ = false;
  bool dirty_ = false;
  QPointer<Job> drawing_;
};

}  // namespace nahraum::app
