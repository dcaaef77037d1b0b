#include "viewer/app/export/page_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/app/help/help_button.h"
#include "viewer/app/study/table_views.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kWait = 200;  // ms: a pan asks for one picture, not for fifty
constexpr int kMargin = 16;
constexpr double kPointsPerInch = 72;
/// Zooms of the list after "whole page" and "page width"; percent of the paper's own size.
constexpr std::array kPercents{50, 75, 100, 150, 200};
enum Zoom { WholePage, PageWidth, FirstPercent };

}  // namespace

render::PageContent chosen_page(render::PageContent content, const PageChoice& choice) {
  if (!choice.title.isEmpty()) {
    content.title = geo::same_text(choice.title.toStdString());
    content.alternative_text = {"Karte „" + content.title.de + "“: " + content.subtitle.de + ".",
                                "Map \"" + content.title.en + "\": " + content.subtitle.en + "."};
  }
  content.grid = content.grid || choice.grid;
  return content;
}

PagePreview::PagePreview(std::function<PageMaker()> source, geo::Language language, QWidget* window)
    : QWidget(window, Qt::Window),
      source_(std::move(source)),
      language_(language),
      title_(new QLineEdit),
      paper_(new QComboBox),
      orientation_(new QComboBox),
      grid_(new QCheckBox(tr("&Grid lines"))),
      zoom_(new QComboBox),
      scroll_(new QScrollArea),
      sheet_(new QLabel),
      state_(new QLabel),
      badge_(new AudienceBadge(language)) {
  setObjectName(QStringLiteral("page_preview"));
  setWindowTitle(tr("Page Preview"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addLayout(choice_row());
  column->addWidget(scroll_, 1);
  column->addLayout(button_row());
  sheet_->setObjectName(QStringLiteral("page_sheet"));
  sheet_->setScaledContents(true);
  sheet_->setAccessibleName(tr("The page"));
  scroll_->setObjectName(QStringLiteral("page_scroll"));
  scroll_->setAccessibleName(tr("The page"));
  scroll_->setBackgroundRole(QPalette::Mid);
  scroll_->setAlignment(Qt::AlignCenter);
  scroll_->setWidget(sheet_);
  name_children(*scroll_);
  later_.setSingleShot(true);
  later_.setInterval(kWait);
  connect(&later_, &QTimer::timeout, this, &PagePreview::draw);
  connect(title_, &QLineEdit::textChanged, this, &PagePreview::change);
  connect(grid_, &QCheckBox::toggled, this, &PagePreview::change);
  for (QComboBox* box : {paper_, orientation_, zoom_})
    connect(box, &QComboBox::currentIndexChanged, this, &PagePreview::change);
  resize(1040, 690);
}

QBoxLayout* PagePreview::choice_row() {
  title_->setObjectName(QStringLiteral("page_title"));
  title_->setToolTip(tr("Empty: the title of the study"));
  paper_->setObjectName(QStringLiteral("page_paper"));
  paper_->addItems({QStringLiteral("A4"), QStringLiteral("A3")});
  orientation_->setObjectName(QStringLiteral("page_orientation"));
  orientation_->addItems({tr("Landscape"), tr("Portrait")});
  grid_->setObjectName(QStringLiteral("page_grid"));
  grid_->setToolTip(tr("Lines of the coordinate system with kilometres at the edge"));
  zoom_->setObjectName(QStringLiteral("page_zoom"));
  fill_zoom();
  for (QComboBox* box : {paper_, orientation_, zoom_}) box->setFocusPolicy(Qt::StrongFocus);
  auto* row = new QHBoxLayout;
  const auto add = [&](const QString& words, QWidget* field, int stretch) {
    auto* label = new QLabel(words);
    label->setBuddy(field);
    field->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    name_children(*field);
    row->addWidget(label);
    row->addWidget(field, stretch);
  };
  add(tr("&Title"), title_, 1);
  add(tr("&Paper"), paper_, 0);
  add(tr("&Orientation"), orientation_, 0);
  row->addWidget(grid_);
  add(tr("&Zoom"), zoom_, 0);
  row->addWidget(new HelpButton("page", language_));
  return row;
}

QBoxLayout* PagePreview::button_row() {
  auto* row = new QHBoxLayout;
  row->addWidget(badge_);
  state_->setObjectName(QStringLiteral("page_state"));
  state_->setWordWrap(true);
  row->addWidget(state_, 1);
  const auto add = [&](const char* name, const QString& words, auto work) {
    auto* button = new QPushButton(words);
    button->setObjectName(QLatin1String(name));
    connect(button, &QPushButton::clicked, this, work);
    row->addWidget(button);
  };
  add("page_pdf", tr("Save as P&DF…"), [this] { emit save_asked(QStringLiteral("pdf")); });
  add("page_svg", tr("Save as &SVG…"), [this] { emit save_asked(QStringLiteral("svg")); });
  add("page_png", tr("Save as P&NG…"), [this] { emit save_asked(QStringLiteral("png")); });
  add("page_copy", tr("&Copy page"), [this] { emit copy_asked(); });
  return row;
}

void PagePreview::fill_zoom() {
  zoom_->addItems({tr("Whole page"), tr("Page width")});
  for (const int percent : kPercents) zoom_->addItem(tr("%1 %").arg(percent));
}

void PagePreview::show_study(const analysis::Study& study) {
  has_study_ = true;
  title_->setPlaceholderText(qstring(study.title, language_));
  badge_->show_study(study);
  update_soon();
}

PageChoice PagePreview::choice() const {
  const bool a3 = paper_->currentIndex() == 1, portrait = orientation_->currentIndex() == 1;
  PageChoice choice{title_->text().trimmed(), grid_->isChecked(), {}};
  choice.options.language = language_;
  choice.options.paper = a3 ? (portrait ? render::Paper::A3Portrait : render::Paper::A3Landscape)
                            : (portrait ? render::Paper::A4Portrait : render::Paper::A4Landscape);
  return choice;
}

void PagePreview::change() {
  fit_sheet();
  update_soon();
}

void PagePreview::update_soon() {
  dirty_ = has_study_;
  if (dirty_ && isVisible()) later_.start();
}

/// One page is drawn at a time; what has changed meanwhile is drawn after it.
void PagePreview::draw() {
  if (!drawing_.isNull() || !dirty_ || !isVisible()) return;
  dirty_ = false;
  PageChoice choice = this->choice();
  const double pixels = sheet_size().width() * devicePixelRatioF();
  choice.options.png_dpi =
      pixels / (render::page_size_points(choice.options.paper).width / kPointsPerInch);
  say(tr("The page is being drawn …"));
  drawing_ = new Job(
      [this, choice, maker = source_()](geo::Progress&) -> std::function<void()> {
        const std::string png = render::page_png(chosen_page(maker(), choice), choice.options);
        const QImage picture =
            QImage::fromData(QByteArrayView(png.data(), static_cast<qsizetype>(png.size())), "PNG");
        return [this, picture] { take_picture(picture); };
      },
      language_, this);
  connect(drawing_, &Job::failed, this, &PagePreview::say);
  connect(drawing_, &Job::ended, this, [this, job = drawing_.data()] {
    drawing_.clear();
    job->deleteLater();
    if (dirty_) later_.start();
  });
}

void PagePreview::take_picture(const QImage& picture) {
  picture_ = picture;
  picture_.setDevicePixelRatio(devicePixelRatioF());
  sheet_->setPixmap(QPixmap::fromImage(picture_));
  fit_sheet();
  say(tr("%1 %2, as it will be written").arg(paper_->currentText(), orientation_->currentText()));
}

void PagePreview::say(const QString& words) {
  state_->setText(words);
  sheet_->setAccessibleDescription(words);
}

double PagePreview::zoom_factor(const QSize& room) const {
  const render::Size page = render::page_size_points(choice().options.paper);
  const double inch = logicalDpiX() / kPointsPerInch;
  const int chosen = zoom_->currentIndex();
  if (chosen >= FirstPercent)
    return kPercents[static_cast<std::size_t>(chosen - FirstPercent)] / 100.0 * inch;
  const double wide = std::max(100, room.width() - kMargin) / page.width;
  const double high = std::max(100, room.height() - kMargin) / page.height;
  return chosen == PageWidth ? wide : std::min(wide, high);
}

QSize PagePreview::sheet_size() const {
  QSize room = scroll_->maximumViewportSize();
  if (zoom_->currentIndex() == PageWidth)
    room.rwidth() -= style()->pixelMetric(QStyle::PM_ScrollBarExtent);
  const double factor = zoom_factor(room);
  const render::Size page = render::page_size_points(choice().options.paper);
  return {static_cast<int>(std::lround(page.width * factor)),
          static_cast<int>(std::lround(page.height * factor))};
}

void PagePreview::fit_sheet() { sheet_->resize(sheet_size()); }

void PagePreview::step_zoom(int by) {
  zoom_->setCurrentIndex(std::clamp(zoom_->currentIndex() + by, 0, zoom_->count() - 1));
}

void PagePreview::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  fit_sheet();
  update_soon();
}

void PagePreview::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (zoom_->currentIndex() < FirstPercent) change();
}

void PagePreview::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape)
    close();
  else if (event->matches(QKeySequence::ZoomIn))
    step_zoom(+1);
  else if (event->matches(QKeySequence::ZoomOut))
    step_zoom(-1);
  else
    QWidget::keyPressEvent(event);
}

}  // namespace nahraum::app
