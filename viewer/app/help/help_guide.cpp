#include "viewer/app/help/help_guide.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QTableView>
#include <QToolButton>
#include <QWhatsThis>

#include "analysis/study/cards/card_needs.h"
#include "viewer/app/help/help_words.h"
#include "viewer/app/start/start.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// Left of the buttons that Qt puts into the title of a panel, and with them: hidden where the
/// panel floats with a frame of the desktop.
class PanelButton : public QToolButton {
 public:
  PanelButton(QDockWidget& dock, QWidget& beside) : QToolButton(&dock), beside_(beside) {
    setText(QStringLiteral("?"));
    setAutoRaise(true);
    setFocusPolicy(Qt::NoFocus);  // as its neighbours; by keyboard it is F1
    beside_.installEventFilter(this);
    place();
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    switch (event->type()) {
      case QEvent::Move:
      case QEvent::Resize:
      case QEvent::Show:
      case QEvent::Hide:
        place();
        break;
      default:
        break;
    }
    return QToolButton::eventFilter(watched, event);
  }

 private:
  void place() {
    const QRect next = beside_.geometry();
    setGeometry(next.translated(-next.width() - 2, 0));
    setVisible(!beside_.isHidden());
    raise();
  }

  QWidget& beside_;
};

}  // namespace

HelpGuide::HelpGuide(MainWindow& window, geo::Language language)
    : QObject(&window), window_(window), language_(language) {
  setObjectName(QStringLiteral("help_guide"));
  for (auto* dock : window_.findChildren<QDockWidget*>()) add_button(*dock);
  qApp->installEventFilter(this);
}

void HelpGuide::add_button(QDockWidget& dock) {
  const std::string_view card = card_id_of(dock.objectName());
  auto* beside = dock.findChild<QWidget*>(QStringLiteral("qt_dockwidget_floatbutton"),
                                          Qt::FindDirectChildrenOnly);
  if (card.empty() || beside == nullptr) return;
  auto* button = new PanelButton(dock, *beside);
  const QString id = qstring(card);
  button->setObjectName(QStringLiteral("help_") + id);
  button->setToolTip(tr("What is this? (F1)"));
  button->setAccessibleName(tr("Help on %1").arg(dock.windowTitle()));
  connect(button, &QToolButton::clicked, this, [this, id] { show_card(id); });
}

void HelpGuide::fill_menu(QMenu& menu) {
  QAction* help = menu.addAction(tr("&Help on This Panel"));
  help->setObjectName(QStringLiteral("help_panel"));
  help->setStatusTip(tr("What the panel with the keys shows, and what it does not"));
  help->setShortcut(QKeySequence(Qt::Key_F1));
  help->setShortcutContext(Qt::ApplicationShortcut);  // the page preview is a window of its own
  connect(help, &QAction::triggered, this, &HelpGuide::show_for_focus);
  QAction* field = menu.addAction(tr("&What Is This?"));
  field->setObjectName(QStringLiteral("help_field"));
  field->setStatusTip(tr("What a field or a column means"));
  field->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F1));
  field->setShortcutContext(Qt::ApplicationShortcut);
  connect(field, &QAction::triggered, this, &HelpGuide::show_field_for_focus);
}

void HelpGuide::show_for_focus() {
  const analysis::CardHelp* card = card_of(QApplication::focusWidget());
  if (help_ != nullptr && help_->isActiveWindow()) return;
  if (card != nullptr) return show_card(qstring(card->id));
  show_card(window_.start_pages().shows_map() ? QStringLiteral("map") : QStringLiteral("start"));
}

/// By the menu there is no field: the pointer then asks, as everywhere.
void HelpGuide::show_field_for_focus() {
  QWidget* at = QApplication::focusWidget();
  const bool by_key = QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
  if (!by_key || at == nullptr) return QWhatsThis::enterWhatsThisMode();
  QString words;
  QPoint where = at->mapToGlobal(at->rect().center());
  if (const auto* view = qobject_cast<const QAbstractItemView*>(at);
      view != nullptr && view->currentIndex().isValid()) {
    words = head_words(*view, view->currentIndex().column());
    where = view->viewport()->mapToGlobal(view->visualRect(view->currentIndex()).bottomLeft());
  }
  if (words.isEmpty()) words = words_of(at, language_);
  if (words.isEmpty()) return QWhatsThis::enterWhatsThisMode();
  QWhatsThis::showText(where, words, at);
}

bool HelpGuide::eventFilter(QObject* watched, QEvent* event) {
  const bool asks = event->type() == QEvent::QueryWhatsThis;
  if (!asks && event->type() != QEvent::WhatsThis) return QObject::eventFilter(watched, event);
  auto* widget = qobject_cast<QWidget*>(watched);
  if (widget == nullptr) return QObject::eventFilter(watched, event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto* header = qobject_cast<const QHeaderView*>(widget->parentWidget());
  const auto* view =
      header == nullptr ? nullptr : qobject_cast<const QAbstractItemView*>(header->parentWidget());
  const QString words =
      view != nullptr && header->orientation() == Qt::Horizontal
          ? head_words(*view, header->logicalIndexAt(widget->mapFromGlobal(help->globalPos())))
          : words_of(widget, language_);
  if (words.isEmpty()) return QObject::eventFilter(watched, event);
  if (!asks) QWhatsThis::showText(help->globalPos(), words, widget);
  event->accept();
  return true;
}

/// Why the card is empty, and the heads of its table as they stand now.
HelpWindow::Extra HelpGuide::extra_of(const QString& card) const {
  HelpWindow::Extra extra;
  if (const auto& result = window_.study().result; result != nullptr)
    if (const auto why = analysis::why_empty(*result, card.toStdString()))
      extra.missing = qstring(*why, language_);
  for (const auto* view : window_.findChildren<QTableView*>()) {
    const analysis::CardHelp* of = card_of(view);
    if (of == nullptr || qstring(of->id) != card || view->model()->rowCount() == 0) continue;
    const QHeaderView& heads = *view->horizontalHeader();
    for (int visual = 0; visual < heads.count(); ++visual) {
      const int column = heads.logicalIndex(visual);
      if (view->isColumnHidden(column)) continue;
      extra.heads += view->model()->headerData(column, Qt::Horizontal).toString();
      extra.head_words += head_words(*view, column);
    }
  }
  return extra;
}

void HelpGuide::show_card(const QString& id) {
  const analysis::CardHelp* card = analysis::find_card(id.toStdString());
  if (card == nullptr) return;
  if (help_ == nullptr) {
    help_ = new HelpWindow(language_, &window_);
    connect(help_, &HelpWindow::card_asked, this, &HelpGuide::show_card);
  }
  help_->show_card(*card, extra_of(id));
  help_->show();
  help_->raise();
  help_->activateWindow();
}

}  // namespace nahraum::app
