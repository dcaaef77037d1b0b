#include "viewer/app/export/audience.h"

#include "analysis/study/release/release_study.h"
#include "viewer/app/look/appearance.h"
#include "viewer/app/window/words.h"

namespace nahraum::app {

QString audience_name(const analysis::Study& study, geo::Language language) {
  const geo::Text name = study.release.internal
                             ? geo::Text{"Internes Arbeitspapier", "Internal working paper"}
                             : geo::Text{"Öffentliche Fassung", "Public version"};
  return qstring(name, language);
}

QString audience_stamp(const analysis::Study& study, geo::Language language) {
  return qstring(analysis::release_stamp(study), language);
}

AudienceBadge::AudienceBadge(geo::Language language, QWidget* parent)
    : QLabel(parent), language_(language) {
  setObjectName(QStringLiteral("audience"));
  setTextFormat(Qt::PlainText);
  setAlignment(Qt::AlignCenter);
  hide();
}

void AudienceBadge::show_study(const analysis::Study& study) {
  const bool internal = study.release.internal;
  setText(audience_name(study, language_));
  setToolTip(audience_stamp(study, language_));
  setAccessibleName(tr("Audience: %1").arg(text()));
  restyle(*this, QStringLiteral("QLabel { background: %1; color: %2; font-weight: bold; "
                                "padding: 1px 8px; border-radius: 3px; }")
                     .arg(ink_name(internal ? Role::InternalGround : Role::PublicGround),
                          ink_name(Role::StampText)));
  show();
}

}  // namespace nahraum::app
