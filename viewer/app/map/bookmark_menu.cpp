#include "viewer/app/map/bookmark_menu.h"

#include <QInputDialog>
#include <algorithm>

#include "viewer/app/map/map_widget.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// Ctrl+1 … Ctrl+9 for the first ones.
constexpr std::size_t kKeys = 9;

QString menu_words(QString name) { return name.replace(QLatin1Char('&'), QStringLiteral("&&")); }

}  // namespace

BookmarkMenu::BookmarkMenu(MapWidget& map, geo::Language language, QWidget* parent)
    : QMenu(tr("&Bookmarks"), parent), map_(map), language_(language) {
  menuAction()->setStatusTip(tr("Views of the map kept under a name"));
  fill();
}

void BookmarkMenu::set_bookmarks(std::vector<Bookmark> bookmarks) {
  bookmarks_ = std::move(bookmarks);
  fill();
}

void BookmarkMenu::add(const QString& name) {
  const Bookmark bookmark{name, map_.view().centre(), map_.view().scale_denominator()};
  const auto same = std::find_if(bookmarks_.begin(), bookmarks_.end(),
                                 [&](const Bookmark& b) { return b.name == name; });
  if (same == bookmarks_.end())
    bookmarks_.push_back(bookmark);
  else
    *same = bookmark;
  fill();
  emit changed();
}

void BookmarkMenu::remove(const QString& name) {
  std::erase_if(bookmarks_, [&](const Bookmark& b) { return b.name == name; });
  fill();
  emit changed();
}

void BookmarkMenu::go_to(const Bookmark& bookmark) {
  map_.set_view(map_.view().centred(bookmark.centre).with_scale(bookmark.scale));
  map_.setFocus();
}

void BookmarkMenu::ask_name() {
  if (map_.scene().empty()) return;
  bool given = false;
  const QString name =
      QInputDialog::getText(this, tr("Keep this view"), tr("Name of the view"), QLineEdit::Normal,
                            tr("View %1 (%2)")
                                .arg(bookmarks_.size() + 1)
                                .arg(scale_text(map_.view().scale_denominator(), language_)),
                            &given);
  if (given && !name.trimmed().isEmpty()) add(name.trimmed());
}

void BookmarkMenu::fill() {
  clear();
  if (forget_ != nullptr) forget_->deleteLater();  // one of its own actions may be under way
  QAction* keep = addAction(tr("&Keep This View…"));
  keep->setStatusTip(tr("The part of the map shown now, under a name"));
  keep->setShortcut(QKeySequence(QStringLiteral("Ctrl+B")));
  connect(keep, &QAction::triggered, this, &BookmarkMenu::ask_name);
  forget_ = addMenu(tr("&Forget"));
  forget_->menuAction()->setStatusTip(tr("Takes a view off the list"));
  forget_->setEnabled(!bookmarks_.empty());
  addSeparator();
  for (std::size_t i = 0; i < bookmarks_.size(); ++i) {
    const Bookmark& bookmark = bookmarks_[i];
    QAction* go = addAction(menu_words(bookmark.name));
    if (i < kKeys) go->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
    go->setStatusTip(tr("Shows this view"));
    connect(go, &QAction::triggered, this, [this, bookmark] { go_to(bookmark); });
    QAction* forget = forget_->addAction(menu_words(bookmark.name));
    forget->setStatusTip(tr("Takes this view off the list"));
    connect(forget, &QAction::triggered, this, [this, name = bookmark.name] { remove(name); });
  }
}

}  // namespace nahraum::app
