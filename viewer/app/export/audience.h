#pragma once
// Whom the window's study may be shown to, said where nobody overlooks it: the title of the window,
// the menu bar, the pages of exports, what is copied.

#include <QLabel>

#include "analysis/study/study.h"

namespace nahraum::app {

/// "Internes Arbeitspapier" or "Öffentliche Fassung".
[[nodiscard]] QString audience_name(const analysis::Study& study, geo::Language language);
/// The stamp of everything written: the same words as on maps and papers.
[[nodiscard]] QString audience_stamp(const analysis::Study& study, geo::Language language);

/// The name on a ground of its own: striking for internal papers, calm for public ones; words and
/// not colour alone. Hidden until there is a study.
class AudienceBadge : public QLabel {
  Q_OBJECT
 public:
  explicit AudienceBadge(geo::Language language, QWidget* parent = nullptr);

  void show_study(const analysis::Study& study);

 private:
  geo::Language language_;
};

}  // namespace nahraum::app
