#pragma once
// How every table of the window looks and behaves.

#include <QTableView>

namespace nahraum::app {

/// Whole rows, one at a time, sortable, striped; named for screen readers.
void dress_table(QTableView& view, const QString& name);
/// Widths by content, none wider than `most` pixels.
void fit_to_contents(QTableView& view, int most);
/// Gives unnamed focusable parts of a compound widget (clear buttons, lists of boxes) its name.
void name_children(QWidget& widget);

}  // namespace nahraum::app
