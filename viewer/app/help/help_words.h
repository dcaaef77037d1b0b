#pragma once
// Which words belong to which part of the window: names of objects, and where their help stands in
// the tables of the core (analysis/study/cards). No sentence is written here.

#include <QString>

#include "analysis/score/criteria.h"
#include "analysis/study/cards/card_help.h"
#include "geo/core/text.h"

class QAbstractItemView;
class QWidget;

namespace nahraum::app {

/// Of the widget or the nearest one around it that is a card; null outside every card.
[[nodiscard]] const analysis::CardHelp* card_of(const QWidget* widget);
/// By the name of an object; empty for none.
[[nodiscard]] std::string_view card_id_of(const QString& object);
/// The key of the study behind a field: "proposal_number_box" is [[proposal]] p. An empty section
/// for a field that is none.
[[nodiscard]] analysis::KeyName key_of(const QString& object);
/// What this very field says: key of the study, own What's This, tool tip; of the nearest widget
/// around it that has any. Plain text or rich text as Qt shows it.
[[nodiscard]] QString words_of(const QWidget* widget, geo::Language language);
/// A column head of a view.
[[nodiscard]] QString head_words(const QAbstractItemView& view, int column);
/// A column of the results; empty without an entry.
[[nodiscard]] QString column_words(std::string_view column, geo::Language language);
/// Question and basis of a criterion.
[[nodiscard]] QString criterion_words(const analysis::CriterionNode& node, geo::Language language);

}  // namespace nahraum::app
