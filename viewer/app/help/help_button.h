#pragma once
// "?" on a page that is no panel: opens its card, as F1 does while the page has the keys.
//
//   row->addWidget(new HelpButton("start", language), 0, Qt::AlignTop);

#include <QToolButton>
#include <string_view>

#include "geo/core/text.h"

namespace nahraum::app {

class HelpButton : public QToolButton {
  Q_OBJECT
 public:
  /// `card` is the id of one of analysis::card_helps().
  explicit HelpButton(std::string_view card, geo::Language language, QWidget* parent = nullptr);
};

}  // namespace nahraum::app
