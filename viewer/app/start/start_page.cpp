#include "viewer/app/start/start_page.h"

#include <QAccessible>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

#include "viewer/app/help/help_button.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/window/icons.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

constexpr int kWidest = 1400;
constexpr int kHighest = 900;

QLabel* words(const QString& text, double size, bool bold) {
  auto* label = new QLabel(text);
  QFont font = label->font();
  font.setPointSizeF(font.pointSizeF() * size);
  font.setBold(bold);
  label->setFont(font);
  label->setWordWrap(true);
  return label;
}

struct Way {
  const char* object;
  Icon icon;
  QString name;
  QString help;
};

QPushButton* add_way(QVBoxLayout& column, const Way& way) {
  auto* button = new QPushButton(icon_of(way.icon), way.name);
  button->setObjectName(QLatin1String(way.object));
  button->setAccessibleDescription(way.help);
  button->setStyleSheet(QStringLiteral("text-align: left; padding: 8px 12px;"));
  button->setIconSize({20, 20});
  auto* help = new QLabel(way.help);
  help->setWordWrap(true);
  column.addWidget(button);
  column.addWidget(help);
  column.addSpacing(8);
  return button;
}

bool is_there(const StudyFile& study) {
  std::error_code ignored;
  return std::filesystem::exists(study.file, ignored);
}

}  // namespace

StartPage::StartPage(geo::Language language, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("start_page"));
  auto* middle = new QHBoxLayout;
  middle->setSpacing(48);
  middle->addWidget(ways(), 1);
  middle->addWidget(recent_part(), 1);
  // Lines that are too long are not read: on a large screen the page stays together.
  auto* body = new QWidget;
  body->setMaximumSize(kWidest, kHighest);
  auto* whole = new QHBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addStretch(0);
  whole->addWidget(body, 1);
  whole->addStretch(0);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(48, 32, 48, 24);
  column->setSpacing(16);
  auto* heading = new QHBoxLayout;
  heading->addWidget(words(tr("Where would families need an open house?"), 1.8, true), 1);
  heading->addWidget(new HelpButton("start", language), 0, Qt::AlignTop);
  column->addLayout(heading);
  column->addWidget(words(tr("Nahraum shows where children live, what they can reach, and in which "
                             "order Kitas could become ThEKiZ. It works on this computer alone, "
                             "with the files your Kreis has. The tool informs; people decide."),
                          1.0, false));
  column->addWidget(trouble_part());
  column->addLayout(middle, 1);
}

QWidget* StartPage::ways() {
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  const auto way = [column](const Way& one) { return add_way(*column, one); };
  QPushButton* demo = way({"start_demo", Icon::Program, tr("Open the &Sample"),
                           tr("The Musterkreis: invented, complete, good for trying out.")});
  // Its work is done by whoever gives the tour (tour/tour.h).
  way({"start_tour", Icon::Info, tr("Open the Sample with a &Tour"),
       tr("Ten stations through the window, on a copy that is thrown away.")});
  QPushButton* open = way({"start_open", Icon::Open, tr("&Open Study…"),
                           tr("A study file (.toml) that you or others have made.")});
  QPushButton* made = way({"start_new", Icon::New, tr("&New Study…"),
                           tr("From your own files, step by step: boundaries, list of Kitas, "
                              "census. You see everything before it counts.")});
  column->addStretch(1);
  connect(demo, &QPushButton::clicked, this, &StartPage::demo_asked);
  connect(open, &QPushButton::clicked, this, &StartPage::open_asked);
  connect(made, &QPushButton::clicked, this, &StartPage::new_asked);
  setFocusProxy(demo);
  return body;
}

QWidget* StartPage::recent_part() {
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  auto* title = words(tr("Recent studies"), 1.1, true);
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("recent_studies"));
  list_->setAccessibleName(tr("Recent studies"));
  list_->setTabKeyNavigation(false);
  list_->setWordWrap(true);
  list_->setSpacing(2);
  title->setBuddy(list_);
  none_ = words(tr("Studies you open will be listed here."), 1.0, false);
  column->addWidget(title);
  column->addWidget(none_);
  column->addWidget(list_, 1);
  column->addStretch(0);
  connect(list_, &QListWidget::itemActivated, this, &StartPage::take_item);
  connect(list_, &QListWidget::itemClicked, this, &StartPage::take_item);
  return body;
}

