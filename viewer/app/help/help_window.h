#pragma once
// One card's help beside the work: what it shows, what not, how to read it, its keys and columns,
// with links to other cards. Not modal; stays where it is put.

#include <QDialog>

#include "analysis/study/cards/card_help.h"

class QComboBox;
class QTextBrowser;

namespace nahraum::app {

class HelpWindow : public QDialog {
  Q_OBJECT
 public:
  HelpWindow(geo::Language language, QWidget* parent);

  struct Extra {
    QString missing{};            ///< why the card is empty; "" = it is not
    QList<QString> heads{};       ///< column heads of its table …
    QList<QString> head_words{};  ///< … and what each says
  };
  void show_card(const analysis::CardHelp& card, const Extra& extra);
  [[nodiscard]] QString card() const { return card_; }
  /// What is read, without its dress.
  [[nodiscard]] QString text() const;

 signals:
  /// A link or the list of cards.
  void card_asked(const QString& id);

 private:
  geo::Language language_;
  QString card_;
  QComboBox* choice_;
  QTextBrowser* text_;
};

}  // namespace nahraum::app
