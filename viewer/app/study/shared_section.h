#pragma once
// A column that grows with its table.

class QHeaderView;

namespace nahraum::app {

/// The section keeps this share of the head's width, but never less than it has now; until the user
/// gives it a width of his own.
void keep_share(QHeaderView& header, int section, double share);

}  // namespace nahraum::app