void StartPage::dress_trouble() {
  restyle(*trouble_, QStringLiteral("#start_trouble { background: %1; border: 1px solid "
                                    "%2; } #trouble_sentence { color: %3; }")
                         .arg(ink_name(Role::WarningGround), ink_name(Role::WarningEdge),
                              ink_name(Role::MessageText)));
}

void StartPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && trouble_ != nullptr) dress_trouble();
  QWidget::changeEvent(event);
}

QFrame* StartPage::trouble_part() {
  trouble_ = new QFrame;
  trouble_->setObjectName(QStringLiteral("start_trouble"));
  trouble_->setAccessibleName(tr("What can be done now"));
  dress_trouble();
  auto* column = new QVBoxLayout(trouble_);
  sentence_ = new QLabel;
  sentence_->setObjectName(QStringLiteral("trouble_sentence"));
  sentence_->setTextFormat(Qt::PlainText);
  sentence_->setWordWrap(true);
  auto* row = new QHBoxLayout;
  again_ = new QPushButton(tr("Try Again"));
  again_->setObjectName(QStringLiteral("trouble_again"));
  auto* folder = new QPushButton(tr("Show Folder"));
  folder->setObjectName(QStringLiteral("trouble_folder"));
  auto* other = new QPushButton(tr("Choose Another File…"));
  other->setObjectName(QStringLiteral("trouble_other"));
  forget_ = new QPushButton(tr("Take Off the List"));
  forget_->setObjectName(QStringLiteral("trouble_forget"));
  for (QPushButton* button : {again_, folder, other, forget_}) row->addWidget(button);
  row->addStretch(1);
  column->addWidget(sentence_);
  column->addLayout(row);
  trouble_->hide();
  connect(again_, &QPushButton::clicked, this, [this] { emit study_asked(troubled_); });
  connect(folder, &QPushButton::clicked, this,
          [this] { emit folder_asked(troubled_.file.parent_path()); });
  connect(other, &QPushButton::clicked, this, &StartPage::open_asked);
  connect(forget_, &QPushButton::clicked, this, [this] {
    emit forget_asked(troubled_.file);
    clear_trouble();
  });
  return trouble_;
}

void StartPage::show_recent(const std::vector<StudyFile>& studies) {
  studies_ = studies;
  list_->clear();
  for (const StudyFile& study : studies_) {
    const QString path = qstring(study.file.string());
    const QString name = qstring(study.file.parent_path().filename().string()) +
                         QStringLiteral(" – ") + qstring(study.file.filename().string());
    const bool there = is_there(study);
    auto* item = new QListWidgetItem(
        name + QLatin1Char('\n') + (there ? path : tr("No longer at this place: %1").arg(path)),
        list_);
    item->setToolTip(path.toHtmlEscaped());
    if (!there) item->setForeground(palette().color(QPalette::Disabled, QPalette::Text));
  }
  none_->setVisible(studies_.empty());
  list_->setVisible(!studies_.empty());
}

void StartPage::take_item(const QListWidgetItem* item) {
  const auto row = static_cast<std::size_t>(list_->row(item));
  if (row >= studies_.size()) return;
  const StudyFile study = studies_[row];
  if (is_there(study)) {
    clear_trouble();
    emit study_asked(study);
    return;
  }
  show_trouble(study, tr("The study %1 is no longer there. Has it been moved, or is a drive not "
                         "connected?")
                          .arg(qstring(study.file.string())));
}

void StartPage::show_trouble(const StudyFile& study, const QString& sentence) {
  troubled_ = study;
  sentence_->setText(sentence);
  trouble_->setAccessibleDescription(sentence);
  trouble_->show();
  QAccessibleEvent alert(trouble_, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

void StartPage::clear_trouble() { trouble_->hide(); }

QString StartPage::trouble() const { return trouble_->isHidden() ? QString() : sentence_->text(); }

}  // namespace nahraum::app
